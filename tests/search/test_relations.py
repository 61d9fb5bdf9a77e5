"""How the words of a query are related to those that they found."""

import pytest

import kashaf
from kashaf.search import Match, Relation
from kashaf.search.why import Language


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> kashaf.Index:
    made = kashaf.create(tmp_path_factory.mktemp("relations") / "index", analyzer="light")
    made.add(
        [
            {"id": "exact", "text": "قرأت كتابا، ثم كتاب"},
            {"id": "letters", "text": "في أمر المدرسه"},
            {"id": "stem", "title": "وكتابهم", "text": "هنا"},
            {"id": "phrase", "text": "حقُوق النّاس"},
        ]
    )
    return made


def matches(index: kashaf.Index, query: str, document: str) -> tuple[Match, ...]:
    return next(hit.matches for hit in index.search(query) if hit.id == document)


def test_the_closest_word_counts(index):
    """Of several matching words the one that is as written is told."""
    assert (Match("كتاب", "كتاب", "exact", Relation.AS_WRITTEN),) == matches(index, "كتاب", "exact")


def test_same_letters(index):
    """Words that fold to one have the same letters."""
    assert (Match("المدرسة", "المدرسه", "exact", Relation.LETTERS),) == matches(index, "المدرسة", "letters")


def test_same_stem(index):
    """Words of one stem are inflected; a match in the title is told too."""
    assert (Match("كتاب", "وكتابهم", "stem", Relation.INFLECTED),) == matches(index, "كتاب", "stem")


def test_every_part_of_a_query_is_told(index):
    """Phrases and prefixes have their matches beside single words."""
    told = matches(index, '"حقوق الناس" نا* الناس', "phrase")
    assert {"حقوق الناس", "الناس"} == {match.word for match in told}


def test_a_prefix_begins_so(index):
    """What an unfinished word found begins so."""
    assert (Match("المدر*", "المدرسه", "exact", Relation.BEGINNING),) == matches(index, "المدر*", "letters")


def test_relations_are_data(index):
    """The JSON of a hit names word, text, level and relation."""
    (hit,) = index.search("المدرسة")
    expected = {"word": "المدرسة", "text": "المدرسه", "level": "exact", "relation": "same letters"}
    (told,) = hit.to_json(Language.ARABIC)["matches"]
    assert expected == {key: told[key] for key in expected}
    assert "الحروف نفسها" == told["said"]


def test_the_same_word_is_as_written_at_every_level(index):
    """A word that is found by its stem alone is as written all the same, where it is."""
    assert (Match("كتاب", "كتاب", "stem", Relation.AS_WRITTEN),) == matches(index, "stem:كتاب", "exact")


def test_what_only_the_letters_of_several_words_find_is_told_by_the_closest(tmp_path):
    """A document in which no word alone is like the one that was asked says which comes nearest."""
    with kashaf.create(tmp_path / "index") as index:
        index.add({"id": "1", "text": "طار زمبور ثم رينغ"})
        hit = index.search("زمبوينغ", broad=True)[0]
        assert [("زمبور", "similar spelling")] == [
            (match.text, match.said(Language.ENGLISH)) for match in hit.matches
        ]
        assert hit.snippet.spans
