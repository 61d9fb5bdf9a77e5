"""The morphological analysis: rules by name, and what holds for every word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kashaf.analyzers.morphology import UNKNOWN, Morphology
from kashaf.analyzers.morphology_analysis import Analysis


@pytest.fixture(scope="module")
def morphology() -> Morphology:
    return Morphology()


@pytest.mark.parametrize(
    ("rule", "term", "word"),
    [
        ("conjunction and article", "كتاب", "والكتاب"),
        ("preposition and article without its alef", "لغه", "للغة"),
        ("a first letter of the word is no preposition", "وزير", "الوزير"),
        ("future", "كتب", "سيكتبونها"),
        ("question", "ذهب", "أتذهبون"),
        ("pronoun behind teh marbuta", "سياره", "سيارتهم"),
        ("pronoun behind alef maksura", "معني", "معناه"),
        ("pronoun behind hamza", "بناء", "بنائه"),
        ("pronoun behind one of the five nouns", "أب", "وأبوهم"),
        ("two pronouns", "أسقي", "فأسقيناكموه"),
        ("dual in hamza", "صحراء", "صحراوين"),
        ("dual without its noon", "عين", "عينيها"),
        ("sound plural without its noon", "معلم", "معلموه"),
        ("sound plural of a weak participle", "راعي", "راعين"),
        ("sound plural of alef and teh marbuta", "مباراه", "مباريات"),
        ("broken plural", "مدرسه", "مدارس"),
        ("broken plural in teh marbuta", "سوال", "أسئلة"),
        ("feminine of colours", "أحمر", "حمراء"),
        ("hollow verb", "قال", "قلن"),
        ("hollow verb, present", "باع", "يبيع"),
        ("defective verb", "مشي", "مشينا"),
        ("doubled verb", "ظن", "ظننت"),
        ("hamzated verb, imperative", "أخذ", "خذوا"),
        ("form eight", "اختار", "اخترنا"),
        ("passive by its marks", "كتب", "كُتبت"),
        ("name behind a conjunction", "بوتين", "وبوتين"),
    ],
)
def test_rule(morphology: Morphology, rule: str, term: str, word: str):
    """Each rule brings a word to the term of its lemma."""
    assert term == morphology.best(word)[0], rule


def test_hamza_seats_tell_lemmas_apart(morphology: Morphology):
    """Information is not flags, although both fold alike."""
    assert "إعلام" == morphology.best("إعلام")[0]
    assert "إعلام" != morphology.best("أعلام")[0]


def test_a_dropped_hamza_costs_little(morphology: Morphology):
    """A word without its hamza keeps its readings."""
    assert morphology.best("أحمد") == morphology.best("احمد")
    assert morphology.best("مدرسة") == morphology.best("مدرسه")
    assert morphology.best("يومي") == morphology.best("يومى")


def test_marks_narrow_the_readings(morphology: Morphology):
    """Books are not he wrote."""
    assert ("كتاب", "كتب") == morphology.best("كُتُب")
    assert ("كتب", "كتب") == morphology.best("كَتَبَ")


def test_a_dictionary_form_that_is_asked_for_finds_its_lemma(morphology: Morphology):
    """What likelier means another lemma is looked for as the dictionary form that it also is."""
    assert morphology.best("خطب")[0] == morphology.asked("خطب")[0]
    assert morphology.best("تخطب")[0] in morphology.asked("خطب")
    assert (morphology.best("والكتاب")[0],) == morphology.asked("والكتاب")


def test_a_small_alef_is_read_as_a_letter(morphology: Morphology):
    """The Quran's spelling meets that of today."""
    assert morphology.best("الكتاب") == morphology.best("ٱلْكِتَٰبُ")
    assert morphology.best("الصلاة") == morphology.best("ٱلصَّلَوٰةَ")


def test_a_hamza_on_another_seat_is_found(morphology: Morphology):
    """Spellings of Egypt and of the east meet."""
    assert morphology.best("مسؤول") == morphology.best("مسئول")
    assert morphology.best("مؤصدة") == morphology.best("مءصدة")


def test_an_unknown_word_is_marked(morphology: Morphology):
    """Lemma and root are the light stem, behind the mark for unknown words."""
    term, root = morphology.best("والزغبلطوق")
    assert term == root
    assert term.startswith(UNKNOWN)
    assert ("unknown", 1.0) == (
        morphology.analyses("والزغبلطوق")[0].pos,
        morphology.analyses("زغبلطوق")[0].share,
    )


def test_words_beyond_the_tables_are_read_by_their_stem(morphology: Morphology):
    """A feminine that no table has belongs to its noun; a new adjective of relation is its own lemma."""
    assert morphology.best("تغريد")[0] == morphology.best("التغريدة")[0]
    term, root = morphology.best("التعديلية")
    assert (UNKNOWN + "تعديلي", "عدل") == (term, root)
    assert term in morphology.asked("تعديلي")
    assert term == morphology.analyses("التعديلية")[0].term


def test_a_name_of_no_lexicon_is_not_cut_to_pieces(morphology: Morphology):
    """What only an incredible reading explains is unknown, with and without the article."""
    assert morphology.best("فايسبوك")[0].startswith(UNKNOWN)
    assert morphology.best("الفايسبوك") == morphology.best("فايسبوك")


def test_an_analysis_tells_pieces_and_relation(morphology: Morphology):
    """The best reading of a word names its parts and what it is of its lemma."""
    found = morphology.analyses("والمدارس")[0]
    assert isinstance(found, Analysis)
    assert ("و", "ال") == found.proclitics
    assert ("مدارس", "مَدَارِس", "مَدْرَسَة") == (found.stem, found.vocalised, found.lemma)
    assert ("مدرسه", "درس", "noun") == (found.term, found.root, found.pos)
    assert ("plural", "broken plural of") == (found.number, found.relation)


def test_shares_are_ordered_and_sum_to_one(morphology: Morphology):
    """Readings come with their shares, the greatest first."""
    for word in ("كتب", "علم", "والدين", "فهم"):
        shares = [found.share for found in morphology.analyses(word)]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) == pytest.approx(1.0)


@pytest.mark.parametrize("word", ["كتب", "وكتابهم", "مدرسه", "كُتُب", "مسئول", "سنة", "وبوتين", "زغبلطوق"])
def test_the_fast_search_agrees_with_the_full_one(morphology: Morphology, word: str):
    """`best` gives the term of the first of `analyses`."""
    assert morphology.analyses(word)[0].term == morphology.best(word)[0]


def test_another_instance_gives_the_same(morphology: Morphology):
    """Readings depend on nothing but the word and the data."""
    words = "كتب قال مدارس والدين كلينتون وليد إعلام سنة"
    assert [morphology.analyses(word) for word in words.split()] == [
        Morphology().analyses(word) for word in words.split()
    ]


_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىةٱ\u064b\u064e\u0651\u0652\u0670ـ"


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=20), st.text(_LETTERS, min_size=1, max_size=14)))
def test_any_text_has_a_lemma(word: str):
    """Random text never raises, and no term is empty or holds a blank where the word folds to something."""
    morphology = Morphology()
    folded = "".join(word.split())
    terms = morphology.best(folded)
    if all(terms) and terms[0] != UNKNOWN:
        assert [[term] for term in terms] == [term.split() for term in terms]
    assert morphology.analyses(folded)
