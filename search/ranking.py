"""What each level and each field of an index counts in a ranking, and which levels find a document at all.

A document's score is the sum, over the words of the query, of BM25 at each level of each field, times
the weights below. One setting serves all collections; `benchmarks/README.md` says how they were found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kashaf.analyzers.levels import EXACT, GRAMS, LEMMA, NEAR, ROOT, STEM
from kashaf.engines.layout import TITLE

__all__ = ["FINDING", "LEVEL_WEIGHTS", "PHRASE_WEIGHT", "TITLE_WEIGHT", "weight"]

FINDING: Final = (EXACT, STEM, LEMMA)
"""The levels by which a word finds a document; the others rank what is found.

Who asks for a book does not want every office in the count, though both are of one root.
"""

LEVEL_WEIGHTS: Final[Mapping[str, float]] = {
    EXACT: 0.3,
    STEM: 1.0,
    LEMMA: 0.6,
    ROOT: 1.0,
    GRAMS: 0.35,
    NEAR: 0.5,
}
"""What a match at a level counts; a document that has the very form of the query gets all of them.

Lemma and root of a word say much the same, so that the lemma counts less beside the root than a stem does
alone; `lean` gains by it too, where the form as it is written then counts half as much as the lemma.
"""

TITLE_WEIGHT: Final = 0.5
"""What a match in the title counts, on top of one in the text, which counts 1."""

PHRASE_WEIGHT: Final = 0.3
"""What a phrase counts, on top of its words, which are ranked as any others are."""


def weight(field: str, level: str) -> float:
    """Return the weight of a match in a text field at a level.

    >>> weight("text", "root"), weight("title", "root")
    (1.0, 0.5)
    """
    return LEVEL_WEIGHTS[level] * (TITLE_WEIGHT if field == TITLE else 1.0)
