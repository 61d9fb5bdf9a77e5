"""Words written joined or apart, and foreign words in other letters: what meets and what must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.foreign import spellings
from kashaf.analyzers.joined import expressions, other_writings

FOLD = Folding()
ARABIC = st.text(st.sampled_from("ابتجدرسعغقكلمنهوي"), max_size=12)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("عبدالله", "عبد الله"),
        ("ولعبدالرحمن", "عبد الرحمن"),
        ("عبد الفتاح", "عبدالفتاح"),
        ("لعبد الله", "عبدالله"),
        ("أبوبكر", "أبا بكر"),
        ("أبوظبي", "أبو ظبي"),
        ("أبي طالب", "أبو طالب"),
        ("وأبو ظبي", "أبوظبي"),
        ("أم كلثوم", "أمكلثوم"),
        ("نصرالله", "نصر الله"),
        ("لنصر الله", "نصرالله"),
        ("عطا الله", "عطالله"),
        ("الحمدالله", "الحمد الله"),
        ("صلاح الدين", "صلاحالدين"),
        ("وسيفالدين", "سيف الدين"),
        ("ثلاثمائة", "ثلاث مئة"),
        ("ست مئة", "ستمائة"),
        ("خمسةعشر", "خمسة عشر"),
        ("اثنا عشر", "اثناعشر"),
    ],
)
def test_a_name_is_written_both_ways(written: str, other: str) -> None:
    """Each rule leads from one writing to the other."""
    assert FOLD(other) in other_writings([FOLD(word) for word in written.split()])


@pytest.mark.parametrize(
    "written",
    [
        "والدين",
        "الوالدين",
        "والله",
        "بالله",
        "تخلله",
        "أبواب",
        "أبيض",
        "إباحة",
        "معشر",
        "بن",
        "كتاب",
        "دار الله",
    ],
)
def test_other_words_stay_as_they_are(written: str) -> None:
    """Words that only look like a name are not taken apart, nor joined."""
    assert () == other_writings([FOLD(word) for word in written.split()])


def test_son_needs_its_neighbours() -> None:
    """بن is ابن between two names; alone it may be coffee."""
    assert ("ابن",) == other_writings(["بن"], before=True, after=True)
    assert ("بن",) == other_writings(["ابن"], after=True)
    assert () == other_writings(["بن"], after=True)


def test_listed_expressions_have_several_writings_each() -> None:
    """Every row of the list holds at least two writings that folding keeps apart."""
    assert [] == [group for group in expressions() if len({FOLD(one) for one in group}) < 2]


@given(st.lists(ARABIC, min_size=1, max_size=3))
def test_a_writing_is_never_its_own_other(words: list[str]) -> None:
    """Whatever the words, they are not among their own other writings, and no writing comes twice."""
    others = other_writings(words, before=True, after=True)
    assert " ".join(words) not in others
    assert len(set(others)) == len(others)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("جوجل", "غوغل"),
        ("قوقل", "جوجل"),
        ("كونغرس", "كونجرس"),
        ("نتنياهو", "نتانياهو"),
        ("انستغرام", "انستاغرام"),
    ],
)
def test_foreign_words_have_other_spellings(word: str, other: str) -> None:
    """The sound g has four letters, and a vowel may be written or not."""
    assert other in list(spellings(word))


@pytest.mark.parametrize(("word", "other"), [("غاز", "جاز"), ("كوبا", "كوب"), ("سيلفي", "سلفي")])
def test_short_words_have_none(word: str, other: str) -> None:
    """Too many words lie near a short one."""
    assert other not in list(spellings(word))


@given(ARABIC)
def test_spellings_are_few_and_others(word: str) -> None:
    """A word is not its own other spelling, and their number grows with its length only."""
    others = list(spellings(word))
    assert word not in others
    assert len(others) <= 15 + 3 * len(word)
