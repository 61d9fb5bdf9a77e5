"""The normal form of a query tree: what both engines compile, so that they cannot differ about shapes.

In normal form

- `Boost` stands only over a `Term` or a `Phrase`: factors are multiplied down to the leaves;
- what scores a constant stands in a `Constant` that holds the product of its factors: `AnyTerm`, `Prefix`,
  `Wildcard`, `Regex`, `Fuzzy`, `Range` and `All` always do, and no `Constant` stands directly in another;
- `Not` stands only in `And.must`, after at least one clause that is not one; a `Not` anywhere else takes away
  from `All`, which scores 0 there, and two of them cancel out;
- `And` and `Or` hold no `And` or `Or` that could be written into them, and more than one clause;
- `Phrase` has two places or more; where a place has several terms they are rising, and one is a `str`;
- a `Prefix` or `Wildcard` that any term fits is a `Range` without bounds;
- `AnyTerm` has one term or more, rising;
- no text has half a character (U+FFFD stands there, as in the index);
- `NOTHING`, an `Or` of no clauses, stands only alone.
"""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from kashaf.engines.expansion import Pattern, written
from kashaf.engines.query import (
    All,
    And,
    AnyTerm,
    BestOf,
    Boost,
    Constant,
    Not,
    Or,
    Phrase,
    Place,
    Prefix,
    Query,
    Range,
    Term,
    Wildcard,
    WithId,
)
from kashaf.engines.surrogates import without_surrogates
from kashaf.errors import QueryError

__all__ = ["MAX_DEPTH", "MAX_FACTOR", "NOTHING", "check_depth", "children", "constant_score", "normalize"]

MAX_DEPTH = 200
"""How deep a tree may be nested: Tantivy ends the process at some thousands, Python at some hundreds."""

MAX_FACTOR = 1e6
"""The highest factor or constant score: beyond it 32-bit scores lose their digits."""

NOTHING = Or(())
"""Matches no document."""

_EVERYTHING = Constant(All(), 0.0)


def normalize(query: Query) -> Query:
    """Return the normal form; raises QueryError for too deep a tree or a factor that is out of bounds."""
    check_depth(query)
    return _normal(query, 1.0)


def constant_score(query: Query) -> float | None:
    """Return the score that every match of a query in normal form has, or `None` where they may differ."""
    match query:
        case Constant(_, score):
            return score
        case And(must, ()):
            scores = [constant_score(clause) for clause in must if not isinstance(clause, Not)]
            return None if None in scores else sum(score for score in scores if score is not None)
        case _:
            return None


def children(query: Query) -> tuple[Query, ...]:
    """Return the clauses that stand directly in a query."""
    match query:
        case And(must, should):
            return must + should
        case Or(clauses, _) | BestOf(clauses, _):
            return clauses
        case Not(clause) | Constant(clause, _) | Boost(clause, _):
            return (clause,)
        case _:
            return ()


def check_depth(query: Query) -> None:
    """Raise QueryError for a tree that is too deep.

    It is walked level by level: a tree that is too deep must not be walked by recursion.
    """
    level: list[Query] = [query]
    for _ in range(MAX_DEPTH):
        level = [child for parent in level for child in children(parent)]
        if not level:
            return
    raise QueryError(f"the query is nested more than {MAX_DEPTH} deep; write it with fewer brackets")


def _normal(query: Query, factor: float) -> Query:
    match query:
        case Term() | AnyTerm() | Phrase():
            return _words(query, factor)
        case Constant(clause, score):
            return _constant(_normal(clause, 1.0), _factor(score, factor))
        case Boost(clause, more):
            return _normal(clause, _factor(more, factor))
        case Not():
            return _not(query)
        case And():
            return _and(query, factor)
        case Or():
            return _any_of([_normal(clause, factor) for clause in query.clauses], query.minimum)
        case BestOf():
            return _best_of(query, factor)
        case WithId(ids):
            return Constant(WithId(_rising(ids)), factor) if ids else NOTHING
        case All():
            return Constant(query, factor)
        case _:  # Prefix, Wildcard, Regex, Fuzzy, Range
            return Constant(_pattern(query), factor)


def _factor(value: float, factor: float) -> float:
    """Return the product of two factors, within bounds."""
    if not (isfinite(value) and 0 <= value * factor <= MAX_FACTOR):
        raise QueryError(f"a boost of {value} is out of bounds; give a number from 0 to {MAX_FACTOR:.0f}")
    return value * factor


def _weighted(leaf: Term | Phrase, factor: float) -> Query:
    return leaf if factor == 1 else Boost(leaf, factor)


