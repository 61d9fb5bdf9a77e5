"""What a word may begin and end with: the proclitics and endings that its edges allow, remembered.

Most words share their first and last letters with many others, so that the cuts which these allow are made
out once and looked up from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import Final, NamedTuple

from kashaf.analyzers.clitics import PROCLITICS
from kashaf.analyzers.morphology_costs import EndingCosts, Tables

__all__ = ["Edges", "Ending", "Ends", "Start"]

_BEGINNINGS: Final = frozenset(group[:place] for group in PROCLITICS for place in range(len(group) + 1))
_LONGEST: Final = max(map(len, PROCLITICS))
_EDGE: Final = 3
"""Letters of an edge that is remembered; where more may belong to an affix, a longer edge is."""
_LIMIT: Final = 1 << 15
"""How many edges are remembered; when there are more, all are forgotten and made out anew."""


class Start(NamedTuple):
    """Where a stem may begin.

    Attributes:
        place: how many letters stand before it.
        definite: whether the article is the last of them.
        costs: of the proclitics, by kind of stem.
        least: the smallest of `costs`.
    """

    place: int
    definite: bool
    costs: tuple[float, ...]
    least: float


class Ending(NamedTuple):
    """What may stand behind a stem.

    Attributes:
        length: in letters.
        costs: by category of the stem.
        least: no less than this it costs.
    """

    length: int
    costs: EndingCosts
    least: float


Ends = tuple[tuple[Ending, ...], tuple[Ending, ...]]
"""Endings, the shortest first: behind a stem without the article, and behind one with it."""


class _Starts(dict[str, tuple[Start, ...]]):
    """Where a stem may begin, by the first letters of a word."""

    def __missing__(self, first: str) -> tuple[Start, ...]:
        if len(self) >= _LIMIT:
            self.clear()
        found = self[first] = tuple(_starts(first))
        return found


class _Ends(dict[str, Ends | None]):
    """The endings by a word's last letters; `None` where letters before them may belong to an ending too."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self._tables = tables
        self._tails = frozenset(suffix[place:] for suffix in tables for place in range(len(suffix) + 1))

    def __missing__(self, last: str) -> Ends | None:
        if len(self) >= _LIMIT:
            self.clear()
        found = self[last] = None if last in self._tails else self.of(last)
        return found

    def of(self, letters: str) -> Ends:
        """Return the endings that these letters allow, none longer than they are."""
        rows = []
        for place in range(len(letters), -1, -1):
            if letters[place:] not in self._tails:
                break
            if letters[place:] in self._tables:
                rows.append((len(letters) - place, self._tables[letters[place:]]))
        plain = (Ending(length, costs, costs.least) for length, (costs, _) in rows)
        definite = (Ending(length, costs, costs.least) for length, (_, costs) in rows)
        return _possible(plain), _possible(definite)


class Edges:
    """The affixes at both edges of words.

    Args:
        tables: the endings with their costs, as they may be written.
    """

    def __init__(self, tables: Tables) -> None:
        self._starts = _Starts()
        self._ends = _Ends(tables)

    def starts(self, letters: str) -> tuple[Start, ...]:
        """Return where a stem may begin, the shortest proclitics first, were the word all proclitics."""
        first = letters[:_EDGE]
        return self._starts[letters[:_LONGEST] if first in _BEGINNINGS else first]

    def ends(self, letters: str) -> Ends:
        """Return the endings that the last letters of a word allow, were it all ending."""
        return self._ends[letters[-_EDGE:]] or self._ends[letters[-_EDGE - 1 :]] or self._ends.of(letters)


def _possible(endings: Iterable[Ending]) -> tuple[Ending, ...]:
    return tuple(ending for ending in endings if ending.least < inf)


def _starts(first: str) -> Iterator[Start]:
    for place in range(len(first) + 1):
        written = first[:place]
        if written not in _BEGINNINGS:
            break
        if written in PROCLITICS:
            found = PROCLITICS[written]
            yield Start(place, found.definite, found.costs, min(found.costs))
