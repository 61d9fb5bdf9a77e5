"""Is one run better than another by more than chance, and at which queries?

Both tests are paired and two-sided: they look at each query's difference between the runs. p is the chance of
a mean difference at least as great if the runs were equally good; it is not corrected for how many are asked.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Final

from kashaf.evaluation.measures import MEASURES, Values

__all__ = ["ROUNDS", "Change", "Comparison", "Test", "compare", "randomisation_test", "t_test"]

ROUNDS: Final = 10_000
"""How many times signs are thrown; the least p that can come out is 1 in 10,001."""

_SEED: Final = 1
_DIGITS: Final = 12  # decimals to which differences are told apart


@dataclass(frozen=True, slots=True)
class Test:
    """How two runs differ in one measure.

    Attributes:
        difference: of the means, the other's less the first's.
        better: how many queries the other answers better. worse: how many worse.
        p: of the randomisation test.
        p_t: of the paired t-test.
    """

    __test__ = False  # pytest need not look here

    difference: float
    better: int
    worse: int
    p: float
    p_t: float


@dataclass(frozen=True, slots=True)
class Change:
    """A query that is answered better or worse: its id and words, and nDCG@10 by the first and the other."""

    query: str
    text: str
    first: float
    other: float

    @property
    def difference(self) -> float:
        """How much the other gains; negative where it loses."""
        return self.other - self.first


@dataclass(frozen=True)
class Comparison:
    """A run beside the first one.

    Attributes:
        first, other: the names of the two.
        tests: by measure.
        changes: the queries whose nDCG@10 differs, from the greatest gain to the greatest loss.
    """

    first: str
    other: str
    tests: Mapping[str, Test]
    changes: tuple[Change, ...]

    def gained(self, count: int) -> tuple[Change, ...]:
        """Return the queries that gained most, the greatest gain first."""
        return tuple(change for change in self.changes[:count] if change.difference > 0)

    def lost(self, count: int) -> tuple[Change, ...]:
        """Return the queries that lost most, the greatest loss first."""
        return tuple(change for change in self.changes[::-1][:count] if change.difference < 0)


def compare(names: tuple[str, str], first: Values, other: Values, queries: Mapping[str, str]) -> Comparison:
    """Compare two runs over the same queries.

    Args:
        names: of the two.
        first: what `measure` said of the first.
        other: and of the other.
        queries: texts by id; all of them are compared.
    """
    tests = {name: _test([other[name][query] - first[name][query] for query in queries]) for name in MEASURES}
    leading = MEASURES[0]
    changes = [
        Change(query, text, first[leading][query], other[leading][query]) for query, text in queries.items()
    ]
    moved = [change for change in changes if round(change.difference, _DIGITS)]
    moved.sort(key=lambda change: (-change.difference, change.query))
    return Comparison(*names, tests, tuple(moved))


def _test(differences: Sequence[float]) -> Test:
    rounded = [round(difference, _DIGITS) for difference in differences]
    return Test(
        fmean(differences),
        sum(difference > 0 for difference in rounded),
        sum(difference < 0 for difference in rounded),
        randomisation_test(rounded),
        t_test(rounded),
    )


def randomisation_test(differences: Sequence[float]) -> float:
    """Return p of Fisher's randomisation test: how often random signs give a sum at least as far from 0.

    Random bits from a fixed seed make the same differences give the same p (Smucker, Allan and Carterette
    2007 say why this test suits rankings best).

    >>> randomisation_test([0.1] * 20) < 0.001 < 0.5 < randomisation_test([0.1, -0.1, 0.2, -0.1])
    True
    """
    observed = abs(sum(differences)) - 10.0**-_DIGITS * len(differences)
    # Queries that differ by as much are thrown at once: of n coins, the ones in n random bits show heads.
    sizes = sorted(Counter(abs(difference) for difference in differences if difference).items())
    coins = random.Random(_SEED)  # noqa: S311 - nothing is kept secret by it
    extreme = 0
    for _ in range(ROUNDS):
        thrown = sum(size * (2 * coins.getrandbits(n).bit_count() - n) for size, n in sizes)
        extreme += abs(thrown) >= observed
    return (extreme + 1) / (ROUNDS + 1)


def t_test(differences: Sequence[float]) -> float:
    """Return p of Student's paired t-test; 1 where there is no difference, or only one query."""
    from scipy.special import stdtr  # type: ignore[import-untyped] # ir-measures brings it, without types

    if len(differences) < 2 or not any(differences):
        return 1.0
    spread = stdev(differences)
    if not spread:
        return 0.0
    t = fmean(differences) / (spread / math.sqrt(len(differences)))
    return 2 * float(stdtr(len(differences) - 1, -abs(t)))
