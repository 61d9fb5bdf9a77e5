"""The order of hits: best first, and by document id where two are tied.

Engines add the parts of a score in whatever order they meet them, in 32 or 64 bits, so that equal documents
may differ in the last digits. Scores that differ by less than one part in a million therefore count as tied:
a group begins with its best score and takes in what lies within that distance below it, and every hit of the
group shows that best score. Groups are counted from the very first hit, so that pages never overlap or leave
a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kashaf.engines.contract import BY_SCORE, After, Hit, Hits, Keys, Order
from kashaf.engines.ordering import Ranked, position, same_score, same_value, tie_groups
from kashaf.errors import QueryError

__all__ = ["check_page", "page"]

_BEYOND = 16  # hits fetched beyond a page at first, to see where its last tie ends

_FURTHER = 16  # times as many are fetched while that tie goes on: it seldom ends soon

At = TypeVar("At")  # where an engine finds a document again


def check_page(limit: int, offset: int) -> None:
    """Raise QueryError unless a page can begin and end there."""
    if limit < 0 or offset < 0:
        raise QueryError(f"a page of {limit} hits from {offset} cannot be; give 0 or more for both")


def page(
    best: Callable[[int], tuple[int, Sequence[tuple[Any, At]]]],
    name: Callable[[At], str],
    load: Callable[[float, At, Keys], Hit],
    span: tuple[int, int],
    orders: Sequence[Order],
    after: After | None = None,
) -> Hits:
    """Return one page of hits with its ties in the order of their ids.

    Args:
        best: returns how many documents match, and the first so many of them in order, as (key, place); a
            key is a score, a value of a field, or `Ranked`.
        name: returns the id at a place, of which a long tie asks many.
        load: makes the hit with a score, at a place, with its keys; only those of the page are made.
        span: the first rank of the page and the one after its last, from 0, or from `after`.
        orders: what the keys are of.
        after: the place from which ranks are counted.
    """
    by_score = tuple(orders) == (BY_SCORE,)
    needed = span[1] + _BEYOND + (after.rank if after else 0)
    while True:
        total, found = best(needed)
        groups = tie_groups([key for key, _ in found], same_score if by_score else same_value)
        shift = 0 if after is None else _passed(found, groups, name, orders, after)
        start, end = span[0] + shift, span[1] + shift
        # The last group may go on among what was not fetched, unless all was.
        if len(found) >= total or not groups or groups[-1][0] >= end:
            break
        needed = max(needed, end) * _FURTHER
    hits: list[Hit] = []
    for first, last in groups:
        if first < end and last > start:
            keys = _keys(found[first][0])
            score = _score(keys, orders)
            group = _by_name(found, first, last, name)
            hits.extend(load(score, place, keys) for place in group[max(0, start - first) : end - first])
    return Hits(total, tuple(hits), start)


def _passed(
    found: Sequence[tuple[Any, At]],
    groups: Sequence[tuple[int, int]],
    name: Callable[[At], str],
    orders: Sequence[Order],
    after: After,
) -> int:
    """Return how many hits stand before a place."""
    passed = 0
    for first, last in groups:
        where = position(_keys(found[first][0]), after, orders)
        if where > 0:
            break
        if where == 0:
            return first + sum(name(place) <= after.id for _, place in found[first:last])
        passed = last
    return passed


def _keys(key: Any) -> Keys:
    return key.keys if isinstance(key, Ranked) else (key,)


def _score(keys: Keys, orders: Sequence[Order]) -> float:
    scores = (key for key, order in zip(keys, orders, strict=True) if order.field is None)
    return float(next(scores, None) or 0.0)


def _by_name(
    found: Sequence[tuple[Any, At]], first: int, last: int, name: Callable[[At], str]
) -> Sequence[At]:
    group = [place for _, place in found[first:last]]
    if len(group) > 1:
        group.sort(key=name)
    return group
