"""What the engine answers to a query with its selection: a page or groups, facets, and where to go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kashaf.engines import query as tree
from kashaf.engines.contract import Hit, Searcher
from kashaf.engines.layout import Layout
from kashaf.errors import QueryError
from kashaf.search.cursor import anchored, read_token, search_digest, write_token
from kashaf.search.facet_counts import facet
from kashaf.search.facets import Facet, parse_facet
from kashaf.search.grouping import Grouped, grouped
from kashaf.search.selection import Selection

__all__ = ["NOTHING", "Answer", "Page", "answer", "filtered"]


@dataclass(frozen=True, slots=True)
class Page:
    """A part of what is found.

    Attributes:
        limit: how many hits or groups at most.
        offset: how many to pass over.
        asked: by what the search is known again: its query as it was typed, and how it was asked.
    """

    limit: int
    offset: int
    asked: tuple[object, ...]

    def __post_init__(self) -> None:
        if min(self.limit, self.offset) < 0:
            raise QueryError(f"limit and offset are at least 0; these are {self.limit} and {self.offset}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine found.

    Attributes:
        total: how many documents match.
        hits: the page; of groups, their hits.
        start: how many hits, or groups, stand before the page.
        facets: as they were asked for.
        groups: where hits are grouped.
        all_groups: how many groups there are.
        next: the token of the next page, where there is one.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    start: int = 0
    facets: tuple[Facet, ...] = ()
    groups: tuple[Grouped, ...] = ()
    all_groups: int = 0
    next: str | None = None


NOTHING = Answer(0)
"""Nothing was found."""


def filtered(query: tree.Query, filters: Sequence[tree.Query]) -> tree.Query:
    """Return a query for what matches the filters too; they do not score."""
    if not filters:
        return query
    return tree.And((query, *(tree.Constant(each, 0.0) for each in filters)))


def answer(searcher: Searcher, query: tree.Query, layout: Layout, selection: Selection, page: Page) -> Answer:
    """Return what is found.

    Args:
        searcher: of the commit.
        query: with its filters.
        layout: the index's fields.
        selection: what is wanted of the matches.
        page: which part of it.

    Raises:
        QueryError: a sort, facet or field does not fit the index, or a token is of another search.
    """
    facets = tuple(
        facet(searcher, query, layout, parse_facet(each, selection.facet_values)) for each in selection.facets
    )
    if selection.group_by is None:
        return _page(searcher, query, layout, selection, page, facets)
    asked = (page.limit, page.offset, selection.per_group)
    all_groups, groups = grouped(searcher, query, layout, selection.group_by, asked)
    total = searcher.search(query, limit=0).total
    hits = tuple(hit for group in groups for hit in group.hits)
    return Answer(total, hits, page.offset, facets, groups, all_groups)


def _page(
    searcher: Searcher,
    query: tree.Query,
    layout: Layout,
    selection: Selection,
    page: Page,
    facets: tuple[Facet, ...],
) -> Answer:
    orders = selection.orders(layout)
    digest = search_digest(page.asked, selection.where, orders)
    after = None
    if selection.after is not None:
        after = anchored(read_token(selection.after, digest), query, orders, searcher)
    found = searcher.search(query, limit=page.limit, offset=page.offset, order=orders, after=after)
    seen = found.start + len(found.hits)
    goes_on = found.hits and seen < found.total
    token = write_token(found.hits, seen, digest) if goes_on else None
    return Answer(found.total, found.hits, found.start, facets, next=token)
