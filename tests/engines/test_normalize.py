"""The normal form of query trees, shape by shape."""

from __future__ import annotations

import pytest

from kashaf.engines.normalize import MAX_DEPTH, NOTHING, constant_score, normalize
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
    Prefix,
    Query,
    Range,
    Term,
    Wildcard,
    WithId,
)
from kashaf.errors import QueryError

A, B, C = Term("f", "a"), Term("f", "b"), Term("f", "c")
NONE = Constant(All(), 0.0)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (A, A),
        (Boost(A, 1.0), A),
        (Boost(Boost(A, 2.0), 3.0), Boost(A, 6.0)),
        (Boost(Or((A, Boost(B, 2.0))), 3.0), Or((Boost(A, 3.0), Boost(B, 6.0)))),
        (Boost(And((A,), (B,)), 2.0), And((Boost(A, 2.0),), (Boost(B, 2.0),))),
        (Boost(Constant(A, 3.0), 2.0), Constant(A, 6.0)),
        (Constant(Boost(A, 5.0), 2.0), Constant(Boost(A, 5.0), 2.0)),
        (Constant(Constant(A, 5.0), 2.0), Constant(A, 2.0)),
        (Prefix("f", "a"), Constant(Prefix("f", "a"), 1.0)),
        (Boost(Prefix("f", ""), 2.0), Constant(Range("f"), 2.0)),
        (Wildcard("f", "*"), Constant(Range("f"), 1.0)),
        (Boost(All(), 2.0), Constant(All(), 2.0)),
        (Or((A,)), A),
        (Boost(Or((A,)), 2.0), Boost(A, 2.0)),
        (And((A,)), A),
        (Or(()), NOTHING),
        (And(()), NOTHING),
        (BestOf(()), NOTHING),
        (BestOf((A,), 0.3), A),
        (BestOf((A, Or(())), 0.3), A),
        (Or((A, B), 3), NOTHING),
        (Or((A, B), 2), And((A, B))),
        (Or((A, B), 0), And((NONE,), (A, B))),
        (Or((A, Or(()), B)), Or((A, B))),
        (Or((A, Or((B, C)))), Or((A, B, C))),
        (Or((A, Or((B, C)), Or(())), 2), And((A, Or((B, C))))),
        (And((A, And((B,), (C,)))), And((A, B), (C,))),
        (And((A,), (Or((B, C)),)), And((A,), (B, C))),
        (And((A, Or(()))), NOTHING),
        (And((), (A, B)), Or((A, B))),
        (Not(A), And((NONE, Not(A)))),
        (Not(Not(A)), Constant(A, 0.0)),
        (Not(Not(Not(A))), Constant(And((NONE, Not(A))), 0.0)),
        (Not(Or(())), NONE),
        (And((Not(A),)), And((NONE, Not(A)))),
        (And((A, Not(B))), And((A, Not(B)))),
        (And((Boost(Not(B), 2.0), A)), And((A, Not(B)))),
        (And((A, Not(Or(())))), A),
        (And((Not(A),), (B, C)), And((Or((B, C)), Not(A)))),
        (And((A, Not(Not(B)))), And((A, Constant(B, 0.0)))),
        (Or((A, Not(B))), Or((A, And((NONE, Not(B)))))),
        (Phrase("f", ()), NOTHING),
        (Phrase("f", ("a",), 3), A),
        (Phrase("f", (("b", "a", "b"),)), Or((A, B))),
        (Boost(Phrase("f", (("b", "a"),)), 2.0), Or((Boost(A, 2.0), Boost(B, 2.0)))),
        (Phrase("f", ("a", ("b", "b"), ("b", "a"))), Phrase("f", ("a", "b", ("a", "b")))),
        (Phrase("f", ("a", ())), NOTHING),
        (AnyTerm("f", ("b", "a", "b")), Constant(AnyTerm("f", ("a", "b")), 1.0)),
        (Boost(AnyTerm("f", ("a",)), 2.0), Constant(AnyTerm("f", ("a",)), 2.0)),
        (AnyTerm("f", ()), NOTHING),
        (Boost(WithId(("b", "a", "b")), 2.0), Constant(WithId(("a", "b")), 2.0)),
        (WithId(()), NOTHING),
        (Boost(Phrase("f", ("a", "b")), 2.0), Boost(Phrase("f", ("a", "b")), 2.0)),
        (Term("f", "a\ud800"), Term("f", "a\ufffd")),
    ],
)
def test_shapes(query: Query, expected: Query) -> None:
    """Each shape has one normal form, and the normal form is its own."""
    assert expected == normalize(query)
    assert expected == normalize(expected)


@pytest.mark.parametrize(
    "query",
    [
        Boost(A, -1.0),
        Boost(A, float("nan")),
        Boost(A, float("inf")),
        Boost(Boost(A, 1e5), 1e5),
        Constant(A, -0.1),
        And((Boost(Not(A), -1.0), B)),
        BestOf((A, B), -0.1),
        BestOf((A, B), 1.1),
        Phrase("f", ("a", "b"), -1),
    ],
)
def test_bounds(query: Query) -> None:
    """Factors, scores, ties and slops out of bounds are refused."""
    with pytest.raises(QueryError, match="give"):
        normalize(query)


def test_depth() -> None:
    """A tree may be as deep as the limit and no deeper."""
    query: Query = A
    for _ in range(MAX_DEPTH - 1):
        query = Not(query)
    normalize(query)
    with pytest.raises(QueryError, match=str(MAX_DEPTH)):
        normalize(Not(query))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (A, None),
        (Constant(A, 2.0), 2.0),
        (And((Constant(A, 2.0), Constant(B, 0.5), Not(C))), 2.5),
        (And((Constant(A, 2.0), B)), None),
        (And((Constant(A, 2.0),), (B,)), None),
        (Or((Constant(A, 2.0), Constant(B, 2.0))), None),
    ],
)
def test_constant_score(query: Query, expected: float | None) -> None:
    """A query whose matches all score the same is recognised."""
    assert expected == constant_score(query)
