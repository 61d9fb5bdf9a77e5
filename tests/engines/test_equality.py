"""Both engines find and score what the definitions say: random query trees against a plain evaluator."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kashaf.engines import Searcher
from kashaf.engines import query as tree
from kashaf.errors import QueryError

TEXT, TITLE, KIND, SIZE, DAY = "نص.exact", "title exact", "kind", "size", "يوم"
WORDS = (*"abcdeh", "ab", "abc", "bac", "كتاب", "كتب", "a*b", "x.y", "zz")

words = st.sampled_from(WORDS)
texts = st.sampled_from((TEXT, TITLE))
textual = st.sampled_from((TEXT, TITLE, KIND))
factors = st.sampled_from((0.0, 0.5, 1.0, 2.5))
patterns = st.text("ab*?\\كتn", max_size=5)
regexes = st.sampled_from((".*", "a|b", "[ab]+", "a.?c?", "(كت)?.*", "ab{0,1}", "x\\.y", "[^a]", "", "a?b"))
bounds = st.none() | words
sizes = st.none() | st.sampled_from((-3, -2.5, 0.0, 1, 1.5, 99.9, 1e308))
days = st.none() | st.integers(-400_000, 20_000) | st.just(10**30)

names = st.sampled_from(("d0001", "d0031", "td0001", "none"))
places = words | words | st.lists(words, max_size=3).map(tuple)

leaves = st.one_of(
    st.builds(tree.Term, texts, words),
    st.builds(tree.Term, texts, words),
    st.builds(tree.Term, st.just(KIND), st.sampled_from(("news", "ادب", "a b", "", "none"))),
    st.builds(tree.Phrase, texts, st.lists(places, max_size=4).map(tuple), st.integers(0, 3), st.booleans()),
    st.builds(tree.AnyTerm, textual, st.lists(words, max_size=4).map(tuple)),
    st.builds(tree.Prefix, textual, st.sampled_from(("", "a", "ab", "كت", "n", "zz"))),
    st.builds(tree.Wildcard, textual, patterns),
    st.builds(tree.Regex, textual, regexes),
    st.builds(
        tree.Fuzzy, textual, st.sampled_from((*WORDS, "", "nwes")), st.integers(0, 3), st.integers(0, 2)
    ),
    st.builds(tree.Range, textual, bounds, bounds, st.booleans(), st.booleans()),
    st.builds(tree.Range, st.just(SIZE), sizes, sizes, st.booleans(), st.booleans()),
    st.builds(tree.Range, st.just(DAY), days, days, st.booleans(), st.booleans()),
    st.builds(
        tree.WithId, st.lists(st.sampled_from(("d0001", "d0031", "td0001", "none")), max_size=3).map(tuple)
    ),
    st.just(tree.All()),
)


def branches(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return the strategy for nodes over `inner`."""
    several = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(
        st.builds(tree.Or, several, st.integers(-1, 3)),
        st.builds(tree.Or, several),
        st.builds(tree.And, several, several),
        st.builds(tree.And, several),
        st.builds(tree.BestOf, several, st.sampled_from((0.0, 0.3, 1.0))),
        st.builds(tree.Not, inner),
        st.builds(tree.Constant, inner, factors),
        st.builds(tree.Boost, inner, factors),
    )


queries = st.recursive(leaves, branches, max_leaves=12)


def is_refused(searcher: Searcher, query: tree.Query) -> bool:
    """Return whether a query stands for too much to be looked for."""
    try:
        searcher.search(query, limit=0)
    except QueryError as error:
        return "looked for" in str(error)
    return False


def check(searcher: Searcher, oracle: Any, query: Any) -> bool:
    """Hold every hit and its score against the plain evaluator; `True` where they agree."""
    expected = oracle.search(query)
    result = searcher.search(query, limit=1000)
    assert set(expected) == {hit.id for hit in result.hits}
    assert len(expected) == result.total
    for hit in result.hits:
        assert expected[hit.id] == pytest.approx(hit.score, abs=1e-4, rel=1e-5)
    assert [hit.id for hit in sorted(result.hits, key=lambda hit: (-hit.score, hit.id))] == [
        hit.id for hit in result.hits
    ]
    return True


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
@given(query=queries)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_trees(name: str, query: Any, both: dict[str, Searcher], oracle: Any) -> None:
    """Any tree finds the documents that its definition says, with those scores, in that order."""
    check(both[name], oracle, query)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
@given(query=queries)
@settings(max_examples=4000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_random_trees(name: str, query: Any, both: dict[str, Searcher], oracle: Any) -> None:
    """The same, for longer."""
    check(both[name], oracle, query)


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
@given(
    places=st.lists(
        st.sampled_from(("a", "b", "c", "كتاب", "d", ("a", "b"), ("b", "كتاب"), ("d", "e", "f"))),
        min_size=1,
        max_size=5,
    ).map(tuple),
    slop=st.integers(0, 6),
    ordered=st.booleans(),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_near_phrases(
    name: str,
    places: tuple[tree.Place, ...],
    slop: int,
    ordered: bool,  # noqa: FBT001 # a parameter
    both: dict[str, Searcher],
    oracle: Any,
) -> None:
    """A phrase stands where its places have words of their own that are near enough."""
    query = tree.Phrase(TEXT, places, slop, ordered)
    refused = len(places) > 3 and is_refused(both[name], query)
    assert refused or check(both[name], oracle, query)


MANY = tuple(sorted({*WORDS, *(f"{first}{second}" for first in "abcdefgh" for second in "كتابمنعلي" * 9)}))


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("slop", [0, 1, 2])
@pytest.mark.parametrize("terms", [(MANY, MANY), (MANY, "a", MANY), (MANY, ("a", "b"), ("zz", "كتاب"))])
def test_phrases_with_many_alternatives(
    name: str,
    terms: tuple[tree.Place, ...],
    slop: int,
    ordered: bool,  # noqa: FBT001 # a parameter
    both: dict[str, Searcher],
    oracle: Any,
) -> None:
    """Alternatives that are too many to be combined one by one are looked for together."""
    query = tree.Phrase(TEXT, terms, slop, ordered)
    refused = slop > 0 and is_refused(both[name], query)
    assert refused or check(both[name], oracle, query)


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
@given(query=queries, cuts=st.lists(st.integers(1, 40), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_join(name: str, query: Any, cuts: list[int], both: dict[str, Searcher]) -> None:
    """Pages of whatever sizes, one after the other, are the whole list."""
    whole = both[name].search(query, limit=1000)
    joined: list[Any] = []
    for size in cuts:
        page = both[name].search(query, limit=size, offset=len(joined))
        assert whole.total == page.total
        assert len(page.hits) == max(0, min(size, whole.total - len(joined)))
        joined.extend(page.hits)
    assert list(whole.hits[: len(joined)]) == joined
