"""The terms of one commit's fields, listed once, and what a pattern stands for among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import nsmallest

from kashaf.engines.contract import Expansion
from kashaf.engines.expansion import Pattern, expand, shared_beginning

__all__ = ["Vocabulary"]

_ONE_BY_ONE = 1000  # terms whose frequencies are asked for singly
_KEPT = 32  # patterns whose terms are remembered


class Vocabulary:
    """The term lists of one searcher.

    Args:
        terms: returns the terms of a field that begin with a prefix, by code point.
        frequency: returns how many documents hold a term of a field.
        counted: yields the terms of a field that begin with a prefix, each with its frequency.
    """

    def __init__(
        self,
        terms: Callable[[str, str], Sequence[str]],
        frequency: Callable[[str, str], int],
        counted: Callable[[str, str], Iterator[tuple[str, int]]],
    ) -> None:
        self._terms = terms
        self._frequency = frequency
        self._counted = counted
        self._whole: dict[str, Sequence[str]] = {}
        self._expanded: dict[Pattern, Sequence[str]] = {}

    def expanded(self, pattern: Pattern) -> Sequence[str]:
        """Return all terms that a pattern, which was checked, stands for, by code point."""
        found = self._expanded.get(pattern)
        if found is None:
            if len(self._expanded) >= _KEPT:
                self._expanded.clear()
            found = self._expanded[pattern] = expand(
                pattern, lambda prefix: self._listed(pattern.field, prefix)
            )
        return found

    def expansion(self, pattern: Pattern, limit: int | None) -> Expansion:
        """Return the terms of a pattern, at most `limit`; see the contract."""
        found = self.expanded(pattern)
        if limit is None or len(found) <= limit:
            return Expansion(tuple(found), len(found))
        if not limit:
            return Expansion((), len(found))
        frequencies = self._frequencies(pattern.field, found)
        ranked = ((-frequencies[text], text) for text in found)
        return Expansion(tuple(text for _, text in nsmallest(limit, ranked)), len(found))

    def _frequencies(self, field: str, texts: Sequence[str]) -> dict[str, int]:
        """Return how many documents hold each of some terms, which rise: many are quicker listed at once."""
        if len(texts) <= _ONE_BY_ONE:
            return {text: self._frequency(field, text) for text in texts}
        return dict(self._counted(field, shared_beginning(texts[0], texts[-1])))

    def _listed(self, field: str, prefix: str) -> Iterator[str]:
        """Return the terms that begin with a prefix; only whole lists are remembered."""
        if prefix:
            return iter(self._terms(field, prefix))
        if field not in self._whole:
            self._whole[field] = self._terms(field, "")
        return iter(self._whole[field])
