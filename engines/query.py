"""The query tree: what `search` builds and each engine compiles.

Every node is a frozen value. Terms are given as they stand in the index: nothing here analyses text.

| node | matches a document when | scores |
|---|---|---|
| Term | the field holds the term | BM25 |
| Phrase | the terms stand near each other in the field | the sum of the terms' BM25 |
| AnyTerm | the field holds one of the terms | 1 |
| Prefix, Wildcard, Regex, Fuzzy | the field holds a term of that shape | 1 |
| Range | the field's value lies between the bounds | 1 |
| WithId | its id is one of these | 1 |
| All | always | 1 |
| And | all of `must` do | the sum of `must` and of what matches of `should` |
| Or | at least `minimum` of the clauses do | the sum of those that match |
| BestOf | at least one clause does | the best + `tie` x the sum of the others |
| Not | the clause does not | 0 |
| Constant | the clause does | `score` |
| Boost | the clause does | the clause's score x `factor` |
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "All",
    "And",
    "AnyTerm",
    "BestOf",
    "Boost",
    "Constant",
    "Fuzzy",
    "Not",
    "Or",
    "Phrase",
    "Place",
    "Prefix",
    "Query",
    "Range",
    "Regex",
    "Term",
    "Wildcard",
    "WithId",
]


@dataclass(frozen=True, slots=True)
class Term:
    """Documents whose `field` holds the term `text`."""

    field: str
    text: str


Place = str | tuple[str, ...]
"""What may stand at one place of a phrase: a term, or any of several."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents whose `field` holds `terms` near each other.

    In order, the terms follow each other with at most `slop` other words in between in all. In any order,
    they stand in a stretch of the field that holds at most `slop` other words. Each takes a place of its own,
    so that ("x", "x") needs two. A tuple in place of a term is any one of its terms; an empty one never
    stands. A phrase of one place is that term, or an `Or` of its terms.

    The score is the sum, over the places of the phrase, of the BM25 of each of the place's terms that the
    document holds, wherever they stand.
    """

    field: str
    terms: tuple[Place, ...]
    slop: int = 0
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class AnyTerm:
    """Documents whose `field` holds any of `terms`: quicker than an `Or` of many, and all score the same."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Documents whose `field` holds a term that begins with `text`."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Documents whose `field` holds a term of the shape `pattern`.

    `*` stands for any characters or none, `?` for exactly one, and a backslash takes the next character as it
    is.
    """

    field: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Regex:
    """Documents whose `field` holds a term that the regular expression `pattern` matches as a whole."""

    field: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Documents whose `field` holds a term at most `distance` edits away from `text`.

    An edit inserts, deletes or replaces one character or swaps two neighbours (Damerau-Levenshtein,
    restricted). The first `prefix_length` characters must agree.
    """

    field: str
    text: str
    distance: int = 1
    prefix_length: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """Documents with a value of `field` between `low` and `high`; `None` leaves that side open.

    Bounds are of the field's kind: `str` for terms and keywords (compared by code points), `float` for
    numbers, `int` for dates (days since 1970-01-01, negative before).
    """

    field: str
    low: str | float | int | None = None
    high: str | float | int | None = None
    include_low: bool = True
    include_high: bool = True


@dataclass(frozen=True, slots=True)
class WithId:
    """The documents with any of `ids`."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every document."""


@dataclass(frozen=True, slots=True)
class And:
    """Documents that match all of `must`; what they match of `should` adds to their score.

    A `Not` among `must` only takes documents away: where `must` holds nothing else, `should` alone decides,
    as in `Or`, and where that is empty too, every other document is found.
    """

    must: tuple[Query, ...]
    should: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that match at least `minimum` of the clauses."""

    clauses: tuple[Query, ...]
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class BestOf:
    """Documents that match any clause, scored by the best one (a disjunction maximum)."""

    clauses: tuple[Query, ...]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not match the clause."""

    clause: Query


@dataclass(frozen=True, slots=True)
class Constant:
    """Documents that match the clause, all with the same score."""

    clause: Query
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Boost:
    """Documents that match the clause, its score multiplied by `factor` (at least 0)."""

    clause: Query
    factor: float


Query = (
    Term
    | Phrase
    | AnyTerm
    | Prefix
    | Wildcard
    | Regex
    | Fuzzy
    | Range
    | WithId
    | All
    | And
    | Or
    | BestOf
    | Not
    | Constant
    | Boost
)
