"""Persian letters in Arabic text: ی and ک for ي and ك, from keyboards and fonts of other countries.

Persian and Urdu text keeps its letters: it shows by the letters that Arabic does not have and by its function
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kashaf.indexer.repair.evidence import is_known
from kashaf.indexer.repair.findings import Mended, mended

__all__ = ["persian_letters"]

_FOREIGN: Final = re.compile("[یکہەۀہ]")
_OTHER_LANGUAGE: Final = re.compile(r"[پچژگٹڈڑےںھ]|(?<!\w)(?:است|این|که|می|برای|را|کے|میں|ہے|کی|اور)(?!\w)")
_WORD: Final = re.compile(r"\w*[یکہەۀ]\w*")
_MOST_FOREIGN: Final = 0.02
"""The share of words with signs of another language above which a text is none of Arabic."""

_LETTERS: Final = str.maketrans("یکہەۀ", "يكههة")
_FINAL: Final = "ي"
_MAQSURA: Final = "ى"


def persian_letters(text: str) -> Mended:
    """Put the letters of Arabic for those of Persian.

    >>> persian_letters("کتاب علی الطاولة").text
    'كتاب على الطاولة'
    """
    if not _FOREIGN.search(text):
        return Mended(text)
    signs = sum(1 for _ in _OTHER_LANGUAGE.finditer(text))
    if signs > _MOST_FOREIGN * max(1, len(text.split())):
        return Mended(text)
    return mended(text, _places(text))


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _WORD.finditer(text):
        word = found[0].translate(_LETTERS)
        if found[0].endswith("ی"):
            word = _ending(word)
        yield found.start(), found.end(), word


def _ending(word: str) -> str:
    """Return a word with the ending that the lexicon prefers: ي, or ى as in على and مستشفى."""
    other = word.removesuffix(_FINAL) + _MAQSURA
    if word in _PREPOSITIONS:
        return other
    return other if is_known(other) and not is_known(word) else word


_PREPOSITIONS: Final = frozenset(["علي", "إلي", "الي", "حتي", "متي", "لدي", "سوي"])
