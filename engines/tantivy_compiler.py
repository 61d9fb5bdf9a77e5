"""A query tree in normal form as a query of Tantivy.

Phrases score as their words: the phrase must match and scores 0, its words should and score. Queries that are
known to panic (a phrase of one word) never come here: the normal form has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import tantivy
from tantivy import Occur

from kashaf.engines.contract import FieldKind
from kashaf.engines.documents import Fields
from kashaf.engines.expansion import Pattern, Sign, TermList, expand, wildcard_parts
from kashaf.engines.phrases import arrangements, is_simple
from kashaf.engines.preparation import TEXTUAL
from kashaf.engines.query import (
    All,
    And,
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
)
from kashaf.engines.ranges import number_bounds
from kashaf.engines.tantivy_schema import length_field

__all__ = ["Compiler"]

_NATIVE_LENGTH = 40  # longer words make Tantivy build a large automaton
_NATIVE_STARS = 3
_EXPRESSIONS = {Sign.ANY: "(?s:.)*", Sign.ONE: "(?s:.)"}
_MEANINGFUL = frozenset("\\.+*?()|[]{}^$#&-~")  # what stands for itself only after a backslash
_NATIVE_DISTANCE = 2


class Compiler:
    """Makes queries for one searcher."""

    def __init__(self, schema: tantivy.Schema, fields: Fields, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self._fields = fields
        self._searcher = searcher

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
            case Phrase():
                return self._places(query)
            case Range():
                return self._range(query)
            case Prefix() | Wildcard() | Regex() | Fuzzy():
                return self._pattern(query)
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
        words = [Term(phrase.field, text) for text in phrase.terms]
        clauses.extend((Occur.Should, self._boosted(word, factor)) for word in words)
        return tantivy.Query.boolean_query(clauses)

    def _places(self, phrase: Phrase) -> tantivy.Query:
        """Return the query for where a phrase stands: Tantivy's own, or each arrangement of the terms."""
        name = self._fields.physical[phrase.field]
        if is_simple(phrase):
            return tantivy.Query.phrase_query(self._schema, name, list(phrase.terms), phrase.slop)
        return tantivy.Query.boolean_query(
            [
                (Occur.Should, tantivy.Query.phrase_query(self._schema, name, list(places)))
                for places in arrangements(phrase)
            ]
        )

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

    def _pattern(self, pattern: Prefix | Wildcard | Regex | Fuzzy) -> tantivy.Query:
        name = self._fields.physical[pattern.field]
        if isinstance(pattern, Prefix):
            return tantivy.Query.fuzzy_term_query(self._schema, name, pattern.text, distance=0, prefix=True)
        if isinstance(pattern, Fuzzy) and _is_native(pattern):
            return tantivy.Query.fuzzy_term_query(self._schema, name, pattern.text, distance=pattern.distance)
        if isinstance(pattern, Wildcard) and (expression := _native_wildcard(pattern.pattern)) is not None:
            return tantivy.Query.regex_query(self._schema, name, expression)
        return self._term_set(name, pattern)

    def _term_set(self, name: str, pattern: Pattern) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, name, expand(pattern, self._term_list(name)))

    def _term_list(self, name: str) -> TermList:
        def terms(prefix: str) -> Iterator[str]:
            return iter(sorted(term for term, _ in self._searcher.terms_with_prefix(name, prefix)))

        return terms

    def _range(self, bounds: Range) -> tantivy.Query:
        kind = self._fields.kinds[bounds.field]
        name = self._fields.physical[bounds.field]
        if bounds.low is None and bounds.high is None:
            return self._any_value(name, kind)
        if kind in TEXTUAL:
            return self._term_set(name, bounds)
        own_type = tantivy.FieldType.Float if kind is FieldKind.NUMBER else tantivy.FieldType.Integer
        ends = number_bounds(bounds, kind)
        included = bounds.include_low or ends[0] is None, bounds.include_high or ends[1] is None
        return tantivy.Query.range_query(self._schema, name, own_type, *ends, *included)

    def _any_value(self, name: str, kind: FieldKind) -> tantivy.Query:
        """Return the query for documents that have a value of the field, or a term in it."""
        if kind is not FieldKind.TERMS:
            return tantivy.Query.exists_query(name)
        return tantivy.Query.range_query(self._schema, length_field(name), tantivy.FieldType.Integer, 1)


def _native_wildcard(pattern: str) -> str | None:
    """Return a wildcard as an expression for Tantivy, or `None` where its automaton could grow large.

    Stars are cheap; a question mark after a star doubles the automaton.
    """
    parts = wildcard_parts(pattern)
    signs = [part for part in parts if isinstance(part, Sign)]
    if len(parts) > _NATIVE_LENGTH or signs.count(Sign.ANY) > _NATIVE_STARS:
        return None
    if Sign.ANY in signs and Sign.ONE in signs[signs.index(Sign.ANY) :]:
        return None
    return "".join(_EXPRESSIONS[part] if isinstance(part, Sign) else _escaped(part) for part in parts)


def _escaped(character: str) -> str:
    return f"\\{character}" if character in _MEANINGFUL else character


def _is_native(fuzzy: Fuzzy) -> bool:
    """Return whether Tantivy's automaton can do it: it knows no prefix, and two edits at most."""
    return (
        fuzzy.prefix_length == 0
        and 0 <= fuzzy.distance <= _NATIVE_DISTANCE
        and len(fuzzy.text) <= _NATIVE_LENGTH
    )
