"""What is asked of an index: a query and all that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Self

from kashaf.index import Index
from kashaf.saved import SavedSearch
from kashaf.search.results import Results
from kashaf.search.switches import NO_SWITCHES, Switches

__all__ = ["PAGE", "Question"]

PAGE: Final = 10
"""How many hits a page has."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its filters, order, facets and switches, and the place that is looked at.

    Attributes:
        query: in the query language.
        like: the id of the document whose likes are asked for, in place of a query.
        where: filters, in the query language.
        sort: the fields that hits are ordered by; none orders by score.
        facets: what is counted beside.
        switches: how the query's words are asked.
        broad: whether words find by their root too.
        offset: how many hits stand before the page.
    """

    query: str = ""
    like: str | None = None
    where: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    switches: Switches = NO_SWITCHES
    broad: bool = False
    offset: int = 0

    def asking(self, query: str) -> Self:
        """Return the same with another query, from its first hit on."""
        return replace(self, query=query, like=None, offset=0)

    def having(self, **changes: object) -> Self:
        """Return the same with other attributes, from the first hit on."""
        return replace(self, **{"offset": 0, **changes})  # type: ignore[arg-type] # each name's type is its own

    @property
    def asks(self) -> bool:
        """Whether anything is asked: a query, a likeness, or a filter alone."""
        return bool(self.query.strip() or self.like or self.where)

    def ask(self, index: Index, *, unfinished: bool = False, limit: int = PAGE) -> Results:
        """Return the page of hits.

        Args:
            index: the one that is asked.
            unfinished: whether the last word is still being typed.
            limit: how many hits at most.

        Raises:
            KashafError: as `Index.search` and `Index.similar` do.
        """
        if self.like is not None:
            return index.similar(
                self.like, limit=limit, offset=self.offset, where=self.where, facets=self.facets
            )
        return index.search(
            self.query,
            limit=limit,
            offset=self.offset,
            broad=self.broad,
            switches=self.switches.having("as_you_type") if unfinished else self.switches,
            where=self.where,
            sort=self.sort,
            facets=self.facets,
        )

    def named(self, index: Index) -> SavedSearch:
        """Return the question as it can be kept under a name, or run page by page."""
        return SavedSearch(
            self.query,
            (str(index.path.absolute()),),
            like=self.like,
            where=self.where,
            sort=self.sort,
            facets=self.facets,
            broad=self.broad,
            switches=self.switches.on(),
        )

    @classmethod
    def of(cls, saved: SavedSearch) -> Self:
        """Return the question that was kept; what the shell does not ask is left out."""
        return cls(
            saved.query,
            saved.like,
            saved.where,
            saved.sort,
            saved.facets,
            NO_SWITCHES.having(*saved.switches),
            saved.broad,
        )
