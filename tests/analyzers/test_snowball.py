"""Snowball's Arabic stemmer behind the interface of the chain."""

from hypothesis import given
from hypothesis import strategies as st

from kashaf.analyzers.light import Step
from kashaf.analyzers.snowball import SnowballStemmer

STEMMER = SnowballStemmer()


def test_stem() -> None:
    """The algorithm's own result is handed on."""
    assert STEMMER.stem("الكتاب") == "كتاب"


def test_keep() -> None:
    """A word to keep is left as it is."""
    assert SnowballStemmer(frozenset({"الكتاب"})).stem("الكتاب") == "الكتاب"


def test_explain() -> None:
    """The algorithm is one step, and none where it changes nothing."""
    assert STEMMER.explain("الكتاب") == (Step("snowball", "الكتاب", "كتاب"),)
    assert STEMMER.explain("كتاب") == ()


def test_value() -> None:
    """Stemmers compare by value and print what makes them."""
    assert SnowballStemmer() == STEMMER != SnowballStemmer(frozenset({"ا"}))
    assert hash(SnowballStemmer()) == hash(STEMMER)
    assert repr(STEMMER) == "SnowballStemmer(keep=frozenset())"
    assert STEMMER.data_digest


@given(st.text(min_size=1).filter(lambda word: len(word.split()) == 1 and word == word.strip()))
def test_any_word(word: str) -> None:
    """Any word has a stem, which is not empty and holds no blank."""
    assert len(STEMMER.stem(word).split()) == 1
