"""What the other words of a query say for a word: those that stand with it in documents, or beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import Final

from kashaf.search.suggestions.usage import Usage

__all__ = ["Context"]

_MOST_OTHERS: Final = 2
_SHARE: Final = 0.5
"""How much of the evidence counts: words of one query do not stand together by chance alone."""
_PRIOR: Final = 5.0
"""How many documents are added in which words stand together by chance: one document proves little."""
_LEAST: Final = -0.3
_MOST: Final = 8.0


class Context:
    """The other words of a query.

    The evidence of each is the logarithm of how much oftener it stands in the word's documents than in all of
    them, smoothed by a few documents.

    Args:
        usage: of the index.
        others: folded words elsewhere in the query that are no function words; the rarest are asked.
        before: the folded word just before the place; the empty string where there is none.
        after: the same behind it.
    """

    def __init__(self, usage: Usage, others: Sequence[str], before: str, after: str) -> None:
        self._usage = usage
        held = sorted((usage.frequency(other), other) for other in set(others))
        self._others = [other for count, other in held if count][:_MOST_OTHERS]
        self._before = before if before and usage.frequency(before) else ""
        self._after = after if after and usage.frequency(after) else ""

    def evidence(self, text: str) -> float:
        """Return what speaks for one folded word, or for two with a blank between, in nats."""
        return _SHARE * sum(min(_MOST, max(_LEAST, each)) for each in self._each(text.split()))

    def _each(self, words: Sequence[str]) -> Iterator[float]:
        usage = self._usage
        rare = min(words, key=usage.frequency)
        for other in self._others:
            yield self._gain(rare, other, usage.together(rare, other) if usage.frequency(rare) else 0)
        if self._before:
            yield self._gain(words[0], self._before, usage.in_a_row(self._before, words[0]))
        if self._after:
            yield self._gain(words[-1], self._after, usage.in_a_row(words[-1], self._after))

    def _gain(self, word: str, other: str, both: int) -> float:
        share = self._usage.frequency(other) / max(1, self._usage.documents)
        return log((both + _PRIOR * share) / (self._usage.frequency(word) + _PRIOR) / share)
