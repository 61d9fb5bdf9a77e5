"""Lines of a text, and nothing in them that could steer a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from kashaf.search import Snippet, Span, mark
from kashaf.terminal import one_line, width
from kashaf.terminal.wrapping import wrapped


def test_marks_take_no_column():
    """A vocalised word is as wide as its letters."""
    assert 5 == width("كَتَبَ ا")


def test_wide_letters_take_two_columns():
    """Chinese letters are twice as wide."""
    assert 4 == width("中文")


def test_escape_sequences_are_not_printed():
    """What would steer the terminal becomes blanks."""
    assert " [31m كتاب " == one_line("\x1b[31m\x07كتاب\x9b")


def test_lines_are_broken_at_blanks():
    """No word is cut, and marks stay on their words."""
    lines = list(wrapped(Snippet("واحد اثنان ثلاثة أربعة", (Span(11, 16),), 0, cut_before=True), 12))
    assert ["…واحد اثنان", "[ثلاثة] أربعة"] == [mark(line, "[", "]") for line in lines]


def test_without_a_terminal_lines_are_whole():
    """Elsewhere a snippet is one line, which other programs can read."""
    snippet = Snippet("كلمة " * 100, ())
    assert [snippet] == list(wrapped(snippet, None))


@given(st.lists(st.sampled_from(["كتاب", "مَكْتَبَةٌ", "في", "x" * 30]), min_size=1), st.integers(5, 40))
def test_lines_hold_all_words_in_order(words, columns):
    """Breaking loses nothing, and a line is wider than asked only for a single wide word."""
    lines = [line.text for line in wrapped(Snippet(" ".join(words), ()), columns)]
    assert words == " ".join(lines).split()
    assert all(width(line) <= columns or " " not in line for line in lines)
