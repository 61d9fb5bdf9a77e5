"""Words whose letters stand apart, ك ت ا ب: a headline that was spaced out, or a table cell."""

from __future__ import annotations

import re
from typing import Final

from kashaf.indexer.repair.evidence import is_known
from kashaf.indexer.repair.findings import Mended, mended
from kashaf.indexer.repair.letters import LETTER, MARK

__all__ = ["spaced_letters"]

_ONE: Final = f"[{LETTER}][{MARK}]*"
_SPACED: Final = re.compile(f"(?<![{LETTER}{MARK}]){_ONE}(?: {_ONE}){{3,}}(?![{LETTER}{MARK}])")
_LONGEST: Final = 20
_LISTS: Final = ("أبجد", "ابجد", "أبتث", "ابتث", "أبت", "ابت")
"""How lists of letters begin."""


def spaced_letters(text: str) -> Mended:
    """Join four and more single letters in a row that make words of the lexicon.

    Several words in a row are parted where the lexicon says; a list of letters (أ ب ج د) stays.

    >>> spaced_letters("ا ل م د ر س ة").text
    'المدرسة'
    """
    return mended(text, ((found.start(), found.end(), _joined(found[0])) for found in _SPACED.finditer(text)))


def _joined(spaced: str) -> str:
    if "".join(spaced.split(" ")).startswith(_LISTS):
        return spaced
    words = _words(tuple(spaced.split(" ")))
    return spaced if words is None else " ".join(words)


def _words(letters: tuple[str, ...]) -> list[str] | None:
    """Return the fewest words that the letters make in order, or `None`."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(letters) + 1):
        found: list[str] | None = None
        for start in range(max(0, end - _LONGEST), end - 1):
            before, word = best[start], "".join(letters[start:end])
            if before is not None and (found is None or len(before) + 1 < len(found)) and is_known(word):
                found = [*before, word]
        best.append(found)
    return best[-1]
