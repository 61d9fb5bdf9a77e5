"""Completions: whole words as people write them, by use."""

import pytest

import kashaf


def words(index, text, **options):
    return [one.word for one in index.complete(text, **options)]


def test_words_come_by_use(index):
    """The word that most documents hold comes first; those behind an article or waw are offered too."""
    found = words(index, "كت")
    assert "كتاب" == found[0]
    assert {"كتب", "الكتاب", "كتابا"} <= set(found)


def test_the_words_before_stay(index):
    """A query is completed at its last word, and that which stands behind the word before comes first."""
    (first, *_) = index.complete("حقوق ال")
    assert ("حقوق الإنسان", "الإنسان") == (first.query, first.word)


def test_hamza_is_respected_where_it_is_typed(index):
    """A bare alef is any alef; one with hamza is meant."""
    assert "الإنسان" in words(index, "الان")
    assert "الإنسان" in words(index, "الإن")
    assert all("أ" in word for word in words(index, "الأ"))


@pytest.mark.parametrize("text", ["", " ", "حقوق ", "قققق", "؟", "كتاب."])
def test_nothing_begun_has_no_completion(index, text):
    """Where no word is begun, or none of the index begins so, there is none."""
    assert [] == words(index, text)


def test_the_limit_is_kept(index):
    """No more come than are asked for, best first."""
    assert words(index, "كت")[:2] == words(index, "كت", limit=2)


def test_what_looks_like_an_article_is_none(tmp_path):
    """كت does not offer إلكتروني, whose alef is its own, while الكت, as people type it, does."""
    index = kashaf.create(tmp_path / "index")
    index.add([{"id": "1", "text": "بريد إلكتروني"}, {"id": "2", "text": "الكتاب المقدس"}])
    assert ["الكتاب"] == words(index, "كت")
    assert {"الكتاب", "إلكتروني"} == set(words(index, "الكت"))


def test_without_the_level_of_written_forms_documents_tell(tmp_path):
    """An index without written forms shows a word as a document has it."""
    index = kashaf.create(tmp_path / "index", analyzer="light")
    index.add({"id": "1", "text": "في الإدارةِ مُوظّفٌ"})
    assert ["الإدارة"] == words(index, "الاد")
    assert ["موظف"] == words(index, "مو")
    assert "الإدارة" == index.suggest("الادارض")[0].query
