"""Which of the documents that match come back, in what order, and what is counted beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from kashaf.engines.contract import BY_SCORE, Order
from kashaf.engines.layout import FieldType, Layout
from kashaf.errors import QueryError
from kashaf.search.facets import DEFAULT_LIMIT
from kashaf.search.scope import field_name

__all__ = ["PER_GROUP", "SCORE", "WHOLE", "Selection", "parse_sort"]

SCORE: Final = "score"
"""The name of the usual order."""

PER_GROUP: Final = 3
"""How many hits of a group are shown unless told otherwise."""

_SORTABLE: Final = (FieldType.KEYWORD, FieldType.NUMBER, FieldType.DATE, FieldType.HIJRI)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of the documents that match.

    Attributes:
        where: filters, in the query language; all of what each says must be so, and none of it scores.
        sort: by what hits are ordered, the most important first: `score`, or a field, with - before it for
            the greatest first.
        facets: which values and periods are counted, as `parse_facet` reads them.
        facet_values: how many values of a keyword field a facet shows.
        group_by: the field by whose values hits are put together.
        per_group: how many hits of a group are shown.
        after: the token of the page before, `Results.next`.
    """

    where: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    facet_values: int = DEFAULT_LIMIT
    group_by: str | None = None
    per_group: int = PER_GROUP
    after: str | None = None

    def __post_init__(self) -> None:
        if self.facet_values < 1 or self.per_group < 1:
            raise QueryError(
                f"a facet has at least one value and a group one hit;"
                f" these are {self.facet_values} and {self.per_group}"
            )
        if self.group_by is not None and (self.sort or self.after):
            raise QueryError("groups come by their best hits: take away sort and after, or the groups")

    @classmethod
    def of(  # each a keyword of its own, as a program gives them
        cls,
        where: str | Iterable[str] = (),
        sort: str | Iterable[str] = (),
        facets: str | Iterable[str] = (),
        **others: int | str | None,
    ) -> Self:
        """Return a selection whose lists may be given as single strings."""
        return cls(_listed(where), _listed(sort), _listed(facets), **others)  # type: ignore[arg-type] # checked where they are given

    def orders(self, layout: Layout) -> tuple[Order, ...]:
        """Return the orders for the engine; raises QueryError for a field that has none."""
        return tuple(parse_sort(each, layout) for each in self.sort) or (BY_SCORE,)


WHOLE: Final = Selection()
"""All that matches, best first."""


def _listed(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def parse_sort(text: str, layout: Layout) -> Order:
    """Return the order that `score`, a field, or a field with - before it stands for.

    Raises:
        QueryError: the index has no such field, or it has no order.
    """
    name = text.removeprefix("-")
    if name == SCORE:
        return BY_SCORE
    field = field_name(name, layout)
    if field is None or layout.fields[field] not in _SORTABLE:
        fitting = [each for each, kind in layout.fields.items() if kind in _SORTABLE]
        raise QueryError(
            f"hits cannot be sorted by {name!r}; sort by {', '.join((SCORE, *fitting))}"
            f", with - before a field for the greatest first"
        )
    return Order(field, descending=text.startswith("-"))
