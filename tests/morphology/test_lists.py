"""The word lists beside this file: how many of their rows the analysis gets right."""

from pathlib import Path

import pytest

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.morphology import Morphology

FOLDER = Path(__file__).parent
FOLD = Folding()


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("name", "goal"), [("plurals.tsv", 0.94), ("verbs.tsv", 0.96), ("clitics.tsv", 0.98)]
)
def test_words_come_to_their_lemma(name: str, goal: float):
    """Enough words of a list have the lemma that the list gives."""
    morphology = Morphology()
    wrong = [
        (word, lemma, morphology.best(word)[0])
        for word, lemma, *_ in _rows(name)
        if FOLD(morphology.best(word)[0]) != FOLD(lemma)
    ]
    assert 1 - len(wrong) / len(_rows(name)) >= goal, wrong


@pytest.mark.parametrize(
    ("name", "goal"), [("sound_plurals.tsv", 0.94), ("articles.tsv", 0.95), ("classical.tsv", 0.95)]
)
def test_a_query_of_one_form_finds_the_other(name: str, goal: float):
    """Enough words of a list's second column are found by a query of the first."""
    morphology = Morphology()
    rows = _rows(name)
    lost = [(asked, met) for asked, met in rows if morphology.best(met)[0] not in morphology.asked(asked)]
    assert 1 - len(lost) / len(rows) >= goal, lost


def test_common_plurals_come_to_their_singular():
    """Of the 300 commonest broken plurals, which stand first, 95 of 100 have their singular for lemma."""
    morphology = Morphology()
    rows = _rows("plurals.tsv")[:300]
    right = sum(FOLD(morphology.best(plural)[0]) == FOLD(singular) for plural, singular, *_ in rows)
    assert right / len(rows) >= 0.95


def test_pairs_stay_apart():
    """Enough pairs of words that look alike have different lemmas."""
    morphology = Morphology()
    rows = _rows("apart.tsv")
    wrong = [(one, other) for one, other, *_ in rows if morphology.best(one)[0] == morphology.best(other)[0]]
    assert 1 - len(wrong) / len(rows) >= 0.97, wrong