def _words(leaf: Term | AnyTerm | Phrase, factor: float) -> Query:
    match leaf:
        case Term(field, text):
            return _weighted(Term(field, without_surrogates(text)), factor)
        case AnyTerm(field, terms):
            return Constant(AnyTerm(field, _rising(terms)), factor) if terms else NOTHING
        case Phrase():
            return _phrase(leaf, factor)


def _pattern(pattern: Pattern) -> Pattern:
    """Return a pattern as it is written in the index; one that any term fits needs no list of terms."""
    match pattern:
        case Prefix(field, "") | Wildcard(field, "*"):
            return Range(field)
        case _:
            return written(pattern)


def _phrase(phrase: Phrase, factor: float) -> Query:
    if phrase.slop < 0:
        raise QueryError(f"a phrase cannot have {phrase.slop} other words in between; give 0 or more")
    places = tuple(_place(place) for place in phrase.terms)
    if not places or () in places:
        return NOTHING
    if len(places) > 1:
        return _weighted(replace(phrase, terms=places), factor)
    terms = (places[0],) if isinstance(places[0], str) else places[0]
    return _any_of([_weighted(Term(phrase.field, text), factor) for text in terms], 1)


def _place(place: Place) -> Place:
    terms = _rising((place,) if isinstance(place, str) else place)
    return terms[0] if len(terms) == 1 else terms


def _rising(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({without_surrogates(text) for text in terms}))


def _constant(clause: Query, score: float) -> Query:
    """Let what matches `clause` score `score`, whatever it scored."""
    if clause == NOTHING:
        return NOTHING
    return Constant(clause.clause if isinstance(clause, Constant) else clause, score)


def _not(query: Not) -> Query:
    if isinstance(query.clause, Not):
        return _constant(_normal(query.clause.clause, 1.0), 0.0)
    return _all_of([_EVERYTHING], [], [_normal(query.clause, 1.0)])


def _and(query: And, factor: float) -> Query:
    must: list[Query] = []
    excluded: list[Query] = []
    for clause in query.must:
        inner = _without_boosts(clause)
        if isinstance(inner, Not) and not isinstance(inner.clause, Not):
            excluded.append(_normal(inner.clause, 1.0))
        else:
            must.append(_normal(clause, factor))
    should = [_normal(clause, factor) for clause in query.should]
    if not must and should:
        return _all_of([_any_of(should, 1)], [], excluded)
    if not must and excluded:
        return _all_of([_EVERYTHING], [], excluded)
    return _all_of(must, should, excluded)


def _without_boosts(query: Query) -> Query:
    while isinstance(query, Boost):
        _factor(query.factor, 1.0)
        query = query.clause
    return query


def _all_of(must: list[Query], should: list[Query], excluded: list[Query]) -> Query:
    """Join clauses in normal form: all of `must`, none of `excluded`; `should` only adds to the score."""
    if not must or NOTHING in must:
        return NOTHING
    positive: list[Query] = []
    negative: list[Query] = []
    optional: list[Query] = []
    for clause in must:
        if isinstance(clause, And):
            positive.extend(part for part in clause.must if not isinstance(part, Not))
            negative.extend(part for part in clause.must if isinstance(part, Not))
            optional.extend(clause.should)
        else:
            positive.append(clause)
    negative.extend(Not(clause) for clause in excluded if clause != NOTHING)
    for clause in should:
        optional.extend(clause.clauses if _is_plain_or(clause) else (clause,))  # type: ignore[union-attr] # an Or
    if len(positive) == 1 and not negative and not optional:
        return positive[0]
    return And((*positive, *negative), tuple(optional))


def _is_plain_or(query: Query) -> bool:
    """Return whether the query is an Or of any of its clauses; `NOTHING` is one, of none."""
    return isinstance(query, Or) and query.minimum == 1


def _any_of(clauses: list[Query], minimum: int) -> Query:
    """Join clauses in normal form of which at least `minimum` must match."""
    if minimum <= 0:
        return _all_of([_EVERYTHING], clauses, [])
    parts: list[Query] = []
    for clause in clauses:
        if minimum == 1 and isinstance(clause, Or) and clause.minimum == 1:
            parts.extend(clause.clauses)
        elif clause != NOTHING:
            parts.append(clause)
    if minimum > len(parts):
        return NOTHING
    if len(parts) == 1:
        return parts[0]
    return _all_of(parts, [], []) if minimum == len(parts) else Or(tuple(parts), minimum)


def _best_of(query: BestOf, factor: float) -> Query:
    if not (isfinite(query.tie) and 0 <= query.tie <= 1):
        raise QueryError(f"a tie of {query.tie} is out of bounds; give a number from 0 to 1")
    clauses = [_normal(clause, factor) for clause in query.clauses]
    parts = tuple(clause for clause in clauses if clause != NOTHING)
    if not parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else BestOf(parts, query.tie)
