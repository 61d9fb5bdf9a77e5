"""Days and periods as people write them: a day, a month, a year, in either calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from kashaf.engines.days import from_gregorian, from_hijri

__all__ = ["Period", "period"]


class Period(NamedTuple):
    """The first and the last day, in days since 1970-01-01."""

    first: int
    last: int


_Day = Callable[[int, int, int], int | None]
"""Counts the day of a year, a month and a day; `None` where there is no such day."""

_DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0640]")
_ERA: Final = re.compile(r"\s*(?:(?P<hijri>هـ?|هجرية?|ه\.?)|(?P<gregorian>م|ميلادية?|م\.))$")
_YEAR: Final = re.compile(r"(-?\d{1,6})")
_MONTH: Final = re.compile(r"(\d{3,6})[-/.](\d{1,2})")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{3,6})")
_DAY: Final = re.compile(r"(-?\d{3,6})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{3,6})(?:[T ].*)?")
_NAMED: Final = re.compile(r"(?:(\d{1,2})\s+)?(\D+?)\s+(\d{3,6})")

_MONTHS_A_YEAR: Final = 12
_MONTHS: Final = (
    "يناير كانون_الثاني جانفي january",
    "فبراير شباط فيفري february",
    "مارس آذار march",
    "أبريل إبريل نيسان أفريل april",
    "مايو أيار ماي may",
    "يونيو حزيران جوان june",
    "يوليو تموز جويلية july",
    "أغسطس آب أوت august",
    "سبتمبر أيلول شتنبر september",
    "أكتوبر تشرين_الأول october",
    "نوفمبر تشرين_الثاني نونبر november",
    "ديسمبر كانون_الأول دجنبر december",
)
_HIJRI_MONTHS: Final = (
    "محرم المحرم",
    "صفر",
    "ربيع_الأول",
    "ربيع_الآخر ربيع_الثاني",
    "جمادى_الأولى",
    "جمادى_الآخرة جمادى_الثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو_القعدة ذي_القعدة",
    "ذو_الحجة ذي_الحجة",
)


def _numbered(months: tuple[str, ...]) -> Mapping[str, int]:
    return {
        _folded(name.replace("_", " ")): number
        for number, names in enumerate(months, 1)
        for name in names.split()
    }


def _folded(name: str) -> str:
    return re.sub("[أإآ]", "ا", name).replace("ى", "ي").replace("ة", "ه").casefold()


_NAMES: Final = (_numbered(_MONTHS), _numbered(_HIJRI_MONTHS))


def period(text: str, *, hijri: bool) -> Period | None:
    """Return the days that a date, a month or a year stands for; `None` where it is none.

    Dates are written year first or day first, with - / or . between, or with the month's name; digits may be
    Arabic. ه or هـ behind a date says that it is Hijri, م that it is Gregorian, whatever the field holds.

    Args:
        text: as it was typed.
        hijri: which calendar is meant where the text does not say.

    >>> period("1970", hijri=False), period("٢/١/١٩٧٠", hijri=False)
    (Period(first=0, last=364), Period(first=1, last=1))
    """
    plain = _DIRECTION.sub("", "".join(map(_digit, text))).strip()
    era = _ERA.search(plain)
    if era:
        hijri, plain = era["hijri"] is not None, plain[: era.start()].rstrip()
    parts = _parts(plain, _NAMES[hijri])
    return None if parts is None else _days(*parts, from_hijri if hijri else from_gregorian)


def _digit(character: str) -> str:
    return str(int(character)) if character.isdecimal() else character


def _parts(text: str, months: Mapping[str, int]) -> tuple[int, int | None, int | None] | None:
    """Return year, month and day, as far as they are said."""
    if found := _YEAR.fullmatch(text):
        return int(found[1]), None, None
    if found := _DAY.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[4]), int(found[3]), int(found[1])
    if found := _MONTH.fullmatch(text):
        return int(found[1]), int(found[2]), None
    if found := _MONTH_FIRST.fullmatch(text):
        return int(found[2]), int(found[1]), None
    if (found := _NAMED.fullmatch(text)) and (month := months.get(_folded(found[2]))):
        return int(found[3]), month, int(found[1]) if found[1] else None
    return None


def _days(year: int, month: int | None, day: int | None, count: _Day) -> Period | None:
    if month is not None and not 1 <= month <= _MONTHS_A_YEAR:
        return None
    first = count(year, month or 1, day or 1)
    if day is not None or first is None:
        return None if first is None else Period(first, first)
    year, month = (year + 1, 1) if month in (None, _MONTHS_A_YEAR) else (year, month + 1)
    following = count(year, month, 1)
    return None if following is None else Period(first, following - 1)
