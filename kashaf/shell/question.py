"""What is asked of an index: a query and all that goes with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Self

from kashaf.index import Index
from kashaf.saved import SavedSearch
from kashaf.search.results import Results
from kashaf.search.switches import NO_SWITCHES, Switches

__all__ = ["PAGE", "Question", "asked_so_far"]

_FEWEST: Final = 2
"""Letters of an unfinished word that say something of it."""

_ARTICLE: Final = "ال"

_TATWEEL: Final = "ـ"

_LAST_WORD: Final = re.compile(r"[^\W\d][^\s\"()«»:.،؛؟!-]*$")

_LOOKED_AT: Final = 200
"""Words that are looked at for what is attached before an unfinished one; the finished one has them all."""

PAGE: Final = 10
"""How many hits a page has."""


def asked_so_far(typed: str) -> str:
    """Return what can be asked of a line that is still being typed.

    A word that has only begun, with one letter or the article, says nothing yet: thousands of words begin so,
    and to look for all of them takes longer than the next letter.

    >>> asked_so_far("صحيفة ا"), asked_so_far("صحيفة ال"), asked_so_far("صحيفة الم")
    ('صحيفة ', 'صحيفة ', 'صحيفة الم')
    """
    begun = _LAST_WORD.search(typed)
    if begun is None or typed[: begun.start()].endswith(":"):  # the value of a field may be short
        return typed
    letters = "".join(filter(str.isalpha, begun[0].replace(_TATWEEL, "")))
    return typed[: begun.start()] if len(letters) < _FEWEST or letters == _ARTICLE else typed


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
            asked_so_far(self.query) if unfinished else self.query,
            limit=limit,
            offset=self.offset,
            broad=self.broad,
            switches=replace(self.switches, as_you_type=True, max_terms=_LOOKED_AT)
            if unfinished
            else self.switches,
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
