"""What careless spelling and each ending of a stem cost, in bits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import fsum, inf, log2
from typing import Final

from kashaf.analyzers.clitics import Suffix, suffixes
from kashaf.analyzers.lexicon import Category

__all__ = ["LONGEST_SUFFIX", "EndingCosts", "Tables", "ending_tables", "slip"]

_PAST: Final = frozenset("Pp")
_FOREIGN_LETTER: Final = 12.0
_SLIPS: Final = {
    ("ا", "أ"): 0.7, ("ا", "إ"): 0.7, ("ا", "آ"): 1.5, ("أ", "ا"): 4.0, ("إ", "ا"): 3.0, ("آ", "ا"): 6.0,
    ("أ", "إ"): 7.0, ("إ", "أ"): 9.0, ("أ", "آ"): 6.0, ("آ", "أ"): 9.0,
    ("ى", "ي"): 2.0, ("ي", "ى"): 2.5, ("و", "ؤ"): 3.0, ("ؤ", "و"): 6.0, ("ي", "ئ"): 3.0, ("ى", "ئ"): 4.0,
    ("ئ", "ي"): 6.0, ("ئ", "ى"): 8.0, ("ه", "ة"): 2.0, ("ة", "ه"): 11.0,
}  # fmt: skip
"""What was written, what the lexicon has, and the cost; the last letter of a word decides nothing here."""

_CODE_SHARES: Final = {
    "m": 0.6, "n": 0.6, "i": 0.3, "x": 1.0, "t": 0.08, "f": 0.4, "s": 0.1, "p": 0.12, "d": 0.02, "D": 0.02,
    ",": 0.6, ",ت": 0.12, ",ا": 0.02, ",تا": 0.01, ",ن": 0.015, ",تما": 0.002, ",تم": 0.02, ",تن": 0.002,
    ",نا": 0.12, ",ان": 0.02, ",ون": 0.15, ",وا": 0.12, ",ين": 0.01, ",ي": 0.01, ",Y": 0.05, ",Z": 0.6,
    ",x": 0.6,
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def slip(written: str, expected: str) -> float:
    """Return what it costs to take a written stem for one of the lexicon, both without marks."""
    if len(written) != len(expected):
        return _FOREIGN_LETTER
    return sum(
        _SLIPS.get((mine, theirs), _FOREIGN_LETTER)
        for mine, theirs in zip(written, expected, strict=True)
        if mine != theirs
    )


class EndingCosts(dict[int, float | None]):
    """What a written suffix costs behind a stem of each category; `None` where it cannot stand.

    Args:
        categories: of the lexicon, by number.
        readings: the suffixes that are written so, and what taking it for each costs beside its own cost.

    Attributes:
        least: no less than this it costs behind any stem; infinite where there is no reading.
    """

    def __init__(self, categories: tuple[Category, ...], readings: Iterable[tuple[Suffix, float]]) -> None:
        super().__init__()
        self._categories = categories
        self._readings = tuple(readings)
        self.least = min((suffix.cost + careless for suffix, careless in self._readings), default=inf)

    def likeliest(self, category: int) -> Suffix:
        """Return the suffix that is meant behind a stem of a category on which it can stand."""
        return min(self._costs(category), key=lambda found: found[0])[1]

    def _costs(self, category: int) -> list[tuple[float, Suffix]]:
        codes, is_past = self._categories[category].codes, self._categories[category].form in _PAST
        total = fsum(_CODE_SHARES[code] for code in codes)  # a set has another order in each process
        return [
            (suffix.cost + careless - log2(_CODE_SHARES[suffix.code] / total), suffix)
            for suffix, careless in self._readings
            if suffix.code in codes and not (is_past and suffix.emphatic)
        ]

    def __missing__(self, category: int) -> float | None:
        costs = self._costs(category)
        found = self[category] = min(costs, key=lambda found: found[0])[0] if costs else None
        return found


Tables = dict[str, tuple[EndingCosts, EndingCosts]]
"""For each suffix as it may be written its costs, without and with the article before the stem."""


def ending_tables(categories: tuple[Category, ...]) -> Tables:
    """Return for each suffix as it may be written its costs, without and with the article before the stem."""
    readings: defaultdict[str, list[tuple[Suffix, float]]] = defaultdict(list)
    for suffix in suffixes():
        for written, careless in _written(suffix.written):
            readings[written].append((suffix, careless))
    return {
        written: (
            EndingCosts(categories, found),
            EndingCosts(categories, (row for row in found if row[0].definite)),
        )
        for written, found in readings.items()
    }


def _written(suffix: str) -> Iterable[tuple[str, float]]:
    yield suffix, 0.0
    for careless, right in (("ه", "ة"), ("ى", "ي"), ("ة", "ه")):
        if suffix.endswith(right):
            yield suffix[:-1] + careless, _SLIPS[careless, right]


LONGEST_SUFFIX: Final = max(len(suffix.written) for suffix in suffixes())
