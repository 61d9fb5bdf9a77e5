"""Which terms a regular expression matches, in time that grows with their length only.

The expression becomes Glushkov's automaton (The abstract theory of automata, 1961): a position for every
character of it, and for each the positions that may follow. The positions that are reached together are a
state of a deterministic automaton, which is built as far as the terms ask for it. Sets of positions are the
bits of an integer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import getitem

from kashaf.engines.regex_syntax import Characters, Choice, Expression, Repeat, Row
from kashaf.errors import QueryError

__all__ = ["MAX_WORK", "matching"]

MAX_WORK = 600_000
"""How much may be done to build states, in positions looked at: about 0.1 s.

It is enough for whatever Tantivy can match by its own automata, which end at 1,000 states.
"""

_STATE = 20  # what a state costs above its positions


def matching(expression: Expression, terms: Iterable[str]) -> list[str]:
    """Return the terms that an expression matches as a whole.

    Raises QueryError where that would take too much work.
    """
    start = _Automaton(expression).start
    return [term for term in terms if reduce(getitem, term, start).accepts]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an expression: whether it matches nothing, and with which positions it begins and ends."""

    empty: bool
    first: int
    last: int


class _State(dict[str, "_State"]):
    """A state, and where each character leads from it; that is found out when it is asked for.

    Attributes:
        accepts: whether a term may end here.
    """

    __slots__ = ("_automaton", "_next", "accepts")

    def __init__(self, automaton: _Automaton, following: int, *, accepts: bool) -> None:
        super().__init__()
        self.accepts = accepts
        self._automaton = automaton
        self._next = following

    def __missing__(self, character: str) -> _State:
        state = self[character] = self._automaton.state(self._next & self._automaton.places(character))
        return state


class _Automaton:
    """The automaton of one expression.

    Attributes:
        start: the state before the first character.
    """

    def __init__(self, expression: Expression) -> None:
        self._sets: dict[Characters, int] = {}  # the positions of each set of characters
        self._follow: list[int] = []
        self._places: dict[str, int] = {}
        self._states: dict[int, _State] = {}
        self._work = 0
        whole = self._built(expression)
        self._last = whole.last
        self.start = _State(self, whole.first, accepts=whole.empty)

    def state(self, positions: int) -> _State:
        """Return the state of some positions."""
        found = self._states.get(positions)
        if found is None:
            self._spend(positions.bit_count() + _STATE)
            accepts = bool(positions & self._last)
            found = self._states[positions] = _State(self, self._followers(positions), accepts=accepts)
        return found

    def places(self, character: str) -> int:
        """Return the positions where a character may stand."""
        found = self._places.get(character)
        if found is None:
            found = 0
            for characters, positions in self._sets.items():
                if character in characters:
                    found |= positions
            self._places[character] = found
        return found

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > MAX_WORK:
            raise QueryError(
                "the regular expression leaves too much open to be held against the terms of this index; give"
                " fewer repeats one in another, or lower counts"
            )

    def _followers(self, positions: int) -> int:
        found = 0
        while positions:
            lowest = positions & -positions
            found |= self._follow[lowest.bit_length() - 1]
            positions ^= lowest
        return found

    def _built(self, expression: Expression) -> _Part:
        match expression:
            case Characters():
                place = 1 << len(self._follow)
                self._follow.append(0)
                self._sets[expression] = self._sets.get(expression, 0) | place
                return _Part(empty=False, first=place, last=place)
            case Row(parts):
                return self._row([self._built(part) for part in parts])
            case Choice(options):
                return _either([self._built(option) for option in options])
            case Repeat():
                return self._repeat(expression)

    def _row(self, parts: list[_Part]) -> _Part:
        whole = _Part(empty=True, first=0, last=0)
        for part in reversed(parts):
            whole = self._joined(part, whole)
        return whole

    def _joined(self, left: _Part, right: _Part) -> _Part:
        self._connect(left.last, right.first)
        return _Part(
            empty=left.empty and right.empty,
            first=left.first | right.first if left.empty else left.first,
            last=left.last | right.last if right.empty else right.last,
        )

    def _connect(self, last: int, first: int) -> None:
        """Let the positions `first` follow each of `last`."""
        while last and first:
            lowest = last & -last
            self._follow[lowest.bit_length() - 1] |= first
            last ^= lowest

    def _repeat(self, repeat: Repeat) -> _Part:
        """Write a repeat out: what must stand, then each further time inside of the one before, if at all."""
        if repeat.most is None:
            looped = self._built(repeat.part)
            self._connect(looped.last, looped.first)
            whole = _optional(looped) if not repeat.least else looped
        else:
            whole = _Part(empty=True, first=0, last=0)
            for _ in range(repeat.most - repeat.least):
                whole = _optional(self._joined(self._built(repeat.part), whole))
        for _ in range(repeat.least - (repeat.most is None)):
            whole = self._joined(self._built(repeat.part), whole)
        return whole


def _either(options: list[_Part]) -> _Part:
    first = last = 0
    for option in options:
        first |= option.first
        last |= option.last
    return _Part(empty=any(option.empty for option in options), first=first, last=last)


def _optional(part: _Part) -> _Part:
    return _Part(empty=True, first=part.first, last=part.last)
