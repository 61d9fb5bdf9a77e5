"""Hits put together by the values of a field: groups by their best hit, with the count of each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from kashaf.engines import query as tree
from kashaf.engines.contract import Hit, Searcher, Value
from kashaf.engines.layout import FieldType, Layout
from kashaf.engines.stored import decode
from kashaf.errors import QueryError
from kashaf.search.facets import clause, shown
from kashaf.search.scope import field_name

__all__ = ["Grouped", "grouped", "grouping_field"]

_FITTING: Final = (FieldType.KEYWORD, FieldType.NUMBER)
_FIRST: Final = 64  # hits that are looked at first; each time it takes more, four times as many
_MORE: Final = 4
_SPELT: Final = str.maketrans({"٫": ".", "٬": None, "−": "-"})


@dataclass(frozen=True, slots=True)
class Grouped:
    """The best hits that share a value.

    Attributes:
        label: the value as it is shown; empty where the documents have none.
        count: how many documents match and have it.
        hits: the best of them.
        clause: keeps these documents, in the query language.
    """

    label: str
    count: int
    hits: tuple[Hit, ...]
    clause: str


def grouping_field(name: str, layout: Layout) -> str:
    """Return the field that a name means; raises QueryError where hits cannot be grouped by it."""
    field = field_name(name, layout)
    if field is None or layout.fields[field] not in _FITTING:
        fitting = ", ".join(each for each, kind in layout.fields.items() if kind in _FITTING)
        raise QueryError(
            f"hits cannot be grouped by {name!r}; fields of keywords or numbers are: {fitting or 'none'}"
        )
    return field


def grouped(
    searcher: Searcher, query: tree.Query, layout: Layout, name: str, page: tuple[int, int, int]
) -> tuple[int, tuple[Grouped, ...]]:
    """Return how many groups there are, and a page of them, the group of the best hit first.

    A document with several values is in several groups.

    Args:
        searcher: of the commit.
        query: what matches.
        layout: the index's fields.
        name: of the field.
        page: how many groups at most, how many to pass over, and how many hits of each.

    Raises:
        QueryError: hits cannot be grouped by the field.
    """
    field = grouping_field(name, layout)
    grouping = _Grouping(searcher, query, field, layout.fields[field])
    limit, offset, per_group = page
    values = islice(grouping.values(), offset, min(offset + limit, grouping.groups))
    return grouping.groups, tuple(grouping.group(value, per_group) for value in values)


class _Grouping:
    """Groups what matches a query by a field of a kind."""

    def __init__(self, searcher: Searcher, query: tree.Query, field: str, kind: FieldType) -> None:
        self._searcher = searcher
        self._query = query
        self._field = field
        self._kind = kind
        self._counts = searcher.counts(query, field)
        self._valueless = tree.And((query, tree.Not(tree.Range(field))))
        self._without = searcher.search(self._valueless, limit=0).total
        self.groups = len(self._counts) + bool(self._without)

    def group(self, value: Value | None, size: int) -> Grouped:
        """Return the group of a value, or of the documents without one, with so many hits."""
        if value is None:
            hits = self._searcher.search(self._valueless, limit=size).hits
            return Grouped("", self._without, hits, f"-{clause(self._field, '*')}")
        is_keyword = self._kind is FieldType.KEYWORD
        holding = tree.Term(self._field, str(value)) if is_keyword else tree.Range(self._field, value, value)
        narrowed = tree.And((self._query, tree.Constant(holding, 0.0)))
        hits = self._searcher.search(narrowed, limit=size).hits
        return Grouped(shown(value), self._counts[value], hits, clause(self._field, value))

    def values(self) -> Iterator[Value | None]:
        """Yield each value once, in the order of the best hit that has it; `None` for those without."""
        seen: set[Value | None] = set()
        for hit in _ranked(self._searcher, self._query):
            for value in self._of(hit) or (None,):
                if value not in seen:
                    seen.add(value)
                    yield value

    def _of(self, hit: Hit) -> tuple[Value, ...]:
        """Return the values of a hit, as the engine keeps them."""
        values = _values(decode(hit.stored).fields.get(self._field), self._kind)
        return tuple(value for value in values if value in self._counts)


def _ranked(searcher: Searcher, query: tree.Query) -> Iterator[Hit]:
    """Yield all hits, best first, as many at once as it seems to take."""
    done, size = 0, _FIRST
    while True:
        found = searcher.search(query, limit=size, offset=done)
        yield from found.hits
        done += len(found.hits)
        if done >= found.total or not found.hits:
            return
        size = done * (_MORE - 1)


def _values(given: object, kind: FieldType) -> Iterator[Value]:
    """Yield the values of a field as they are kept, of what was given for it."""
    for value in given if isinstance(given, list) else [given]:
        if isinstance(value, bool):
            yield "true" if value else "false"
        elif kind is FieldType.KEYWORD:
            yield str(value)
        else:
            with suppress(ValueError):
                yield float(str(value).translate(_SPELT))
