"""The ligature of lam and alef, whose letters some programs give in the wrong order: االسم, السالم.

Behind the article the swap shows without a doubt, for no word begins with two alefs: االسم is الاسم.
Elsewhere the lexicon decides, and only in a text that has shown the damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kashaf.indexer.repair.evidence import is_known
from kashaf.indexer.repair.findings import Mended, mended
from kashaf.indexer.repair.letters import LETTER, MARK, WORD

__all__ = ["swapped_lam_alef"]

_ALEFS: Final = "اأإآ"
_SURE: Final = re.compile(f"(?<![{LETTER}{MARK}])([وفبك]?)ا([{_ALEFS}])ل(?=[{LETTER}])")
_WORD: Final = re.compile(WORD)
_SWAPPED: Final = re.compile(f"([{_ALEFS}])ل")
_LEAST: Final = 2  # sure places before words without one are looked at


def swapped_lam_alef(text: str) -> Mended:
    """Put lam before alef again where they were swapped.

    >>> swapped_lam_alef("االسم الأول").text
    'الاسم الأول'
    """
    sure = sum(1 for _ in _SURE.finditer(text)) if "اال" in text or "األ" in text or "اإل" in text else 0
    if not sure:
        return Mended(text)
    return mended(text, _places(text, doubtful=sure >= _LEAST))


def _places(text: str, *, doubtful: bool) -> Iterator[tuple[int, int, str]]:
    for found in _WORD.finditer(text):
        word = found[0]
        righted = _SURE.sub(r"\1ال\2", word)
        if not is_known(righted):
            righted = _by_lexicon(righted) if doubtful else word
        yield found.start(), found.end(), righted


def _by_lexicon(word: str) -> str:
    """Return a word with one more pair swapped, if that makes it one of the lexicon."""
    for found in _SWAPPED.finditer(word, 1):
        other = f"{word[: found.start()]}ل{found[1]}{word[found.end() :]}"
        if is_known(other):
            return other
    return word
