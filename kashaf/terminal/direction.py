"""Which way a text runs, and the isolates that keep it from disturbing what stands beside it.

The terms are those of the Unicode Bidirectional Algorithm, UAX #9.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Final

__all__ = [
    "FIRST_STRONG_ISOLATE",
    "ISOLATES",
    "LEFT_TO_RIGHT_ISOLATE",
    "POP_ISOLATE",
    "RIGHT_TO_LEFT_ISOLATE",
    "Direction",
    "direction_of",
    "isolated",
    "without_controls",
]

LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"

ISOLATES: Final = frozenset((LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE))
"""What opens an isolate."""

_CONTROLS: Final = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


class Direction(StrEnum):
    """The way a text runs."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


def direction_of(text: str) -> Direction:
    """Return the direction of the first letter of a text, by rule P2; left to right where there is none.

    >>> direction_of("1. كتاب on paper").value, direction_of("iPhone جديد").value
    ('rtl', 'ltr')
    """
    if not text.isascii():
        for sign in text:
            kind = unicodedata.bidirectional(sign)
            if kind in ("R", "AL"):
                return Direction.RIGHT_TO_LEFT
            if kind == "L":
                break
    return Direction.LEFT_TO_RIGHT


def isolated(text: str, direction: Direction | None = None) -> str:
    """Return a text in an isolate, so that its direction does not disturb what stands beside it.

    Isolates that the text closes without having opened them, or leaves open, are mended first.

    Args:
        text: any; plain ASCII needs no isolate where no direction is asked for.
        direction: of the isolate; left out, that of its first letter.
    """
    if text.isascii() and direction is None:
        return text
    return f"{_OPENING[direction]}{_balanced(text)}{POP_ISOLATE}"


def without_controls(text: str) -> str:
    """Return a text without what steers its direction: marks, embeddings, overrides, isolates."""
    return text if text.isascii() else text.translate(_CONTROLS)


_OPENING: Final = {
    None: FIRST_STRONG_ISOLATE,
    Direction.LEFT_TO_RIGHT: LEFT_TO_RIGHT_ISOLATE,
    Direction.RIGHT_TO_LEFT: RIGHT_TO_LEFT_ISOLATE,
}


def _balanced(text: str) -> str:
    if ISOLATES.isdisjoint(text) and POP_ISOLATE not in text:
        return text
    kept: list[str] = []
    still_open = 0
    for sign in text:
        if sign in ISOLATES:
            still_open += 1
        elif sign == POP_ISOLATE:
            if not still_open:
                continue
            still_open -= 1
        kept.append(sign)
    return "".join(kept) + POP_ISOLATE * still_open
