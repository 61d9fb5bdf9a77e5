"""What a value means under a type: numbers, dates as signed days, keywords.

Each function returns `None` for a value that does not fit; lists are taken value by value, all of which
must fit. Digits may be Arabic-Indic or Persian, and marks of direction round them mean nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache

from kashaf.engines.contract import Value
from kashaf.engines.days import from_gregorian
from kashaf.engines.documents import MAX_KEYWORD_BYTES
from kashaf.engines.layout import FieldType
from kashaf.engines.written_dates import period

__all__ = ["CONVERTERS", "clean", "days", "hijri_days", "keywords", "number", "type_name"]

_EPOCH = date(1970, 1, 1).toordinal()
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:٬\d{3})+)(?:[.٫]\d+)?(?:[eE][+-]?\d{1,3})?")
_TIME = r"(?:[Tt ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[Zz]|[+-]\d\d(?::?\d\d)?)?)?"
_YEAR_FIRST = re.compile(rf"([+-]?\d{{4,6}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4,6}}){_TIME}")
_TYPE_NAMES = {
    str: "a string",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}


def type_name(value: object) -> str:
    """Return what a value is, as a person says it.

    >>> type_name(["كتاب"])
    'a list'
    """
    return "null" if value is None else _TYPE_NAMES.get(type(value), f"a {type(value).__name__}")


def clean(text: str) -> str:
    """Return valid text: no NUL characters, and U+FFFD for lone surrogates, which JSON can spell."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def number(value: object) -> float | None:
    """Return the number that a value is or spells; infinities and NaN are none.

    The decimal point is `.` or `٫`; thousands may be parted by `٬`.

    >>> number("٣٬٥٠٠٫٢٥")
    3500.25
    """
    if type(value) is int or type(value) is float:
        return _finite(value)
    if isinstance(value, str):
        text = _DIRECTION.sub("", value).strip()
        if _NUMBER.fullmatch(text):
            return _finite(text.replace("٬", "").replace("٫", "."))
    return None


def _finite(value: str | float) -> float | None:
    try:
        result = float(value)
    except OverflowError:  # an integer beyond 1e308
        return None
    return result if math.isfinite(result) else None


def days(value: object) -> int | None:
    """Return the day of a date or a date with a time, in days since 1970-01-01, negative before.

    A day is the one that is written; its time zone does not move it. Years are counted in the Gregorian
    calendar throughout, year first (2017-01-20, 2017/1/20T21:43:00+01:00) or day first (20/1/2017).

    >>> days("1969-12-31T23:00:00Z"), days("٢٠/١/٢٠١٧")
    (-1, 17186)
    """
    if isinstance(value, str):
        return _day(value)
    return value.toordinal() - _EPOCH if isinstance(value, date) else None


@lru_cache(maxsize=1 << 12)  # many documents of a corpus are of one day
def _day(text: str) -> int | None:
    try:
        return datetime.fromisoformat(text).toordinal() - _EPOCH
    except ValueError:
        return _written_date(_DIRECTION.sub("", text).strip())


def _written_date(text: str) -> int | None:
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], found[3], found[4]
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found[1], found[3], found[4]
    else:
        return None
    return from_gregorian(int(year), int(month), int(day))


def hijri_days(value: object) -> int | None:
    """Return the first day of a Hijri date, month or year, in days since 1970-01-01.

    >>> hijri_days("١/١/١٤٤٥"), hijri_days(1445)
    (19557, 19557)
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    found = period(str(value), hijri=True)
    return None if found is None else found.first


def keywords(value: object) -> Sequence[str] | None:
    """Return the string that a string, a number, a date, or true or false stands for."""
    if isinstance(value, str):
        value = clean(value)
        is_short = len(value) * 4 <= MAX_KEYWORD_BYTES or len(value.encode()) <= MAX_KEYWORD_BYTES
        return (value,) if is_short else None
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, int | float):
        return None if number(value) is None else (str(value),)
    return (value.isoformat(),) if isinstance(value, date) else None


def _each(convert: Callable[[object], Sequence[Value] | None]) -> Callable[[object], Sequence[Value] | None]:
    """Make a conversion that takes lists too."""

    def converted(value: object) -> Sequence[Value] | None:
        if type(value) is str or not isinstance(value, list | tuple):  # most are strings, and soon told
            return convert(value)
        parts = [convert(part) for part in value]
        return None if None in parts else [each for part in parts if part is not None for each in part]

    return converted


def _numbers(value: object) -> Sequence[float] | None:
    found = number(value)
    return None if found is None else (found,)


def _dates(value: object) -> Sequence[int] | None:
    found = days(value)
    return None if found is None else (found,)


def _hijri_dates(value: object) -> Sequence[int] | None:
    found = hijri_days(value)
    return None if found is None else (found,)


CONVERTERS = {
    FieldType.KEYWORD: _each(keywords),
    FieldType.NUMBER: _each(_numbers),
    FieldType.DATE: _each(_dates),
    FieldType.HIJRI: _each(_hijri_dates),
}
"""For each type with values of its own: the values of the engine that a record's value gives."""
