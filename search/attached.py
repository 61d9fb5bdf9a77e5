"""What can be attached before a word, for patterns: whether a term that begins so has it attached."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kashaf.analyzers.analyzer import Analyzer

if TYPE_CHECKING:
    from kashaf.analyzers.morphology import Morphology

__all__ = ["ARTICLES", "LETTERS", "Attached"]

ARTICLES: Final = ("ال", "وال", "فال", "بال", "كال", "لل", "وبال", "فبال", "وكال", "ولل", "فلل")
"""The article with what can stand before it, folded."""

LETTERS: Final = ("و", "ف", "ب", "ك", "ل", "وب", "ول", "فب", "فل")
"""What can stand before a word without the article."""

_LIKELY: Final = 0.1
"""Which share of a word a reading must have to be believed."""

_KNOWN: Final = 1 << 14


class Attached:
    """Tells clitics by an analyzer: by the lexicon where it has one, else by its stem.

    Without either, the article is taken for one wherever a word begins so, and letters never are.

    Args:
        analyzer: that made the terms.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._morphology: Morphology | None = getattr(analyzer.above, "morphology", None)
        self._stem = None if analyzer.above is None else analyzer.main_level
        self._analyzer = analyzer
        self.clitics = ARTICLES if analyzer.above is None else ARTICLES + LETTERS

    def fits(self, clitic: str, term: str) -> bool:
        """Tell whether a term that begins with a clitic has it attached, and not as a part of the word."""
        if self._stem is None:
            return True
        if self._morphology is None:
            return self._stem_of(term) == self._stem_of(term[len(clitic) :])
        likely = _beginnings(self._morphology, term)
        return clitic in ARTICLES if likely is None else clitic in likely

    def _stem_of(self, word: str) -> str:
        return self._analyzer.field(word, str(self._stem))


@lru_cache(maxsize=_KNOWN)
def _beginnings(morphology: Morphology, term: str) -> frozenset[str] | None:
    """Return what likely readings of a word have before the stem; `None` where the word is unknown."""
    readings = morphology.beginnings(term)
    return frozenset(letters for letters, share in readings if share >= _LIKELY) if readings else None
