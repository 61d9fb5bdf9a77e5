"""What the shell shows, as lines of styled text for any width: hits, and whatever is told in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final, Protocol

from kashaf.search.facets import Facet
from kashaf.search.marks import Snippet
from kashaf.search.results import Hit, Results
from kashaf.search.why.language import Language
from kashaf.shell.lines import Fragment, Line, Paper, lit, text_of, wrapped
from kashaf.shell.question import Question
from kashaf.shell.wording import say
from kashaf.terminal import Direction, direction_of, isolated, one_line
from kashaf.terminal.direction import FIRST_STRONG_ISOLATE, POP_ISOLATE, without_controls

__all__ = ["Hits", "Told", "View", "found_line"]

_INDENT: Final = 5
_DETAIL: Final = 80
"""Characters of a field's value that is shown below a hit; longer ones are left out."""


class View(Protocol):
    """Something that can be shown."""

    @property
    def reading(self) -> bool:
        """Whether it is read by keys, with matches to go to, while no line is typed."""
        ...

    def lines(self, paper: Paper) -> list[Line]:
        """Return it in lines that the paper takes."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """Lines of words: help, reasons, lists.

    Attributes:
        told: the lines; blanks at their start are kept.
    """

    told: tuple[Line, ...]
    reading: bool = False

    @classmethod
    def of(cls, texts: Iterator[str] | tuple[str, ...] | list[str]) -> Told:
        """Return lines of plain text."""
        return cls(tuple((("", one_line(text)),) for text in texts))

    def lines(self, paper: Paper) -> list[Line]:
        """Return the lines, those that are too wide wrapped, all at one side."""
        side = direction_of(" ".join(map(text_of, self.told)))
        shown: list[Line] = []
        for line in self.told:
            text = text_of(line)
            indent = len(text) - len(text.lstrip(" "))
            bare = ((line[0][0], line[0][1].lstrip(" ")), *line[1:]) if line else line
            shown += wrapped(bare, paper, indent, side)
        return shown


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits.

    Attributes:
        question: what was asked.
        results: what was found.
        language: of what is said.
        reasons: by the ids of hits, how each word matched, where that is to be said.
        advice: what may have been meant, or why nothing was found.
        unfinished: whether they are the first of what is still being typed.
    """

    question: Question
    results: Results
    language: Language
    reasons: Mapping[str, str] = field(default_factory=dict)
    advice: tuple[str, ...] = ()
    unfinished: bool = False
    reading: bool = False

    def lines(self, paper: Paper) -> list[Line]:
        """Return notes, advice and facets, then the hits: title, snippet, id and fields, and why."""
        shown: list[Line] = []
        notes = () if self.unfinished else self.results.notes  # of half a line, what is odd is no news
        for note in (*notes, *self.advice):
            shown += wrapped((("note", one_line(note)),), paper, side=direction_of(note))
        numbers = count(1)
        for facet in self.results.facets:
            line = tuple(self._facet(facet, numbers))
            shown += wrapped(line, paper, side=_side(line))
        for rank, hit in enumerate(self.results, self.results.offset + 1):
            shown += (self._blank, *self._hit(rank, hit, paper))
        return shown

    _blank: Line = (("", ""),)

    def _facet(self, facet: Facet, numbers: Iterator[int]) -> Iterator[tuple[str, str]]:
        yield "title", one_line(facet.field)
        for bucket in facet.buckets:
            yield "", "  "
            yield "rank", f"({next(numbers)})"
            yield "", f"\u00a0{one_line(bucket.label)}\u00a0"
            yield "dim", f"{bucket.count:,}"
        if facet.others:
            yield "dim", "  " + say("others", self.language, count=f"{facet.others:,}")

    def _hit(self, rank: int, hit: Hit, paper: Paper) -> Iterator[Line]:
        snippets = hit.snippets or (hit.snippet,)
        title = hit.title_shown
        # A hit stands at one side as a whole, whatever the direction of its parts.
        side = direction_of(f"{title.text} {snippets[0].text}")
        place = f"{rank}. " if side is Direction.RIGHT_TO_LEFT and paper.aligned else f"{rank:>3}. "
        parts: list[Fragment] = [("rank", place), ("", FIRST_STRONG_ISOLATE)]
        parts += (*lit(title.text, title.spans, "title"), ("", POP_ISOLATE))
        parts += [("dim", f"  {hit.score:.3f}")] if hit.score else []
        yield from wrapped(tuple(parts), paper, side=side)
        for snippet in snippets:
            yield from wrapped(tuple(_snippet(snippet)), paper, _INDENT, side)
        yield from wrapped((("dim", _details(hit)),), paper, _INDENT, side)
        if hit.id in self.reasons:
            yield from wrapped((("why", one_line(self.reasons[hit.id])),), paper, _INDENT, side)


def found_line(results: Results, language: Language) -> str:
    """Return how many were found, how fast, and which of them are shown."""
    place = ""
    if len(results) and results.total > len(results):
        first = results.offset + 1
        place = say("place", language, first=f"{first:,}", last=f"{results.offset + len(results):,}")
    return say("found", language, total=f"{results.total:,}", took=f"{results.took_ms:.1f}") + place


def _snippet(snippet: Snippet) -> Iterator[tuple[str, str]]:
    if snippet.cut_before:
        yield "", "…"
    yield from lit(snippet.text, snippet.spans)
    if snippet.cut_after:
        yield "", "…"


def _details(hit: Hit) -> str:
    fields = (
        f"{name}: {value}" for name, value in hit.fields.items() if isinstance(value, str | int | float)
    )
    # Each in an isolate, so that an Arabic value does not draw its neighbours to its side.
    return " · ".join(isolated(one_line(part)) for part in (hit.id, *fields) if len(part) < _DETAIL)


def _side(line: Line) -> Direction:
    """Return the direction of most of a line's letters: the names of fields are often Latin."""
    text = without_controls(text_of(line))
    arabic = sum(direction_of(word) is Direction.RIGHT_TO_LEFT for word in text.split())
    latin = sum(word[:1].isascii() and word[:1].isalpha() for word in text.split())
    return Direction.RIGHT_TO_LEFT if arabic > latin else Direction.LEFT_TO_RIGHT
