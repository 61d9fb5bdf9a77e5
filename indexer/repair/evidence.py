"""What speaks for a word being a word: the lexicon, and the function words that every text is full of."""

from __future__ import annotations

from functools import cache, lru_cache

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.lemma_levels import LemmaLevels
from kashaf.analyzers.stopwords import load_stop_words

__all__ = ["fold", "is_function_word", "is_known"]


@cache
def _folding() -> Folding:
    return Folding()


def fold(word: str) -> str:
    """Return a word without marks, its letters folded."""
    return _folding()(word)


@cache
def _function_words() -> frozenset[str]:
    return load_stop_words(_folding())


def is_function_word(word: str) -> bool:
    """Tell whether a word is a function word of two letters or more."""
    folded = fold(word)
    return len(folded) > 1 and folded in _function_words()


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Tell whether the lexicon has a reading of a word."""
    return len(word) > 1 and LemmaLevels().analyses(word)[0].pos != "unknown"
