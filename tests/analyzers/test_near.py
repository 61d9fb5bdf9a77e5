"""The level of neighbours: which words make a pair, and what it is called."""

import pytest

from kashaf.analyzers import Settings, build
from kashaf.analyzers.levels import NEAR
from kashaf.analyzers.near import near_terms, pair


def check(text: str, expected: str, stop_words: frozenset[str] = frozenset()) -> None:
    assert sorted(expected.split()) == sorted(near_terms(text, text, stop_words).split())


def test_words_side_by_side_are_neighbours():
    """Two words make one pair, one word or none make none."""
    check("ا ب", "ا_ب")
    check("ا", "")
    check("", "")


def test_one_word_may_stand_between():
    """Words with one word between them are neighbours, with two between them no more."""
    check("ا ب ت ث", "ا_ب ب_ت ت_ث ا_ت ب_ث")


def test_order_does_not_count():
    """A pair is one term, whichever word stands first."""
    assert pair("ب", "ا") == pair("ا", "ب")
    check("ب ا", "ا_ب")


def test_stop_words_do_not_count():
    """Function words part no neighbours and have none."""
    check("ا في ب على ت", "ا_ب ب_ت ا_ت", frozenset(("في", "على")))


@pytest.mark.parametrize("text", ["حفظ التراث", "التراث المحفوظ", "يحفظون من التراث"])
def test_neighbours_are_pairs_of_roots(text):
    """A verb in one text and a noun in another are neighbours of the same word."""
    assert build(Settings("full")).field("حفظ التراث", NEAR) == build(Settings("full")).field(text, NEAR)
