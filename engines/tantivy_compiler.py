"""A query tree in normal form as a query of Tantivy.

Phrases score as their words: the phrase must match and scores 0, its words should and score. Queries that are
known to panic (a phrase of one word) never come here: the normal form has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import tantivy
from tantivy import Occur

from kashaf.engines.contract import FieldKind
from kashaf.engines.documents import Fields
from kashaf.engines.expansion import Pattern
from kashaf.engines.phrases import weights
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
    Prefix,
    Query,
    Range,
    Regex,
    Term,
    Wildcard,
    WithId,
)
from kashaf.engines.ranges import number_bounds
from kashaf.engines.tantivy_patterns import PatternCompiler, any_term
from kashaf.engines.tantivy_phrases import phrase_places
from kashaf.engines.tantivy_schema import ID, length_field

__all__ = ["Compiler"]


class Compiler:
    """Makes queries for one searcher; `expanded` returns the terms that a pattern stands for."""

    def __init__(
        self, schema: tantivy.Schema, fields: Fields, expanded: Callable[[Pattern], Sequence[str]]
    ) -> None:
        self._schema = schema
        self._fields = fields
        self._patterns = PatternCompiler(schema, expanded)

    def compile(self, query: Query) -> tantivy.Query:
        """Return Tantivy's query for one in normal form."""
        match query:
            case Term():
                return self._term(query)
            case Boost(clause, factor):
                return self._boosted(clause, factor)
            case Phrase():
                return self._phrase(query, 1.0)
            case Constant(clause, score):
                return tantivy.Query.const_score_query(self._unscored(clause), score)
            case And(must, should):
                return self._all_of(must, should)
            case Or(clauses, minimum):
                return self._any_of(clauses, minimum)
            case BestOf(clauses, tie):
                return tantivy.Query.disjunction_max_query([self.compile(clause) for clause in clauses], tie)
            case _:
                return self._unscored(query)

    def _unscored(self, query: Query) -> tantivy.Query:
        """Return a query whose score does not matter."""
        match query:
            case All():
                return tantivy.Query.all_query()
            case WithId(ids):
                return any_term(self._schema, ID, ids)
            case Phrase():
                return self._places(query)
            case Range():
                return self._range(query)
            case AnyTerm(field, terms):
                return any_term(self._schema, self._fields.physical[field], terms)
            case Prefix() | Wildcard() | Regex() | Fuzzy():
                return self._patterns.compile(query, self._fields.physical[query.field])
            case _:
                return self.compile(query)

    def _term(self, term: Term) -> tantivy.Query:
        name = self._fields.physical[term.field]
        return tantivy.Query.term_query(self._schema, name, term.text)

    def _boosted(self, clause: Query, factor: float) -> tantivy.Query:
        if isinstance(clause, Phrase):
            return self._phrase(clause, factor)
        return tantivy.Query.boost_query(self.compile(clause), factor)

    def _phrase(self, phrase: Phrase, factor: float) -> tantivy.Query:
        clauses = [(Occur.Must, tantivy.Query.const_score_query(self._places(phrase), 0.0))]
        for text, count in weights(phrase).items():
            clauses.append((Occur.Should, self._boosted(Term(phrase.field, text), factor * count)))
        return tantivy.Query.boolean_query(clauses)

    def _places(self, phrase: Phrase) -> tantivy.Query:
        return phrase_places(self._schema, self._fields.physical[phrase.field], phrase)

    def _all_of(self, must: Sequence[Query], should: Sequence[Query]) -> tantivy.Query:
        clauses = [
            (Occur.MustNot, self._unscored(clause.clause))
            if isinstance(clause, Not)
            else (Occur.Must, self.compile(clause))
            for clause in must
        ]
        clauses.extend((Occur.Should, self.compile(clause)) for clause in should)
        return tantivy.Query.boolean_query(clauses)

    def _any_of(self, clauses: Sequence[Query], minimum: int) -> tantivy.Query:
        if not clauses:
            return tantivy.Query.empty_query()
        parts = [(Occur.Should, self.compile(clause)) for clause in clauses]
        return tantivy.Query.boolean_query(parts, None if minimum == 1 else minimum)

    def _range(self, bounds: Range) -> tantivy.Query:
        kind = self._fields.kinds[bounds.field]
        name = self._fields.physical[bounds.field]
        if bounds.low is None and bounds.high is None:
            return self._any_value(name, kind)
        if kind in TEXTUAL:
            return self._patterns.listed(bounds, name)
        own_type = tantivy.FieldType.Float if kind is FieldKind.NUMBER else tantivy.FieldType.Integer
        ends = number_bounds(bounds, kind)
        included = bounds.include_low or ends[0] is None, bounds.include_high or ends[1] is None
        return tantivy.Query.range_query(self._schema, name, own_type, *ends, *included)

    def _any_value(self, name: str, kind: FieldKind) -> tantivy.Query:
        """Return the query for documents that have a value of the field, or a term in it."""
        if kind is not FieldKind.TERMS:
            return tantivy.Query.exists_query(name)
        return tantivy.Query.range_query(self._schema, length_field(name), tantivy.FieldType.Integer, 1)
