"""What each level and each field of an index counts in a ranking.

A document's score is the sum, over the words of the query, of BM25 at each level of each field, times
the weights below. One setting serves all collections; `benchmarks/README.md` says how they were found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kashaf.analyzers.analyzer import EXACT, STEM
from kashaf.engines.layout import TITLE

__all__ = ["LEVEL_WEIGHTS", "PHRASE_WEIGHT", "TITLE_WEIGHT", "weight"]

LEVEL_WEIGHTS: Final[Mapping[str, float]] = {STEM: 1.0, EXACT: 0.3}
"""What a match at a level counts; a document that has the very form of the query gets both."""

TITLE_WEIGHT: Final = 0.5
"""What a match in the title counts, on top of one in the text, which counts 1."""

PHRASE_WEIGHT: Final = 0.3
"""What a phrase at level `exact` counts, on top of its words, which are ranked as any others are."""


def weight(field: str, level: str) -> float:
    """Return the weight of a match in a text field at a level.

    >>> weight("text", "stem"), weight("text", "exact")
    (1.0, 0.3)
    """
    return LEVEL_WEIGHTS[level] * (TITLE_WEIGHT if field == TITLE else 1.0)
