"""The terms of one commit's fields, listed once, and what a pattern stands for among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from sys import maxunicode

from kashaf.engines.contract import Expansion
from kashaf.engines.expansion import Pattern, expand, shared_beginning

__all__ = ["Vocabulary"]

_ONE_BY_ONE = 1000  # terms whose frequencies are asked for singly
_KEPT = 300_000  # terms of patterns and of beginnings that are remembered, the same one as often as it comes
_PATTERN = 20  # what a pattern without terms counts among them


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
        self._expanded: dict[Pattern | tuple[str, str], Sequence[str]] = {}
        self._ranked: dict[Pattern, Sequence[str]] = {}
        self._kept = 0

    def expanded(self, pattern: Pattern) -> Sequence[str]:
        """Return all terms that a pattern, which was checked, stands for, by code point."""
        found = self._expanded.get(pattern)
        if found is None:
            found = expand(pattern, lambda prefix: self._listed(pattern.field, prefix))
            self._keep(pattern, found)
        return found

    def _keep(self, asked: Pattern | tuple[str, str], found: Sequence[str]) -> None:
        """Remember what was found; where that is too much, all is forgotten and found anew."""
        self._kept += len(found) + _PATTERN
        if self._kept > _KEPT:
            self._expanded.clear()
            self._ranked.clear()
            self._kept = len(found) + _PATTERN
        self._expanded[asked] = found

    def expansion(self, pattern: Pattern, limit: int | None) -> Expansion:
        """Return the terms of a pattern, at most `limit`; see the contract."""
        found = self.expanded(pattern)
        if limit is None or len(found) <= limit:
            return Expansion(tuple(found), len(found))
        if not limit:
            return Expansion((), len(found))
        ranked = self._ranked.get(pattern)
        if ranked is None:
            frequencies = self._frequencies(pattern.field, found)
            # A stable sort: those of one frequency stay by code point.
            ranked = self._ranked[pattern] = sorted(found, key=frequencies.__getitem__, reverse=True)
            self._kept += len(found)
        return Expansion(tuple(ranked[:limit]), len(found))

    def _frequencies(self, field: str, texts: Sequence[str]) -> dict[str, int]:
        """Return how many documents hold each of some terms, which rise: many are quicker listed at once."""
        if len(texts) <= _ONE_BY_ONE:
            return {text: self._frequency(field, text) for text in texts}
        return dict(self._counted(field, shared_beginning(texts[0], texts[-1])))

    def _listed(self, field: str, prefix: str) -> Iterator[str]:
        """Return the terms that begin with a prefix: out of the whole list, if that was asked for before."""
        if not prefix and field not in self._whole:
            self._whole[field] = self._terms(field, "")
        whole = self._whole.get(field)
        if whole is not None:
            return iter(whole if not prefix else whole[slice(*_places(whole, prefix))])
        asked = (field, prefix)
        found = self._expanded.get(asked)
        if found is None:
            found = self._terms(field, prefix)
            self._keep(asked, found)
        return iter(found)


def _places(terms: Sequence[str], prefix: str) -> tuple[int, int]:
    """Return between which places of a list those terms stand that begin with a prefix."""
    return bisect_left(terms, prefix), bisect_left(terms, prefix + chr(maxunicode))
