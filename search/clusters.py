"""Where a text may be cut: never between a letter and its marks.

This is what a reader takes for one character, a grapheme cluster of Unicode's annex 29, as far as it concerns
Arabic and its neighbours: combining marks, joiners and their joined signs stay with what stands before them.
Tatweel lengthens the letter before it and stays with it, too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from pyarabic.araby import TATWEEL

__all__ = ["border_after", "border_before", "clusters", "is_border"]

_MARKS: Final = frozenset(("Mn", "Me", "Mc"))
_SYMBOL: Final = "So"  # emoji among them, which a joiner makes one
_ZERO_WIDTH_JOINER: Final = "\u200d"
_JOINERS: Final = frozenset("\u200c\u200d")


def is_border(text: str, place: int) -> bool:
    """Tell whether a text may be cut before the character at a place.

    >>> is_border("كِتاب", 1), is_border("كِتاب", 2)
    (False, True)
    """
    if not 0 < place < len(text):
        return True
    return not (
        _continues(text[place])
        or (text[place - 1] == _ZERO_WIDTH_JOINER and unicodedata.category(text[place]) == _SYMBOL)
        or (text[place] == "\n" and text[place - 1] == "\r")
    )


def _continues(character: str) -> bool:
    return unicodedata.category(character) in _MARKS or character in _JOINERS or character == TATWEEL


def border_before(text: str, place: int) -> int:
    """Return the last place at or before `place` at which a text may be cut."""
    while not is_border(text, place):
        place -= 1
    return place


def border_after(text: str, place: int) -> int:
    """Return the first place at or after `place` at which a text may be cut."""
    while not is_border(text, place):
        place += 1
    return place


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each part of a text that is not to be cut."""
    start = 0
    for place in range(1, len(text) + 1):
        if is_border(text, place):
            yield start, place
            start = place
