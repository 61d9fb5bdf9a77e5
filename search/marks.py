"""Marked places of a text, and windows of it that show them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kashaf.search.sought import Part

__all__ = ["Found", "Marked", "Snippet", "Span"]


class Marked(StrEnum):
    """What of a word that was found is marked."""

    WORD = "word"  # as it stands
    STEM = "stem"  # without what is attached to it: conjunctions, prepositions, article, pronouns


class Span(NamedTuple):
    """A marked place: start and end in characters, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A window of a text.

    Attributes:
        text: a part of the original text, with line ends turned into blanks.
        spans: the marked places in `text`, in order.
        start: where `text` begins in the original, in characters.
        cut_before: whether something of the original was left out before.
        cut_after: whether something was left out after.
    """

    text: str
    spans: tuple[Span, ...]
    start: int = 0
    cut_before: bool = False
    cut_after: bool = False

    def to_json(self) -> dict[str, object]:
        """Return the window as JSON takes it; places are those in its text, `start` is the original's."""
        return {"text": self.text, "spans": [list(span) for span in self.spans], "start": self.start}


class Found(NamedTuple):
    """A place where a word stands, what of the query it matches, by which level, and what of it is marked."""

    span: Span
    part: Part
    level: str
    stem: Span | None = None

    @property
    def marked(self) -> Span:
        """What is to be marked: the whole word, or its stem where that is asked for."""
        return self.stem or self.span
