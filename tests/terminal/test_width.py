"""Columns: how many a text takes, and texts cut and padded to them."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from kashaf.terminal import Align, cut, one_line, padded, width

TEXTS = st.text(
    st.sampled_from("كتابلأاآ ـabc()[]012٣中،\u064e\u0651\u0670\u200c\u2066\u2067\u2068\u2069"), max_size=40
)


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (4, "كِتَابٌ"),
        (7, "كتـــاب"),
        (2, "لا"),
        (4, "中文"),
        (1, "\u06dd"),
        (2, "\u0628\u0670\u06d6\u0627"),
        (0, "\u2068\u2069"),
    ],
)
def test_columns(columns, text):
    """Marks and isolates take none, tatweel one each, wide signs two, the sign of a verse's end one."""
    assert columns == width(text)


def test_arabic_is_as_wide_as_terminals_take_it():
    """All letters, signs and marks of Arabic's blocks agree with the table that terminals use."""
    blocks = (
        range(0x600, 0x700),
        range(0x750, 0x780),
        range(0x870, 0x900),
        range(0xFB50, 0xFDFE),
        range(0xFE70, 0xFEFF),
    )
    signs = [chr(code) for block in blocks for code in block if unicodedata.category(chr(code)) != "Cn"]
    assert [] == [hex(ord(sign)) for sign in signs if wcwidth(sign) != width(sign)]


@given(TEXTS, st.integers(1, 30))
def test_what_is_cut_fits_and_keeps_marks(text, columns):
    """A cut text is a beginning of the whole one, never wider than asked, its isolates closed."""
    left = cut(text, columns)
    assert width(left) <= max(columns, 0) or left == text
    if left != text:
        begin = left.rstrip("\u2069").removesuffix("…").rstrip("\u2069")
        assert text.startswith(begin)
        assert not text[len(begin) :].startswith(("\u064e", "\u0651", "\u0670"))


@given(TEXTS, st.integers(0, 60), st.sampled_from(Align))
def test_padding_fills_the_columns(text, columns, align):
    """A padded text has the asked width, or its own where that is more."""
    assert max(columns, width(text)) == width(padded(text, columns, align))


@given(st.text())
def test_one_line_holds_nothing_that_steers(text):
    """No control character, line end or separator of lines is left, and nothing else is lost."""
    line = one_line(text)
    assert len(line) == len(text)
    assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in line)
    assert 1 == len(line.splitlines() or [""])


def test_no_sign_has_a_negative_width():
    """Every sign of Unicode takes 0, 1 or 2 columns."""
    assert {0, 1, 2} == {width(chr(code)) for code in range(128, sys.maxunicode, 7)}
