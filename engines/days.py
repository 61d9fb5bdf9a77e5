"""The calendars of a date field's days: Gregorian and Hijri, both ways, for any year.

A day is counted from 1970-01-01, negative before. Gregorian days follow the rule of today's calendar in all
years. Hijri days from 1343 to 1500 are those of the Umm al-Qura calendar (by the library `hijridate`), which
is what is printed in newspapers; outside that they follow the tabular calendar with leap years 2, 5, 7, 10,
13, 16, 18, 21, 24, 26 and 29 of 30 (Reingold and Dershowitz, Calendrical Calculations, 2018, chapter 7),
which may be a day or two off what was seen at the time.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

__all__ = ["from_gregorian", "from_hijri", "gregorian", "hijri"]

_EPOCH: Final = date(1970, 1, 1)
_EPOCH_ORDINAL: Final = _EPOCH.toordinal()
_CYCLE: Final = 146_097  # days in 400 years
_FIRST_HIJRI: Final = 227_015 - _EPOCH_ORDINAL  # 1 Muharram 1, which is 16 July 622 in the Julian calendar
_UMM_AL_QURA: Final = range(1343, 1501)
_UMM_AL_QURA_DAYS: Final = range(
    date(1924, 8, 1).toordinal() - _EPOCH_ORDINAL, date(2077, 11, 17).toordinal() - _EPOCH_ORDINAL
)


def gregorian(day: int) -> tuple[int, int, int]:
    """Return year, month and day of a day; the year before 1 is 0.

    >>> gregorian(0), gregorian(-719163)
    ((1970, 1, 1), (0, 12, 31))
    """
    cycles, rest = divmod(day - 10_957, _CYCLE)  # 2000-01-01 is day 10,957
    found = date(2000, 1, 1) + timedelta(rest)
    return found.year + 400 * cycles, found.month, found.day


def from_gregorian(year: int, month: int, day: int) -> int | None:
    """Return the day of a date; `None` where there is no such date.

    >>> from_gregorian(2024, 2, 29), from_gregorian(2023, 2, 29)
    (19782, None)
    """
    cycles, rest = divmod(year - 2000, 400)  # 400 years have as many days wherever they begin
    try:
        return date(2000 + rest, month, day).toordinal() + cycles * _CYCLE - _EPOCH_ORDINAL
    except ValueError:
        return None


def hijri(day: int) -> tuple[int, int, int]:
    """Return the Hijri year, month and day of a day; years before the Hijra are 0 and negative.

    >>> hijri(18628)  # 2021-01-01
    (1442, 5, 17)
    """
    if day in _UMM_AL_QURA_DAYS:
        from hijridate import Gregorian  # seldom needed

        found = Gregorian.fromdate(_EPOCH + timedelta(day)).to_hijri()
        return found.year, found.month, found.day
    return _tabular(day)


def from_hijri(year: int, month: int, day: int) -> int | None:
    """Return the day of a Hijri date; `None` where there is no such date.

    >>> from_hijri(1442, 5, 17), from_hijri(1442, 13, 1)
    (18628, None)
    """
    if not (1 <= month <= 12 and 1 <= day <= 31):  # three months of the printed calendar have 31 days
        return None
    if year in _UMM_AL_QURA:
        from hijridate import Hijri

        try:
            return Hijri(year, month, day).to_gregorian().toordinal() - _EPOCH_ORDINAL
        except (ValueError, OverflowError):
            return None
    found = _from_tabular(year, month, day)
    return found if _tabular(found) == (year, month, day) else None


def _from_tabular(year: int, month: int, day: int) -> int:
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return _FIRST_HIJRI + before + day - 1


def _tabular(day: int) -> tuple[int, int, int]:
    year = (30 * (day - _FIRST_HIJRI) + 10_646) // 10_631
    month = next(month for month in range(12, 0, -1) if _from_tabular(year, month, 1) <= day)
    return year, month, day - _from_tabular(year, month, 1) + 1
