"""A query tree in normal form, answered over one segment of a Whoosh index, a clause at a time.

Every clause becomes the documents that match it with their scores. That is less clever than Whoosh's own
matchers, which skip what cannot reach the page, and quicker in Python all the same, because a term costs one
loop.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from kashaf.engines.documents import Fields
from kashaf.engines.expansion import Pattern
from kashaf.engines.phrases import alternatives, weights
from kashaf.engines.preparation import TEXTUAL
from kashaf.engines.query import (
    All,
    And,
    AnyTerm,
    BestOf,
    Boost,
    Constant,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Place,
    Prefix,
    Query,
    Range,
    Regex,
    Term,
    Wildcard,
    WithId,
)
from kashaf.engines.ranges import number_bounds
from kashaf.engines.standing import stands
from kashaf.engines.whoosh_segment import WhooshSegment
from kashaf.errors import EngineError

__all__ = ["Evaluator", "Found"]

Found = dict[int, float]
"""Documents that match, with their scores."""


class Evaluator:
    """Answers queries over one segment.

    Args:
        segment: where to look. fields: the fields of the index. weight: returns idf x (k1 + 1) of a term of a
        field in the whole index, and the field's average length. expanded: returns the terms of a field that
        a pattern stands for in the whole index.
    """

    def __init__(
        self,
        segment: WhooshSegment,
        fields: Fields,
        weight: Callable[[str, str], tuple[float, float]],
        expanded: Callable[[Pattern], Sequence[str]],
    ) -> None:
        self._segment = segment
        self._fields = fields
        self._weight = weight
        self._expanded = expanded

    def search(self, query: Query) -> Found:
        """Return the documents that match and are not deleted."""
        found = self._scored(query)
        for document in self._segment.deleted & found.keys():
            del found[document]
        return found

    def _scored(self, query: Query) -> Found:
        match query:
            case Term(field, text):
                return self._term(field, text, 1.0)
            case Phrase():
                return self._phrase(query, 1.0)
            case Boost(Phrase() as phrase, factor):
                return self._phrase(phrase, factor)
            case Boost(Term(field, text), factor):
                return self._term(field, text, factor)
            case Constant(clause, score):
                return dict.fromkeys(self._matching(clause), score)
            case And(must, should):
                return self._all_of(must, should)
            case Or(clauses, minimum):
                return self._any_of(clauses, minimum)
            case BestOf(clauses, tie):
                return self._best_of(clauses, tie)
            case _:  # leaves that score a constant stand in a Constant
                raise EngineError(f"a query is not in normal form: {type(query).__name__}")

    def _matching(self, query: Query) -> set[int] | frozenset[int]:
        """Return the documents of a query whose score does not matter."""
        match query:
            case All():
                return self._segment.alive
            case WithId(ids):
                found = (self._segment.find(each) for each in ids)
                return {number for number in found if number is not None}
            case Phrase():
                return self._places(query)
            case Term(field, text):
                return self._with_any(field, (text,))
            case AnyTerm(field, terms):
                return self._with_any(field, terms)
            case Range():
                return self._range(query)
            case Prefix() | Wildcard() | Regex() | Fuzzy():
                return self._with_any(query.field, self._expanded(query))
            case _:
                return set(self._scored(query))

    def _range(self, bounds: Range) -> set[int]:
        kind = self._fields.kinds[bounds.field]
        if kind in TEXTUAL:
            if bounds.low is None and bounds.high is None:
                lengths = self._segment.lengths(bounds.field)
                return {document for document, length in enumerate(lengths) if length}
            return self._with_any(bounds.field, self._expanded(bounds))
        included = bounds.include_low, bounds.include_high
        return self._segment.between(bounds.field, *number_bounds(bounds, kind), included)

    def _with_any(self, field: str, terms: Sequence[str]) -> set[int]:
        """Return the documents that hold any of the terms."""
        found: set[int] = set()
        for term in terms:
            for documents in self._segment.documents(field, term):
                found.update(documents)
            if len(found) == self._segment.size:
                break
        return found

    def _term(self, field: str, text: str, factor: float) -> Found:
        weight, average = self._weight(field, text)
        weight *= factor
        norms = self._segment.norms(field, average)
        found: Found = {}
        for block in self._segment.postings(field, text):
            for document, frequency in zip(block.documents, block.frequencies, strict=True):
                found[document] = weight * frequency / (frequency + norms[document])
        return found

    def _phrase(self, phrase: Phrase, factor: float) -> Found:
        found = dict.fromkeys(self._places(phrase), 0.0)
        for text, count in weights(phrase).items():
            for document, score in self._term(phrase.field, text, factor * count).items():
                if document in found:
                    found[document] += score
        return found

    def _places(self, phrase: Phrase) -> set[int]:
        """Return the documents where a phrase stands."""
        known: dict[Place, dict[int, Sequence[int]]] = {}
        shared: Collection[int] = self._segment.alive
        for place in sorted(set(phrase.terms), key=lambda place: len(alternatives(place))):
            known[place] = self._positions(phrase.field, alternatives(place), shared)
            shared = known[place].keys()
        return {
            document
            for document in shared
            if stands([known[place][document] for place in phrase.terms], phrase.slop, ordered=phrase.ordered)
        }

    def _positions(
        self, field: str, terms: Sequence[str], among: Collection[int]
    ) -> dict[int, Sequence[int]]:
        """Return where any of the terms stands, rising, for each document of `among` that holds one."""
        found: dict[int, Sequence[int]] = {}
        for text in terms:
            for block in self._segment.postings(field, text):
                for document, _, positions in block.postings():
                    if document not in among:
                        continue
                    before = found.get(document)
                    found[document] = positions if before is None else sorted([*before, *positions])
        return found

    def _all_of(self, must: Sequence[Query], should: Sequence[Query]) -> Found:
        parts = [self._scored(clause) for clause in must if not isinstance(clause, Not)]
        shared = set.intersection(*(set(part) for part in parts))
        for clause in must:
            if isinstance(clause, Not):
                shared -= self._matching(clause.clause)
        found = {document: sum(part[document] for part in parts) for document in shared}
        for clause in should:
            for document, score in self._scored(clause).items():
                if document in found:
                    found[document] += score
        return found

    def _any_of(self, clauses: Sequence[Query], minimum: int) -> Found:
        found: Found = {}
        matched: dict[int, int] = {}
        for clause in clauses:
            for document, score in self._scored(clause).items():
                found[document] = found.get(document, 0.0) + score
                if minimum > 1:
                    matched[document] = matched.get(document, 0) + 1
        if minimum > 1:
            return {document: score for document, score in found.items() if matched[document] >= minimum}
        return found

    def _best_of(self, clauses: Sequence[Query], tie: float) -> Found:
        total: Found = {}
        best: Found = {}
        for clause in clauses:
            for document, score in self._scored(clause).items():
                total[document] = total.get(document, 0.0) + score
                best[document] = max(best.get(document, 0.0), score)
        return {document: high + tie * (total[document] - high) for document, high in best.items()}
