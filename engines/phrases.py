"""How a phrase can stand, as queries for exact places: what an engine looks for that knows no other nearness.

A placement gives each place of the phrase an offset. Between neighbours of three or more, every way to leave
out up to `slop` places is a placement of its own; two words need one or two placements however far they may
stand apart, because for two Tantivy's own slop is exact: with offsets 0 and d and slop k, the second word
stands d - k to d + k places after the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import prod

from kashaf.engines.query import Phrase, Place
from kashaf.errors import QueryError

__all__ = [
    "MAX_ALTERNATIVES",
    "MAX_ARRANGEMENTS",
    "MAX_COMBINATIONS",
    "MAX_SLOP",
    "MAX_UNORDERED",
    "Placement",
    "alternatives",
    "check_phrase",
    "combined",
    "parted",
    "placements",
    "weights",
]

MAX_ARRANGEMENTS = 150
"""How many placements are looked for, for each word of a phrase of three or more.

A placement of the most frequent words of 10,000 articles takes 0.6 ms where there are three, 0.3 where there
are six, and of usual words a fiftieth of that: no phrase takes more than about 0.3 s.
"""

MAX_COMBINATIONS = 1000
"""How many combinations of alternatives, counted over all placements, are looked for one by one."""

MAX_ALTERNATIVES = 5000
"""How often a term may be looked for at a place, counted over all placements of a phrase that has too many
combinations of alternatives to look for each: about 0.04 ms each."""

MAX_SLOP = 10_000
"""The most other words between the words of a phrase."""

MAX_UNORDERED = 32
"""The most words of a phrase in any order; where all are different, seven can stand in too many ways."""

MAX_TRIE = 800
"""How many bytes a list of alternatives may have as a trie: Tantivy's automata end at 1,000 states."""

_MAX_WORD = 200  # in bytes: a longer word leaves no room in an automaton


@dataclass(frozen=True, slots=True)
class Placement:
    """The places of a phrase with their offsets, rising from 0; only two may have `slop` other than 0."""

    places: tuple[tuple[int, Place], ...]
    slop: int = 0


def alternatives(place: Place) -> tuple[str, ...]:
    """Return the terms that may stand at a place."""
    return (place,) if isinstance(place, str) else place


def weights(phrase: Phrase) -> Counter[str]:
    """Return how often each term counts in the score of a phrase."""
    return Counter(text for place in phrase.terms for text in alternatives(place))


def check_phrase(phrase: Phrase) -> None:
    """Raise QueryError for a phrase, in normal form, that could stand in too many ways."""
    if phrase.slop > MAX_SLOP:
        raise QueryError(
            f"a phrase cannot have {phrase.slop} other words in between; give at most {MAX_SLOP:,}"
        )
    if not phrase.ordered and len(phrase.terms) > MAX_UNORDERED:
        raise QueryError(
            f"a phrase in any order cannot have {len(phrase.terms)} words; give at most {MAX_UNORDERED}"
        )
    ways = _count_placements(phrase)
    most = MAX_ARRANGEMENTS * len(phrase.terms)
    if ways > most:
        raise QueryError(
            f"{len(phrase.terms)} words with {phrase.slop} others in between can stand in {_shown(ways)}"
            f" ways, more than the {most:,} that are looked for; allow fewer words in between or"
            " give fewer words"
        )
    if combined(phrase) is None and (sought := _count_sought(phrase, ways)) > MAX_ALTERNATIVES:
        raise QueryError(
            f"the alternatives of a phrase would be looked for {_shown(sought)} times, and at most"
            f" {MAX_ALTERNATIVES:,} can be; give fewer alternatives or words, or allow fewer words in between"
        )


_MANY = 10**9  # counts above it are not told apart


def _shown(count: int) -> str:
    return f"{count:,}" if count < _MANY else f"more than {_MANY:,}"


def _count_placements(phrase: Phrase) -> int:
    """Return how many placements there are, at most `_MANY`: gaps, times orders where any order will do."""
    count, slop = len(phrase.terms), phrase.slop
    if count == 2:
        return len(_pair(phrase))
    ways = 1
    for number in range(1, min(slop, count - 1) + 1):  # the binomial of slop + count - 1 over the lesser
        ways = ways * (slop + count - number) // number
        if ways > _MANY:
            return _MANY
    if not phrase.ordered:
        ways = _times_orders(ways, list(Counter(phrase.terms).values()))
    return ways


