"""The order of hits: best first, and by document id where two are tied.

Engines add the parts of a score in whatever order they meet them, in 32 or 64 bits, so that equal documents
may differ in the last digits. Scores that differ by less than one part in a million therefore count as tied:
a group begins with its best score and takes in what lies within that distance below it, and every hit of the
group shows that best score. Groups are counted from the very first hit, so that pages never overlap or leave
a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

__all__ = ["TIE", "same_score", "same_value", "settled", "tie_groups"]

K = TypeVar("K")

TIE = 1e-6
"""Scores that differ by no more than this part of the better one are tied."""


def same_score(best: float, score: float) -> bool:
    """Return whether `score`, not above `best`, is tied with it."""
    return best - score <= abs(best) * TIE


def same_value(first: object, value: object) -> bool:
    """Return whether two values of a field are the same, for results in the order of a field."""
    return first == value


def tie_groups(keys: Sequence[K], tied: Callable[[K, K], bool]) -> Iterator[tuple[int, int]]:
    """Yield start and end of every group of tied `keys`, which are in order already."""
    start = 0
    for place in range(1, len(keys)):
        if not tied(keys[start], keys[place]):
            yield start, place
            start = place
    if keys:
        yield start, len(keys)


def settled(keys: Sequence[K], end: int, tied: Callable[[K, K], bool]) -> bool:
    """Return whether the first `end` hits are known although more follow: the last group begins later."""
    last_start = 0
    for start, _ in tie_groups(keys, tied):
        last_start = start
    return last_start >= end
