"""Marks on a word: parting them from the letters, and whether they contradict a lexicon's vocalisation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pyarabic.araby import (
    BEH,
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    FEH,
    KAF,
    KASRA,
    KASRATAN,
    LAM,
    SEEN,
    SHADDA,
    WAW,
)

from kashaf.analyzers.letters import MARKS, TATWEEL

__all__ = ["clashes", "has_tanwin", "letters_and_marks", "proclitic_clashes", "without_marks"]

_LEFT_OUT: Final = re.compile(f"[{MARKS}{TATWEEL}]+")
_TANWIN: Final = frozenset(FATHATAN + DAMMATAN + KASRATAN)
_SHORT: Final = frozenset(FATHA + DAMMA + KASRA)
_OF_PROCLITICS: Final = {
    WAW: FATHA, FEH: FATHA, KAF: FATHA, SEEN: FATHA, BEH: KASRA, LAM: KASRA + FATHA,
}  # fmt: skip


def without_marks(word: str) -> str:
    """Return the letters of a word."""
    return _LEFT_OUT.sub("", word)


@lru_cache(maxsize=1 << 14)
def letters_and_marks(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the letters of a word, and the marks that stand on each of them."""
    letters: list[str] = []
    marks: list[str] = []
    for character in word:
        if character == TATWEEL:
            continue
        if character in MARKS:
            if marks:
                marks[-1] += character
        else:
            letters.append(character)
            marks.append("")
    return "".join(letters), tuple(marks)


def has_tanwin(marks: tuple[str, ...]) -> bool:
    """Tell whether a word ends as an indefinite noun."""
    return any(mark in _TANWIN for group in marks[-2:] for mark in group)


def clashes(given: tuple[str, ...], vocalised: str, *, assimilated: bool) -> int:
    """Count the letters on which a writer's marks contradict a vocalised stem.

    - A vowel other than the stem's is a contradiction; where the stem has none written, none.
    - A shadda that the stem lacks is one, but on the first letter after the article (`assimilated`).
    - The vowel of the last letter depends on the sentence and is not compared; its shadda is.

    Args:
        given: the marks on each letter of the stem as it was written.
        vocalised: the stem in the lexicon, of as many letters.
        assimilated: whether the article stands before it.
    """
    _, expected = letters_and_marks(vocalised)
    last = len(expected) - 1
    count = 0
    for place, (mine, theirs) in enumerate(zip(given, expected, strict=True)):
        if not mine:
            continue
        doubled = SHADDA in mine and not (assimilated and place == 0)
        if doubled and SHADDA not in theirs:
            count += 1
        elif place < last:
            vowel, other = _vowel(mine), _vowel(theirs)
            count += bool(vowel and other and vowel != other)
    return count


def proclitic_clashes(letters: str, marks: tuple[str, ...]) -> int:
    """Count the proclitics on which a vowel stands that they never bear."""
    return sum(
        letter in _OF_PROCLITICS and mark in _SHORT and mark not in _OF_PROCLITICS[letter]
        for letter, mark in zip(letters, marks, strict=True)
    )


def _vowel(marks: str) -> str:
    return "".join(mark for mark in marks if mark != SHADDA and "\u064b" <= mark <= "\u0652")
