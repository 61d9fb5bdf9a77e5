"""The clauses of a group, by what they ask, and how they join to one query."""

from __future__ import annotations

from dataclasses import dataclass, field

from kashaf.engines import query as tree

__all__ = ["Parts"]


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
        if self.required:
            return tree.And(tuple(self.required), (*self.wanted, *self.also))
        if self.wanted and self.also:
            return tree.And((tree.Or(tuple(self.wanted)),), tuple(self.also))
        return tree.Or(tuple(self.wanted)) if self.wanted else None
