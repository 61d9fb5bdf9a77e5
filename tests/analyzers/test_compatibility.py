"""Which written forms agree where letters or vowels are respected, and which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.analyzers.compatibility import Respect, agreement, concerns, spell
from kashaf.analyzers.lexicon_marks import without_marks
from kashaf.analyzers.written import written_form

HAMZA, TEH, YEH = Respect(hamza=True), Respect(teh=True), Respect(yeh=True)
VOWELS, LETTERS = Respect(vowels=True), Respect(hamza=True, teh=True, yeh=True)
EVERY = Respect(hamza=True, teh=True, yeh=True, vowels=True)


def agree(one: str, other: str, respect: Respect, **place: bool) -> bool:
    return agreement(spell(written_form(one)), spell(written_form(other)), respect, **place) is not None


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("مَلِك", "مَلِكُ"),  # the case vowel was not typed
        ("مَلِك", "ملك"),  # nothing is marked
        ("مَلِك", "مَلك"),
        ("ملك", "مُلْكٌ"),
        ("كَتَب", "كَتَبَ"),
        ("دَرَّسَ", "درّس"),
        ("دَرَّسَ", "درَّس"),
        ("مدرّس", "مُدَرِّس"),
        ("مُدَرِس", "مدرس"),
        ("كتابًا", "كتاباً"),  # both places of fathatan
        ("هُدًى", "هدىً"),
        ("كِتَاب", "كِتاب"),  # the vowel before a long letter is often left out
        ("نُوْر", "نور"),
        ("كِتَاْب", "كِتَاب"),  # a sukun on the long letter is decoration
        ("هَٰذَا", "هَذا"),  # fatha and dagger alef
        ("الرَّحْمَٰن", "الرّحمن"),
        ("القُرآن", "القران"),  # madda and bare alef
        ("آمن", "ا\u0653من"),
        ("ٱلهُدَى", "الهُدى"),
        ("الهَدۡي", "الهَدْي"),  # the sukun of tajweed prints
        ("عَلِيمٌ", "عليم\u08f1"),  # the open tanwin
        ("ذَٰلِكَ", "ذٰلك"),
        ("إِن", "ان"),
        ("أن", "إن"),
        ("أَكَلَ", "اكل"),  # letters are folded where vowels alone count
        ("مَدرَسة", "مدرسه"),
        ("قال", "قَالَۚ"),  # a pause mark says nothing of the word
    ],
)
def test_vowels_that_agree(asked: str, met: str) -> None:
    """Marks that stand on both sides and do not contradict each other agree, from either side."""
    assert agree(asked, met, VOWELS)
    assert agree(met, asked, VOWELS)


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("مَلِك", "مُلْك"),
        ("مَلِك", "مَلَك"),
        ("مُلْك", "مُلُك"),  # sukun and vowel
        ("كَتَبَ", "كُتُبٌ"),
        ("كَتَبَ", "كُتِبَ"),
        ("دَرَّسَ", "دَرَسَ"),  # a vowel without the shadda
        ("درّس", "دَرَس"),
        ("مدّ", "مدْ"),
        ("عِلْم", "عَلَم"),
        ("كِتَابٌ", "كتابٍ"),
        ("كِتَابُ", "كتابٌ"),  # tanwin and vowel
        ("كتابًا", "كتابٌا"),
        ("يَكْتُبْ", "يَكْتُبُ"),
        ("آمن", "أمن"),
        ("آمن", "أَمن"),
        ("رَحْمٰن", "رحمُن"),  # dagger alef and damma
        ("يَوْم", "يَوَم"),
        ("أَن", "إن"),  # the seat below is kasra
    ],
)
def test_vowels_that_contradict(asked: str, met: str) -> None:
    """One mark against another parts two forms, from either side."""
    assert not agree(asked, met, VOWELS)
    assert not agree(met, asked, VOWELS)


@pytest.mark.parametrize(
    ("asked", "met", "respect", "verdict"),
    [
        ("إعلام", "أعلام", HAMZA, False),
        ("إعلام", "اعلام", HAMZA, False),
        ("إعلام", "إعْلام", HAMZA, True),
        ("مسؤول", "مسوول", HAMZA, False),
        ("رئيس", "رييس", HAMZA, False),
        ("آمال", "أمال", HAMZA, False),
        ("آمال", "امال", HAMZA, False),
        ("ٱسم", "اسم", HAMZA, True),  # hamzat wasl has no sign elsewhere
        ("ٱسم", "إسم", HAMZA, False),
        ("رأس", "راس", HAMZA, False),
        ("فأس", "فاس", HAMZA, False),  # an axe, and a city
        ("مدرسة", "مدرسه", HAMZA, True),
        ("على", "علي", HAMZA, True),
        ("مدرسة", "مدرسه", TEH, False),
        ("مدرسة", "مدرسة", TEH, True),
        ("أمة", "امة", TEH, True),
        ("على", "علي", YEH, False),
        ("على", "على", YEH, True),
        ("على", "علی", YEH, True),  # the yeh of a Persian keyboard is either
        ("علي", "علی", YEH, True),
        ("شاطئ", "شاطي", YEH, True),
        ("شاطئ", "شاطي", HAMZA, False),
        ("إلى", "الي", LETTERS, False),
        ("إلى", "إلي", LETTERS, False),
        ("إلى", "إلى", LETTERS, True),
    ],
)
def test_letters(asked: str, met: str, respect: Respect, *, verdict: bool) -> None:
    """Letters that are meant must be the same where their difference counts, and only there."""
    assert verdict == agree(asked, met, respect) == agree(met, asked, respect)
    assert agree(asked, met, Respect())


@pytest.mark.parametrize(
    ("asked", "met", "respect"),
    [
        ("مَلِكُ", "مَلِكِ", VOWELS),  # before an ending the case vowel is another
        ("كِتابٌ", "كِتابَ", VOWELS),
        ("مدرسة", "مدرست", TEH),
        ("مستشفى", "مستشفا", YEH),
        ("على", "علي", YEH),
        ("سماء", "سماؤ", HAMZA),
        ("قرأ", "قرؤ", HAMZA),
    ],
)
def test_before_an_ending(asked: str, met: str, respect: Respect) -> None:
    """The last letter is free to change before an ending, and not elsewhere."""
    assert agree(asked, met, respect, before_ending=True)
    assert not agree(asked, met, respect)


def test_behind_the_article() -> None:
    """The article doubles the first letter of a word, which says nothing of the word."""
    assert agree("شَمس", "شَّمس", VOWELS, assimilated=True)
    assert not agree("شَمس", "شَّمس", VOWELS)


def test_share() -> None:
    """What the text bears out counts, what it leaves open does not."""
    shares = [agreement(spell("مَلِك"), spell(met), VOWELS) for met in ("مَلِكُ", "مَلك", "ملك")]
    assert [1.0, 0.5, 0.0] == shares


@pytest.mark.parametrize(
    ("word", "respect", "verdict"),
    [
        ("كتب", VOWELS, False),
        ("كتبَ", VOWELS, True),
        ("آب", VOWELS, True),
        ("كتب", LETTERS, False),
        ("كتاب", HAMZA, True),
        ("كتاب", TEH, False),
        ("مدرسة", TEH, True),
        ("فيه", YEH, True),
        ("2024", EVERY, False),
    ],
)
def test_concerned(word: str, respect: Respect, *, verdict: bool) -> None:
    """A word without anything to respect is searched as any other."""
    assert verdict == concerns(spell(written_form(word)), respect)


FORMS = st.text(
    alphabet="اأإآٱءؤئىيیةهلكتبدر" + "\u064e\u064f\u0650\u0651\u0652\u064b\u064c\u064d\u0670"
).map(written_form)
RESPECTS = st.builds(Respect, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@given(FORMS, RESPECTS)
def test_a_form_agrees_with_itself(form: str, respect: Respect) -> None:
    """Whatever is respected, a form agrees with itself, and bears itself out but for an open yeh."""
    assert agreement(spell(form), spell(form), respect) == 1.0


@given(FORMS)
def test_unmarked_agrees(form: str) -> None:
    """A form without its marks agrees with it, from either side."""
    bare = without_marks(form)
    assert agree(form, bare, VOWELS)
    assert agree(bare, form, VOWELS)


@given(FORMS, FORMS, RESPECTS)
def test_symmetry(one: str, other: str, respect: Respect) -> None:
    """Agreement has no direction."""
    assert agree(one, other, respect) == agree(other, one, respect)


MARKED = st.lists(
    st.tuples(
        st.sampled_from("هلكتبدر"),
        st.sampled_from(["", "\u0651"]),
        st.sampled_from(["", *"\u064e\u064f\u0650"]),
    ),
    min_size=1,
)


@given(MARKED, st.data())
def test_fewer_marks_agree_too(letters: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """A form agrees with the same form with fewer marks, unless a vowel stays where the shadda goes."""
    kept = [
        (letter, *(mark if data.draw(st.booleans()) else "" for mark in marks)) for letter, *marks in letters
    ]
    form, fewer = ("".join("".join(each) for each in one) for one in (letters, kept))
    assert agree(fewer, form, VOWELS) != _loses_shadda(form, fewer)


def _loses_shadda(form: str, fewer: str) -> bool:
    """A vowel without the shadda beside it says that there is none."""
    pairs = zip(spell(form), spell(fewer), strict=True)
    return any(one.shadda and not other.shadda and other.vowel for one, other in pairs)
