"""The buckets of a facet: which values there are among the documents that match, and how many hold them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from math import floor, log10
from typing import Final, NamedTuple

from kashaf.engines import query as tree
from kashaf.engines.contract import Searcher, Value
from kashaf.engines.days import gregorian, hijri
from kashaf.engines.layout import FieldType, Layout
from kashaf.errors import QueryError
from kashaf.search.facets import Bucket, By, Facet, FacetRequest, clause, shown
from kashaf.search.periods import HIJRI, Period, ends, label, period_of
from kashaf.search.scope import field_name

__all__ = ["facet", "step_of"]

_STEPS: Final = 10  # of a number field, at most


def facet(searcher: Searcher, query: tree.Query, layout: Layout, request: FacetRequest) -> Facet:
    """Return a facet of the documents that match a query.

    Raises:
        QueryError: the index has no such field, or it cannot be parted so.
    """
    request = replace(request, field=field_name(request.field, layout) or request.field)
    kind = layout.fields.get(request.field)
    by = _by(request, kind, layout)
    counts = searcher.counts(query, request.field)
    if kind is FieldType.KEYWORD:
        return _of_keywords(request, counts)
    numbers = {value: count for value, count in counts.items() if not isinstance(value, str)}
    if kind is FieldType.NUMBER and by is By.VALUE and len(numbers) <= request.limit:
        return Facet(request.field, by, tuple(_of_numbers(request.field, numbers)))
    spans = _spans(request, by, numbers, kind)
    counted = _Counted(searcher, query, request.field, numbers)
    made = (_bucket(request.field, span, counted.within(span.low, span.high)) for span in spans)
    return Facet(request.field, by, tuple(bucket for bucket in made if bucket.count))


_FITTING: Final[Mapping[FieldType, tuple[By | Period, ...]]] = {
    FieldType.KEYWORD: (By.VALUE,),
    FieldType.NUMBER: (By.VALUE, By.RANGE),
    FieldType.DATE: tuple(Period),
    FieldType.HIJRI: (Period.HIJRI_YEAR, Period.HIJRI_MONTH, Period.YEAR, Period.MONTH, Period.DAY),
}


def _by(request: FacetRequest, kind: FieldType | None, layout: Layout) -> By | Period:
    fitting = _FITTING.get(kind) if kind is not None else None
    if fitting is None:
        names = [name for name, its_type in layout.fields.items() if its_type in _FITTING]
        raise QueryError(
            f"{request.field!r} has no values to count; fields that have are: {', '.join(names) or 'none'}"
        )
    if request.by is None:
        return fitting[0]
    if request.by not in fitting:
        raise QueryError(
            f"{request.field} holds a {kind}, which cannot be parted by {request.by};"
            f" say {', '.join(fitting)}"
        )
    return request.by


def _of_keywords(request: FacetRequest, counts: Mapping[Value, int]) -> Facet:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
    buckets = (
        Bucket(str(value), count, value, None, clause(request.field, str(value)))
        for value, count in ranked[: request.limit]
    )
    return Facet(request.field, By.VALUE, tuple(buckets), max(0, len(ranked) - request.limit))


def _of_numbers(field: str, counts: Mapping[float, int]) -> Iterator[Bucket]:
    for value, count in sorted(counts.items()):
        yield Bucket(shown(value), count, value, None, clause(field, value))


class _Span(NamedTuple):
    """Values from one on to before another, and how they are shown and asked for."""

    label: str
    low: float | None
    high: float | None
    clause: str


def _bucket(field: str, span: _Span, count: int) -> Bucket:
    return Bucket(span.label, count, span.low, span.high, f"{field.replace(' ', '_')}:{span.clause}")


def _spans(
    request: FacetRequest, by: By | Period, counts: Mapping[float, int], kind: FieldType | None
) -> Iterator[_Span]:
    """Yield the spans of a facet in order."""
    if isinstance(by, Period):
        for period in sorted({period_of(int(day), by) for day in counts}):
            low, high = ends(period, by)
            yield _Span(label(period), low, high, _days(period, by, (low, high), kind))
        return
    for first, last in request.ranges if by is By.RANGE else _steps(counts):
        start, end = shown(first), shown(last)
        yield _Span(f"{start}..{end}", first, last, f"[{start or '*'} TO {end or '*'}}}")


def _days(period: tuple[int, ...], by: Period, days: tuple[int, int], kind: FieldType | None) -> str:
    """Return a period as it is asked of a field: by its name, or by its days in the field's calendar."""
    if (kind is FieldType.HIJRI) == (by in HIJRI):
        return label(period)
    calendar = hijri if kind is FieldType.HIJRI else gregorian
    return f"[{label(calendar(days[0]))} TO {label(calendar(days[1]))}}}"


def _steps(counts: Iterable[float]) -> Iterator[tuple[float, float]]:
    values = sorted(counts)
    if not values:
        return
    step = step_of(values[-1] - values[0])
    for place in sorted({floor(value / step) for value in values}):
        yield place * step, (place + 1) * step


def step_of(width: float) -> float:
    """Return the least step of 1, 2 or 5 times a power of ten that parts a width in at most ten.

    >>> step_of(90.0), step_of(1200.0)
    (10.0, 200.0)
    """
    power = 10.0 ** floor(log10(width / _STEPS)) if width else 1.0
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * _STEPS >= width)


class _Counted:
    """Counts documents with a value in a span: a document with two values there is one."""

    def __init__(
        self, searcher: Searcher, query: tree.Query, field: str, counts: Mapping[float, int]
    ) -> None:
        self._searcher = searcher
        self._query = query
        self._field = field
        self._values = sorted(counts)
        self._sums = [0, *accumulate(counts[value] for value in self._values)]
        self._is_single = self._sums[-1] == self._total(None, None)

    def _total(self, low: float | None, high: float | None) -> int:
        within = tree.Range(self._field, low, high, include_high=False)
        return self._searcher.search(tree.And((self._query, within)), limit=0).total

    def within(self, low: float | None, high: float | None) -> int:
        """Return how many documents have a value from `low` on to before `high`."""
        if not self._is_single:
            return self._total(low, high)
        start = 0 if low is None else bisect_left(self._values, low)
        end = len(self._values) if high is None else bisect_left(self._values, high)
        return self._sums[max(start, end)] - self._sums[start]
