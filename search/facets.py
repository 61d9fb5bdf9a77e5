"""Facets: how many of the documents that match hold which values of a field, in buckets one can narrow by.

| request | buckets |
|---|---|
| `category` | the values of a keyword field |
| `price` | the values of a number field, or round steps where they are many |
| `date` | the years of a date field |
| `date:year`, `date:month`, `date:day` | periods of the Gregorian calendar, in order |
| `date:hijri-year`, `date:hijri-month` | of the Hijri calendar; a `hijri` field has its years by itself |
| `price:0..10,10..100,100..` | ranges of numbers: from the first on, to before the second; open ends |

Every bucket carries the clause of the query language that keeps its documents, so that it can be a filter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kashaf.engines.contract import Value
from kashaf.errors import QueryError
from kashaf.search.periods import Period

__all__ = ["DEFAULT_LIMIT", "Bucket", "By", "Facet", "FacetRequest", "clause", "parse_facet", "shown"]

DEFAULT_LIMIT: Final = 10
"""How many values of a keyword field are shown unless told otherwise."""


_PLAIN: Final = re.compile(r"\w+")
_QUOTES: Final = (('"', '"'), ("«", "»"), ("“", "”"))


class By(StrEnum):
    """What the documents of one bucket share, where it is no period."""

    VALUE = "value"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """A facet that is asked for.

    Attributes:
        field: its name.
        by: what a bucket is; `None` chooses by the field's type.
        ranges: of numbers, each from its first number on to before its second; `None` is an open end.
        limit: how many values of a keyword field at most.
    """

    field: str
    by: By | Period | None = None
    ranges: tuple[tuple[float | None, float | None], ...] = ()
    limit: int = DEFAULT_LIMIT


@dataclass(frozen=True, slots=True)
class Bucket:
    """Documents that share a value or a period.

    Attributes:
        label: what they share, as it is shown.
        count: how many they are.
        low: the first value of the bucket, as the engine keeps it.
        high: the first value behind the bucket, or `None`; for keywords `None`.
        clause: keeps these documents, in the query language.
    """

    label: str
    count: int
    low: Value | None
    high: Value | None
    clause: str

    def to_json(self) -> dict[str, object]:
        """Return the bucket as JSON takes it."""
        return {"label": self.label, "count": self.count, "clause": self.clause}


@dataclass(frozen=True, slots=True)
class Facet:
    """The buckets of one field.

    Attributes:
        field: its name.
        by: what a bucket is.
        buckets: keywords by count and then by value, all else in its own order; none is empty.
        others: how many values of a keyword field were left out.
    """

    field: str
    by: By | Period
    buckets: tuple[Bucket, ...]
    others: int = 0

    def to_json(self) -> dict[str, object]:
        """Return the facet as JSON takes it."""
        buckets = [bucket.to_json() for bucket in self.buckets]
        return {"field": self.field, "by": str(self.by), "buckets": buckets, "others": self.others}


def shown(value: Value | None) -> str:
    """Return a value of a keyword or number field as it is shown; nothing for an open end.

    >>> shown("فن"), shown(3.0), shown(None)
    ('فن', '3', '')
    """
    return value if isinstance(value, str) else "" if value is None else f"{value:.12g}"


def clause(field: str, value: Value) -> str:
    """Return the clause of the query language that keeps the documents with a value, `*` for any.

    >>> clause("price", 3.0), clause("اسم الكاتب", "نجيب محفوظ")
    ('price:3', 'اسم_الكاتب:"نجيب محفوظ"')
    """
    written = shown(value)
    if isinstance(value, str) and value != "*" and not _PLAIN.fullmatch(value):
        opening, closing = next((pair for pair in _QUOTES if not set(pair) & set(value)), _QUOTES[0])
        written = f"{opening}{value}{closing}"
    return f"{field.replace(' ', '_')}:{written}"


def parse_facet(text: str, limit: int = DEFAULT_LIMIT) -> FacetRequest:
    """Return what a request says.

    Raises:
        QueryError: what stands behind the colon is neither a period nor ranges.

    >>> parse_facet("date:month").by
    <Period.MONTH: 'month'>
    >>> parse_facet("price:0..10,10..").ranges
    ((0.0, 10.0), (10.0, None))
    """
    field, _, how = text.partition(":")
    if not how:
        return FacetRequest(field, limit=limit)
    if how in list(Period):
        return FacetRequest(field, Period(how), limit=limit)
    if ".." not in how:
        periods = ", ".join(Period)
        raise QueryError(
            f"{how!r} is no way to part {field}; write one of {periods}, or ranges: {field}:0..10,10.."
        )
    return FacetRequest(field, By.RANGE, tuple(_range(part, text) for part in how.split(",")), limit)


def _range(part: str, text: str) -> tuple[float | None, float | None]:
    low, _, high = part.partition("..")
    try:
        return (float(low) if low.strip() else None, float(high) if high.strip() else None)
    except ValueError:
        raise QueryError(
            f"{part!r} in {text!r} is no range of numbers; write LOW..HIGH, such as 0..10"
        ) from None
