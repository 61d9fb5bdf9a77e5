"""What was found damaged in a text, and how it was mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

__all__ = ["Change", "Finding", "Mended", "Repaired", "mended"]

_SHOWN: Final = 60  # characters of an example


class Change(NamedTuple):
    """A place of a text before and after it was mended."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A text that one repair has gone over.

    Attributes:
        text: as it is now; the very text that was given where nothing was found.
        count: how many places were mended.
        example: the first of them.
    """

    text: str
    count: int = 0
    example: Change | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of damage in a text.

    Attributes:
        kind: the name of the repair.
        count: how many places had it.
        share: how much of the text lay in them, from 0 to 1.
        example: the first place, before and after.
    """

    kind: str
    count: int
    share: float
    example: Change

    def to_json(self) -> dict[str, object]:
        """Return the finding as JSON takes it."""
        return {
            "kind": self.kind,
            "count": self.count,
            "share": round(self.share, 4),
            "before": self.example.before,
            "after": self.example.after,
        }


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text, mended, and what was found in it.

    Attributes:
        text: to be shown and searched.
        findings: in the order in which they were mended; none for a sound text.
    """

    text: str
    findings: tuple[Finding, ...] = ()


def _example(text: str, start: int, stop: int, instead: str) -> Change:
    """Return a place with the words that it lies in."""
    first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    last = min(
        (place for place in (text.find(" ", stop), text.find("\n", stop)) if place >= 0), default=len(text)
    )
    before, after = text[first:start], text[stop:last]
    return Change((before + text[start:stop] + after)[:_SHOWN], (before + instead + after)[:_SHOWN])


def mended(text: str, places: Iterable[tuple[int, int, str]]) -> Mended:
    """Put other text at places of a text.

    Args:
        text: as it was.
        places: start, end and what is to stand there, in order and without overlap; a place that changes
            nothing does not count.
    """
    parts: list[str] = []
    end, count, example = 0, 0, None
    for start, stop, instead in places:
        before = text[start:stop]
        if before != instead:
            parts += (text[end:start], instead)
            end = stop
            count += 1
            example = example or _example(text, start, stop, instead)
    return Mended("".join((*parts, text[end:])), count, example) if count else Mended(text)
