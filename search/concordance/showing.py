"""How a term of an index is shown to people: as a word is written, not as it is folded."""

from __future__ import annotations

from pyarabic.araby import strip_tashkeel, strip_tatweel

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT, LEMMA
from kashaf.analyzers.morphology_analysis import UNKNOWN

__all__ = ["shown"]


def shown(analyzer: Analyzer, level: str, term: str, example: str = "") -> str:
    """Return a term as it is shown.

    - At level `exact` it is how the word is written in the example, without marks.
    - At level `lemma` it is the lemma as the lexicon writes it, of the reading that the example has.
    - Else, and where that does not help, it is the term, without the sign of unknown words.

    Args:
        analyzer: the one that made the term.
        level: of the term.
        term: of one word.
        example: a writing of the word in a text; without one, the term stands for it.
    """
    words = [token.source for token in analyzer.tokens(example)][:1]
    if level == EXACT and words:
        return _bare(words[0])
    read = getattr(analyzer.above, "analyses", None)
    if level == LEMMA and read is not None:
        for word in (*words, term):
            for analysis in read(word):
                if analysis.term == term:
                    return _bare(analysis.lemma)
    return term.removeprefix(UNKNOWN)


def _bare(word: str) -> str:
    """Return a word without its marks and what lengthens it."""
    return str(strip_tatweel(strip_tashkeel(word)))
