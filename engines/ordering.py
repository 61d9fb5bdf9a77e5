"""By what hits are ordered: scores, values of fields, or several of them, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from heapq import nsmallest
from typing import Any, NamedTuple, TypeVar

from kashaf.engines.contract import BY_SCORE, VALUED, After, Keys, Order, Value
from kashaf.engines.documents import Fields
from kashaf.errors import QueryError

__all__ = ["TIE", "Ranked", "checked_orders", "combined", "position", "same_score", "tie_groups"]

TIE = 1e-6
"""Scores that differ by no more than this part of the better one are tied."""

At = TypeVar("At")  # where an engine finds a document again

Tied = Callable[[Any, Any], bool]
"""Whether a key is tied with the first of its group."""


_Rank = tuple[int, Value | None]
"""The number of a group in an order, and its key."""


def same_score(best: float, score: float) -> bool:
    """Return whether `score`, not above `best`, is tied with it."""
    return best - score <= best * TIE


def same_value(first: object, value: object) -> bool:
    """Return whether two values of a field are the same."""
    return first == value


def tie_groups(keys: Sequence[Any], tied: Tied) -> list[tuple[int, int]]:
    """Return start and end of every group of tied `keys`, which are in order already."""
    starts = [0] if keys else []
    for place in range(1, len(keys)):
        if not tied(keys[starts[-1]], keys[place]):
            starts.append(place)
    return list(zip(starts, [*starts[1:], len(keys)], strict=False))


def checked_orders(
    order: Order | Sequence[Order] | None, after: After | None, fields: Fields
) -> tuple[Order, ...]:
    """Return the orders of a search; raises QueryError if they do not fit the index or `after`."""
    orders = (BY_SCORE,) if order is None else (order,) if isinstance(order, Order) else tuple(order)
    for each in orders:
        if each.field is not None:
            fields.asked(each.field, *VALUED)
    if after is not None and len(after.keys) != len(orders or (BY_SCORE,)):
        raise QueryError("the place to go on from belongs to a search in another order; begin anew")
    return orders or (BY_SCORE,)


class Ranked(NamedTuple):
    """The place of a document under several orders: its group in each, and the values that made it so."""

    groups: tuple[int, ...]
    keys: Keys


def combined(
    columns: Sequence[Sequence[tuple[Any, At]]],
    orders: Sequence[Order],
    identity: Callable[[At], Hashable],
    needed: int,
) -> list[tuple[Ranked, At]]:
    """Return the first matches by several orders.

    Args:
        columns: for each order every match, as (key, place), in that order.
        orders: of the columns.
        identity: returns what is the same for the same place.
        needed: how many are wanted; the others are not looked at more than it takes.
    """
    first, *others = columns
    later = [_numbered(column, order, identity) for column, order in zip(others, orders[1:], strict=True)]
    found: list[tuple[Ranked, At]] = []
    for number, (start, end) in enumerate(tie_groups([key for key, _ in first], _tied(orders[0]))):
        if len(found) >= needed:
            break
        rows = [([each[identity(place)] for each in later], place) for _, place in first[start:end]]
        for ranks, place in nsmallest(needed - len(found), rows, key=_numbers):
            groups = (number, *(rank for rank, _ in ranks))
            found.append((Ranked(groups, (first[start][0], *(key for _, key in ranks))), place))
    return found


def _tied(order: Order) -> Tied:
    return same_score if order.field is None else same_value


def _numbered(
    column: Sequence[tuple[Any, At]], order: Order, identity: Callable[[At], Hashable]
) -> dict[Hashable, _Rank]:
    """Return for each match the number of its group in a column, and the key of the group."""
    numbered: dict[Hashable, _Rank] = {}
    for number, (start, end) in enumerate(tie_groups([key for key, _ in column], _tied(order))):
        rank = number, column[start][0]
        for _, place in column[start:end]:
            numbered[identity(place)] = rank
    return numbered


def _numbers(row: tuple[list[_Rank], object]) -> list[int]:
    return [number for number, _ in row[0]]


def position(keys: Keys, after: After, orders: Sequence[Order]) -> int:
    """Return whether keys stand before those of a place (-1), beside them (0) or behind them (1)."""
    for key, mark, order in zip(keys, after.keys, orders, strict=True):
        where = _position(key, mark, order)
        if where:
            return where
    return 0


def _position(key: Value | None, mark: Value | None, order: Order) -> int:
    if key is None or mark is None:
        return (key is None) - (mark is None)
    if isinstance(key, str) != isinstance(mark, str):
        raise QueryError("the place to go on from belongs to a search in another order; begin anew")
    if order.field is None and same_score(max(key, mark), min(key, mark)):  # type: ignore[arg-type] # both are numbers
        return 0
    where = (key > mark) - (key < mark)  # type: ignore[operator] # both are text, or both numbers
    return -where if order.descending or order.field is None else where
