"""Directions and isolates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.terminal import Direction, direction_of, isolated, without_controls

STEERING = st.text(st.sampled_from("كتab1 (\u2066\u2067\u2068\u2069\u202b\u202c\u200f"), max_size=30)


@pytest.mark.parametrize(
    ("direction", "text"),
    [("rtl", "1. كتاب on paper"), ("ltr", "iPhone جديد"), ("ltr", "123"), ("rtl", "«كتاب»"), ("ltr", "")],
)
def test_the_first_letter_says_the_direction(direction, text):
    """Digits and signs before the first letter do not count."""
    assert direction == direction_of(text)


def test_plain_ascii_needs_no_isolate():
    """What runs left to right anyway stays as it is."""
    assert "news-1" == isolated("news-1")
    assert "\u2067news-1\u2069" == isolated("news-1", Direction.RIGHT_TO_LEFT)


@given(STEERING)
def test_isolates_are_balanced(text):
    """However a text opens and closes isolates, what stands in one is closed at its end and not before."""
    shown = isolated(text)
    depth = 0
    for place, sign in enumerate(shown):
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth > 0 or text.isascii() or place == len(shown) - 1
    assert 0 == depth


@given(STEERING)
def test_controls_can_be_taken_away(text):
    """Nothing that steers is left, and everything else is."""
    assert set("كتab1 (") >= set(without_controls(text))
    assert [sign for sign in text if sign in "كتab1 ("] == list(without_controls(text))
