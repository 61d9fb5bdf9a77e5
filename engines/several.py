"""Several indexes searched as one: what each finds, with scores that can be compared.

BM25 weighs a word by its rarity, and each engine knows that of its own index. Every term is therefore given
the factor by which its rarity in all the indexes together exceeds that in its own. What remains different is
the average length that a text is compared with, which is its own index's; and until an index is compacted,
deleted documents count in it.

Hits come by their orders, ties by the order of the indexes and then by id. A hit is known by its reference,
`INDEX::ID`; an id alone is the first document with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cmp_to_key
from heapq import merge
from typing import Any, Final

from kashaf.engines import query as tree
from kashaf.engines.bm25 import idf
from kashaf.engines.contract import (
    BY_SCORE,
    SEPARATOR,
    After,
    Expansion,
    FieldStatistics,
    Hit,
    Hits,
    Keys,
    Order,
    Searcher,
    Value,
)
from kashaf.engines.expansion import Pattern
from kashaf.engines.normalize import NOTHING, normalize
from kashaf.engines.ordering import Ranked, position
from kashaf.engines.phrases import weights
from kashaf.engines.ranking import check_page, page

__all__ = ["Part", "SeveralSearchers"]

_MOST: Final = 1000.0  # a factor beyond it could exceed what a query may hold


@dataclass(frozen=True, slots=True)
class Part:
    """One of the indexes.

    Attributes:
        name: by which its hits are known.
        searcher: of its commit.
        fields: the names of its engine fields.
    """

    name: str
    searcher: Searcher
    fields: Collection[str]


class SeveralSearchers:
    """Answers from several indexes as the contract says of one.

    Args:
        parts: the indexes, in their order; fields of one name are of one kind.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)
        self._by_name = {part.name: part for part in self._parts}

    def search(
        self,
        query: tree.Query,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Order | Sequence[Order] | None = None,
        after: After | None = None,
    ) -> Hits:
        """Return one page of hits; see the contract."""
        check_page(limit, offset)
        orders = (order,) if isinstance(order, Order) else tuple(order or (BY_SCORE,))
        asked = [self._fitted(normalize(query), part) for part in self._parts]
        if limit == 0:
            counted = zip(self._parts, asked, strict=True)
            return Hits(sum(part.searcher.search(each, limit=0).total for part, each in counted), ())

        def best(needed: int) -> tuple[int, Sequence[tuple[Any, tuple[int, Hit]]]]:
            found = [
                _found(part, each, orders, needed) for part, each in zip(self._parts, asked, strict=True)
            ]
            return sum(each.total for each in found), _merged(found, orders)[:needed]

        def load(score: float, place: tuple[int, Hit], keys: Keys) -> Hit:
            number, hit = place
            return replace(hit, score=score, keys=keys, index=self._parts[number].name)

        return page(best, _name, load, (offset, offset + limit), orders, self._behind(after))

    def _behind(self, after: After | None) -> After | None:
        if after is None:
            return None
        part, document_id = self._split(after.id)
        if part is None:
            return after
        return replace(after, id=f"{self._parts.index(part):06}{document_id}")

    def _split(self, reference: str) -> tuple[Part | None, str]:
        name, separator, document_id = reference.rpartition(SEPARATOR)
        while separator and name not in self._by_name:  # the id may hold the separator too
            name, separator, rest = name.rpartition(SEPARATOR)
            document_id = f"{rest}{SEPARATOR}{document_id}"
        return (self._by_name[name], document_id) if separator else (None, reference)

    def _holding(self, reference: str) -> tuple[Part, str] | None:
        """Return the index that holds a document, and its id there."""
        part, document_id = self._split(reference)
        if part is not None:
            return part, document_id
        held = (each for each in self._parts if each.searcher.get(reference) is not None)
        first = next(held, None)
        return None if first is None else (first, reference)

    def _fitted(self, query: tree.Query, part: Part) -> tree.Query:
        """Return a query in normal form as it is asked of one index."""
        match query:
            case tree.And(must, should):
                return tree.And(self._each(must, part), self._each(should, part))
            case tree.Or(clauses, minimum):
                return tree.Or(self._each(clauses, part), minimum)
            case tree.BestOf(clauses, tie):
                return tree.BestOf(self._each(clauses, part), tie)
            case tree.Not(clause):
                return tree.Not(self._fitted(clause, part))
            case tree.Constant(clause, score):
                return tree.Constant(self._fitted(clause, part), score)
            case tree.Boost(clause, factor):
                return self._leaf(clause, factor, part)
            case _:
                return self._leaf(query, 1.0, part)

    def _leaf(self, leaf: tree.Query, factor: float, part: Part) -> tree.Query:
        match leaf:
            case tree.All():
                return leaf
            case tree.WithId(ids):
                split = (self._split(each) for each in ids)
                return tree.WithId(tuple(name for own, name in split if own in (None, part)))
            case tree.Term():
                return self._term(leaf, factor, part)
            case tree.Phrase():
                return self._phrase(leaf, factor, part)
            case _:  # a pattern, or a set of terms
                return leaf if getattr(leaf, "field", None) in part.fields else NOTHING

    def _each(self, clauses: Sequence[tree.Query], part: Part) -> tuple[tree.Query, ...]:
        return tuple(self._fitted(clause, part) for clause in clauses)

    def _term(self, term: tree.Term, factor: float, part: Part) -> tree.Query:
        if term.field not in part.fields:
            return NOTHING
        return tree.Boost(term, factor * self._rarer(term, part))

    def _phrase(self, phrase: tree.Phrase, factor: float, part: Part) -> tree.Query:
        """Return a phrase that must stand, and its words, which score."""
        if phrase.field not in part.fields:
            return NOTHING
        words = tuple(
            self._term(tree.Term(phrase.field, text), factor * count, part)
            for text, count in weights(phrase).items()
        )
        return tree.And((tree.Constant(phrase, 0.0),), words)

    def _rarer(self, term: tree.Term, part: Part) -> float:
        """Return how much rarer a term is in all the indexes than in one."""
        held = part.searcher.document_frequency(term.field, term.text)
        if not held:
            return 1.0
        own = idf(max(part.searcher.document_count(), held), held)
        everywhere = self.document_frequency(term.field, term.text)
        return min(idf(max(self.document_count(), everywhere), everywhere) / own, _MOST)

    def score(self, query: tree.Query, document_id: str) -> float | None:
        """Return what a query scores one document; see the contract."""
        place = self._holding(document_id)
        if place is None:
            return None
        part, own_id = place
        score = part.searcher.score(self._fitted(normalize(query), part), own_id)
        return None if score is None else _rounded(score)

    def counts(self, query: tree.Query, field: str) -> dict[Value, int]:
        """Return how many matching documents hold each value of a field; see the contract."""
        counted: Counter[Value] = Counter()
        for part in self._with(field):
            counted.update(part.searcher.counts(self._fitted(normalize(query), part), field))
        return dict(counted)

    def _with(self, field: str) -> list[Part]:
        """Return the indexes that have a field; all where none has it, so that the first says so."""
        return [part for part in self._parts if field in part.fields] or list(self._parts)

    def scan(self, query: tree.Query) -> Iterator[Hit]:
        """Yield every matching document by id; see the contract."""
        plain = normalize(query)
        return merge(*(self._scanned(plain, part) for part in self._parts), key=lambda hit: hit.id)

    def _scanned(self, query: tree.Query, part: Part) -> Iterator[Hit]:
        for hit in part.searcher.scan(self._fitted(query, part)):
            yield replace(hit, index=part.name)

    def get(self, document_id: str) -> bytes | None:
        """Return the stored bytes of a document."""
        place = self._holding(document_id)
        return None if place is None else place[0].searcher.get(place[1])

    def document_count(self) -> int:
        """Return how many documents there are."""
        return sum(part.searcher.document_count() for part in self._parts)

    def document_frequency(self, field: str, term: str) -> int:
        """Return how many documents hold the term."""
        return sum(part.searcher.document_frequency(field, term) for part in self._with(field))

    def statistics(self, field: str) -> FieldStatistics:
        """Return the counts of a TERMS field."""
        tokens = sum(part.searcher.statistics(field).tokens for part in self._with(field))
        return FieldStatistics(self.document_count(), tokens)

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield the terms of a field that begin with `prefix`, with document frequencies."""
        counted: Counter[str] = Counter()
        for part in self._with(field):
            counted.update(dict(part.searcher.terms(field, prefix)))
        return iter(sorted(counted.items()))

    def expand(self, pattern: Pattern, limit: int | None = None) -> Expansion:
        """Return what a pattern stands for; see the contract."""
        parts = self._with(pattern.field)
        terms = sorted({term for part in parts for term in part.searcher.expand(pattern).terms})
        if limit is None or len(terms) <= limit:
            return Expansion(tuple(terms), len(terms))
        ranked = sorted(terms, key=lambda term: (-self.document_frequency(pattern.field, term), term))
        return Expansion(tuple(ranked[:limit]), len(terms))

    def close(self) -> None:
        """Let go of the files of all."""
        for part in self._parts:
            part.searcher.close()


def _rounded(score: float) -> float:
    """Return a score without the digits in which indexes differ that compute with 32 bits.

    Five are left. Where almost every document has a word, its rarity is near 0 and exact to no more of them.
    """
    return float(f"{score:.5g}")


def _name(place: tuple[int, Hit]) -> str:
    number, hit = place
    return f"{number:06}{hit.id}"


def _found(part: Part, query: tree.Query, orders: Sequence[Order], needed: int) -> Hits:
    """Return the first hits of an index; it may lack fields that others are ordered by."""
    own = tuple(order for order in orders if order.field is None or order.field in part.fields)
    asked = query if own else tree.Constant(query, 0.0)
    found = part.searcher.search(asked, limit=needed, order=own or None)
    hits = (replace(hit, keys=_filled(hit.keys, orders, own)) for hit in found.hits)
    return replace(found, hits=tuple(hits))


def _filled(keys: Keys, orders: Sequence[Order], own: Sequence[Order]) -> Keys:
    """Return the keys of a hit with `None` for the fields that its index lacks."""
    values = iter(keys)
    filled = (next(values) if order in own else None for order in orders)
    pairs = zip(filled, orders, strict=True)
    return tuple(_rounded(float(key or 0)) if order.field is None else key for key, order in pairs)


def _merged(found: Sequence[Hits], orders: Sequence[Order]) -> list[tuple[Any, tuple[int, Hit]]]:
    """Return the hits of all indexes in order, each with its key."""
    hits = [(hit.keys, (number, hit)) for number, each in enumerate(found) for hit in each.hits]
    if tuple(orders) == (BY_SCORE,):
        scored = [(_rounded(hit.score), (number, hit)) for _, (number, hit) in hits]
        return sorted(scored, key=lambda pair: -pair[0])

    def compare(one: tuple[Keys, Any], other: tuple[Keys, Any]) -> int:
        return position(one[0], After(other[0], ""), orders)

    hits.sort(key=cmp_to_key(compare))
    ranked: list[tuple[Any, tuple[int, Hit]]] = []
    group = 0
    for place, (keys, hit) in enumerate(hits):
        if place and compare((keys, hit), hits[place - 1]):
            group += 1
        ranked.append((Ranked((group,), keys), hit))
    return ranked
