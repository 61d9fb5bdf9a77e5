"""What may have been meant by one word that was mistyped, weighed by the noisy channel.

A candidate's score is the logarithm of how often the index uses it, less the cost of the slip that would
have made of it what was typed (Kernighan, Church and Gale 1990).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from math import log
from typing import Final

from kashaf.engines import query as tree
from kashaf.search.suggestions.slips import LONGEST, alphabet, likely_slips, slips
from kashaf.search.suggestions.suggestion import Kind
from kashaf.search.suggestions.usage import UNSEEN, Usage

__all__ = ["SPLIT_COST", "Candidate", "candidates"]

SPLIT_COST: Final = 3.5
"""What a blank costs that was left out or put in, in nats."""

_UNLIKELY_TWICE: Final = 10.0
_BEGINNING: Final = 2
"""How many letters must be right where two slips of any kind are thought of, so that few words are read."""
_SHORTEST_TWICE: Final = 5
"""How many letters a word has at least in which two slips are thought of."""
_FEW: Final = 50
_SPLITS: Final = 5
_SHORTEST_PART: Final = 2
_NO_DOUBT: Final = log(UNSEEN) - 2.5
"""The best score of a word that was not seen: one slip of the likeliest kind away."""
_POOR: Final = -5.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may have been meant.

    Attributes:
        text: one folded word, or two with a blank between them.
        score: weight in the index less the slip's cost, in nats.
        kind: how it departs from what was typed.
    """

    text: str
    score: float
    kind: Kind

    def order(self) -> tuple[float, str]:
        """Return what candidates are ordered by, the best first."""
        return -self.score, self.text


def candidates(word: str, usage: Usage, limit: int) -> list[Candidate]:
    """Return what may have been meant by a folded word, the best first.

    - Words of the index that one slip parts from it, and two words of a row that were typed as one.
    - Where none of these is likely: a word that the index holds without what is attached to it.
    - Where there is still nothing: words of the index that two slips part from it; likely slips anywhere, any
      others behind the first two letters.
    """
    if not 1 < len(word) <= LONGEST:
        return []
    usage.list_like(word)
    costs = slips(word, alphabet(word))
    found = list(chain(_seen(costs, usage), _split(word, usage)))
    best = max((one.score for one in found), default=_POOR)
    if best < _NO_DOUBT:
        found.extend(_unseen(costs, usage))
        best = max((one.score for one in found), default=_POOR)
    if best <= _POOR and len(word) >= _SHORTEST_TWICE:
        found.extend(_two_slips(word, usage))
    return sorted(found, key=Candidate.order)[:limit]


def _seen(costs: dict[str, float], usage: Usage) -> Iterator[Candidate]:
    frequency = usage.frequency
    for meant, cost in costs.items():
        if held := frequency(meant):
            yield Candidate(meant, log(held) - cost, Kind.LETTERS)


def _unseen(costs: dict[str, float], usage: Usage) -> Iterator[Candidate]:
    for meant, cost in costs.items():
        weight = usage.attached_weight(meant)
        if weight is not None:
            yield Candidate(meant, weight - cost, Kind.LETTERS)


def _split(word: str, usage: Usage) -> Iterator[Candidate]:
    """Yield pairs of words that stand in a row somewhere."""
    pairs = []
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:place], word[place:]
        if (one := usage.frequency(first)) and (other := usage.frequency(second)):
            pairs.append((min(one, other), first, second))
    for _, first, second in nlargest(_SPLITS, pairs):
        held = usage.in_a_row(first, second)
        if held:
            yield Candidate(f"{first} {second}", log(held) - SPLIT_COST, Kind.SPLIT)


def _two_slips(word: str, usage: Usage) -> Iterator[Candidate]:
    """Yield words that two slips part: likely ones anywhere, others behind the first letters."""
    letters = alphabet(word)
    twice: dict[str, float] = {}
    for once, cost in likely_slips(word, letters):
        for meant, more in likely_slips(once, letters):
            twice[meant] = min(cost + more, twice.get(meant, _UNLIKELY_TWICE))
    for field in usage.fields:
        for meant in usage.searcher.expand(tree.Fuzzy(field, word, 2, _BEGINNING), _FEW).terms:
            twice.setdefault(meant, _UNLIKELY_TWICE)
    for meant, cost in twice.items():
        if meant != word and (held := usage.frequency(meant)):
            yield Candidate(meant, log(held) - cost, Kind.LETTERS)
