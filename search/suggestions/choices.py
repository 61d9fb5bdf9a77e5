"""What may be chosen at one place of a query in place of what was typed, and the best choices for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kashaf.search.suggestions.suggestion import Kind

__all__ = ["Choice", "Path", "best_paths"]

_BEAM: Final = 24


@dataclass(frozen=True, slots=True)
class Choice:
    """A change that may be made.

    Attributes:
        start: of what it replaces, in characters of the query.
        end: exclusive.
        places: how many words of the query it replaces.
        text: folded words in their place.
        gain: how much likelier it is than what was typed, in nats.
        kind: how the two differ.
    """

    start: int
    end: int
    places: int
    text: str
    gain: float
    kind: Kind

    @property
    def to_arabic(self) -> bool:
        """Whether Arabic stands in the place of Latin letters that were typed by mistake."""
        return self.kind is Kind.LAYOUT and not self.text.isascii()


@dataclass(frozen=True, slots=True)
class Path:
    """A choice for each place of a query, or none for what stays."""

    gain: float = 0.0
    choices: tuple[Choice, ...] = ()

    def order(self) -> tuple[float, tuple[tuple[int, str], ...]]:
        """Return what paths are ordered by, the best first."""
        return -self.gain, tuple((choice.start, choice.text) for choice in self.choices)

    def with_choice(self, choice: Choice) -> Path:
        """Return this path with one more change."""
        return Path(self.gain + choice.gain, (*self.choices, choice))


def best_paths(choices: Mapping[int, Sequence[Choice]], places: int) -> list[Path]:
    """Return the best ways through a query in order: at each place it stays, or one choice is made.

    Args:
        choices: what may begin at each place.
        places: how many there are.
    """
    reached: list[list[Path]] = [[Path()], *([] for _ in range(places))]
    for place in range(places):
        for path in sorted(reached[place], key=Path.order)[:_BEAM]:
            reached[place + 1].append(path)
            for choice in choices.get(place, ()):
                reached[place + choice.places].append(path.with_choice(choice))
    return sorted((path for path in reached[places] if path.choices), key=Path.order)
