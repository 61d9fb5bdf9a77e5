"""Where the stem of a word stands inside what is attached to it, in the original text.

Attached are conjunctions, prepositions, the article and pronouns; inflection belongs to the stem here:
of والمكتبات it is مكتبات. The reading is the one by which the word was found; a word that the lexicon does
not know has its light stem.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.clitics import PROCLITICS
from kashaf.analyzers.levels import LEMMA, STEM
from kashaf.analyzers.morphology_analysis import UNKNOWN
from kashaf.analyzers.tokens import Token
from kashaf.search.clusters import clusters
from kashaf.search.marks import Span
from kashaf.search.why.kinship import attached_pronouns

if TYPE_CHECKING:
    from kashaf.analyzers.morphology_analysis import Analysis

__all__ = ["StemFinder"]


class StemFinder:
    """Finds stems in words of texts.

    Args:
        analyzer: the one that the texts were read with.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._analyses = getattr(analyzer.above, "analyses", None)

    def stem(self, token: Token) -> Span:
        """Return the place of a word's stem in the text of the word."""
        whole = Span(token.start, token.end)
        letters = self._letters(token)
        if letters is None:
            return whole
        inside = _place_in(token.source, letters, self._analyzer)
        return whole if inside is None else Span(token.start + inside[0], token.start + inside[1])

    def _letters(self, token: Token) -> tuple[int, int] | None:
        """Return where the stem begins and ends among the letters of the folded word."""
        folded = token.terms[0]
        reading = self._reading(token)
        if reading is not None:
            before = _proclitics().get(reading.proclitics)
            count = attached_pronouns(reading)
            after = sum(map(len, reading.suffixes[len(reading.suffixes) - count :]))
            return None if before is None else (len(before), len(folded) - after)
        stem = self._term(token, STEM) or self._term(token, LEMMA).removeprefix(UNKNOWN)
        start = folded.find(stem) if stem else -1
        return None if start < 0 else (start, start + len(stem))

    def _reading(self, token: Token) -> Analysis | None:
        if self._analyses is None:
            return None
        term = self._term(token, LEMMA)
        readings: Sequence[Analysis] = self._analyses(token.source)
        return next((each for each in readings if each.term == term and not term.startswith(UNKNOWN)), None)

    def _term(self, token: Token, level: str) -> str:
        levels = self._analyzer.word_levels
        return token.terms[levels.index(level)] if level in levels else ""


def _place_in(source: str, letters: tuple[int, int], analyzer: Analyzer) -> tuple[int, int] | None:
    """Return the characters of a word that hold these letters of its folded form, whole clusters of them.

    `None` where the letters cannot be told apart, cluster by cluster.
    """
    first, end = letters
    count = 0
    start = stop = None
    for low, high in clusters(source):
        before, count = count, count + len(analyzer.fold(source[low:high]))
        if start is None and count > first:
            start = low
        if before < end and count > before:
            stop = high
    if count != len(analyzer.fold(source)) or start is None or stop is None or start >= stop:
        return None
    return start, stop


@cache
def _proclitics() -> dict[tuple[str, ...], str]:
    """Return how each group of proclitics is written."""
    return {proclitic.pieces: written for written, proclitic in PROCLITICS.items()}
