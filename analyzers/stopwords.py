"""The stop words: function words, which stay in the index and in phrases but weigh nothing in a ranking."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from pyarabic.araby import FEH, WAW

from kashaf.analyzers.words import read_words

__all__ = ["load_stop_words"]

_LIST: Final = Path(__file__).with_name("data") / "stopwords.txt"
_CONJUNCTIONS: Final = (WAW, FEH)
_CONJOINED: Final = 3
"""From how many letters on a stop word behind a conjunction is sure not to be another word."""


def load_stop_words(fold: Callable[[str], str]) -> frozenset[str]:
    """Return the stop words as a folding writes them, with those behind a conjunction.

    Folding joins words that writing tells apart, so a name such as Ali is dropped with the preposition ala.

    Args:
        fold: makes the folded form of a word; the folding of the analyzer that the words are compared with.
    """
    words = frozenset(filter(None, map(fold, read_words(_LIST))))
    return words | {
        conjunction + word for word in words if len(word) >= _CONJOINED for conjunction in _CONJUNCTIONS
    }
