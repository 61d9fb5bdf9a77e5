"""Latin letters read as Arabic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.search.suggestions.transliteration import from_arabizi, from_buckwalter


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3arabi", "عربي"),
        ("7abibi", "حبيبي"),
        ("ma3a", "مع"),
        ("madrasa", "مدرسه"),
        ("khobz", "خبز"),
        ("shams", "شمس"),
        ("elmadrasa", "المدرسه"),
        ("ra2ees", "رييس"),
        ("2alb", "قلب"),
        ("mo7ammad", "محمد"),
        ("3'areeb", "غريب"),
        ("umm", "ام"),
    ],
)
def test_arabizi_has_the_reading(typed, meant):
    """Among the readings is the word, folded."""
    assert meant in from_arabizi(typed)


def test_what_is_no_sound_has_no_reading():
    """A zero is no letter of Arabizi."""
    assert {} == from_arabizi("sho0n")


def test_a_reading_that_follows_the_letters_is_cheapest():
    """Vowels that are written and long cost no more than those that are not."""
    readings = from_arabizi("salaam")
    assert readings["سلام"] <= min(readings.values()) + 1


@given(st.text(max_size=40))
def test_any_text_is_read(text):
    """No text raises, and Buckwalter keeps what it has no letter for."""
    from_arabizi(text)
    assert len(text) == len(from_buckwalter(text))
