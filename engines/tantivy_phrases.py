"""Where a phrase stands, as a query of Tantivy: each placement as a phrase with explicit offsets.

Alternatives are written out as phrases of their own where there are few combinations of them, and else are
looked for together, as a phrase of regular expressions.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import tantivy
from tantivy import Occur

from kashaf.engines.phrases import Placement, alternatives, combined, parted, placements
from kashaf.engines.query import Phrase
from kashaf.engines.tantivy_patterns import escaped

__all__ = ["phrase_places"]


def phrase_places(schema: tantivy.Schema, name: str, phrase: Phrase) -> tantivy.Query:
    """Return the query, of no meaningful score, for a phrase that was checked; `name` is Tantivy's field."""
    written_out = combined(phrase) is not None
    queries = [
        query
        for placement in placements(phrase)
        for query in (_separate if written_out else _together)(schema, name, placement)
    ]
    return queries[0] if len(queries) == 1 else _any_of(queries)


def _any_of(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _separate(schema: tantivy.Schema, name: str, placement: Placement) -> Iterator[tantivy.Query]:
    offsets = [offset for offset, _ in placement.places]
    for texts in product(*(alternatives(place) for _, place in placement.places)):
        words: list[str | tuple[int, str]] = list(zip(offsets, texts, strict=True))
        yield tantivy.Query.phrase_query(schema, name, words, placement.slop)


def _together(schema: tantivy.Schema, name: str, placement: Placement) -> Iterator[tantivy.Query]:
    offsets = [offset for offset, _ in placement.places]
    for lists in product(*(parted(place) for _, place in placement.places)):
        words: list[str | tuple[int, str]] = [
            (offset, f"({'|'.join(map(_literal, texts))})")
            for offset, texts in zip(offsets, lists, strict=True)
        ]
        yield tantivy.Query.regex_phrase_query(schema, name, words, placement.slop)


def _literal(text: str) -> str:
    return "".join(map(escaped, text))
