"""Suggestions for whole queries: what is corrected, what stays, and how it is written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kashaf
from kashaf.errors import QueryError
from kashaf.search.suggestions import Kind


def first(index, query, **options):
    """The first suggestion for a query, or nothing."""
    return next((one.query for one in index.suggest(query, **options)), None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("المدرصة", "المدرسة"),  # a letter of like sound
        ("المرسة", "المدرسة"),  # one left out
        ("المدرسسة", "المدرسة"),  # one doubled
        ("المردسة", "المدرسة"),  # two swapped
        ("المدرشة", "المدرسة"),  # the key beside it
        ("الاقتساد", "الاقتصاد"),
        ("المدرصصة", "المدرسة"),  # two slips
    ],
)
def test_slips_are_corrected(index, typed, meant):
    """A word that the index does not know is corrected, in the spelling of its texts."""
    assert meant == first(index, typed)


def test_clitics_are_given_back(index):
    """A slip within the stem is mended under what is attached, though the whole stands in no text."""
    assert "وللمدرسة" == first(index, "وللمدرصة")
    assert "وبالمدرسة" == first(index, "وبالمدرصة")


def test_joined_words_are_parted(index):
    """Two words without the blank between them are parted, where they stand in a row in texts."""
    (found, *_) = index.suggest("حقوقالإنسان")
    assert ("حقوق الإنسان", Kind.SPLIT) == (found.query, found.changes[0].kind)


def test_parted_words_are_joined(index):
    """A word with a blank in it becomes one."""
    (found, *_) = index.suggest("المد رسة")
    assert ("المدرسة", Kind.JOINED) == (found.query, found.changes[0].kind)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hgsghl", "السلام"),
        ("hg;jhf", "الكتاب"),
        ('"hgsghl"', '"السلام"'),
        ("text:hgsghl", "text:السلام"),
        ("لخخلمث", "google"),
        ("hgsghl hguhgld", "السلام العالمي"),
    ],
)
def test_the_other_keyboard_layout_is_recognised(index, typed, meant):
    """Text typed with the other layout is turned round, both ways, with what stands around it."""
    assert meant == first(index, typed)


def test_arabizi_is_read_when_asked_for(index):
    """Digits and Latin letters are read as people chat, and only when that is asked for."""
    assert "عربي" == first(index, "3arabi", translit="arabizi")
    assert "حبيبي" == first(index, "7abibi", translit="arabizi")
    assert "مع" == first(index, "ma3", translit="arabizi")
    assert "الاقتصاد العالمي" == first(index, "al iqtisad al 3alami", translit="arabizi")
    assert () == index.suggest("3arabi")


def test_buckwalter_is_read_when_asked_for(index):
    """Buckwalter's letters are read one by one; a word that the index lacks keeps its spelling."""
    assert "المدرسة" == first(index, "Almdrsp", translit="buckwalter")
    assert "حقوق الإنسان" == first(index, "Hqwq Al<nsAn", translit="buckwalter")
    assert "ذهب" == first(index, "*hb", translit="buckwalter")


def test_an_unknown_transliteration_is_refused(index):
    """The message says which there are."""
    with pytest.raises(QueryError, match="arabizi, buckwalter"):
        index.suggest("Almdrsp", translit="iso")


@pytest.mark.parametrize(
    "query",
    [
        "المدرسة",
        "حقوق الإنسان",
        "في",
        "الكتاب",
        "كتاب",
        "google",
        "",
        "؟!",
        "-المدرصة",
        "المدرص*",
        "2024",
        "المدرسه",  # folded, the two are one
        "السلام AND المدرسة",
    ],
)
def test_good_queries_have_no_suggestions(index, query):
    """Words of the index, what is excluded, patterns, numbers and operators stay as they are."""
    assert () == index.suggest(query)


def test_only_the_wrong_word_is_changed(index):
    """The rest of a query stays as it was typed, with its signs; changes say where they are."""
    query = "+المدرسةُ  text:المدينه الاقتصاض؟"
    (found, *_) = index.suggest(query)
    assert query.replace("الاقتصاض", "الاقتصاد") == found.query
    (change,) = found.changes
    assert ("الاقتصاض", "الاقتصاد") == (query[change.start : change.end], change.meant)


