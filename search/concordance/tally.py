"""How often each term stands in texts: chunks between blanks are counted, and read only once each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT, LEMMA, ROOT, STEM
from kashaf.errors import QueryError

__all__ = ["WORD_LEVELS", "Tally", "check_word_level"]

WORD_LEVELS: Final = (EXACT, LEMMA, ROOT, STEM)
"""The levels at which a word is one term."""

_CHUNKS: Final = 1 << 20  # counted before they are read: what bounds the memory


def check_word_level(analyzer: Analyzer, level: str | None) -> str:
    """Return a level at which words can be counted, the main one for `None`; raises QueryError for others."""
    fitting = [name for name in analyzer.word_levels if name in WORD_LEVELS]
    if level is None:
        return analyzer.main_level if analyzer.main_level in fitting else EXACT
    if level not in fitting:
        raise QueryError(f"words of this index cannot be counted at {level!r}; say {', '.join(fitting)}")
    return level


class Tally:
    """Counts terms at one level.

    Args:
        analyzer: makes the terms.
        level: a level at which a word is one term.
    """

    def __init__(self, analyzer: Analyzer, level: str) -> None:
        self._analyzer = analyzer
        self._place = analyzer.place(level)
        self._chunks: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._functions: Counter[str] = Counter()
        self._examples: dict[str, tuple[int, str]] = {}

    def add(self, text: str) -> None:
        """Count the words of a text."""
        self._chunks.update(text.split())
        if len(self._chunks) > _CHUNKS:
            self._read()

    @property
    def counts(self) -> Counter[str]:
        """How often each term was met."""
        self._read()
        return self._counts

    @property
    def total(self) -> int:
        """How many words were met."""
        return self.counts.total()

    def is_function_word(self, term: str) -> bool:
        """Tell whether a term stands for stop words most of the time."""
        self._read()
        return self._functions[term] * 2 > self._counts[term]

    def example(self, term: str) -> str:
        """Return a frequent writing of a term, with what touches it; empty where it was not met alone."""
        self._read()
        return self._examples.get(term, (0, ""))[1]

    def _read(self) -> None:
        chunks, self._chunks = self._chunks, Counter()
        for chunk, count in chunks.items():
            levels = self._analyzer.of_chunk(chunk)
            exact, terms = levels[0].split(), levels[self._place].split()
            self._take(exact, terms, count)
            if len(terms) == 1 and count > self._examples.get(terms[0], (0, ""))[0]:
                self._examples[terms[0]] = count, chunk

    def _take(self, exact: Iterable[str], terms: Iterable[str], count: int) -> None:
        stop_words = self._analyzer.stop_words
        for word, term in zip(exact, terms, strict=True):
            self._counts[term] += count
            if word in stop_words:
                self._functions[term] += count
