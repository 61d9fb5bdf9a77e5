"""The stop words, and what must not be among them."""

from pathlib import Path

import pytest

from kashaf.analyzers import stopwords
from kashaf.analyzers.folding import Folding
from kashaf.analyzers.stopwords import load_stop_words
from kashaf.analyzers.words import read_words

STOP_WORDS = load_stop_words(Folding())
WRITTEN = read_words(Path(stopwords.__file__).with_name("data") / "stopwords.txt")


@pytest.mark.parametrize(
    "word",
    [
        "في",
        "من",
        "إلى",
        "التي",
        "هذا",
        "وهذا",
        "فهذه",
        "كان",
        "وكانت",
        "ماذا",
        "متى",
        "أين",
        "كم",
        "كيف",
        "لماذا",
        "ال",
        "و",
        "ف",
        "ب",
        "ل",
        "ك",
        "وهو",
        "عليه",
    ],
)
def test_function_words(word: str) -> None:
    """Particles, pronouns, question words and the proclitics written apart weigh nothing."""
    assert Folding()(word) in STOP_WORDS


@pytest.mark.parametrize(
    "word",
    ["عدد", "فهم", "فقد", "فلك", "وهم", "أم", "علي", "نفس", "أمام", "عم", "ظل", "مثل", "خلف", "قبل", "بعد"],
)
def test_content_words(word: str) -> None:
    """What folds to a content word, or carries a meaning of its own, keeps its weight."""
    assert Folding()(word) not in STOP_WORDS


def test_folded_as_the_analyzer_does() -> None:
    """The words are folded by the rules of the analyzer that they are compared with."""
    assert "إلى" in load_stop_words(Folding(off=("alef", "yeh")))
    assert "الي" in STOP_WORDS


def test_written_once() -> None:
    """No word is written twice."""
    assert len(set(WRITTEN)) == len(WRITTEN)


def test_size() -> None:
    """The list holds the closed classes, no more."""
    assert 150 <= len(WRITTEN) <= 300
