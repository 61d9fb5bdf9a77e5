"""Finished lines: lit or in brackets, at their side, in the order that is asked for."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.search.marks import Snippet, Span
from kashaf.terminal import Bidi, Direction, Screen, isolated, lit, width

SNIPPET = Snippet("قرأ كِتابا (2) عن iPhone", (Span(4, 10),))
TEXTS = st.text(
    st.sampled_from(
        "كتابلأاآ ـabc()[]012٣،\u064e\u0651\u0670\u200c\u200d\u2066\u2067\u2068\u2069\u202e\ue000"
    ),
    max_size=40,
)
RTL = Direction.RIGHT_TO_LEFT


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_marks_stand_in_brackets_without_colour():
    """A screen without colour shows marks as brackets, and no escape sequence."""
    assert "قرأ [كِتابا] (2) عن iPhone" == Screen().line(lit(SNIPPET))


def test_marks_are_lit_with_colour():
    """A screen with colour lights them."""
    assert "قرأ \x1b[1;33mكِتابا\x1b[0m (2) عن iPhone" == Screen(colour=True).line(lit(SNIPPET))


@pytest.mark.parametrize(
    ("colour", "env"), [(True, {}), (False, {"NO_COLOR": "1"}), (False, {"TERM": "dumb"})]
)
def test_colour_is_asked_of_the_environment(monkeypatch, colour, env):
    """NO_COLOR and TERM=dumb turn colour off."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert colour is Screen.of(Terminal()).colour


def test_what_is_no_terminal_has_no_colour_and_no_columns():
    """A pipe gets whole lines without escape sequences."""
    assert Screen(Bidi.AUTO, colour=False, columns=None) == Screen.of(io.StringIO())


def test_off_adds_nothing():
    """Without isolates the text is as it was, at the left."""
    assert "  كتاب" == Screen(Bidi.OFF, columns=20).line(isolated("كتاب"), indent=2, direction=RTL)


def test_no_line_of_a_terminal_begins_with_an_isolate():
    """Where nothing stands before it, some terminals lose it; a pipe keeps it."""
    assert " \u2068كتاب\u2069 1" == Screen(columns=20).line(isolated("كتاب") + " 1")
    assert "\u2068كتاب\u2069 1" == Screen().line(isolated("كتاب") + " 1")
    assert 1 == Screen(columns=20).margin(["word", isolated("كتاب")])
    assert 0 == Screen(columns=20).margin(["word", ""])


@pytest.mark.parametrize("bidi", [Bidi.AUTO, Bidi.VISUAL])
@pytest.mark.parametrize("colour", [True, False])
def test_arabic_ends_at_the_right(bidi, colour):
    """A line from right to left fills all columns but the last and the indent."""
    line = Screen(bidi, colour, columns=40).line(lit(SNIPPET), indent=5, direction=RTL)
    bare = line.replace("\x1b[1;33m", "").replace("\x1b[0m", "")
    assert 34 == width(bare)
    assert line.startswith(" ")


def test_visual_order():
    """Letters are joined and stand as the eye sees them, with their marks, brackets and numbers right."""
    line = Screen(Bidi.VISUAL, colour=True).line(isolated(lit(SNIPPET)))
    assert "iPhone عن (2) كِتابا قرأ" == " ".join(
        word if word.isascii() else unicodedata.normalize("NFKC", _reversed(word))
        for word in line.replace("\x1b[1;33m", "").replace("\x1b[0m", "").split()
    )
    assert "\x1b[1;33m\ufe8e" in line


def _reversed(word: str) -> str:
    clusters: list[str] = []
    for sign in word:
        if unicodedata.combining(sign):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return "".join(reversed(clusters))


@pytest.mark.parametrize(
    ("shown", "text"),
    [("\ufefb", "لا"), ("\ufefc\ufe91", "بلا"), ("\ufef7\u064e", "لأَ"), ("\ufedd\u0640\ufe8d", "ا ل")],
)
def test_a_lam_takes_its_alef(shown, text):
    """A lam and an alef become one sign, joined or not, with their marks; parted they do not."""
    line = Screen(Bidi.VISUAL).line(text)
    if " " in text:
        assert "\ufefb" not in line
    else:
        assert shown == line


def test_visual_agrees_with_the_library_where_nothing_is_marked():
    """Without marks, isolates and Arabic shapes, the order is that of python-bidi."""
    from bidi.algorithm import get_display

    for text in ("שלום (abc) 12-3", "abc שלום, 5%", "12 שלום [x] y"):
        assert get_display(text, base_dir="L") == Screen(Bidi.VISUAL).line(text)


@given(TEXTS, st.booleans(), st.sampled_from(Direction))
def test_visual_loses_no_letter(text, colour, direction):
    """Any text can be shown; every letter and mark of it is there again, and colour is closed."""
    line = Screen(Bidi.VISUAL, colour=colour, columns=80).line(
        isolated(lit(Snippet(text, (Span(0, len(text)),)))), direction=direction
    )
    kept = unicodedata.normalize("NFKC", line)
    for sign in "كتبabc012٣\u0651":
        assert text.count(sign) - kept.count(sign) <= 0 or sign in "[]"
    assert line.count("\x1b[1;33m") == line.count("\x1b[0m") - line.count("\x1b[0m\x1b[0m")


def test_deep_isolates_are_shown():
    """Isolates nested thousands deep end in a line, not in an error."""
    assert "ab" == Screen(Bidi.VISUAL).line("\u2067" * 5000 + "ab")
