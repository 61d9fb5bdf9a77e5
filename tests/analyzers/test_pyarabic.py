"""PyArabic as a second opinion on folding: where it is right we agree, and its slips are not ours."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarabic import araby, normalize, trans, unshape

from kashaf.analyzers import letters
from kashaf.analyzers.chains import folded
from kashaf.analyzers.folding import RULES, Folding

LETTERS = st.sampled_from(araby.LETTERS)
DIGITS = st.sampled_from(araby.NUMBERS_EAST + araby.NUMBERS_PERS + araby.NUMBERS_WEST)
QURANIC = sorted(set(araby.DIACRITICS) - set(letters.HAMZA_MARKS))


def only(*names: str) -> Folding:
    return Folding({rule.name for rule in RULES}.difference(names))


AGREEMENT = {
    "strip_tashkeel": (araby.strip_tashkeel, only("marks"), LETTERS | st.sampled_from(araby.TASHKEEL)),
    "strip_diacritics": (araby.strip_diacritics, only("marks"), LETTERS | st.sampled_from(QURANIC)),
    "strip_small": (araby.strip_small, only("marks"), LETTERS | st.sampled_from(araby.SMALL)),
    "strip_tatweel": (araby.strip_tatweel, only("tatweel"), LETTERS | st.just(araby.TATWEEL)),
    "normalize_ligature": (
        araby.normalize_ligature,
        only("presentation", "alef"),
        st.sampled_from(araby.LIGUATURES) | st.sampled_from("بجل"),
    ),
    "normalize_teh": (araby.normalize_teh, only("teh"), LETTERS),
    "normalize_hamza": (
        lambda text: araby.normalize_hamza(text, "tasheel"),
        only("alef", "hamza"),
        LETTERS,
    ),
    "normalize_spellerrors": (normalize.normalize_spellerrors, only("teh", "yeh"), LETTERS),
    "normalize_digits": (trans.normalize_digits, only("digits"), LETTERS | DIGITS),
}


@pytest.mark.parametrize("name", AGREEMENT)
def test_agreement(name: str) -> None:
    """A rule of ours does what PyArabic's function does, on the characters that the function is about."""
    theirs, ours, characters = AGREEMENT[name]

    @settings(deadline=None, max_examples=60)
    @given(text=st.text(characters, max_size=12))
    def agree(text: str) -> None:
        assert theirs(text) == ours(text)

    agree()


def test_shapes() -> None:
    """Both know the same letters behind the shapes of presentation forms B."""
    fold = only("presentation")
    assert unshape.UNSHAPING_TABLE == {shape: fold(shape) for shape in unshape.UNSHAPING_TABLE}


def test_classes() -> None:
    """PyArabic's letters and marks are ours, and its kinds of alef, of waw and of yeh fold to one each."""
    fold = Folding()
    marks = frozenset(letters.MARKS)
    assert marks.issuperset(araby.DIACRITICS)
    assert marks.issuperset(araby.SMALL)
    assert all(map(fold, araby.LETTERS))
    assert {araby.ALEF} == {
        fold(one) for one in araby.ALEFAT if one not in (araby.ALEF_MAKSURA, araby.SMALL_ALEF)
    }
    assert {araby.WAW} == {fold(one) for one in araby.WAWLIKE if one != araby.SMALL_WAW}
    assert {araby.YEH} == {fold(one) for one in araby.YEHLIKE if one != araby.SMALL_YEH}


def check_slip(theirs: Callable[[str], str], text: str, slip: str, ours: str) -> None:
    assert slip == theirs(text)
    assert ours == Folding()(text)


def test_slip_final_alef_maksura() -> None:
    """PyArabic's alefs include the alef maksura, so that on (على) becomes rose (علا)."""
    check_slip(araby.normalize_alef, "على", "علا", "علي")


def test_slip_dagger_alef() -> None:
    """PyArabic writes the dagger alef out, so that الرحمٰن no longer meets الرحمن."""
    check_slip(normalize.normalize_searchtext, "الرحمٰن", "الرحمان", "الرحمن")


def test_slip_dagger_alef_stays() -> None:
    """PyArabic leaves the dagger alef where it takes off the vowels."""
    check_slip(araby.strip_tashkeel, "هَٰذَا", "هٰذا", "هذا")


def test_slip_small_letters() -> None:
    """PyArabic leaves small waw and small yeh where it takes off the signs of the Quran."""
    check_slip(araby.strip_diacritics, "لَهُۥ", "لهۥ", "له")


def test_slip_joined_lam_alef() -> None:
    """PyArabic knows the lam-alefs that stand alone, not those joined to a letter before."""
    check_slip(araby.normalize_ligature, "بﻼ", "بﻼ", "بلا")


def test_slip_hamza_for_alef() -> None:
    """PyArabic makes a hamza of an alef with hamza, so that أحمد no longer meets احمد."""
    check_slip(araby.normalize_hamza, "أحمد", "ءحمد", "احمد")


def test_slip_unshaping_turns_round() -> None:
    """PyArabic turns round the order of the letters when it resolves their shapes, and of digits too."""
    check_slip(unshape.unshaping_word, "ﻛﺘﺎﺏ", "باتك", "كتاب")
    check_slip(unshape.unshaping_word, "١٢", "٢١", "12")


def test_slip_words() -> None:
    """PyArabic cuts words at Quranic marks and numbers at their separators."""
    text = "ٱلۡكِتَٰبُ ١٢٫٥"
    assert ["ٱل", "ۡ", "كِتَٰبُ", "١٢", "٫", "٥"] == araby.tokenize(text)
    assert ["ٱلۡكِتَٰبُ", "١٢٫٥"] == [token.source for token in folded().tokens(text)]


def test_digits_stay_digits() -> None:
    """A digit folds to a digit, never to a letter or a mark."""
    digits = araby.NUMBERS_EAST + araby.NUMBERS_PERS + araby.NUMBERS_WEST
    assert set(araby.NUMBERS_WEST) == set(map(Folding(), digits))
