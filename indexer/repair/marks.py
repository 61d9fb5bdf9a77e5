"""Marks that a blank parts from their letter, as some PDF files give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kashaf.indexer.repair.evidence import is_known
from kashaf.indexer.repair.findings import Mended, mended
from kashaf.indexer.repair.letters import LETTER, MARK

__all__ = ["parted_marks"]

_BLANK: Final = "[ \u00a0]"
_PARTED: Final = re.compile(
    f"(?P<before>[{LETTER}{MARK}]+){_BLANK}+(?P<marks>[{MARK}]+)(?P<blank>{_BLANK}*)(?P<after>[{LETTER}{MARK}]*)"
)
_VOWELS: Final = "\u064e\u064f\u0650"


def parted_marks(text: str) -> Mended:
    """Put marks back upon their letter.

    A mark between blanks belongs to the letter before it. One that a word follows at once may stand within a
    word that was cut, which the lexicon knows; or it was typed before its letter, if it is a vowel; or else
    the blank is on its wrong side.

    >>> parted_marks("كسائر ّ القوى").text, parted_marks("مدرس َة").text, parted_marks("إذا ُطبق").text
    ('كسائرّ القوى', 'مدرسَة', 'إذا طُبق')
    """
    return mended(text, _places(text))


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _PARTED.finditer(text):
        yield found.start(), found.end(), _righted(found)


def _righted(found: re.Match[str]) -> str:
    before, marks, blank, after = found["before"], found["marks"], found["blank"], found["after"]
    if blank or not after:
        return before + marks + blank + after
    if is_known(before + after) and not (is_known(before) and is_known(after)):
        return before + marks + after
    if marks[0] in _VOWELS:
        return f"{before} {after[0]}{marks}{after[1:]}"
    return f"{before}{marks} {after}"
