"""How else a foreign word may be spelt in Arabic letters.

Arabic has no letter for the sound g and none for short foreign vowels: Google is غوغل, جوجل or قوقل after
the country, and a vowel is written long or not at all, as in نتنياهو and نتانياهو. (The letters that Persian
lends, ڤ پ چ گ, are folded to ف ب ج ك already.)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from pyarabic.araby import ALEF, GHAIN, JEEM, KAF, QAF, WAW, YEH

__all__ = ["SHORTEST", "SHORTEST_FOR_VOWELS", "spellings"]

SHORTEST: Final = 4
"""From how many letters on a word is spelt otherwise: below, too many other words are near."""

SHORTEST_FOR_VOWELS: Final = 6
"""From how many letters on a vowel may come or go: كوبا and كوب are not one word."""


_G: Final = (GHAIN, JEEM, QAF, KAF)
_LONG: Final = (ALEF, WAW, YEH)
_MOST_G: Final = 2


def spellings(word: str) -> Iterator[str]:
    """Yield other spellings of a foreign word: other letters for g, or one vowel more or less.

    Args:
        word: at level `exact`, without what may be attached to it.

    >>> "غوغل" in spellings("جوجل"), "نتانياهو" in spellings("نتنياهو"), list(spellings("غاز"))
    (True, True, [])
    """
    if len(word) >= SHORTEST:
        yield from _with_other_g(word)
    if len(word) >= SHORTEST_FOR_VOWELS:
        yield from _with_other_vowels(word)


def _with_other_g(word: str) -> Iterator[str]:
    places = [place for place, letter in enumerate(word) if letter in _G]
    if 0 < len(places) <= _MOST_G:
        for chosen in product(_G, repeat=len(places)):
            letters = list(word)
            for place, letter in zip(places, chosen, strict=True):
                letters[place] = letter
            other = "".join(letters)
            if other != word:
                yield other


def _with_other_vowels(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        if word[place] in _LONG and place < len(word) - 1:
            yield word[:place] + word[place + 1 :]
        if word[place] not in _LONG and word[place - 1] not in _LONG:
            yield from (word[:place] + vowel + word[place:] for vowel in _LONG)
