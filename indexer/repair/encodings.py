"""Text that was read in another encoding than it was written in: ÇáÓáÇã and Ø§Ù„Ø³Ù„Ø§Ù… for السلام.

The bytes are made again by the encoding that was used wrongly and read by the one that was meant. That is
done line by line, for pages are glued together from several sources, and only where the outcome is Arabic.
The library ftfy knows UTF-8 that was read as Latin-1 and its like, and not Windows-1256, the commonest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kashaf.indexer.repair.evidence import is_function_word, is_known
from kashaf.indexer.repair.findings import Mended, mended

__all__ = ["wrong_encodings"]

_ODD: Final = re.compile("[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u2020-\u2030]{2}")
_ODD_ARABIC: Final = re.compile("[طظ][\u00a0-\u00ff\u0600-\u06ff\u2018-\u2030\u0152]")
_LINE: Final = re.compile(r"[^\n]+")
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_WORDS: Final = re.compile("[\u0621-\u0652]{2,}")
_READINGS: Final = (
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1256", "utf-8"),
    ("cp1252", "cp1256"),
    ("latin-1", "cp1256"),
    ("latin-1", "iso8859-6"),
)
"""Which encoding the text was read in, and which was meant."""

_LEAST_ARABIC: Final = 0.5
_LEAST_KNOWN: Final = 0.7


def wrong_encodings(text: str) -> Mended:
    """Read lines again that were read in a wrong encoding; twice over, where that was done twice."""
    if not (_ODD.search(text) or _ODD_ARABIC.search(text)):
        return Mended(text)
    return mended(text, _places(text))


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _LINE.finditer(text):
        yield found.start(), found.end(), _read_again(found[0])


def _read_again(line: str) -> str:
    if not (_ODD.search(line) or _ODD_ARABIC.search(line)):
        return line
    for used, meant in _READINGS:
        again = _converted(line, used, meant)
        if again is not None and _is_arabic(again):
            return again
        twice = None if again is None else _converted(again, used, meant)
        if twice is not None and _is_arabic(twice):
            return twice
    return line


def _converted(line: str, used: str, meant: str) -> str | None:
    try:
        return _bytes(line, used).decode(meant)
    except UnicodeError:
        return None


def _bytes(line: str, used: str) -> bytes:
    """Return the bytes of a line; Windows-1252 leaves five bytes open, which programs read as Latin-1."""
    if used != "cp1252":
        return line.encode(used)
    return b"".join(
        bytes((ord(each),)) if "\x80" <= each <= "\x9f" else each.encode("cp1252") for each in line
    )


def _is_arabic(line: str) -> bool:
    """Tell whether a line is Arabic and its words are ones."""
    letters = sum(map(str.isalpha, line))
    if not letters or len(_ARABIC.findall(line)) < _LEAST_ARABIC * letters:
        return False
    words = _WORDS.findall(line)
    good = sum(is_known(word) or is_function_word(word) for word in words)
    return bool(words) and good >= _LEAST_KNOWN * len(words)
