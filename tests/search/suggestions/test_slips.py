"""What one slip may have made of a word, and what it costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.search.suggestions.keyboard import NEIGHBOURS, as_arabic, as_latin
from kashaf.search.suggestions.slips import alphabet, likely_slips, slips


def cost(typed: str, meant: str) -> float:
    return slips(typed, alphabet(typed))[meant]


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        (("ضاهر", "ظاهر"), ("ماهر", "ظاهر")),  # dad for za, against any letter
        (("قلب", "كلب"), ("زلب", "كلب")),  # qaf for kaf
        (("مدرسسه", "مدرسه"), ("مدرسقه", "مدرسه")),  # doubled, against any letter put in
        (("مدرص", "مدرس"), ("مدرف", "مدرس")),  # sad for sin
        (("مدسره", "مدرسه"), ("مدغسه", "مدرسه")),  # swapped, against replaced
        (("لاكتاب", "الكتاب"), ("لزكتاب", "لكتاب")),  # the article's letters swapped
        (("كتب", "كتاب"), ("كتخاب", "كتاب")),  # a long vowel left out, against a letter put in
    ],
)
def test_likely_slips_cost_less(likely, unlikely):
    """Sound, shape, doubling, swapping and vowels are likelier than any other letter."""
    assert cost(*likely) < cost(*unlikely)


def test_all_single_edits_are_there():
    """Letters put in, left out, replaced and swapped, each in every place."""
    found = slips("كتب", alphabet("كتب"))
    assert {"كتاب", "كت", "كلب", "تكب", "مكتب", "كتبت"} <= set(found)
    assert "كتب" not in found


def test_the_alphabet_is_that_of_the_word():
    """Latin words are mended by Latin letters, and words of other scripts by none."""
    assert "facebook" in slips("facebok", alphabet("facebok"))
    assert "" == alphabet("слово")


@given(st.text("ابتثدضظسص", min_size=1, max_size=8))
def test_slips_go_both_ways(word):
    """What one slip makes of a word, another slip makes the word of."""
    for meant in slips(word, "ابض"):
        assert word in slips(meant, alphabet(word))


@given(st.text("ابتثجدضظسصقكabck", max_size=8))
def test_likely_slips_are_slips(word):
    """Each likely slip is one of all slips, or doubles or swaps what is equal."""
    letters = alphabet(word)
    doubled = {word[:place] + word[place - 1 :] for place in range(1, len(word) + 1)}
    assert {meant for meant, _ in likely_slips(word, letters)} <= {word, *doubled, *slips(word, letters)}


def test_keys_lie_side_by_side():
    """Neighbours are those that a finger slips to, both ways, on both layouts."""
    assert {"س", "ي", "ب", "ش"} & NEIGHBOURS["ي"] == {"س", "ب"}
    assert {"w", "r"} <= NEIGHBOURS["e"]
    assert all(letter in NEIGHBOURS[other] for letter, others in NEIGHBOURS.items() for other in others)


def test_layouts_are_turned_round():
    """What one layout types, the other types back; lam alef is one key or two."""
    assert "السلام" == as_arabic("hgsghl")
    assert "hgsghl" in as_latin("السلام")
    assert "أهلا" == as_arabic("High")
