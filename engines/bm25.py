"""The score of a term in a document: BM25 with the field lengths that Tantivy and Lucene keep.

The formula is Robertson and Zaragoza's (The Probabilistic Relevance Framework, 2009) with the idf of Lucene,
which never goes below 0; the factor k1 + 1 is kept, as Tantivy keeps it.
"""

from __future__ import annotations

from bisect import bisect_right
from math import log

__all__ = ["K1", "LENGTH_STEPS", "B", "idf", "length_norm", "quantised_length"]

K1 = 1.2
"""How soon more of the same term stops counting (Tantivy's and Lucene's value)."""

B = 0.75
"""How much long documents are held back, from 0 to 1 (Tantivy's and Lucene's value)."""

_EXACT = 24  # lengths below it are the byte itself
_MANTISSA = 3  # above, a byte holds three bits of the length, and how far they are shifted


def _step(code: int) -> int:
    """Return the length that a byte stands for (Lucene's SmallFloat.byte4ToInt)."""
    if code < _EXACT:
        return code
    bits = (code - _EXACT) & 7
    shift = ((code - _EXACT) >> _MANTISSA) - 1
    return _EXACT + (bits if shift < 0 else (bits | 8) << shift)


LENGTH_STEPS = tuple(_step(code) for code in range(256))
"""The 256 field lengths that are told apart: all up to 40, then coarser and coarser."""


def quantised_length(length: int) -> int:
    """Return the longest step that is not above `length`, in tokens.

    >>> quantised_length(40), quantised_length(41), quantised_length(1000)
    (40, 40, 984)
    """
    return LENGTH_STEPS[bisect_right(LENGTH_STEPS, length) - 1]


def idf(documents: int, frequency: int) -> float:
    """Return how telling a term is: `frequency` of `documents` documents hold it."""
    return log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


def length_norm(length: int, average: float) -> float:
    """Return what stands beside tf below the line, for a field of `length` tokens, `average` on the mean."""
    return K1 * (1 - B + B * quantised_length(length) / average) if average else K1
