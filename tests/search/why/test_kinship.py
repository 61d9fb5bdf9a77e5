"""How words are related, by rule, in the words of both languages."""

import pytest

import kashaf
from kashaf.search.why.kinship import Kin
from kashaf.search.why.language import Language
from kashaf.search.why.match import Match, said_in_line
from kashaf.search.why.relation import Relation


@pytest.fixture(scope="module")
def kin() -> Kin:
    return Kin(kashaf.build())


def check(kin: Kin, asked: str, met: str, english: str, arabic: str) -> None:
    match = Match(asked, met, "lemma", *kin.between(asked, met, Relation.INFLECTED))
    assert (english, arabic) == (match.said(Language.ENGLISH), match.said(Language.ARABIC))


def test_clitics(kin):
    """Attached words are told piece by piece; the article behind lam is one, without its alef."""
    check(kin, "كتاب", "والكتاب", "with clitics: و + ال + كتاب", "مع لواصق: و + ال + كتاب")
    check(kin, "كتاب", "للكتاب", "with clitics: ل + ال + كتاب", "مع لواصق: ل + ال + كتاب")
    check(kin, "سيارة", "وسيارة", "with clitics: و + سيارة", "مع لواصق: و + سيارة")
    check(kin, "كتاب", "وكتابهم", "with clitics: و + كتاب + هم", "مع لواصق: و + كتاب + هم")


def test_no_clitics(kin):
    """Where the query has them and the text has not, that is told."""
    check(kin, "والكتاب", "كتاب", "without clitics", "بلا لواصق")


def test_broken_plural_and_its_singular(kin):
    """A broken plural is told with its singular, with clitics too; and the other way round."""
    check(kin, "كتاب", "كتب", "broken plural of كتاب", "جمع تكسير لـ«كتاب»")
    check(kin, "المدرسة", "والمدارس", "broken plural of مدرسة", "جمع تكسير لـ«مدرسة»")
    check(kin, "مدارس", "المدرسة", "its singular", "مفردها")


def test_inflection(kin):
    """Duals, sound plurals and forms of verbs are inflected; a subject's ending is no clitic."""
    check(kin, "كتاب", "الكتابين", "inflected form of كتاب", "تصريف من «كتاب»")
    check(kin, "مكتبة", "مكتبات", "inflected form of مكتبة", "تصريف من «مكتبة»")
    check(kin, "كتب", "كتبنا", "inflected form of كتب", "تصريف من «كتب»")


def test_words_that_no_lexicon_knows(kin):
    """What stands before an unknown word is told by its letters."""
    check(kin, "زقفيلم", "وزقفيلم", "with clitics: و + زقفيلم", "مع لواصق: و + زقفيلم")
    check(kin, "وزقفيلم", "زقفيلم", "without clitics", "بلا لواصق")


def test_without_a_lexicon():
    """A stemmer's match is another form, and clitics are told by their letters."""
    kin = Kin(kashaf.build(kashaf.Settings("light")))
    check(kin, "كتاب", "والكتاب", "with clitics: و + ال + كتاب", "مع لواصق: و + ال + كتاب")
    check(kin, "كتاب", "كتابهم", "another form of كتاب", "صيغة أخرى من «كتاب»")


def test_data_of_every_word(kin):
    """Pieces, lemma and root are told whatever the relation."""
    told = kin.between("سيارة", "والمكتبات", Relation.SYNONYM)
    assert (Relation.SYNONYM, ("و", "ال", "مكتبات"), "مكتبة", "كتب") == told


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("language", Language)
def test_every_relation_has_words(relation, language):
    """Each relation can be said in each language, with what is known of the words and without."""
    for pieces, lemma, root in (((), "", ""), (("كتاب",), "كتاب", "كتب"), (("ال", "كتاب"), "كتاب", "كتب")):
        said = Match("كتاب", "الكتاب", "lemma", relation, pieces, lemma, root).said(language)
        assert said
        assert "{" not in said
        assert "«»" not in said


def test_a_beginning_is_told_without_its_sign():
    """What begins so is told by its letters, whether the asterisk belongs to what was typed or not."""
    for word in ("مكت", "مكت*"):
        match = Match(word, "مكتبة", "exact", Relation.BEGINNING)
        assert ("begins with مكت", "تبدأ بـ«مكت»") == (
            match.said(Language.ENGLISH),
            match.said(Language.ARABIC),
        )


def test_one_line():
    """A line holds the word, what it found where that differs, and the relation."""
    matches = (
        Match("كتاب", "كتاب", "exact", Relation.AS_WRITTEN),
        Match("علم", "معلم", "root", Relation.ROOT, root="علم"),
    )
    assert "كتاب: as written · علم: معلم, same root علم" == said_in_line(matches, Language.ENGLISH)
    assert "كتاب: كما كُتبت · علم: معلم، من الجذر نفسه (علم)" == said_in_line(matches, Language.ARABIC)
