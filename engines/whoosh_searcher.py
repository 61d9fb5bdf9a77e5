"""One commit of a Whoosh index, and the answers from it."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

from kashaf.engines.bm25 import K1, idf
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
from kashaf.engines.ordering import checked_orders, combined
from kashaf.engines.preparation import TEXTUAL, prepare, prepare_pattern
from kashaf.engines.query import Query
from kashaf.engines.ranking import check_page, page
from kashaf.engines.surrogates import has_surrogates
from kashaf.engines.vocabulary import Vocabulary
from kashaf.engines.whoosh_errors import translated
from kashaf.engines.whoosh_evaluator import Evaluator, Found
from kashaf.engines.whoosh_segment import WhooshSegment
from kashaf.errors import EngineError

__all__ = ["WhooshSearcher"]

At = tuple[WhooshSegment, int]
"""A document: its segment, and its number there."""


class WhooshSearcher:
    """The answers from one commit. Each file has one place of reading, so that threads take turns."""

    def __init__(self, folder: Path, fields: Fields, segments: Sequence[WhooshSegment]) -> None:
        self._folder = folder
        self._fields = fields
        self._segments = segments
        self._turn = RLock()
        self._closed = False
        self._averages: dict[str, float] = {}
        self._vocabulary = Vocabulary(self._texts, self.document_frequency, self.terms)

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
        with self._turn, translated(self._folder):
            self._check_open()
            found = self._found(plain)
            if limit == 0:
                return Hits(len(found), ())
            columns = [self._column(found, order) for order in orders] if orders != (BY_SCORE,) else []

            def best(needed: int) -> tuple[int, Sequence[tuple[Any, At]]]:
                if not columns:
                    return len(found), heapq.nlargest(needed, found, key=_key)
                if len(columns) == 1:
                    return len(found), columns[0][:needed]
                return len(found), combined(columns, orders, _identity, needed)

            return page(best, _name, _hit, (offset, offset + limit), orders, after)

    def _check_open(self) -> None:
        if self._closed:
            raise EngineError(f"the searcher of the index in {self._folder} is closed; open another")

    def score(self, query: Query, document_id: str) -> float | None:
        """Return what a query scores one document; see the contract."""
        plain = prepare(query, self._fields)
        with self._turn, translated(self._folder):
            place = self.find(document_id)
            if place is None:
                return None
            segment, number = self._segments[place[0]], place[1]
            return self._scores(plain, (segment,))[0][1].get(number)

    def counts(self, query: Query, field: str) -> dict[Value, int]:
        """Return how many matching documents hold each value of a field; see the contract."""
        self._fields.asked(field, *VALUED)
        plain = prepare(query, self._fields)
        counted: Counter[Value] = Counter()
        with self._turn, translated(self._folder):
            self._check_open()
            for segment, scores in self._scores(plain, self._segments):
                for value, documents in segment.holders(field):
                    held = len(documents & scores.keys())
                    if held:
                        counted[value] += held
        return dict(counted)

    def scan(self, query: Query) -> Iterator[Hit]:
        """Yield every matching document by id; see the contract."""
        plain = prepare(query, self._fields)
        with self._turn, translated(self._folder):
            self._check_open()
            places = [place for _, place in self._found(plain)]
            places.sort(key=_id)
        for place in places:
            with self._turn, translated(self._folder):
                self._check_open()
                hit = _hit(0.0, place)
            yield hit

    def _found(self, query: Query) -> list[tuple[Any, At]]:
        """Return every match, as (score, place), in no order."""
        return [
            (score, (segment, document))
            for segment, scores in self._scores(query, self._segments)
            for document, score in scores.items()
        ]

    def _scores(self, query: Query, segments: Sequence[WhooshSegment]) -> list[tuple[WhooshSegment, Found]]:
        """Return every match of some of the segments, with its score."""
        expanded = self._vocabulary.expanded
        return [
            (segment, Evaluator(segment, self._fields, self._weight, expanded).search(query))
            for segment in segments
        ]

    def _weight(self, field: str, term: str) -> tuple[float, float]:
        """Return idf x (k1 + 1) of a term, and the average length of the field."""
        frequency = self._frequency(field, term)
        if field not in self._averages:
            size = self._size()
            self._averages[field] = self._tokens(field) / size if size else 0.0
        return idf(self._size(), frequency) * (K1 + 1), self._averages[field]

    def _size(self) -> int:
        """Return how many documents count in the statistics, deleted ones too."""
        return sum(segment.size for segment in self._segments)

    def _tokens(self, field: str) -> int:
        return sum(sum(segment.lengths(field)) for segment in self._segments)

    def _column(self, found: list[tuple[Any, At]], order: Order) -> list[tuple[Any, At]]:
        """Return matches by a score or a value, those without one last."""
        name = order.field
        if name is None:
            return sorted(found, key=_key, reverse=True)
        valued = [(segment.first_value(name, number), (segment, number)) for _, (segment, number) in found]
        present = [pair for pair in valued if pair[0] is not None]
        present.sort(key=_key, reverse=order.descending)
        return present + [pair for pair in valued if pair[0] is None]

    def find(self, document_id: str) -> tuple[int, int] | None:
        """Return the segment, counted from 0, and the number of the document with an id."""
        if has_surrogates(document_id):
            return None
        with self._turn, translated(self._folder):
            self._check_open()
            for place, segment in enumerate(self._segments):
                number = segment.find(document_id)
                if number is not None:
                    return place, number
        return None

    def get(self, document_id: str) -> bytes | None:
        """Return the stored bytes of a document."""
        with self._turn, translated(self._folder):
            found = self.find(document_id)
            return None if found is None else self._segments[found[0]].stored(found[1])

    def document_count(self) -> int:
        """Return how many documents there are."""
        return sum(segment.size - len(segment.deleted) for segment in self._segments)

    def document_frequency(self, field: str, term: str) -> int:
        """Return how many documents hold the term."""
        self._fields.asked(field, *TEXTUAL)
        if has_surrogates(term):
            return 0
        with self._turn, translated(self._folder):
            return self._frequency(field, term)

    def _frequency(self, field: str, term: str) -> int:
        return sum(segment.frequency(field, term) for segment in self._segments)

    def statistics(self, field: str) -> FieldStatistics:
        """Return the counts of a TERMS field."""
        self._fields.asked(field, FieldKind.TERMS)
        tokens = 0
        for segment in self._segments:
            lengths = segment.lengths(field)
            tokens += sum(lengths) - sum(lengths[number] for number in segment.deleted)
        return FieldStatistics(self.document_count(), tokens)

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield the terms of a field that begin with `prefix`, with document frequencies."""
        self._fields.asked(field, *TEXTUAL)
        if has_surrogates(prefix):
            return iter(())
        with self._turn, translated(self._folder):
            self._check_open()
            if len(self._segments) == 1:
                return iter(list(self._segments[0].terms(field, prefix)))
            counted: Counter[str] = Counter()
            for segment in self._segments:
                for term, frequency in segment.terms(field, prefix):
                    counted[term] += frequency
            return iter(sorted(counted.items()))

    def _texts(self, field: str, prefix: str) -> list[str]:
        """Return the terms of a field that begin with `prefix`, by code point."""
        with self._turn, translated(self._folder):
            self._check_open()
            listed = [segment.texts(field, prefix) for segment in self._segments]
        return listed[0] if len(listed) == 1 else sorted(set().union(*listed))

    def expand(self, pattern: Pattern, limit: int | None = None) -> Expansion:
        """Return what a pattern stands for; see the contract."""
        plain = prepare_pattern(pattern, limit, self._fields)
        with self._turn:
            return self._vocabulary.expansion(plain, limit)

    def close(self) -> None:
        """Close the files; whatever is asked after that is an EngineError."""
        with self._turn, translated(self._folder):
            if not self._closed:
                self._closed = True
                for segment in self._segments:
                    segment.close()


def _key(pair: tuple[Any, At]) -> Any:
    return pair[0]


def _id(place: At) -> str:
    segment, number = place
    return segment.document_id(number)


def _name(place: At) -> str:
    segment, number = place
    return segment.document_id(number)


def _identity(place: At) -> tuple[int, int]:
    segment, number = place
    return id(segment), number


def _hit(score: float, place: At, keys: Keys = ()) -> Hit:
    segment, number = place
    return Hit(segment.document_id(number), score, segment.stored(number), keys)
