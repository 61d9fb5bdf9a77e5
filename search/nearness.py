"""Where the words of a phrase stand near each other in a text, for marking them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kashaf.search.sought import SoughtPhrase

__all__ = ["places"]


def places(row: Sequence[str], phrase: SoughtPhrase) -> Iterator[tuple[int, ...]]:
    """Yield the places of the words of a phrase, wherever it stands in a row of terms.

    >>> list(places(["b", "a", "x", "b"], SoughtPhrase("exact", ("a", "b"), slop=1)))
    [(1, 3)]
    """
    if not phrase.slop and phrase.ordered:
        length = len(phrase.terms)
        for first in range(len(row) - length + 1):
            if phrase.stands(row[first : first + length]):
                yield tuple(range(first, first + length))
        return
    wanted = [{place} if isinstance(place, str) else set(place) for place in phrase.terms]
    find = _in_order if phrase.ordered else _in_any_order
    for first, term in enumerate(row):
        if term in wanted[0] or (not phrase.ordered and any(term in place for place in wanted)):
            found = find(row[first : first + len(wanted) + phrase.slop], wanted)
            if found:
                yield tuple(first + place for place in found)


def _in_order(window: Sequence[str], wanted: Sequence[set[str]]) -> tuple[int, ...]:
    """Return where the words stand that follow the first of a window; the nearest, or none."""
    found: list[int] = []
    for place, term in enumerate(window):
        if term in wanted[len(found)]:
            found.append(place)
            if len(found) == len(wanted):
                return tuple(found)
    return ()


def _in_any_order(window: Sequence[str], wanted: Sequence[set[str]]) -> tuple[int, ...]:
    """Return where as many words of a window stand as there are wanted, each in a place of its own."""
    left = Counter(map(frozenset, wanted))
    found: list[int] = []
    for place, term in enumerate(window):
        fitting = next((words for words, count in left.items() if count and term in words), None)
        if fitting is not None:
            left[fitting] -= 1
            found.append(place)
            if len(found) == len(wanted):
                return tuple(found)
    return ()
