"""Periods of days: years, months and days of the Gregorian calendar, years and months of the Hijri one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from kashaf.engines.days import from_gregorian, from_hijri, gregorian, hijri
from kashaf.errors import KashafError

__all__ = ["HIJRI", "Period", "ends", "label", "period_of"]

_MONTHS: Final = 12


class Period(StrEnum):
    """How long a period is, and of which calendar."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HIJRI_YEAR = "hijri-year"
    HIJRI_MONTH = "hijri-month"


HIJRI: Final = frozenset({Period.HIJRI_YEAR, Period.HIJRI_MONTH})
"""Those of the Hijri calendar."""

_YEARS: Final = frozenset({Period.YEAR, Period.HIJRI_YEAR})


def period_of(day: int, by: Period) -> tuple[int, ...]:
    """Return the period that a day lies in: its year, or year and month, or all three.

    >>> period_of(18628, Period.MONTH), period_of(18628, Period.HIJRI_YEAR)
    ((2021, 1), (1442,))
    """
    year, month, of_month = hijri(day) if by in HIJRI else gregorian(day)
    if by in _YEARS:
        return (year,)
    return (year, month, of_month) if by is Period.DAY else (year, month)


def ends(period: tuple[int, ...], by: Period) -> tuple[int, int]:
    """Return the first day of a period and the first day behind it.

    >>> ends((2021, 12), Period.MONTH)
    (18962, 18993)
    """
    if by is Period.DAY:
        first = _first_day(period, by)
        return first, first + 1
    return _first_day(period, by), _first_day(_next(period), by)


def label(period: Iterable[int]) -> str:
    """Return a period as it is shown.

    >>> label((2021, 1))
    '2021-01'
    """
    year, *rest = period
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _first_day(period: tuple[int, ...], by: Period) -> int:
    year, month, of_month = (*period, 1, 1)[:3]
    day = from_hijri(year, month, of_month) if by in HIJRI else from_gregorian(year, month, of_month)
    if day is None:
        raise KashafError(f"{label(period)} is no {by}; name one that the calendar has")
    return day


def _next(period: tuple[int, ...]) -> tuple[int, ...]:
    if len(period) == 1:
        return (period[0] + 1,)
    year, month = period
    return (year, month + 1) if month < _MONTHS else (year + 1, 1)
