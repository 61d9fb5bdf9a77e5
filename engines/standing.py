"""Whether a phrase stands in a document, by the positions of its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

__all__ = ["stands"]


def stands(positions: Sequence[Sequence[int]], slop: int, *, ordered: bool = True) -> bool:
    """Return whether a phrase stands in a field.

    Args:
        positions: for each place of the phrase, where its words stand in the field, rising.
        slop: how many other words may stand in between, in all.
        ordered: whether the order counts.
    """
    if not ordered:
        return _stands_anyhow(positions, slop)
    if slop == 0:
        rest = [set(places) for places in positions[1:]]
        return any(
            all(first + gap + 1 in places for gap, places in enumerate(rest)) for first in positions[0]
        )
    return any(_follow(first, positions[1:], slop) for first in positions[0])


def _follow(first: int, rest: Sequence[Sequence[int]], slop: int) -> bool:
    """Return whether the other places follow, taking for each the next position, which is the nearest."""
    last, end = first, first + len(rest) + slop
    for places in rest:
        at = bisect_right(places, last)
        if at == len(places) or places[at] > end:
            return False
        last = places[at]
    return True


def _stands_anyhow(positions: Sequence[Sequence[int]], slop: int) -> bool:
    """Try every stretch that begins with a position of some word."""
    width = len(positions) + slop
    for start in sorted(set().union(*positions)):
        held = [
            places[bisect_left(places, start) : bisect_left(places, start + width)] for places in positions
        ]
        if all(held) and _each_its_own(held):
            return True
    return False


def _each_its_own(held: Sequence[Sequence[int]]) -> bool:
    """Return whether each place can have a position of its own: a matching, by augmenting paths."""
    taken: dict[int, int] = {}

    def place(number: int, tried: set[int]) -> bool:
        for position in held[number]:
            if position not in tried:
                tried.add(position)
                if position not in taken or place(taken[position], tried):
                    taken[position] = number
                    return True
        return False

    return all(place(number, set()) for number in range(len(held)))
