"""A whole document with its matches lit."""

from __future__ import annotations

from dataclasses import dataclass

from kashaf.index import Index
from kashaf.search.document import MarkedDocument
from kashaf.search.marks import Span
from kashaf.shell.lines import MATCH, Line, Paper, lit, text_of, wrapped
from kashaf.shell.question import Question
from kashaf.terminal import direction_of

__all__ = ["Document", "match_places", "opened"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is open.

    Attributes:
        marked: the document with its marked places.
    """

    marked: MarkedDocument
    reading: bool = True

    @property
    def matches(self) -> int:
        """How many places are marked."""
        return len(self.marked.title.spans) + len(self.marked.text.spans)

    def lines(self, paper: Paper) -> list[Line]:
        """Return title, id and fields, then the text paragraph by paragraph, each at its own side."""
        document = self.marked
        side = direction_of(document.title.text or document.text.text)
        shown: list[Line] = []
        for head in (
            lit(document.title.text or document.id, document.title.spans, "title"),
            (("dim", document.id),),
            *(lit(f"{name}: {value}", (), "dim") for name, value in document.fields.items()),
        ):
            shown += wrapped(head, paper, side=side)
        shown.append((("", ""),))
        for paragraph in self._paragraphs():
            shown += wrapped(paragraph, paper, side=direction_of(text_of(paragraph)))
        return shown

    def _paragraphs(self) -> list[Line]:
        text = self.marked.text
        paragraphs: list[Line] = []
        start = 0
        for paragraph in text.text.splitlines(keepends=True):
            end = start + len(paragraph)
            spans = [Span(a - start, b - start) for a, b in text.spans if start <= a < end]
            paragraphs.append(lit(paragraph.rstrip("\r\n"), spans))
            start = end
        return paragraphs


def match_places(lines: list[Line]) -> list[int]:
    """Return the number of the line of each match; a match that a line's end cuts is two."""
    return [number for number, line in enumerate(lines) for style, _ in line if style == MATCH]


def opened(index: Index, question: Question, document_id: str) -> Document:
    """Return a document with the matches of the question's query lit; raises KashafError."""
    return Document(
        index.marked(document_id, question.query, broad=question.broad, switches=question.switches)
    )
