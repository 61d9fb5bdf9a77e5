"""The clauses of a group, by what they ask, and how they join to one query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kashaf.engines import query as tree
from kashaf.engines.normalize import children

__all__ = ["Parts"]

_MANY = 500  # so often a query can count at once: engines take no factor beyond their bounds
_SHALLOW = 8
"""How deep words are nested, with their levels, fields, synonyms and boosts."""


@dataclass
class Parts:
    """What the clauses of a group ask.

    Attributes:
        required: what must match.
        wanted: what may match, the more the better.
        excluded: what must not match.
        also: what ranks without finding.
        row: the terms of the group's single words in their order.
    """

    required: list[tree.Query] = field(default_factory=list)
    wanted: list[tree.Query] = field(default_factory=list)
    excluded: list[tree.Query] = field(default_factory=list)
    also: list[tree.Query] = field(default_factory=list)
    row: list[tuple[str, ...]] = field(default_factory=list)

    def join(self) -> tree.Query | None:
        """Return the one query that they make; `None` where they ask nothing."""
        positive = self._positive()
        if not self.excluded:
            return positive
        kept = positive or tree.Constant(tree.All(), 0.0)
        return tree.And((kept, *map(tree.Not, self.excluded)))

    def _positive(self) -> tree.Query | None:
        required, wanted, also = map(_each_once, (self.required, self.wanted, self.also))
        if required:
            return tree.And(required, (*wanted, *also))
        if wanted and also:
            return tree.And((tree.Or(wanted),), also)
        return tree.Or(wanted) if wanted else None


def _each_once(queries: Iterable[tree.Query]) -> tuple[tree.Query, ...]:
    """Return queries with those that are asked several times as one that counts as often."""
    queries = tuple(queries)
    if len(queries) < 2 or not all(_is_shallow(query, _SHALLOW) for query in queries):
        return queries
    return tuple(
        query if times == 1 else tree.Boost(query, times)
        for query, count in Counter(queries).items()
        for times in (*(_MANY,) * (count // _MANY), count % _MANY)
        if times
    )


def _is_shallow(query: tree.Query, depth: int) -> bool:
    """Tell whether a query is nested no deeper; what is, is not compared with others as a whole."""
    return depth > 0 and all(_is_shallow(child, depth - 1) for child in children(query))
