"""One commit of a Tantivy index, and the answers from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import tantivy

from kashaf.engines import query as tree
from kashaf.engines.contract import (
    BY_SCORE,
    VALUED,
    After,
    Expansion,
    FieldKind,
    FieldStatistics,
    Hit,
    Hits,
    Keys,
    Order,
    Value,
)
from kashaf.engines.documents import Fields
from kashaf.engines.expansion import Pattern
from kashaf.engines.normalize import constant_score
from kashaf.engines.ordering import checked_orders, combined, position
from kashaf.engines.preparation import TEXTUAL, prepare, prepare_pattern
from kashaf.engines.query import Query
from kashaf.engines.ranking import check_page, page
from kashaf.engines.surrogates import has_surrogates
from kashaf.engines.tantivy_compiler import Compiler
from kashaf.engines.tantivy_counts import keyword_counts, number_counts
from kashaf.engines.tantivy_errors import translated
from kashaf.engines.tantivy_schema import ID, STORED, length_field
from kashaf.engines.vocabulary import Vocabulary
from kashaf.errors import EngineError

__all__ = ["TantivySearcher"]

_FIRST_SCANNED = 200
"""How many documents a scan sorts at first: all of them take long, and the first are often enough."""

Found = list[tuple[Any, tantivy.DocAddress]]


class TantivySearcher:
    """The answers from one commit."""

    def __init__(
        self, folder: Path, schema: tantivy.Schema, fields: Fields, searcher: tantivy.Searcher
    ) -> None:
        self._folder = folder
        self._schema = schema
        self._fields = fields
        self._open: tantivy.Searcher | None = searcher
        self._vocabulary = Vocabulary(self._texts, self.document_frequency, self.terms)

    @property
    def _searcher(self) -> tantivy.Searcher:
        if self._open is None:
            raise EngineError(f"the searcher of the index in {self._folder} is closed; open another")
        return self._open

    def search(
        self,
        query: Query,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Order | Sequence[Order] | None = None,
        after: After | None = None,
    ) -> Hits:
        """Return one page of hits; see the contract."""
        check_page(limit, offset)
        plain = prepare(query, self._fields)
        orders = checked_orders(order, after, self._fields)
        with translated(self._folder):
            compiled = self._compiled(plain)
            if limit == 0:
                return Hits(self._count(compiled), ())
            score = constant_score(plain)
            if score is not None and orders == (BY_SCORE,):
                return self._by_id(compiled, (offset, offset + limit), score, after)
            best = partial(self._best, compiled, orders)
            return page(best, self._name, self._hit, (offset, offset + limit), orders, after)

    def _compiled(self, plain: Query) -> tantivy.Query:
        return Compiler(self._schema, self._fields, self._vocabulary.expanded).compile(plain)

    def _count(self, query: tantivy.Query) -> int:
        return _found(self._searcher.search(tantivy.Query.const_score_query(query, 0.0), limit=1))[0]

    def _by_id(self, query: tantivy.Query, span: tuple[int, int], score: float, after: After | None) -> Hits:
        """Return a page of hits that all score the same: Tantivy sorts them by id itself."""
        place = -1 if after is None else -position((score,), after, (BY_SCORE,))
        needed = span[1] if place < 0 else self._searcher.num_docs
        result = self._searcher.search(
            query, limit=self._bounded(needed), order_by_field=ID, order=tantivy.Order.Asc
        )
        total, found = _found(result)
        passed = 0
        if after is not None and place >= 0:
            behind = bisect_right(found, after.id, key=lambda pair: self._name(pair[1]))
            passed = total if place > 0 else behind
        start, end = span[0] + passed, span[1] + passed
        return Hits(total, tuple(self._hit(score, at, (score,)) for _, at in found[start:end]), start)

    def _best(
        self, query: tantivy.Query, orders: Sequence[Order], needed: int
    ) -> tuple[int, Sequence[tuple[Any, tantivy.DocAddress]]]:
        """Return how many documents match, and the first so many of them."""
        if len(orders) == 1:
            return self._column(query, orders[0], needed)
        columns = [self._column(query, each, self._searcher.num_docs)[1] for each in orders]
        return len(columns[0]), combined(columns, orders, _identity, needed)

    def _column(self, query: tantivy.Query, order: Order, needed: int) -> tuple[int, Found]:
        bounded = self._bounded(needed)
        if order.field is None:
            return _found(self._searcher.search(query, limit=bounded))
        name = self._fields.physical[order.field]
        direction = tantivy.Order.Desc if order.descending else tantivy.Order.Asc
        return _found(self._searcher.search(query, limit=bounded, order_by_field=name, order=direction))

    def _bounded(self, needed: int) -> int:
        """Return how many hits to ask for: Tantivy makes room for all of them at once, and panics at 0."""
        return max(1, min(needed, self._searcher.num_docs))

    def _name(self, address: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(address).get_first(ID))

    def _hit(self, score: float, address: tantivy.DocAddress, keys: Keys = ()) -> Hit:
        kept = self._searcher.doc(address)
        return Hit(str(kept.get_first(ID)), score, bytes(kept.get_first(STORED) or b""), keys)

    def score(self, query: Query, document_id: str) -> float | None:
        """Return what a query scores one document; see the contract."""
        plain = prepare(query, self._fields)
        if has_surrogates(document_id):
            return None
        with translated(self._folder):
            compiled = self._compiled(plain)
            itself = tantivy.Query.term_query(self._schema, ID, document_id)
            both = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(itself, 0.0)),
                    (tantivy.Occur.Must, compiled),
                ]
            )
            found = self._searcher.search(both, limit=1, count=False).hits
        return None if not found else float(found[0][0])

    def counts(self, query: Query, field: str) -> dict[Value, int]:
        """Return how many matching documents hold each value of a field; see the contract."""
        kind = self._fields.asked(field, *VALUED)
        name = self._fields.physical[field]
        plain = prepare(query, self._fields)
        with translated(self._folder):
            compiled = self._compiled(tree.Constant(plain, 0.0))
            if kind is FieldKind.KEYWORD:
                return keyword_counts(self._searcher, self._schema, compiled, name)
            return number_counts(self._searcher, self._schema, compiled, name, kind)

    def scan(self, query: Query) -> Iterator[Hit]:
        """Yield every matching document by id; see the contract."""
        plain = prepare(tree.Constant(query, 0.0), self._fields)
        with translated(self._folder):
            compiled = self._compiled(plain)
        done = 0
        for needed in (_FIRST_SCANNED, self._searcher.num_docs):
            with translated(self._folder):
                found = self._searcher.search(
                    compiled, limit=self._bounded(needed), order_by_field=ID, order=tantivy.Order.Asc
                ).hits
            for _, address in found[done:]:
                with translated(self._folder):
                    hit = self._hit(0.0, address)
                yield hit
            if len(found) < needed:
                return
            done = len(found)

    def get(self, document_id: str) -> bytes | None:
        """Return the stored bytes of a document."""
        if has_surrogates(document_id):
            return None
        with translated(self._folder):
            found = self._searcher.search(
                tantivy.Query.term_query(self._schema, ID, document_id), limit=1, count=False
            ).hits
            return self._hit(0.0, found[0][1]).stored if found else None

    def document_count(self) -> int:
        """Return how many documents there are."""
        return self._searcher.num_docs

    def document_frequency(self, field: str, term: str) -> int:
        """Return how many documents hold the term."""
        self._fields.asked(field, *TEXTUAL)
        if has_surrogates(term):
            return 0
        with translated(self._folder):
            return self._searcher.doc_freq(self._fields.physical[field], term)

    def statistics(self, field: str) -> FieldStatistics:
        """Return the counts of a TERMS field."""
        self._fields.asked(field, FieldKind.TERMS)
        lengths = length_field(self._fields.physical[field])
        with translated(self._folder):
            sums = self._searcher.aggregate(
                tantivy.Query.all_query(), {"tokens": {"sum": {"field": lengths}}}
            )
        return FieldStatistics(self._searcher.num_docs, int(sums["tokens"]["value"] or 0))

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield the terms of a field that begin with `prefix`, with document frequencies."""
        self._fields.asked(field, *TEXTUAL)
        if has_surrogates(prefix):
            return iter(())
        with translated(self._folder):
            return iter(sorted(self._searcher.terms_with_prefix(self._fields.physical[field], prefix)))

    def _texts(self, field: str, prefix: str) -> list[str]:
        """Return the terms of a field that begin with `prefix`, by code point."""
        with translated(self._folder):
            return sorted(
                [term for term, _ in self._searcher.terms_with_prefix(self._fields.physical[field], prefix)]
            )

    def expand(self, pattern: Pattern, limit: int | None = None) -> Expansion:
        """Return what a pattern stands for; see the contract."""
        plain = prepare_pattern(pattern, limit, self._fields)
        return self._vocabulary.expansion(plain, limit)

    def close(self) -> None:
        """Let go of the files; whatever is asked after that is an EngineError."""
        self._open = None


def _found(result: tantivy.SearchResult) -> tuple[int, Found]:
    return result.count, result.hits  # type: ignore[attr-defined] # `count` is missing from its types


def _identity(address: tantivy.DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