def test_the_words_beside_decide(index):
    """Of two corrections that are one slip away, the one that stands with the other words comes first."""
    assert "القرية" in [one.query for one in index.suggest("القربة", limit=5)]
    assert "حقوق الإنسان" == first(index, "حقوق الانسن")


def test_context_outweighs_use(tmp_path):
    """A rarer word that stands with the others comes before a commoner one that does not."""
    index = kashaf.create(tmp_path / "index")
    texts = ["نزل سعر الذهب"] * 6 + ["بيت الشعر الجميل"] * 2 + ["ديوان الشعر القديم"] * 2
    index.add({"id": str(number), "text": text} for number, text in enumerate(texts))
    assert "ديوان الشعر" == first(index, "ديوان الشغر")
    assert "سعر الذهب" == first(index, "شعر الذهب")


def test_words_of_the_lexicon_are_hardly_doubted_unasked(index):
    """A search asks of itself about words that are none; of words that its texts lack it does not."""
    assert "المدرسة" == index.search("المدرصة").suggestions[0].query
    assert () == index.search("المدرسة النموذجية").suggestions
    assert () == index.search("المدارس").suggestions


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(["المدرسة", "كتاب", "حقوق", "السلام", "google"]), max_size=4))
def test_frequent_words_stay(index, words):
    """Words that several documents hold are not corrected, in whatever order they stand."""
    changed = [change.typed for one in index.suggest(" ".join(words)) for change in one.changes]
    assert not changed or all(" " in typed for typed in changed)


def test_suggestions_are_data(index):
    """JSON has the query, its changes and the score."""
    (found, *_) = index.suggest("المدرصة")
    data = found.to_json()
    assert {"query", "changes", "score"} == set(data)
    assert [{"start": 0, "end": 7, "typed": "المدرصة", "meant": "المدرسة", "kind": "letters"}] == data[
        "changes"
    ]


def test_the_limit_is_kept(index):
    """No more come than are asked for."""
    assert () == index.suggest("المدرصة", limit=0)
    assert 1 == len(index.suggest("كتاا", limit=1))


def test_an_empty_index_suggests_nothing(tmp_path):
    """Without documents there is nothing to suggest or complete."""
    empty = kashaf.create(tmp_path / "empty")
    assert () == empty.suggest("المدرصة")
    assert () == empty.complete("كت")


TEXT = st.one_of(
    st.text(max_size=40),
    st.text('ابتسمنوهيءةىأإ كلdhgsاللو-+"*~:()؟،|ًّـ20٣', max_size=40),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=TEXT, translit=st.sampled_from([None, "arabizi", "buckwalter"]))
def test_no_text_raises(index, query, translit):
    """Whatever is typed, suggestions are other queries, and completions begin as it does."""
    for one in index.suggest(query, translit=translit):
        assert query != one.query
        assert one.changes
        assert all(query[change.start : change.end] == change.typed for change in one.changes)
    for whole in index.complete(query):
        assert whole.query.endswith(whole.word)


def test_engines_agree(both):
    """Both engines suggest and complete the same, with the same scores."""
    tantivy, whoosh = both
    for query in ("المدرصة", "حقوقالانسان", "كتاا", "الاقتصض العالمي", "وللمدرصة", "facebok", "المد رسة"):
        assert tantivy.suggest(query) == whoosh.suggest(query)
    for begun in ("كت", "ال", "م", "حقوق ا"):
        assert tantivy.complete(begun) == whoosh.complete(begun)


@pytest.mark.parametrize(
    "query", [")" * 9000 + "x", "hgsghl)" * 1000, "المدرصة " * 1000, "3" * 5000 + "a", "w:" * 4000]
)
def test_long_queries_are_answered(index, query):
    """Neither long words nor many of them, nor signs in a row, take long or raise."""
    for translit in (None, "arabizi", "buckwalter"):
        assert len(index.suggest(query, translit=translit)) <= 5