def _times_orders(ways: int, repeats: list[int]) -> int:
    """Return `ways` times the number of orders of things of which some are the same."""
    placed = 0
    for repeat in repeats:
        for number in range(1, repeat + 1):
            placed += 1
            ways = ways * placed // number
            if ways > _MANY * placed:
                return _MANY
    return ways


def combined(phrase: Phrase) -> int | None:
    """Return how many combinations of alternatives there are, or `None` where those are too many."""
    sizes = [len(alternatives(place)) for place in phrase.terms]
    count = 1
    for size in sizes:
        count *= size
        if count > MAX_COMBINATIONS:
            return None
    return count if count == 1 or count * _count_placements(phrase) <= MAX_COMBINATIONS else None


def _count_sought(phrase: Phrase, ways: int) -> int:
    """Return how often a term is looked for at a place when lists of alternatives are looked for together."""
    if any(len(text.encode()) > _MAX_WORD for place in phrase.terms for text in alternatives(place)):
        return _MANY
    lists = [len(parted(place)) for place in phrase.terms]
    if max(lists) > MAX_ALTERNATIVES or len(lists) > MAX_ALTERNATIVES:
        return _MANY
    combinations_of_lists = prod(lists)
    sought = sum(
        len(alternatives(place)) * combinations_of_lists // count
        for place, count in zip(phrase.terms, lists, strict=True)
    )
    return min(_MANY, ways * sought)


@lru_cache(maxsize=256)
def parted(place: Place) -> tuple[tuple[str, ...], ...]:
    """Part the alternatives of a place into lists that have at most `MAX_TRIE` bytes as a trie."""
    lists: list[list[str]] = []
    size, last = MAX_TRIE, b""
    for text in alternatives(place):
        data = text.encode()
        new = len(data) - _shared(last, data)
        if size + new > MAX_TRIE:
            lists.append([])
            size, new = 0, len(data)
        lists[-1].append(text)
        size, last = size + new, data
    return tuple(map(tuple, lists))


def _shared(one: bytes, other: bytes) -> int:
    """Return how many bytes two words begin with alike."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


@lru_cache(maxsize=64)
def placements(phrase: Phrase) -> tuple[Placement, ...]:
    """Return every way in which a phrase, which was checked, may stand.

    >>> placements(Phrase("text", ("a", "b"), 2))
    (Placement(places=((0, 'a'), (2, 'b')), slop=1),)
    """
    if len(phrase.terms) == 2:
        return tuple(_pair(phrase))
    orders = [phrase.terms] if phrase.ordered else list(_orders(phrase.terms))
    return tuple(
        Placement(tuple(zip(offsets, order, strict=True)))
        for offsets in _offsets(len(phrase.terms), phrase.slop)
        for order in orders
    )


def _pair(phrase: Phrase) -> list[Placement]:
    first, second = phrase.terms
    slop = phrase.slop
    overlap = not set(alternatives(first)).isdisjoint(alternatives(second))
    if phrase.ordered:
        return _following(first, second, slop, overlap=overlap)
    if not overlap:
        return [Placement(((0, first), (0, second)), slop + 1)]
    found = _following(first, second, slop, overlap=True)
    return found if first == second else found + _following(second, first, slop, overlap=True)


def _following(first: Place, second: Place, slop: int, *, overlap: bool) -> list[Placement]:
    """Return the placements of two words, the second 1 to `slop` + 1 places after the first.

    A span that is even around its middle needs one placement. An odd one takes in the place of the first word
    itself, where no other word can stand; but a word that is in both lists would be found there alone.
    """
    half, odd = divmod(slop, 2)
    if not odd:
        return [Placement(((0, first), (half + 1, second)), half)]
    if not overlap:
        return [Placement(((0, first), (half + 1, second)), half + 1)]
    return [
        Placement(((0, first), (half + 1, second)), half),
        Placement(((0, first), (slop + 1, second))),
    ]


def _offsets(count: int, slop: int) -> Iterator[tuple[int, ...]]:
    """Yield the offsets of `count` words with at most `slop` places left out in between."""
    for chosen in combinations(range(1, count + slop), count - 1):
        yield (0, *chosen)


def _orders(places: Sequence[Place]) -> Iterator[tuple[Place, ...]]:
    """Yield every order of the places, each once where some are the same."""
    left = Counter(places)
    chosen: list[Place] = []

    def choose() -> Iterator[tuple[Place, ...]]:
        if len(chosen) == len(places):
            yield tuple(chosen)
            return
        for place, count in left.items():
            if count:
                left[place] -= 1
                chosen.append(place)
                yield from choose()
                chosen.pop()
                left[place] += 1

    return choose()
