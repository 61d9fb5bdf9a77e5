"""The grammar of queries: what is read as what, and slips with their place."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.errors import QueryTooLargeError
from kashaf.search.grammar import parse_signs
from kashaf.search.parse import MAX_LENGTH, Parsed, parse, parse_words
from kashaf.search.repair import MAX_DEPTH
from kashaf.search.switches import NO_SWITCHES, Switches
from kashaf.search.syntax import (
    AllOf,
    AnyOf,
    Boosted,
    Clause,
    Excluded,
    Fuzzy,
    Group,
    Operand,
    Phrase,
    Range,
    Regex,
    Scoped,
    Sign,
    Wildcard,
    Word,
)

ARABIC = Switches(arabic_operators=True)
UNFINISHED = Switches(as_you_type=True)


def operands(query: str, switches: Switches = NO_SWITCHES) -> list[Operand]:
    parsed = parse(query, switches)
    assert () == parsed.slips
    return [clause.operand for clause in parsed.group.clauses]


def only(query: str, switches: Switches = NO_SWITCHES) -> Operand:
    (operand,) = operands(query, switches)
    return operand


def test_words_keep_their_positions():
    """A word knows where it begins, in characters from 0."""
    assert [Word("كتاب", 0), Word("تاريخ", 6)] == operands("كتاب  تاريخ")


def test_arabic_commas_part_words():
    """The Arabic comma and semicolon stand for a blank, but not inside a number."""
    assert [Word("كتاب", 0), Word("قلم", 5), Word("١٢،٥", 10)] == operands("كتاب،قلم؛ ١٢،٥،")


def test_a_sign_belongs_to_the_clause_it_begins():
    """Plus requires, minus excludes, nothing wants."""
    clauses = parse("كتاب +تاريخ -عادل").group.clauses
    assert [Sign.WANTED, Sign.REQUIRED, Sign.EXCLUDED] == [clause.sign for clause in clauses]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "كوفيد-19",
            "2010-2020",
            "C++",
            "-",
            "+",
            "- عادل",
            "--",
            "A/B",
            "50%",
            "@x",
            "user@mail.com",
            "e^x",
        ),
        *(
            "12:30",
            ":",
            "كتاب:",
            "title: رواية",
            "http://a.org/b?c=d",
            "ما هو؟",
            "لماذا؟!",
            "what?",
            "!",
            "1=1",
        ),
        *(
            "نعم!",
            "a&&b",
            "and or not",
            "ORACLE",
            "ANDES",
            "~",
            "^",
            "مرحبا ~ أهلا",
            "5 * 3",
            "*",
            "3/4",
            "[1]",
        ),
        *(
            "و",
            "أو",
            "ليس",
            "كتاب أو مجلة",
            "ذهب و فضة",
            "ليس هذا",
            "a > b",
            "->",
            "\\",
            "'كتاب'",
            "#وسم_آخر",
        ),
    ],
)
def test_natural_text_is_words(query):
    """What only looks like a sign is part of a word, and nothing is said about it."""
    parsed = parse(query)
    assert () == parsed.slips
    assert {(Sign.WANTED, Word)} == {(clause.sign, type(clause.operand)) for clause in parsed.group.clauses}


@pytest.mark.parametrize(
    "query",
    ['"كتب كثيرة"', "«كتب كثيرة»", "“كتب كثيرة”", "”كتب كثيرة“", "„كتب كثيرة“", "„كتب كثيرة”", "»كتب كثيرة«"],
)
def test_a_phrase_stands_between_quotes_of_any_kind(query):
    """Straight, Arabic and curly quotes all make a phrase, whichever way they face."""
    assert Phrase("كتب كثيرة", 1) == only(query)


@pytest.mark.parametrize(
    ("query", "slop", "ordered"), [('"أ ب"~3', 3, True), ("«أ ب»~3u", 3, False), ('"أ ب"~٢', 2, True)]
)
def test_nearness_stands_behind_a_phrase(query, slop, ordered):
    """A number says how many words may stand between, u that any order will do."""
    assert Phrase("أ ب", 1, slop, ordered) == only(query)


@pytest.mark.parametrize("query", ["مك*", "*كتوب", "م?توب", "م؟توب", "مك*؟", "م؟توب؟", "م*ت"])
def test_signs_within_a_word_make_a_wildcard(query):
    """An asterisk anywhere, a question mark anywhere but at the end."""
    assert Wildcard(query, 0) == only(query)


def test_a_fuzzy_word():
    """A tilde behind a word, with a distance or without."""
    assert [Fuzzy("فلسطيين", 0), Fuzzy("فلسطيين", 9, 1), Fuzzy("فلسطيين", 19, 2)] == operands(
        "فلسطيين~ فلسطيين~1 فلسطيين~٢"
    )


def test_a_regular_expression_fills_its_clause():
    """Slashes at both ends, and none of them elsewhere; an escaped one does not end it."""
    assert [Regex("م[كث]ت.*", 0), Regex("a\\/b", 11)] == operands("/م[كث]ت.*/ /a\\/b/")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("date:[2019 TO 2021]", Range("2019", "2021", 5)),
        ("date:{2019 TO 2021}", Range("2019", "2021", 5, include_low=False, include_high=False)),
        ("date:[2019 to 2021}", Range("2019", "2021", 5, include_high=False)),
        ("date:[* TO 2021]", Range(None, "2021", 5)),
        ("date:[1400 إلى 1445]", Range("1400", "1445", 5)),
        ("date:[1400 الى *]", Range("1400", None, 5)),
        ("date:[-5..5]", Range("-5", "5", 5)),
        ('date:["مايو 2020" TO "يونيو 2021"]', Range("مايو 2020", "يونيو 2021", 5)),
        ("date>=2019", Range("2019", None, 0)),
        ("date:>2019", Range("2019", None, 0, include_low=False)),
        ("date<2019", Range(None, "2019", 0, include_high=False)),
        ("date:≤2019", Range(None, "2019", 0)),
        ("date>=-3", Range("-3", None, 0)),
    ],
)
def test_ranges(query, expected):
    """A range has two ends, each within it or not, or one."""
    assert Scoped("date", expected, 0) == only(query)


def test_names_stand_before_their_operands_and_chain():
    """A name and a colon before a word, a phrase or a group; = is the name of the level exact."""
    assert Scoped("title", Word("رواية", 6), 0) == only("title:رواية")
    assert Scoped("عنوان", Phrase("ليل طويل", 7), 0) == only('عنوان:"ليل طويل"')
    assert Scoped("title", Scoped("root", Word("كتب", 11), 6), 0) == only("title:root:كتب")
    assert Scoped("عنوان", Scoped("exact", Word("كلمة", 7), 6), 0) == only("عنوان:=كلمة")
    assert isinstance(only("title:(أ ب)"), Scoped)


def test_a_boost_stands_behind_anything():
    """It holds for the name before it as well."""
    assert Boosted(Word("كتاب", 0), 2.0, 0) == only("كتاب^2")
    assert Boosted(Scoped("title", Word("كتاب", 6), 0), 0.5, 0) == only("title:كتاب^٠٫٥")
    assert Boosted(Fuzzy("كتاب", 0, 1), 2.0, 0) == only("كتاب~1^2") == only("كتاب^2~1")
    assert isinstance(only("(أ ب)^3"), Boosted)


def test_operators_bind_by_their_rank():
    """NOT before AND before OR before standing side by side."""
    a, b, c, d = (Word(letter, place) for letter, place in zip("ابجد", (0, 2, 8, 13), strict=True))
    assert [a, AnyOf((AllOf((b, c), 2), d), 2)] == operands("ا ب AND ج OR د")
    assert AllOf((a, Excluded(Word("ب", 10), 6)), 0) == only("ا AND NOT ب")
    assert [Sign.WANTED, Sign.EXCLUDED] == [each.sign for each in parse("ا OR ب NOT ج").group.clauses]


@pytest.mark.parametrize(("first", "second"), [("ا AND ب", "ا && ب"), ("ا OR ب", "ا || ب")])
def test_operators_have_two_spellings(first, second):
    """Letters and signs mean the same."""
    (one, other) = (parse(query).group.clauses[0].operand for query in (first, second))
    assert type(one) is type(other)


def test_not_beside_other_clauses_excludes():
    """NOT and ! before a clause are a minus."""
    for query in ("ا NOT ب", "ا !ب", "ا -ب"):
        assert Sign.EXCLUDED is parse(query).group.clauses[1].sign


def test_a_minus_among_operators_is_a_not():
    """And a plus says nothing there."""
    assert AllOf((Word("ا", 1), Excluded(Word("ب", 8), 7)), 0) == only("+ا AND -ب")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("(ذهب) أو (فضة)", AnyOf),
        ('"ذهب" أو "فضة"', AnyOf),
        ('"ذهب" او title:"فضة"', AnyOf),
        ("(ذهب) و(فضة)", AllOf),
        ('"ذهب" ليس "فضة"', AllOf),
        ("(ذهب)^2 وليس (فضة)", AllOf),
    ],
)
def test_arabic_operators_between_groups_and_quotes(query, kind):
    """Between two groups or quotes و, أو and ليس are operators."""
    assert isinstance(only(query), kind)


@pytest.mark.parametrize("query", ["ذهب أو فضة", "(ذهب) أو فضة", 'ذهب و "فضة"', "أو (فضة)"])
def test_arabic_operators_elsewhere_are_words(query):
    """Elsewhere they are not, unless asked for; what is attached never is."""
    assert all(not isinstance(operand, AnyOf | AllOf) for operand in operands(query))
    assert isinstance(only("ذهب أو فضة", ARABIC), AnyOf)
    assert AllOf((Word("ذهب", 0), Excluded(Word("فضة", 8), 4)), 0) == only("ذهب ليس فضة", ARABIC)
    assert 2 == len(operands("ذهب وفضة", ARABIC))


def test_the_last_word_can_be_unfinished():
    """As long as nothing stands behind it."""
    assert Word("كت", 5, unfinished=True) == operands("قرأت كت", UNFINISHED)[1]
    assert Scoped("title", Word("كت", 6, unfinished=True), 0) == only("title:كت", UNFINISHED)
    for query in ("قرأت كت ", "قرأت كت!", '"كت"', "كت*"):
        assert not any(getattr(operand, "unfinished", False) for operand in operands(query, UNFINISHED))


def test_groups_nest():
    """Parentheses make a group inside the group."""
    inner = Group((Clause(Word("ب", 4), Sign.WANTED, 4),), 3)
    outer = only("(ا (ب))")
    assert isinstance(outer, Group)
    assert [Word("ا", 1), inner] == [clause.operand for clause in outer.clauses]


@pytest.mark.parametrize(
    ("query", "position", "said", "rest"),
    [
        ("كتاب (تاريخ", 5, "has no other half", "كتاب تاريخ"),
        ("كتاب) تاريخ", 4, "has no other half", "كتاب تاريخ"),
        ('كتاب "تاريخ', 5, "has no other half", "كتاب تاريخ"),
        ("«كتاب", 0, "has no other half", "كتاب"),
        ("(ا (ب)", 0, "has no other half", "ا (ب)"),
        ("AND كتاب", 0, "has nothing before it", "كتاب"),
        ("كتاب OR", 5, "has nothing behind it", "كتاب"),
        ("ا AND OR ب", 2, "has nothing behind it", "ا OR ب"),
        ("كتاب NOT", 5, "has nothing behind it", "كتاب"),
        ("كتاب~7", 4, "how many letters may differ", "كتاب"),
        ('"كتاب"~', 6, "how many other words", '"كتاب"'),
        ("(كتاب)~2", 6, "behind words and phrases only", "(كتاب)"),
        ("كتاب^9999", 4, "a number from", "كتاب"),
        ("date:[2019]", 5, "is no range", "date:2019"),
    ],
)
def test_a_slip_is_read_as_if_it_were_not_there(query, position, said, rest):
    """It knows its place and says how it is mended; the rest keeps its meaning."""
    parsed = parse(query)
    (slip,) = parsed.slips
    assert position == slip.position
    assert said in slip.message
    assert f"character {position + 1} " in slip.message
    assert shape(parse(rest)) == shape(parsed)


def shape(parsed: Parsed) -> list[object]:
    """Return a tree without its positions; brackets of what was to be a range are punctuation."""

    def of(node: object) -> object:
        match node:
            case Group(clauses):
                return [(clause.sign, of(clause.operand)) for clause in clauses]
            case Word(text):
                return text.strip("[]")
            case Phrase(text):
                return (text,)
            case Scoped(name, inner):
                return name, of(inner)
            case AllOf(inners) | AnyOf(inners):
                return type(node), list(map(of, inners))
            case _:
                return node

    return of(parsed.group)  # type: ignore[return-value] # a group's is a list


def test_a_query_too_long_is_refused():
    """The limit is named."""
    with pytest.raises(QueryTooLargeError, match="at most 10,000"):
        parse("ك" * (MAX_LENGTH + 1))


@pytest.mark.parametrize("opening", ["(", "a:", "NOT "])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 2000])
def test_a_query_too_deep_is_refused(opening, depth):
    """Whatever nests is refused beyond the limit, with the place."""
    with pytest.raises(QueryTooLargeError, match=f"deeper than {MAX_DEPTH} at character") as raised:
        parse(opening * depth + "ا" + (")" * depth if opening == "(" else ""))
    assert MAX_DEPTH * len(opening) == raised.value.position


def test_the_deepest_query_that_is_allowed_parses():
    """The limit itself is allowed."""
    assert 1 == len(parse("(" * MAX_DEPTH + "ا" + ")" * MAX_DEPTH).group.clauses)


def test_plain_words_have_no_signs():
    """Read as words, a query is one operand with all of its text."""
    assert (Clause(Word('+ا "ب', 0), Sign.WANTED, 0),) == parse_words('+ا "ب').clauses


def test_words_load_no_grammar():
    """Queries without signs, questions and times among them, do without the parser."""
    code = (
        "import sys; from kashaf.search.parse import parse;"
        "[parse(q) for q in ('كتاب تاريخ', 'ما هو؟', 'covid-19', '50% @x', 'كتاب، قلم.', '12:30')];"
        "sys.exit('lark' in sys.modules)"
    )
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode


PIECES = st.sampled_from(
    [
        *'اب +-"«»“”„():*~^\\/\n\x00\ud800ta1[]{}<>=!?؟،؛&|.,@٢٫u%\u064e',
        *(" AND ", " OR ", " NOT ", "title:", " أو ", " و ", "date:[", " TO ", "~1", "^2", "كتاب", "://"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
def test_whatever_is_typed_parses(query, everywhere):
    """No input raises, and every slip has its place."""
    parsed = parse(query, Switches(arabic_operators=everywhere))
    assert all(0 <= slip.position < len(query) for slip in parsed.slips)


@given(st.text(alphabet=st.sampled_from("اب \t\n\u00a0\u2003a1٢\\؟،؛.%@#'\u064e"), max_size=40))
def test_words_without_signs_are_read_as_by_the_grammar(query):
    """The short way for plain words gives what the grammar gives."""
    assert Parsed(parse_signs(query)[0]) == parse(query)
