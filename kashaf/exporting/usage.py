"""How words are used, as tables: the lines of a concordance with their citations, counts without any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from kashaf.engines import FieldType, Stored
from kashaf.exporting.citing import LONGEST_QUOTE, cited
from kashaf.exporting.table import Citation, Row, Table
from kashaf.search.concordance import Concordance, Line
from kashaf.search.marks import Snippet, Span
from kashaf.search.sentences import sentence_around
from kashaf.search.why.language import Language
from kashaf.searchable import Searchable

__all__ = ["concordance_table", "record_table"]


def concordance_table(found: Concordance, index: Searchable, language: Language) -> Table:
    """Return the lines of a concordance as a table: document, before, keyword, after, and where that stands.

    Args:
        found: the lines.
        index: where they were found; it must be open while the rows are taken.
        language: of what is said in words.
    """
    dates = index.layout.of_type(FieldType.DATE) if index.layout else ()
    get = lru_cache(maxsize=16)(index.get)  # lines of a document come one after the other

    def rows() -> Iterator[Row]:
        for line in found.lines:
            document = get(line.document)
            quoted = None if document is None else _citation(line, document, dates, language)
            yield _row(line, quoted)

    return Table(found.query, ("document", "before", "keyword", "after", "title", "place", "date"), rows())


def record_table(heading: str, records: Iterable[Mapping[str, object]]) -> Table:
    """Return records of one kind, such as counted words, as a table under the names of the first."""
    listed = list(records)
    return Table(heading, tuple(listed[0]) if listed else (), map(Row, listed))


def _row(line: Line, quoted: Citation | None) -> Row:
    values: dict[str, object] = {
        name: getattr(line, name) for name in ("document", "before", "keyword", "after")
    }
    data = line.to_json()
    if quoted is not None:
        values |= {"title": quoted.title, "place": quoted.place, "date": quoted.date}
        data |= {"citation": quoted.to_json()}
    return Row(values, quoted, data)


def _citation(line: Line, document: Stored, dates: tuple[str, ...], language: Language) -> Citation:
    if line.field != "text":  # a title, or a further field of text: the line itself is the quotation
        return replace(
            cited(line.document, document, Snippet("", ()), dates, language), quote=_window(line, "")
        )
    start, end = sentence_around(document.text, Span(line.start, line.end))
    if end - start > LONGEST_QUOTE:
        return cited(line.document, document, _window(line, document.text), dates, language)
    text = " ".join(document.text[start:end].splitlines())
    quote = Snippet(text, (Span(line.start - start, line.end - start),), start)
    return cited(line.document, document, quote, dates, language)


def _window(line: Line, text: str) -> Snippet:
    """Return the line with its keyword marked; what is joined to the keyword in a text is joined here too."""
    before = line.before + _gap(text[line.start - 1 : line.start] if line.before else line.keyword)
    after = _gap(text[line.end : line.end + 1] if line.after else line.keyword) + line.after
    marked = Span(len(before), len(before) + len(line.keyword))
    return Snippet(f"{before}{line.keyword}{after}", (marked,), line.start)


def _gap(beside: str) -> str:
    return " " if not beside or beside.isspace() else ""
