"""What a query holds that the language does not allow: where it stands, and how it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kashaf.errors import QueryError

__all__ = ["Slip", "notes", "refuse"]


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing in a query that is not of the language.

    Attributes:
        message: what was found and what to write instead.
        reading: how it is read where that is allowed.
        position: where it stands, in characters from 0.
    """

    message: str
    reading: str
    position: int

    def __str__(self) -> str:
        return f"{self.message} (it was read {self.reading})"


def notes(slips: Iterable[Slip]) -> tuple[str, ...]:
    """Return a sentence for each slip, in the order of their places."""
    return tuple(map(str, sorted(slips, key=lambda slip: slip.position)))


def refuse(slips: Iterable[Slip]) -> None:
    """Raise QueryError for the slip that stands first, if there is any."""
    first = min(slips, key=lambda slip: slip.position, default=None)
    if first is not None:
        raise QueryError(first.message, first.position)
