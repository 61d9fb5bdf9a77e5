"""The grammar of queries: what is read as what, and errors with their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.errors import QueryError, QueryTooLargeError
from kashaf.search.grammar import parse_signs
from kashaf.search.parse import MAX_DEPTH, MAX_LENGTH, parse, parse_words
from kashaf.search.syntax import Clause, Group, Operand, Phrase, Prefix, Sign, Word


def operands(query: str) -> list[Operand]:
    return [clause.operand for clause in parse(query).clauses]


def test_words_keep_their_positions():
    """A word knows where it begins, in characters from 0."""
    assert [Word("كتاب", 0), Word("تاريخ", 6)] == operands("كتاب  تاريخ")


def test_a_sign_belongs_to_the_clause_it_begins():
    """Plus requires, minus excludes, nothing wants."""
    clauses = parse("كتاب +تاريخ -عادل").clauses
    assert [Sign.WANTED, Sign.REQUIRED, Sign.EXCLUDED] == [clause.sign for clause in clauses]


@pytest.mark.parametrize("query", ["كوفيد-19", "2010-2020", "C++", "-", "+", "- عادل"])
def test_a_sign_elsewhere_is_part_of_a_word(query):
    """A hyphen inside a word, and a sign with nothing behind it, sign nothing."""
    assert {Sign.WANTED} == {clause.sign for clause in parse(query).clauses}


@pytest.mark.parametrize("query", ['"كتب كثيرة"', "«كتب كثيرة»", "“كتب كثيرة”"])
def test_a_phrase_stands_between_quotes_of_any_kind(query):
    """Straight, Arabic and curly quotes all make a phrase."""
    assert [Phrase("كتب كثيرة", 1)] == operands(query)


def test_an_asterisk_at_the_end_makes_a_prefix():
    """A word that ends in an asterisk is unfinished; the asterisk is not part of it."""
    assert [Prefix("مكت", 0), Word("كتاب", 5)] == operands("مكت* كتاب")


def test_a_field_stands_before_its_operand():
    """A name and a colon before a word, a phrase or a group ask one field."""
    clauses = parse('title:رواية عنوان:"ليل طويل" title:(أ ب)').clauses
    assert ["title", "عنوان", "title"] == [clause.field for clause in clauses]


@pytest.mark.parametrize("query", ["12:30", ":", "كتاب:", "title: رواية"])
def test_a_colon_elsewhere_names_no_field(query):
    """A time of day and a colon without a name or a value are words."""
    assert {None} == {clause.field for clause in parse(query).clauses}


def test_a_sign_stands_before_the_field():
    """-title:word excludes by title."""
    assert (Clause(Word("رواية", 7), Sign.EXCLUDED, "title", 0),) == parse("-title:رواية").clauses


def test_groups_nest():
    """Parentheses make a group inside the group."""
    inner = Group((Clause(Word("ب", 4), Sign.WANTED, None, 4),), 3)
    assert [Word("ا", 1), inner] == [clause.operand for clause in parse("(ا (ب))").clauses[0].operand.clauses]


@pytest.mark.parametrize(
    ("query", "position"),
    [("كتاب (تاريخ", 5), ("كتاب) تاريخ", 4), ('كتاب "تاريخ', 5), ("«كتاب", 0), ("(ا (ب)", 0), ("ا» ب", 1)],
)
def test_an_error_knows_its_place(query, position):
    """A quote or parenthesis without its other half is reported where it stands."""
    with pytest.raises(QueryError, match=f"character {position + 1} has no other half") as raised:
        parse(query)
    assert position == raised.value.position


def test_a_query_too_long_is_refused():
    """The limit is named."""
    with pytest.raises(QueryTooLargeError, match="at most 10,000"):
        parse("ك" * (MAX_LENGTH + 1))


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 4000])
def test_a_query_too_deep_is_refused(depth):
    """Parentheses nested beyond the limit are refused before they are parsed."""
    with pytest.raises(QueryTooLargeError, match=f"deeper than {MAX_DEPTH}"):
        parse("(" * depth + "ا" + ")" * depth)


def test_the_deepest_query_that_is_allowed_parses():
    """The limit itself is allowed."""
    assert 1 == len(parse("(" * MAX_DEPTH + "ا" + ")" * MAX_DEPTH).clauses)


def test_plain_words_have_no_signs():
    """Read as words, a query is one operand with all of its text."""
    assert (Clause(Word('+ا "ب', 0), Sign.WANTED, None, 0),) == parse_words('+ا "ب').clauses


@given(st.text(alphabet=st.sampled_from(list("اب \t\n\u00a0\u2003a1~^\\/؟،")), max_size=40))
def test_words_without_signs_are_read_as_by_the_grammar(query):
    """The short way for plain words gives what the grammar gives."""
    assert parse_signs(query) == parse(query)


@given(st.text(alphabet=st.sampled_from(list('اب +-"«»“”():*~^\\/\n\x00\ud800ta1')), max_size=60))
def test_whatever_is_typed_parses_or_is_refused_with_a_place(query):
    """No input raises anything but a QueryError whose place lies in the query."""
    place = 0
    try:
        parse(query)
    except QueryError as error:
        place = error.position
    assert 0 <= place <= len(query)
