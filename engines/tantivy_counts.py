"""How many matching documents hold each value of a field, by Tantivy's aggregations.

Tantivy counts a value once a document, however often the document has it. It refuses more than 65,000
different values at once; of a field with more, they are counted in parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import tantivy
from tantivy import Occur

from kashaf.engines.contract import FieldKind, Value
from kashaf.engines.tantivy_patterns import any_term

__all__ = ["keyword_counts", "number_counts"]

_MOST: Final = 65_000
_PART: Final = 20_000
_FULL: Final = "bucket limit"


def keyword_counts(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: tantivy.Query, name: str
) -> dict[Value, int]:
    """Return the counts of a keyword field.

    Args:
        searcher: of the commit.
        schema: of the index.
        query: which documents count.
        name: the field as Tantivy knows it.
    """
    counted = _counted(searcher, query, name)
    if counted is not None:
        return counted
    values = sorted(value for value, _ in searcher.terms_with_prefix(name, ""))
    return dict(_in_parts(searcher, schema, query, name, values))


def _in_parts(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: tantivy.Query, name: str, values: Sequence[str]
) -> Iterator[tuple[Value, int]]:
    """Yield the counts of some values, as many at once as Tantivy takes: the documents have others too."""
    start, size = 0, _PART
    while start < len(values):
        part = values[start : start + size]
        holding = _both(query, any_term(schema, name, part))
        counted = _counted(searcher, holding, name)
        if counted is None and size > 1:
            size = size // 2
            continue
        for value in part:
            count = counted.get(value, 0) if counted is not None else _total(searcher, holding)
            if count:
                yield value, count
        start += len(part)


def number_counts(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: tantivy.Query, name: str, kind: FieldKind
) -> dict[Value, int]:
    """Return the counts of a number or date field, as `keyword_counts` does."""
    counted = _counted(searcher, query, name)
    if counted is None:
        stats = searcher.aggregate(query, {"low": {"min": {"field": name}}, "high": {"max": {"field": name}}})
        low, high = stats["low"]["value"], stats["high"]["value"] + 1
        ends = (low, high) if kind is FieldKind.NUMBER else (int(low), int(high))
        counted = dict(_between(searcher, schema, query, name, ends))
    take = float if kind is FieldKind.NUMBER else int
    return {take(value): count for value, count in counted.items()}


def _between(
    searcher: tantivy.Searcher,
    schema: tantivy.Schema,
    query: tantivy.Query,
    name: str,
    ends: tuple[float, float],
) -> Iterator[tuple[Value, int]]:
    """Yield the counts of the values from one on to before another, halving until Tantivy takes them."""
    low, high = ends
    own_type = tantivy.FieldType.Integer if isinstance(low, int) else tantivy.FieldType.Float
    within = tantivy.Query.range_query(schema, name, own_type, low, high, include_upper=False)
    counted = _counted(searcher, _both(query, within), name)
    middle = (low + high) // 2 if isinstance(low, int) else (low + high) / 2
    if counted is not None:
        yield from ((value, count) for value, count in counted.items() if low <= float(value) < high)
    elif low < middle < high:
        yield from _between(searcher, schema, query, name, (low, middle))
        yield from _between(searcher, schema, query, name, (middle, high))


def _counted(searcher: tantivy.Searcher, query: tantivy.Query, name: str) -> dict[Value, int] | None:
    """Return all counts, or `None` where there are too many values for one answer."""
    asked = {"values": {"terms": {"field": name, "size": _MOST, "segment_size": _MOST}}}
    try:
        answer: dict[str, Any] = searcher.aggregate(query, asked)
    except ValueError as error:
        if _FULL not in str(error):
            raise
        return None
    if answer["values"].get("sum_other_doc_count"):
        return None
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["values"]["buckets"]}


def _both(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])


def _total(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    found: int = searcher.search(query, limit=1).count  # type: ignore[attr-defined] # missing from its types
    return found
