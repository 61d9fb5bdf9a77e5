"""Marks on the stem inside what is attached to a word, exactly on the original text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kashaf
from kashaf.search.clusters import is_border
from kashaf.search.marks import Marked
from kashaf.search.stems import StemFinder

FULL, LIGHT = (kashaf.build(kashaf.Settings(name)) for name in ("full", "light"))


def check(text: str, expected: str, analyzer: kashaf.Analyzer = FULL) -> None:
    (token,) = analyzer.tokens(text)
    start, end = StemFinder(analyzer).stem(token)
    assert expected == text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("والكتاب", "كتاب"),
        ("وبكتابهم", "كتاب"),
        ("للمدرسة", "مدرسة"),  # the article's alef is not written
        ("والمكتبات", "مكتبات"),  # inflection belongs to the stem
        ("وسيكتبونها", "يكتبون"),
        ("كتبنا", "كتبنا"),  # the subject's ending is no pronoun behind the word
        ("مكتبتهم", "مكتبت"),
        ("وبوتين", "بوتين"),
        ("كتاب", "كتاب"),
        ("وَالْكِتَابُ", "كِتَابُ"),  # marks stay with their letters
        ("والـكـتـاب", "كـتـاب"),  # tatweel belongs to the letter before it
        ("ﻭﺍﻟﻜﺘﺎﺏ", "ﻜﺘﺎﺏ"),  # presentation forms
        ("ﻻجئين", "ﻻجئين"),  # a ligature is never cut
        ("١٩٩٨", "١٩٩٨"),
        ("iPhone", "iPhone"),
    ],
)
def test_the_stem_is_marked(text, expected):
    """Conjunctions, prepositions, article and pronouns are left out."""
    check(text, expected)


def test_the_stem_of_a_stemmer():
    """Without a lexicon, the light stem is marked."""
    check("والكتاب", "كتاب", LIGHT)


@settings(max_examples=50, deadline=None)  # most of the time goes into reading words that are none
@given(st.text("والكتبمنهاين\u064e\u0651ـﻻأةىﷺ ", max_size=30))
def test_stems_lie_inside_words_and_cut_nothing(text):
    """A stem is a part of its word that begins and ends between whole characters."""
    for analyzer in (FULL, LIGHT):
        finder = StemFinder(analyzer)
        for token in analyzer.tokens(text):
            start, end = finder.stem(token)
            assert token.start <= start < end <= token.end
            assert is_border(token.source, start - token.start)
            assert is_border(token.source, end - token.start)


def test_marking_stems_in_a_search(tmp_path):
    """`highlight="stem"` marks stems in title and text, in phrases too, and relations are told as ever."""
    index = kashaf.create(tmp_path / "index")
    index.add([{"id": "1", "title": "والكتاب", "text": "عن حقوق الإنسان وبالكتاب"}])
    (hit,) = index.search('كتاب "حقوق الإنسان"', highlight="stem")
    assert ["كتاب"] == [hit.title[start:end] for start, end in hit.title_spans]
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.spans]
    assert ["حقوق", "إنسان", "كتاب"] == marked
    assert "with clitics: و + ال + كتاب" in hit.why("en")


def test_other_marks_are_refused(tmp_path):
    """What cannot be marked is an error with the choices, and so are no windows at all."""
    index = kashaf.create(tmp_path / "index")
    with pytest.raises(kashaf.KashafError, match="choose one of word, stem"):
        index.search("كتاب", highlight="letter")
    with pytest.raises(kashaf.KashafError, match="at least one"):
        index.search("كتاب", snippets=0)
    assert ["word", "stem"] == list(Marked)
