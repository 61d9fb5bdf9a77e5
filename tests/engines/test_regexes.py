"""Regular expressions: their syntax, what they match on every engine, and that none runs away."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kashaf.engines import Searcher
from kashaf.engines import query as tree
from kashaf.engines.automaton import matching
from kashaf.engines.regex_syntax import MAX_GROUPS, MAX_WRITTEN_OUT, literal_beginning, parse_regex
from kashaf.errors import QueryError

TEXT, KIND = "نص.exact", "kind"
TERMS = (
    "",
    *"abcء-^]",
    "ab",
    "ba",
    "aab",
    "abab",
    "abcabc",
    "a.b",
    "a\nb",
    "كتاب",
    "كتب",
    "كتابكتاب",
    "aaaaab",
)

SINGLE = st.sampled_from((*"abcكت", ".", r"\.", r"\*", r"\\", "]", "}", "-", "[ab]", "[^ab]", "[a-cا-ي]"))
COUNTS = st.sampled_from(("*", "+", "?", "{2}", "{0}", "{1,}", "{,2}", "{0,3}", "{1,2}"))


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return the strategy for expressions made of `inner`."""
    return st.one_of(
        st.lists(inner, max_size=3).map("".join).map(lambda row: f"({row})"),
        st.lists(inner | st.just(""), min_size=2, max_size=3).map("|".join).map(lambda row: f"(?:{row})"),
        st.builds(lambda part, count: f"({part}){count}", inner, COUNTS),
        st.builds(lambda part, count: f"{part}{count}", SINGLE, COUNTS),
    )


expressions = st.lists(st.recursive(SINGLE, larger, max_leaves=8), max_size=3).map("".join)


def by_python(expression: str, terms: Any) -> list[str]:
    """Return what Python's own expressions match."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of signs that may change their meaning in brackets
        compiled = re.compile(expression, re.DOTALL)
    return [term for term in terms if compiled.fullmatch(term)]


@given(expressions)
@settings(deadline=None)
def test_expressions_match_as_in_python(expression: str) -> None:
    """What can be written means what it means in Python, and every match begins with the literal part."""
    parsed = parse_regex(expression)
    found = matching(parsed, TERMS)
    assert by_python(expression, TERMS) == found
    assert all(term.startswith(literal_beginning(parsed)) for term in found)


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
@pytest.mark.parametrize("field", [TEXT, KIND])
@given(expression=expressions)
@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_engines_match_as_in_python(
    name: str, field: str, expression: str, both: dict[str, Searcher], oracle: Any
) -> None:
    """Every engine finds the documents that hold one of the terms that Python's expression matches."""
    expected = by_python(expression, sorted(oracle.vocabulary[field]))
    assert expected == list(both[name].expand(tree.Regex(field, expression)).terms)
    found = both[name].search(tree.Regex(field, expression), limit=1000)
    assert {hit.id for hit in found.hits} == set(oracle.search(tree.AnyTerm(field, tuple(expected))))


@given(st.text(r"ab[]()|*+?{},12\^$.-:", max_size=12))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is typed is refused with its place, or means what it means in Python."""
    try:
        parsed = parse_regex(text)
    except QueryError as error:
        assert re.search(r"at character \d+, '|written out", str(error))  # noqa: PT017 # most texts are fine either way
    else:
        assert by_python(text, TERMS) == matching(parsed, TERMS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab(c", r"at character 3, '(c': this parenthesis is never closed; add ) or write \("),
        ("ab)c", r"at character 3, ')c': this parenthesis was never opened; take it away or write \)"),
        ("a[bc", r"at character 2, '[bc': this bracket is never closed; add ] or write \["),
        ("a[]b", r"at character 3, ']b': there is nothing between the brackets; put characters"),
        ("*a", r"at character 1, '*a': there is nothing to repeat; put something before it or write \*"),
        ("a**", "at character 3, '*': it is repeated already; take one repeat away or put a group"),
        ("a*?", "at character 3, '?': it is repeated already"),
        ("a{1,500}{1,500}", "at character 9, '{1,500}': it is repeated already"),
        ("a{x}", r"at character 2, '{x}': this is not a count; write {2} or {2,4}, or \{"),
        ("a{4,2}", "at character 2, '{4,2}': at least 4 and at most 2 cannot be; write {2,4}"),
        ("[ي-ا]", "at character 2, 'ي-ا]': the range ي-ا is empty; write ا-ي"),
        ("^ab", r"at character 1, '^ab': the whole term is meant anyway; take it away or write \^"),
        ("ab$", "at character 3, '$': the whole term is meant anyway"),
        (r"\w+", r"\w is not known here; give the characters in brackets, as [0-9]"),
        (r"(a)\1", r"\1 is not known here"),
        ("a\\", r"a backslash at the end takes nothing; write \\"),
        ("(?=a)b", "at character 1, '(?=a)b': such groups are not known here"),
        ("(?i)a", "such groups are not known here"),
        (
            "(" * 51 + ")" * 51,
            f"at character 51, '({')' * 19}': groups are nested more than {MAX_GROUPS} deep",
        ),
        (
            "(.{1,100}){1,100}",
            f"has 10,000 characters when its repeats are written out, and {MAX_WRITTEN_OUT} are",
        ),
        ("(){1,99999}", "has 99,999 characters when its repeats are written out"),
    ],
)
def test_refusals(text: str, expected: str) -> None:
    """What is not known or too large is refused with its place and what to do."""
    with pytest.raises(QueryError) as refused:
        parse_regex(text)
    assert expected in str(refused.value)


HOSTILE = (
    "(a+)+b",
    "(.*)*x",
    "(x|xx)*y",
    "((a|b)*)*c",
    "(a|a)*b",
    "(a*)*(a*)*(a*)*b",
    "(.*.*.*)*.*.*.*z",
    "(a?){250}a{250}",
    ".{0,500}",
    ".*a.{400}",
    "(.*a.{10}){20}",
    "(.*[ab].{3}){40}",
    "(.{0,20}a){20}",
    "(((((((((.*)*)*)*)*)*)*)*)*)*b",
    "(a|b|c|ab|bc|abc)*" * 20,
    "[^a]*" * 90 + "x",
    "." * 500,
)


@pytest.mark.parametrize("expression", HOSTILE)
def test_hostile_expressions_end(expression: str, both: dict[str, Searcher]) -> None:
    """Expressions that would never end in Python end, with the same answer on every engine."""
    answers = {name: searcher.search(tree.Regex(TEXT, expression)).total for name, searcher in both.items()}
    assert answers["tantivy"] == answers["whoosh"]


@pytest.mark.parametrize("expression", HOSTILE)
def test_hostile_expressions_end_on_long_terms(expression: str) -> None:
    """The same over long terms: each is matched in one pass, or the expression is refused as too open."""
    terms = ["a" * 5000, "ab" * 2500, "x" * 5000, "abc" * 1000 + "y", *("a" * n + "b" for n in range(300))]
    try:
        found = matching(parse_regex(expression), terms)
    except QueryError as error:
        assert "leaves too much open" in str(error)  # noqa: PT017 # an answer is as good
    else:
        assert set(found) <= set(terms)
