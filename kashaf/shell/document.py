"""A whole document with its matches lit."""

from __future__ import annotations

from dataclasses import dataclass

from kashaf.engines import Stored
from kashaf.engines.layout import TEXT, TITLE
from kashaf.errors import KashafError
from kashaf.index import Index
from kashaf.search import Search
from kashaf.search.highlight import Highlighter
from kashaf.search.marks import Span
from kashaf.search.sought import Sought
from kashaf.shell.lines import MATCH, Line, lit, wrapped
from kashaf.shell.question import Question

__all__ = ["Document", "match_places", "opened"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is open.

    Attributes:
        id: its id.
        stored: its title, text and fields.
        title_spans: the marked places of the title.
        text_spans: those of the text.
    """

    id: str
    stored: Stored
    title_spans: tuple[Span, ...]
    text_spans: tuple[Span, ...]
    reading: bool = True

    @property
    def matches(self) -> int:
        """How many places are marked."""
        return len(self.title_spans) + len(self.text_spans)

    def lines(self, columns: int) -> list[Line]:
        """Return title, id and fields, then the text paragraph by paragraph."""
        shown = list(wrapped(lit(self.stored.title or self.id, self.title_spans, "title"), columns))
        shown += wrapped((("dim", self.id),), columns)
        for name, value in self.stored.fields.items():
            shown += wrapped(lit(f"{name}: {value}", (), "dim"), columns)
        shown.append((("", ""),))
        start = 0
        for paragraph in self.stored.text.splitlines(keepends=True):
            end = start + len(paragraph)
            spans = [Span(a - start, b - start) for a, b in self.text_spans if start <= a < end]
            shown += wrapped(lit(paragraph.rstrip("\r\n"), spans), columns)
            start = end
        return shown


def match_places(lines: list[Line]) -> list[int]:
    """Return the number of the line of each match; a match that a line's end cuts is two."""
    return [number for number, line in enumerate(lines) for style, _ in line if style == MATCH]


def opened(index: Index, question: Question, document_id: str) -> Document:
    """Return a document with the matches of the question's query lit.

    Raises:
        KashafError: there is no such document; the query cannot be read.
    """
    stored = index.get(document_id)
    if stored is None:
        raise KashafError(f"there is no document {document_id!r} any more; search again")
    title, text = _spans(index, question, stored)
    return Document(document_id, stored, title, text)


def _spans(index: Index, question: Question, stored: Stored) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    if not question.query.strip():
        return (), ()
    search = Search(index.searcher(), index.analyzer, index.layout)
    sought = search.understand(question.query, broad=question.broad, switches=question.switches).sought
    title, text = (
        tuple(found.marked for found in Highlighter(index.analyzer, sought.get(name, Sought())).find(value))
        for name, value in ((TITLE, stored.title), (TEXT, stored.text))
    )
    return title, text
