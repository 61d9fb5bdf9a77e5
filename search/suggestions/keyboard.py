"""The usual Arabic keyboard: which keys lie side by side, and what a text says that was typed with another.

The layout is Arabic 101, which Windows and Linux ship as the Arabic keyboard, beside the US one for Latin
letters. Keys are named by their place: a row of the table is a row of keys, shifted or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

__all__ = ["NEIGHBOURS", "as_arabic", "as_latin"]

_ROWS: Final = (
    ("`1234567890-=", "ذ1234567890-="),
    ("qwertyuiop[]\\", "ضصثقفغعهخحجد\\"),
    ("asdfghjkl;'", "شسيبلاتنمكط"),
    ("zxcvbnm,./", ("ئ", "ء", "ؤ", "ر", "لا", "ى", "ة", "و", "ز", "ظ")),
)
_SHIFTED: Final = (
    ("~", "ّ"),
    ("QWERTYUIOP", ("َ", "ً", "ُ", "ٌ", "لإ", "إ", "`", "÷", "×", "؛")),
    ("ASDFGHJKL", ("ِ", "ٍ", "]", "[", "لأ", "أ", "ـ", "،", "/")),
    ("ZXCVBNM", ("~", "ْ", "}", "{", "لآ", "آ", "'")),
)
_LAM_ALEF: Final = "لا"
_LONGEST: Final = 64  # characters; nobody types more without looking up


def _pairs() -> Iterator[tuple[str, str]]:
    for latin, arabic in (*_ROWS, *_SHIFTED):
        yield from zip(latin, arabic, strict=True)


_TO_ARABIC: Final[Mapping[str, str]] = dict(_pairs())
_TO_LATIN: Final[Mapping[str, str]] = {arabic: latin for latin, arabic in reversed(list(_pairs()))}


def as_arabic(text: str) -> str:
    """Return what a text typed with the US layout says on the Arabic one.

    >>> as_arabic("hgsghl"), as_arabic("hg;jhf")
    ('السلام', 'الكتاب')
    """
    return "".join(_TO_ARABIC.get(character, character) for character in text)


def as_latin(text: str) -> tuple[str, ...]:
    """Return what a text typed with the Arabic layout may say on the US one.

    Lam and alef are one key, or two: where they stand, there are two answers.

    >>> as_latin("لخخلمث"), as_latin("لاخخن")
    (('google',), ('book', 'ghook'))
    """
    if len(text) > _LONGEST:
        return ()
    with_one_key = "".join(_TO_LATIN.get(part, part) for part in _keys(text))
    with_two = "".join(_TO_LATIN.get(character, character) for character in text)
    return tuple(dict.fromkeys((with_one_key, with_two)))


def _keys(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        length = 2 if text.startswith(_LAM_ALEF, place) else 1
        yield text[place : place + length]
        place += length


_STAGGER: Final = (0.0, 1.5, 1.75, 2.25)
"""How far a row of keys begins to the right of the first one, in keys."""


def _places(column: int) -> dict[str, tuple[float, float]]:
    """Return where each letter's key lies, for one of the two layouts."""
    places: dict[str, tuple[float, float]] = {}
    for row, keys in enumerate(_ROWS):
        for place, key in enumerate(keys[column]):
            for letter in key:
                if letter.isalpha():
                    places.setdefault(letter, (place + _STAGGER[row], row))
    return places


def _neighbours() -> Iterator[tuple[str, frozenset[str]]]:
    for column in (0, 1):
        places = _places(column)
        for letter, (x, y) in places.items():
            near = (
                other
                for other, (to_x, to_y) in places.items()
                if other != letter and abs(y - to_y) <= 1 and abs(x - to_x) <= 1
            )
            yield letter, frozenset(near)


NEIGHBOURS: Final[Mapping[str, frozenset[str]]] = dict(_neighbours())
"""The letters whose keys touch a letter's key, Arabic and Latin."""
