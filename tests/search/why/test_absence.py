"""Why nothing was found, and why not a given document: counts by word, level and condition."""

import pytest

import kashaf
from kashaf.errors import KashafError
from kashaf.search.switches import Switches
from kashaf.search.why.absence import Absence, ConditionKind, Verdict
from kashaf.search.why.language import Language

DOCUMENTS = [
    {"id": "books", "title": "كتب قديمة", "text": "في المكتبة كتب كثيرة", "kind": "ادب"},
    {"id": "writer", "title": "الكاتب", "text": "كتب الكاتب رسالة إلى أخيه", "kind": "رسائل"},
    {"id": "city", "title": "المدينة", "text": "مدينة على نهر، وفي المدينة كتاب واحد", "kind": "ادب"},
]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request, tmp_path_factory) -> kashaf.Index:
    made = kashaf.create(
        tmp_path_factory.mktemp("absence") / "index", engine=request.param, fields={"kind": "keyword"}
    )
    made.add(DOCUMENTS)
    return made


def told(index: kashaf.Index, query: str, **more: object) -> Absence:
    results = index.search(query, **more)
    assert results.why_nothing is not None
    return results.why_nothing


def test_every_word_at_every_level(index):
    """A word has its documents by level and field, the closest level first."""
    word, _ = told(index, "+كتاب +زرافة").words
    assert ("كتاب", ["exact", "lemma", "root", "grams"]) == (word.word, [one.level for one in word.levels])
    exact, lemma, root, _ = word.levels
    assert (1, {"title": 0, "text": 1}) == (exact.documents, exact.fields)
    assert 2 <= lemma.documents
    assert (3, {"title": 2, "text": 3}) == (root.documents, root.fields)


def test_a_missing_word_is_named(index):
    """A word that no document has is told as missing, by whatever level others are near."""
    word, missing = told(index, "+كتاب +زرافة").words
    assert (False, True) == (word.is_missing, missing.is_missing)


def test_required_and_excluded_parts(index):
    """Each condition says how many match it, and how many the query would find without it."""
    conditions = told(index, "+نهر -مدينة").conditions
    assert [("نهر", ConditionKind.REQUIRED, 1, 2), ("مدينة", ConditionKind.EXCLUDED, 1, 1)] == [
        (one.text, one.kind, one.alone, one.without) for one in conditions
    ]


def test_a_filter_and_a_phrase_are_conditions(index):
    """Fields of values and phrases are told as they are written."""
    conditions = told(index, '+kind:رسائل +"كتاب واحد"').conditions
    assert [("kind:رسائل", 1, 1), ('"كتاب واحد"', 1, 1)] == [
        (one.text, one.alone, one.without) for one in conditions
    ]


def test_operators_and_all_words_make_conditions(index):
    """What stands beside AND is required, and with --all every word is."""
    (first, second) = told(index, "(نهر AND رسالة)").conditions
    assert ("نهر", "رسالة", 1, 1) == (first.text, second.text, first.without, second.without)
    kinds = {one.kind for one in told(index, "نهر رسالة", switches=Switches(all_words=True)).conditions}
    assert {ConditionKind.ALL_WORDS} == kinds


def test_broader_searches_are_offered(index):
    """What would find more is offered with its count, and what would not is not."""
    offers = {one.kind: one.documents for one in told(index, "+نهر +رسالة").broader}
    assert 2 == offers["any word"]
    assert "any letters" not in offers
    assert {"broad"} <= {one.kind for one in told(index, "مكتوب").broader}
    assert {"any field": 1}.items() <= {
        one.kind: one.documents for one in told(index, "title:نهر").broader
    }.items()
    assert {"apart": 1}.items() <= {
        one.kind: one.documents for one in told(index, '"كتاب نهر"').broader
    }.items()


def test_nearest_words_are_suggested(index):
    """What may have been meant stands beside the counts."""
    assert "المدينة" in told(index, "المدبنة").suggestions


def test_where_something_is_found_nothing_is_told(index):
    """A search with hits has no reasons for none, but they can be asked for."""
    assert index.search("كتاب").why_nothing is None
    assert index.why("كتاب").total == index.search("كتاب").total


def test_absence_is_data(index):
    """JSON holds words, conditions, suggestions and offers."""
    data = index.search("+نهر -مدينة").to_json()["why_nothing"]
    assert ["total", "words", "conditions", "suggestions", "broader"] == list(data)
    assert {"text": "مدينة", "kind": "excluded", "alone": 1, "without": 1} in data["conditions"]


def test_absence_reads_in_words(index):
    """Counts and conditions are told in either language."""
    absence = told(index, "+نهر -مدينة")
    arabic, english = ("\n".join(absence.lines(language)) for language in Language)
    assert "«مدينة» is excluded: it matches 1 document; without it the query finds 1 document" in english
    assert "«مدينة» مستثناة، وتوافقها: وثيقة واحدة؛ وبدونها يجد البحث: وثيقة واحدة" in arabic


def verdict(index: kashaf.Index, query: str, document: str) -> Verdict:
    return index.why_not(query, document)


def test_which_condition_a_document_fails(index):
    """A document that is not found fails conditions, and has words by some levels."""
    judged = verdict(index, "+كتاب -مدينة", "city")
    assert ((("مدينة", ConditionKind.EXCLUDED),), False) == (judged.failed, judged.is_found)
    assert ("exact", "lemma", "root") == judged.levels["كتاب"]
    judged = verdict(index, "+نهر +كاتب", "books")
    assert (("نهر", ConditionKind.REQUIRED), ("كاتب", ConditionKind.REQUIRED)) == judged.failed
    assert {"نهر": (), "كاتب": ("root",)} == judged.levels
    assert "it lacks what is required: «نهر»" in "\n".join(judged.lines("en"))


def test_where_a_document_stands(index):
    """One that is found has its rank, its score and that of the first."""
    ids = [hit.id for hit in index.search("كتاب مدينة")]
    judged = verdict(index, "كتاب مدينة", ids[-1])
    assert (len(ids), len(ids)) == (judged.rank, judged.total)
    assert judged.first is not None
    assert ids[0] == judged.first[0]
    assert judged.first[1].value >= judged.explanation.value
    assert verdict(index, "كتاب مدينة", ids[0]).first is None
    assert f"{ids[0]} is number 1 of" in str("\n".join(verdict(index, "كتاب مدينة", ids[0]).lines("en")))
    assert judged.to_json("en")["rank"] == len(ids)


def test_unknown_documents_are_errors(index, tmp_path):
    """An id that is not there is an error, in an empty index too."""
    with pytest.raises(KashafError, match="no document 'nowhere'"):
        verdict(index, "كتاب", "nowhere")
    empty = kashaf.create(tmp_path / "empty")
    with pytest.raises(KashafError, match="no document 'nowhere'"):
        verdict(empty, "كتاب", "nowhere")
    assert 0 == empty.why("كتاب").total


@pytest.mark.parametrize(
    "query",
    [
        "في",
        "*",
        "؟؟",
        "-كتاب",
        "(كتاب OR قلم) AND NOT نهر",
        "كتاب~",
        "/كت.*/",
        "hamza:كتاب^2",
        "kind:[ا TO ي]",
    ],
)
def test_any_query_can_be_asked(index, query):
    """Whatever a query is made of, both questions are answered."""
    assert str(index.why(query)) is not None
    assert list(index.why_not(query, "city").lines("ar"))
