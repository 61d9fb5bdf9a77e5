"""Whatever is typed is answered: no text raises, and both engines find the same for it."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kashaf
from kashaf.engines import ENGINES
from kashaf.errors import QueryTooLargeError
from kashaf.search.switches import Switches
from kashaf.search.why.language import Language

PIECES = st.sampled_from(
    [
        *'اب +-"«»“”„():*~^\\/\n\x00\ud800ta1[]{}<>=!?؟،؛&|.,@٢٫u%\u064e',
        *(" AND ", " OR ", " NOT ", "title:", " أو ", " و ", "date:", "pages:", "kind:", " TO ", "[1 TO 2]"),
        *("~1", "~2u", "^2", "^900", "كتاب", "المكتبة", "من ", "lemma:", "root:", "hamza:", "vowels:"),
        *(">=2", "/[اب]*/", "مك*", '"كتاب قديم"'),
    ]
)
ODD = st.characters(categories=["Cc", "Cf", "Co", "Cs", "Mn", "Nd", "So", "Zl", "Zs"])
QUERIES = st.lists(PIECES, min_size=1, max_size=25).map("".join).filter(str.strip)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> list[kashaf.Index]:
    """Return an index of a few documents with fields of every type on each engine."""
    fields = {"date": "date", "pages": "number", "kind": "keyword", "note": "stored"}
    made = []
    for engine in ENGINES:
        index = kashaf.create(tmp_path_factory.mktemp("odd") / engine, engine=engine, fields=fields)
        index.add(
            [
                {"id": "1", "title": "كتاب", "text": "كتاب قديم في المكتبة ١٢", "pages": 2, "kind": "a"},
                {"id": "2", "text": "باب المكتبات وأبوابها", "date": "2021-01-02", "kind": "كتاب"},
                {"id": "3", "text": "ta1 اب TO u", "pages": 1, "note": "x"},
            ]
        )
        made.append(index)
    return made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES, st.sets(st.sampled_from(["all_words", "arabic_operators", "as_you_type", "hamza"])))
def test_any_text_is_answered_alike(indexes, query, names):
    """A lenient search never raises, says what was odd, and finds the same on every engine."""
    switches = Switches().having(*names)
    first, second = (index.search(query, switches=switches) for index in indexes)
    assert [hit.id for hit in first] == [hit.id for hit in second]
    assert [hit.score for hit in first] == pytest.approx([hit.score for hit in second], rel=1e-6, abs=1e-4)
    assert [hit.matches for hit in first] == [hit.matches for hit in second]


@pytest.mark.slow
@settings(max_examples=1200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(PIECES | st.text(ODD, max_size=3), min_size=1, max_size=25).map("".join).filter(str.strip),
    st.sets(st.sampled_from(["all_words", "arabic_operators", "as_you_type", "letters", "vowels"])),
    st.sampled_from(["word", "stem"]),
)
def test_any_text_is_answered_with_all_that_is_said_of_it(indexes, query, names, marked):
    """Highlights, labels, suggestions and the reasons of an empty result can be had for any text, as JSON."""
    switches = Switches().having(*names)
    answers = [index.search(query, switches=switches, highlight=marked).to_json() for index in indexes]
    for answer in answers:
        json.dumps(answer)
    first, second = ([hit["matches"] for hit in answer["hits"]] for answer in answers)
    assert first == second


@pytest.mark.parametrize(
    "query",
    [
        "كتاب " * 1900,
        "كتاب^1000 " * 900,
        "قديمكتاب" * 1200,
        "+كتاب +قديم " * 800,
        "جوجل " * 1500,
        "-كتاب " * 1500,
        "(كتاب باب -من " * 99 + "ا" + ")" * 99,
        "(كتاب OR باب AND !" * 99 + "ا" + ")" * 99,
        "(ا ب)^900 " * 3 + "((((ا^900)^900)^900)^900)^900",
        "(كتاب AND " * 99 + "غائب" + ")" * 99,
        "hamza:" * 99 + "كتاب",
        "lemma:(" * 98 + "غائب" + ")" * 98,
        '"' + "كتاب قديم " * 900 + '"~50u',
        'lemma:"' + "كتب الباب " * 900 + '"',
        "*" * 3000 + "ا" + "?ا" * 900,
        "+" * 5000 + " " + "~" * 4000,
        "كتاب~ " * 300,
    ],
)
def test_what_is_large_is_answered_or_refused(indexes, query):
    """Within the limits a search ends, whatever is nested or repeated; else it is refused with its place."""
    for index in indexes:
        try:
            index.search(query).to_json()
        except QueryTooLargeError as error:
            assert 0 <= error.position <= len(query)  # noqa: PT017 - to be refused is allowed, not expected


def test_a_word_that_is_repeated_counts_as_often(indexes):
    """Three of a word score as much as the word boosted threefold."""
    for index in indexes:
        thrice, boosted = (index.search(query)[0].score for query in ("=كتاب =كتاب باب =كتاب", "=كتاب^3 باب"))
        assert boosted == pytest.approx(thrice)


def test_what_is_not_counted_of_a_long_query_is_said(indexes):
    """Twenty words and twenty conditions are looked at; how many there are beside them is told."""
    words = " ".join(f"+ك{letter}{letter}ع" for letter in "ابتثجحخدذرزسشصضطظغفقلمن")
    absence = indexes[0].search(words).why_nothing
    assert absence is not None
    assert 20 == len(absence.conditions)
    assert 6 == absence.passed_over
    assert "there are 6 more words and conditions" in "\n".join(absence.lines(Language.ENGLISH))
