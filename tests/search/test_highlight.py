"""Marks on original texts, and the windows that are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.analyzers import build
from kashaf.search.clusters import is_border
from kashaf.search.highlight import Highlighter
from kashaf.search.marks import Marked, Snippet, Span
from kashaf.search.results import mark
from kashaf.search.sought import Sought, SoughtPattern, SoughtPhrase, SoughtWord

ANALYZER = build()


def highlighter(*words: str, patterns=(), phrases=(), slop=0, ordered=True) -> Highlighter:
    sought = frozenset(
        SoughtWord(token.source, token.terms, ANALYZER.levels)
        for word in words
        for token in ANALYZER.tokens(word)
    )
    rows = frozenset(SoughtPhrase("exact", phrase, slop=slop, ordered=ordered) for phrase in phrases)
    shapes = frozenset(SoughtPattern("", "begins so", "exact", frozenset(terms)) for terms in patterns)
    return Highlighter(ANALYZER, Sought(sought, shapes, rows))


def marked(text: str, *words: str, **more: object) -> list[str]:
    return [text[start:end] for start, end in highlighter(*words, **more).spans(text)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قَرَأتُ الْكِتَابَ كُلَّهُ", "كتاب", "الْكِتَابَ"),  # marks on every letter
        ("هذا كتـــاب نافع", "كتاب", "كتـــاب"),  # tatweel inside
        ("عاد بكتابهم، ثم مضى", "كتاب", "بكتابهم"),  # clitics on both sides, a comma behind
        ("نص من ﻛﺘﺎﺏ قديم", "كتاب", "ﻛﺘﺎﺏ"),  # presentation forms
        ("صدر «الكتاب»", "كتاب", "الكتاب"),  # quotes are not marked
        ("اشترى الـiPhone أمس", "iphone", "iPhone"),  # the article stays outside
        ("عام ١٩٩٨ كان", "1998", "١٩٩٨"),  # digits of the other kind
        ("صلاة على النبي ﷺ هنا", "وسلم", "ﷺ"),  # one character for several words
    ],
)
def test_the_word_as_it_stands_is_marked(text, word, expected):
    """A mark covers the whole word of the original text and nothing else."""
    assert [expected] == marked(text, word)


def test_a_pattern_marks_what_it_stands_for():
    """Every word whose term a pattern stands for is marked whole."""
    terms = ("مكتبه", "المكتوب", "مكتوب")
    assert ["مكتبة", "المكتوب"] == marked("مكتبة ونهر والقلم المكتوب", patterns=(terms,))


@pytest.mark.parametrize(
    ("slop", "ordered", "expected"),
    [(0, True, []), (1, True, []), (2, True, ["حقوق", "الناس"]), (1, False, ["الناس", "حقوق"])],
)
def test_words_near_each_other_are_marked(slop, ordered, expected):
    """As many other words as are allowed stand between them, in order or in any."""
    text = "الناس لهم حقوق وعلى بعض الناس شيء"
    assert expected == marked(text, phrases=(("حقوق", "الناس"),), slop=slop, ordered=ordered)[:2]


def test_a_phrase_is_marked_only_where_it_stands():
    """The words of a phrase apart from each other are not marked."""
    text = "حقوق كثيرة، وحقوق، حقوق الناس"
    assert ["حقوق", "الناس"] == marked(text, phrases=(("حقوق", "الناس"),))


def test_a_phrase_is_marked_through_marks_and_punctuation():
    """The words of a phrase stand side by side in the index, whatever is written between them."""
    assert ["جامِعة", "الدول"] == marked("في جامِعة «الدول» اليوم", phrases=(("جامعه", "الدول"),))


def test_marks_do_not_overlap():
    """A word that is sought twice is marked once."""
    assert ["كتاب"] == marked("كتاب", "كتاب", patterns=(("كتاب",),), phrases=(("كتاب",),))


def test_a_short_text_is_shown_whole():
    """Nothing is cut where everything has room."""
    expected = Snippet("هذا كتاب نافع", (Span(4, 8),))
    assert expected == highlighter("كتاب").snippet("هذا كتاب نافع")


def test_the_window_with_most_words_is_shown():
    """Two different words side by side are worth more than the first word alone."""
    text = "كتاب " + "كلام كثير " * 40 + "تاريخ كتاب قديم " + "كلام آخر " * 40
    snippet = highlighter("كتاب", "تاريخ").snippet(text, 120)
    assert "تاريخ كتاب" in snippet.text
    assert (True, True) == (snippet.cut_before, snippet.cut_after)


def test_a_window_begins_and_ends_at_words():
    """No word of the original is cut in two."""
    text = "كلمات متتابعة طويلة جدا " * 30 + "كتاب " + "وكلمات متتابعة بعده " * 30
    snippet = highlighter("كتاب").snippet(text, 100)
    assert set(snippet.text.split()) <= set(text.split())


def test_nothing_to_mark_shows_the_beginning():
    """Without a match in the text the snippet is where the text begins."""
    assert 0 == highlighter().snippet("كلام " * 100).start


def test_line_ends_become_blanks_of_the_same_length():
    """A snippet is one line, and its places are still those of the original."""
    assert "سطر  وسطر" == highlighter().snippet("سطر\r\nوسطر").text


@given(
    st.lists(
        st.sampled_from(["كتاب", "والكِتَابُ", "نهر", "\n", "\u2028", "«كتاب»", "ـ", "ﷺ", "x" * 70, "\ud800"])
    ),
    st.integers(20, 80),
)
def test_snippets_are_windows_of_the_original(words, length):
    """Text and places of a snippet agree with the original, whatever it holds."""
    text = " ".join(words)
    snippet = highlighter("كتاب").snippet(text, length)
    original = text[snippet.start : snippet.start + len(snippet.text)]
    assert len(original) == len(snippet.text) <= max(length, 0)
    for start, end in snippet.spans:
        assert "كتاب" == ANALYZER.fold(original[start:end]).removeprefix("وال")


def test_marks_are_written_round_the_words():
    """`mark` puts its two strings round each place, and dots where the text was cut."""
    assert "…من <الكتاب>" == mark(Snippet("من الكتاب", (Span(3, 9),), 7, cut_before=True), "<", ">")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("كتاب", "قرأ كُتُبهم كلها"),  # a broken plural
        ("قال", "سيقولون ذلك"),  # a hollow verb, whose weak radical changes
        ("مدينة", "العراق ومدنها"),  # clitics on both sides of a plural
        ("سعى", "كانوا يسعون"),  # a defective verb
        ("ظن", "ظننت ذلك"),  # a doubled radical, written once and twice
        ("بوتين", "وقال بوتين اليوم"),  # a name without a root
    ],
)
def test_forms_of_a_lemma_are_marked_cold(word, text):
    """What is passed over by its letters alone is never a form of the word."""
    cold, warm = build(), build()
    warm.fields(text)
    marked = []
    for analyzer in (cold, warm):
        (token,) = analyzer.tokens(word)
        sought = Sought(frozenset({SoughtWord(word, token.terms, ("exact", "lemma"))}))
        marked.append([text[start:end] for start, end in Highlighter(analyzer, sought).spans(text)])
    assert marked[0] == marked[1]
    assert marked[0]


@given(
    st.text("كتاب والهم\u064e\u0651\u0670ـ\u200c\u200d\u200eﻻﷺ،.«e\u0301\n", max_size=60),
    st.sampled_from(Marked),
)
def test_marks_cover_whole_characters(text, marked):
    """Marks lie in the text, in order, and never part a letter from its marks."""
    sought = Sought(frozenset({SoughtWord("كتاب", ANALYZER.tokens("كتاب")[0].terms, ANALYZER.word_levels)}))
    end = 0
    for start, stop in Highlighter(ANALYZER, sought, marked).spans(text):
        assert end <= start < stop <= len(text)
        assert is_border(text, start)
        assert is_border(text, stop)
        end = stop


@given(
    st.lists(st.sampled_from(["كـ\u200dتاب", "ـكتابـ", "كِتَاب\u0650\u200d", "\u064eكتاب", "كتاب\u0301", "،"]))
)
def test_marks_hold_what_belongs_to_their_letters(words):
    """What is attached to the last letter of a word is marked with it, whatever it is."""
    text = " ".join(words)
    for start, stop in highlighter("كتاب").spans(text):
        assert is_border(text, start)
        assert is_border(text, stop)
