"""The order of hits: best first, and by document id where two are tied.

Engines add the parts of a score in whatever order they meet them, in 32 or 64 bits, so that equal documents
may differ in the last digits. Scores that differ by less than one part in a million therefore count as tied:
a group begins with its best score and takes in what lies within that distance below it, and every hit of the
group shows that best score. Groups are counted from the very first hit, so that pages never overlap or leave
a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from kashaf.engines.contract import Hit, Hits
from kashaf.errors import QueryError

__all__ = ["TIE", "check_page", "page", "same_score", "same_value", "tie_groups"]

TIE = 1e-6
"""Scores that differ by no more than this part of the better one are tied."""

_BEYOND = 16  # hits fetched beyond a page at first, to see where its last tie ends

_FURTHER = 16  # times as many are fetched while that tie goes on: it seldom ends soon

At = TypeVar("At")  # where an engine finds a document again

Tied = Callable[[Any, Any], bool]
"""Whether a key is tied with the first of its group."""


def check_page(limit: int, offset: int) -> None:
    """Raise QueryError unless a page can begin and end there."""
    if limit < 0 or offset < 0:
        raise QueryError(f"a page of {limit} hits from {offset} cannot be; give 0 or more for both")


def same_score(best: float, score: float) -> bool:
    """Return whether `score`, not above `best`, is tied with it."""
    return best - score <= best * TIE


def same_value(first: object, value: object) -> bool:
    """Return whether two values of a field are the same."""
    return first == value


def tie_groups(keys: Sequence[Any], tied: Tied) -> Iterator[tuple[int, int]]:
    """Yield start and end of every group of tied `keys`, which are in order already."""
    start = 0
    for place in range(1, len(keys)):
        if not tied(keys[start], keys[place]):
            yield start, place
            start = place
    if keys:
        yield start, len(keys)


def page(
    best: Callable[[int], tuple[int, Sequence[tuple[Any, At]]]],
    name: Callable[[At], str],
    load: Callable[[float, At], Hit],
    span: tuple[int, int],
    *,
    by_score: bool,
) -> Hits:
    """Return one page of hits with its ties in the order of their ids.

    Args:
        best: returns how many documents match, and the first so many of them in order, as (key, place).
        name: returns the id at a place, of which a long tie asks many.
        load: makes the hit with a score at a place; only those of the page are made.
        span: the first rank of the page and the one after its last, from 0.
        by_score: whether the keys are scores; else they are values of a field, and the hits score 0.
    """
    start, end = span
    tied: Tied = same_score if by_score else same_value
    needed = end + _BEYOND
    while True:
        total, found = best(needed)
        groups = list(tie_groups([key for key, _ in found], tied))
        # The last group may go on among what was not fetched, unless all was.
        if len(found) >= total or not groups or groups[-1][0] >= end:
            break
        needed *= _FURTHER
    hits: list[Hit] = []
    for first, after in groups:
        if first < end and after > start:
            score = float(found[first][0]) if by_score else 0.0
            group = [place for _, place in found[first:after]]
            if len(group) > 1:
                group.sort(key=name)
            hits.extend(load(score, place) for place in group[max(0, start - first) : end - first])
    return Hits(total, tuple(hits))
