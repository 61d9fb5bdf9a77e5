"""Hits as a table, each with its citation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from kashaf.engines import FieldType, Layout, Stored
from kashaf.exporting.citing import LONGEST_QUOTE, cited
from kashaf.exporting.table import Citation, Row, Table
from kashaf.search.marks import Snippet, Span
from kashaf.search.results import Hit, Results
from kashaf.search.sentences import sentence_around
from kashaf.search.why.language import Language

__all__ = ["all_hits", "citation", "hit_table"]

_OWN: Final = ("rank", "id", "score", "title", "quote", "place")
_PAGE: Final = 500


def all_hits(page: Callable[[int, str | None], Results], limit: int | None = None) -> Iterator[Hit]:
    """Yield hits page by page.

    Args:
        page: returns at most so many hits behind the token of the page before.
        limit: how many in all; `None` for all.
    """
    token: str | None = None
    left = limit
    while left is None or left > 0:
        results = page(_PAGE if left is None else min(left, _PAGE), token)
        yield from results
        token = results.next
        if token is None:
            return
        left = None if left is None else left - len(results)


def hit_table(
    query: str,
    hits: Iterable[Hit],
    layout: Layout | None,
    language: Language,
    *,
    first: int = 1,
    notes: tuple[str, ...] = (),
) -> Table:
    """Return hits as a table: rank, id, score, title, the quoted sentence, its place, then the fields.

    Args:
        query: as it was asked.
        hits: as they come.
        layout: of the index, for the names and types of its fields.
        language: of what is said in words.
        first: the rank of the first hit.
        notes: what a reader of the table should know.
    """
    fields = tuple(name for name in (layout.fields if layout else ()) if name not in ("title", "text", *_OWN))
    dates = layout.of_type(FieldType.DATE) if layout else ()
    rows = (_row(rank, hit, citation(hit, dates, language), language) for rank, hit in enumerate(hits, first))
    return Table(query, (*_OWN, *fields), rows, notes)


def _row(rank: int, hit: Hit, cited: Citation, language: Language) -> Row:
    own: dict[str, object] = {
        "rank": rank,
        "id": hit.id,
        "score": round(hit.score, 6),
        "title": hit.title,
        "quote": cited.quote,
        "place": cited.place,
    }
    data = {"rank": rank, **hit.to_json(language), "citation": cited.to_json()}
    return Row({**hit.fields, **own}, cited, data)


def citation(hit: Hit, dates: Iterable[str], language: Language) -> Citation:
    """Return the citation of a hit: its best sentence, and what its fields say of where that stands.

    Args:
        hit: any.
        dates: the fields that hold dates; the first that has a value is taken.
        language: of the words for page and paragraph.
    """
    return cited(hit.id, Stored(hit.title, hit.text, hit.fields), _quote(hit), dates, language)


def _quote(hit: Hit) -> Snippet:
    """Return the sentence of the text that holds most of what is marked; else the best window."""
    windows = hit.snippets or (hit.snippet,)
    marked = [Span(window.start + a, window.start + b) for window in windows for a, b in window.spans]
    if not marked:
        return hit.snippet
    sentences = Counter(sentence_around(hit.text, span) for span in marked)
    (start, end), _ = sentences.most_common(1)[0]
    if end - start > LONGEST_QUOTE:
        return hit.snippet
    inside = tuple(Span(a - start, b - start) for a, b in marked if start <= a and b <= end)
    return Snippet(" ".join(hit.text[start:end].splitlines()), inside, start)
