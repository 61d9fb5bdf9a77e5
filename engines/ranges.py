"""The bounds of a range of numbers or days, as the engines compare them."""

from __future__ import annotations

from kashaf.engines import documents
from kashaf.engines.contract import FieldKind, Value
from kashaf.engines.query import Range
from kashaf.errors import QueryError

__all__ = ["number_bounds"]


def number_bounds(bounds: Range, kind: FieldKind) -> tuple[float | None, float | None]:
    """Return low and high bound, floats for a NUMBER field and ints for a DATE field; raises QueryError."""
    take = _number if kind is FieldKind.NUMBER else _day
    try:
        return take(bounds.low), take(bounds.high)
    except (TypeError, ValueError) as error:
        raise QueryError(f"a bound of {bounds.field!r}: {error}") from error


def _number(bound: Value | None) -> float | None:
    return None if bound is None else documents.number(bound)


def _day(bound: Value | None) -> int | None:
    if bound is None:
        return None
    if isinstance(bound, int) and not isinstance(bound, bool):
        bound = min(max(bound, documents.FIRST_DAY), documents.LAST_DAY)
    return documents.day(bound)
