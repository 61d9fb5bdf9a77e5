"""What can be attached before a word, for patterns: whether a term that begins so has it attached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kashaf.analyzers.analyzer import Analyzer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kashaf.analyzers.morphology_analysis import Analysis

__all__ = ["ARTICLES", "LETTERS", "Attached"]

ARTICLES: Final = ("ال", "وال", "فال", "بال", "كال", "لل", "وبال", "فبال", "وكال", "ولل", "فلل")
"""The article with what can stand before it, folded."""

LETTERS: Final = ("و", "ف", "ب", "ك", "ل", "وب", "ول", "فب", "فل")
"""What can stand before a word without the article."""

_LIKELY: Final = 0.1
"""Which share of a word a reading must have to be believed."""


class Attached:
    """Tells clitics by an analyzer: by the lexicon where it has one, else by its stem.

    Without either, the article is taken for one wherever a word begins so, and letters never are.

    Args:
        analyzer: that made the terms.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyses: Callable[[str], Sequence[Analysis]] | None = getattr(analyzer.above, "analyses", None)
        self._stem = None if analyzer.above is None else analyzer.main_level
        self._analyzer = analyzer
        self.clitics = ARTICLES if analyzer.above is None else ARTICLES + LETTERS

    def fits(self, clitic: str, term: str) -> bool:
        """Tell whether a term that begins with a clitic has it attached, and not as a part of the word."""
        if not clitic or self._stem is None:
            return True
        if self._analyses is None:
            return self._stem_of(term) == self._stem_of(term[len(clitic) :])
        readings = [reading for reading in self._analyses(term) if reading.share >= _LIKELY]
        if all(reading.pos == "unknown" for reading in readings):
            return clitic in ARTICLES
        return any(_letters(reading.proclitics) == clitic for reading in readings)

    def _stem_of(self, word: str) -> str:
        return self._analyzer.field(word, str(self._stem))


def _letters(proclitics: Sequence[str]) -> str:
    """Return how proclitics are written: the article loses its alef behind ل.

    >>> _letters(("و", "ل", "ال"))
    'ولل'
    """
    return "".join(proclitics).replace("لال", "لل")
