"""The windows of a text, and the borders at which it may be cut."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.search.clusters import clusters, is_border
from kashaf.search.marks import Found, Span
from kashaf.search.windows import windows


def places(text: str, *words: str) -> list[Found]:
    found = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            found.append(Found(Span(start, start + len(word)), word, "exact"))
            start = text.find(word, start + len(word))
    return sorted(found)


def test_a_window_begins_with_a_sentence_that_is_near():
    """The sentence of the first marked word is shown from its beginning, where it is near."""
    text = "كلام طويل متصل " * 20 + "انتهى. قرأ الطالب اليوم كتاب النحو في بيته. " + "كلام آخر متصل " * 20
    (snippet,) = windows(text, places(text, "كتاب"), 100)
    assert snippet.text.startswith("قرأ الطالب")


def test_a_window_ends_with_a_sentence_that_is_near():
    """Where most of a window is full when a sentence ends, it ends there."""
    text = "قرأ الطالب كتاب النحو في بيته مساء أمس وأعجبه ما فيه من الأمثلة. " + "كلام آخر متصل " * 20
    (snippet,) = windows(text, places(text, "كتاب"), 100)
    assert snippet.text.endswith("الأمثلة.")


def test_different_words_go_before_many():
    """A window with two words of the query is better than one with three times the same."""
    text = "كتاب كتاب كتاب " + "كلام كثير " * 40 + "تاريخ كتاب " + "كلام كثير " * 40
    (snippet,) = windows(text, places(text, "كتاب", "تاريخ"), 100)
    assert "تاريخ كتاب" in snippet.text


def test_several_windows_show_what_none_has_shown():
    """The second window is the one with the word that the first has not, and windows come as in the text."""
    filler = "كلام كثير متصل " * 20
    text = "نهر " + filler + "تاريخ كتاب " + filler + "كتاب كتاب " + filler
    first, second = windows(text, places(text, "كتاب", "تاريخ", "نهر"), 100, 2)
    assert "نهر" in first.text
    assert "تاريخ كتاب" in second.text


def test_no_more_windows_than_matches():
    """Where all is shown, there is no further window."""
    text = "كلام كثير متصل " * 20 + "كتاب " + "كلام كثير متصل " * 20
    assert 1 == len(windows(text, places(text, "كتاب"), 100, 5))


@pytest.mark.parametrize("text", ["كِتَابٌ", "كتـــاب", "e\u0301a", "\r\n", "\u0644\u200d"])
def test_no_cut_before_what_belongs_to_a_letter(text):
    """Marks, tatweel, joiners and line feeds stay with what stands before them."""
    borders = [place for place in range(len(text) + 1) if is_border(text, place)]
    assert [start for start, _ in clusters(text)] == borders[:-1]
    for place in borders[1:-1]:
        assert not unicodedata.combining(text[place])


WORDS = st.sampled_from(
    [
        "كتاب",
        "كِتَابٌ",
        "نهر",
        "ـ",
        "\n",
        ". ",
        "؟ ",
        "ﷺ",
        "x" * 70,
        "\u064e" * 5,
        "كـــ\u064eتاب",
        "a\u0301" * 30,
    ]
)


@given(st.lists(WORDS, max_size=60), st.integers(1, 120), st.integers(1, 4))
def test_windows_are_parts_of_the_original(words, length, count):
    """Windows are in order, apart and cut at whole characters; so are their marks, which are the text's."""
    text = " ".join(words)
    found = places(text, "كتاب", "نهر", "كِتَابٌ")
    shown = windows(text, found, length, count)
    assert 1 <= len(shown) <= count
    end = 0
    for snippet in shown:
        assert end <= snippet.start
        end = snippet.start + len(snippet.text)
        original = text[snippet.start : end]
        assert original.replace("\n", " ") == snippet.text
        assert is_border(text, snippet.start)
        assert is_border(text, end)
        last = 0
        for start, stop in snippet.spans:
            assert last <= start < stop <= len(snippet.text)
            assert original[start:stop] in {"كتاب", "نهر", "كِتَابٌ"}
            last = stop


@given(st.lists(WORDS, min_size=30, max_size=60), st.integers(80, 120))
def test_what_was_found_is_shown(words, length):
    """A window of a text with matches has at least one mark."""
    text = " ".join(words)
    found = places(text, "كتاب", "نهر")
    (snippet,) = windows(text, found, length)
    assert bool(found) == bool(snippet.spans)
