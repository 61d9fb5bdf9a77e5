"""Lines of styled text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.search.marks import Span
from kashaf.shell.lines import Paper, cut, lit, plain, text_of, wrapped
from kashaf.shell.ordered import arranged, place_of
from kashaf.terminal import Bidi, Direction, width

ISOLATES = "\u2067\u2068\u2069"
TEXTS = st.text(alphabet="كتاب قَرَأـلاabc 12、字\n\t", max_size=80)
LINES = st.lists(st.tuples(st.sampled_from(["", "match", "dim"]), TEXTS), max_size=5).map(
    lambda parts: tuple((style, " ".join(text.split("\n"))) for style, text in parts)
)


def bare(line):
    """The text of a line without isolates."""
    return "".join(character for character in text_of(line) if character not in ISOLATES)


@given(LINES, st.integers(2, 30))
def test_no_line_is_wider_than_asked(line, columns):
    """Wrapped lines keep to the columns, also where a word is wider than a line."""
    assert all(width(text_of(part)) <= columns for part in wrapped(line, Paper(columns)))


@given(LINES, st.integers(2, 30))
def test_wrapping_loses_blanks_only(line, columns):
    """All but blanks stands in the wrapped lines, in order and in its style."""
    before = [(style, c) for style, text in line for c in text if not c.isspace()]
    after = [
        (s, c) for part in wrapped(line, Paper(columns)) for s, text in part for c in text if not c.isspace()
    ]
    assert before == [(style, c) for style, c in after if c not in ISOLATES]


@given(LINES, st.integers(2, 30))
def test_isolates_are_closed_in_their_line(line, columns):
    """Each line closes the isolates that it opens, wrapped and cut."""
    for part in wrapped(line, Paper(columns)):
        for shown in (text_of(part), text_of(cut(part, columns - 1))):
            assert sum(map(shown.count, ISOLATES[:2])) == shown.count(ISOLATES[2])


@given(LINES, st.integers(1, 30))
def test_a_cut_line_keeps_to_its_columns(line, columns):
    """A line that is cut is no wider than asked."""
    assert width(text_of(cut(line, columns))) <= columns


def test_marks_stay_on_their_letters():
    """A word that is cut at the edge is cut between letters, never before a mark."""
    parts = list(wrapped((("", "كَتَبَ"),), Paper(2)))
    assert ["كَتَ", "بَ"] == [bare(part) for part in parts]


def test_matches_stand_in_brackets_in_plain_text():
    """What a query found is in brackets where there is no style."""
    assert "في [المكتبة] كتب" == plain(lit("في المكتبة كتب", [Span(3, 10)]))


def test_indents_stand_before_the_isolate():
    """The indent of each line is outside of the isolate, so that it is at the left for all."""
    assert all(text_of(part).startswith("   \u2068") for part in wrapped((("", "كتاب قلم"),), Paper(8), 3))


def test_lines_from_right_to_left_end_at_the_right():
    """Where the paper has sides, a line that runs from right to left is moved to the right one."""
    right = Direction.RIGHT_TO_LEFT
    (line,) = wrapped((("", "كتاب"),), Paper(10), 2, right)
    assert "    \u2067كتاب\u2069" == text_of(line)
    (line,) = wrapped((("", "كتاب"),), Paper(10, aligned=False), 2, right)
    assert "  \u2068كتاب\u2069" == text_of(line)


def test_styles_go_with_their_letters():
    """In the order of the eye each letter keeps its style, and none is lost."""
    line = (("rank", "1. "), ("", "\u2068في "), ("match", "كتب"), ("", " قلم\u2069"))
    assert (("rank", "1. "), ("", "ﻢﻠﻗ "), ("match", "ﺐﺘﻛ"), ("", " ﻲﻓ")) == arranged(line, Bidi.VISUAL)
    assert line == arranged(line, Bidi.AUTO)
    assert "1. في كتب قلم" == text_of(arranged(line, Bidi.OFF))


@pytest.mark.parametrize(("place", "column"), [(0, 4), (1, 3), (3, 1), (4, 0)])
def test_the_cursor_stands_where_it_is_read(place, column):
    """What is typed is drawn in the order of the eye; behind its end, the cursor is at its left."""
    assert (" ﺐﺘﻜﻣ", column) == place_of("مكتب", place)


def test_the_cursor_of_a_mark_is_its_letter():
    """A mark has no place of its own."""
    assert place_of("كِتَاب", 0) == place_of("كِتَاب", 1)
