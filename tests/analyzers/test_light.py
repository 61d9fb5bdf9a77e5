"""The light stemmer: a test a rule, what must meet, what must stay apart, and what holds for any input."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.analyzers import light
from kashaf.analyzers.affixes import ARTICLES, PROCLITICS, SUFFIXES
from kashaf.analyzers.light import LightStemmer, Step
from kashaf.analyzers.words import read_pairs

STEMMER = LightStemmer()
CLOSED = read_pairs(Path(light.__file__).with_name("data") / "closed.tsv")

MEET = [
    "وزير الوزير والوزير للوزير بوزير",
    "شركه الشركات شركاتهم والشركه للشركات شركتنا وبالشركه شركتان شركتين",
    "حقوق لحقوق والحقوق وبحقوق بالحقوق",
    "كتاب والكتاب كتابه كتابها كتابهم كتابهن كتابكم كتابكما كتابهما كتابنا كتابا للكتاب كالكتاب فالكتاب",
    "وكاله الوكاله وكالات للوكاله",
    "الله والله بالله لله فلله ولله تالله",
    "معلم المعلمون المعلمين للمعلمين معلمان معلمه معلمات معلموهم معلموه معلما",
    "لغه للغه لغات اللغه باللغات بلغه",
    "لجنه للجنه اللجنه لجنتها ولجنه",
    "ليل لليل الليل والليل",
    "بيت ببيت البيت للبيت بالبيت",
    "كلب ككلب الكلب",
    "مدينه بمدينه المدينه لمدينه مدينتنا",
    "قوات لقوات القوات بقوات وقوات",
    "لبنان لبناني اللبنانيه بلبنان ولبنان للبنان",
    "ايران ايراني الايرانيه لايران",
    "المانيا الماني الالمانيه والمانيا بالمانيا لالمانيا",
    "ارهابي ارهابيا ارهابيين الارهابيه",
    "تونسي التونسيات تونسيون تونسيا",
    "مباراه مباريات المباراه بمباراه",
    "سياره سيارتان السيارتين سيارتهم سيارات",
    "تحسين بتحسين لتحسين وتحسين التحسين",
    "مكان بمكان المكان لمكان مكانه",
    "كتب كتبت كتبوا كتبها",
    "والد والده والدها والديه لوالده",
    "سرعه وبالسرعه",
    "جاهدوا وجاهدوا",
    "مجاوره المجاوره",
]

APART = [
    "ولد لد",
    "بيت يت",
    "كلب لب",
    "لبنان بنان",
    "باب اب",
    "وجد جد",
    "المانيا مانيا",
    "البانيا بانيا",
    "الله له",
    "فهم هم",
    "فقط قط",
    "وحده حده",
    "بطل الطل",
    "بريد يريد",
    "كمال ماله",
    "لقاء قاء",
    "قانون قان",
    "تمرين التمر",
    "الفرات فر",
    "هناء هنا",
    "سنه السن",
    "امه الام",
    "مده المد",
    "كليه كل",
    "جبان الجب",
    "اليمن يمينا",
    "لندن ادان",
    "عربي عرب",
    "بيروت بيرو",
    "كاميرا امير",
    "بعدما عدم",
    "التزام تزامن",
    "سياسه سيارات",
]


def check(word: str, expected: str) -> None:
    """Compare a stem."""
    assert expected == STEMMER.stem(word)


def check_rule(word: str, rule: str, expected: str) -> None:
    """Compare a stem, and that the rule had a part in it."""
    check(word, expected)
    assert rule in {step.rule for step in STEMMER.explain(word)}


@pytest.mark.parametrize("words", MEET)
def test_forms_of_one_word_meet(words: str) -> None:
    """Clitics, endings and pronouns make no difference."""
    assert len({STEMMER.stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", APART)
def test_other_words_stay_apart(words: str) -> None:
    """A letter of the word itself is no affix."""
    first, second = words.split()
    assert STEMMER.stem(first) != STEMMER.stem(second)


@pytest.mark.parametrize("article", ARTICLES)
def test_article(article: str) -> None:
    """Each group with the article comes off whole."""
    check_rule(article + "مسجد", "article", "مسجد")


def test_article_leaves_two_letters() -> None:
    """Behind the bare article two letters are a word."""
    check_rule("الحق", "article", "حق")


def test_article_in_a_longer_group_leaves_three_letters() -> None:
    """The first letter of a longer group can be of the word."""
    check_rule("لليل", "doubled letter", "ليل")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_suffix(suffix: tuple[str, str, int, bool]) -> None:
    """Each suffix comes off a long word, under its name in grammar."""
    check_rule("مستشفق" + suffix[0], suffix[1], "مستشفق")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_suffix_leaves_enough(suffix: tuple[str, str, int, bool]) -> None:
    """A suffix that would leave too little stays; shorter ones in it may come off."""
    too_little = "جدلق"[: suffix[2] - 1]
    assert too_little not in {step.after for step in STEMMER.explain(too_little + suffix[0])}


def test_suffixes_come_off_one_after_the_other() -> None:
    """Pronoun, plural and relation stand in a row."""
    assert ["pronoun", "feminine plural", "relation or pronoun"] == [
        step.rule for step in STEMMER.explain("موسسياتهم")
    ]


def test_wary_suffix() -> None:
    """Where the first letter may be a proclitic, an ending that may be of the word leaves one letter more."""
    check("بمكان", "مكان")
    check("عامان", "عام")


def test_teh_marbuta_unfolded() -> None:
    """With the folding rule switched off the feminine ending comes off as well."""
    check_rule("مدرسة", "feminine", "مدرس")


def test_dual_behind_kaf_and_teh() -> None:
    """What looks like ka- and a verbal noun is a dual of a word with kaf and teh."""
    check("كتابين", "كتاب")
    check("الكتفين", "كتف")


def test_verbal_noun() -> None:
    """The noon of a verbal noun of form II is of its root."""
    check("تدوين", "تدوين")
    check("بتدوين", "تدوين")
    check("مدرسين", "مدرس")


def test_short_plural() -> None:
    """Two letters with the feminine plural get the singular's ending."""
    check_rule("فيات", "short plural", "فيه")


@pytest.mark.parametrize("letter", PROCLITICS)
def test_proclitic(letter: str) -> None:
    """Each proclitic comes off a word of enough letters."""
    check_rule(letter + "مسجد", "proclitic", "مسجد")


@pytest.mark.parametrize("letter", PROCLITICS)
def test_proclitic_leaves_enough(letter: str) -> None:
    """A proclitic stays on a word that would be too short without it."""
    short = letter + "سجد"[: PROCLITICS[letter] - 1]
    check(short, short)


def test_sin_of_the_future_stays() -> None:
    """The s before a verb is too often a letter of the word."""
    check("سنوات", "سنو")
    check("سيذهب", "سيذهب")


def test_doubled_letter() -> None:
    """No root begins with two equal letters, so the first is a proclitic."""
    check_rule("ككلب", "doubled letter", "كلب")


def test_list_before_article() -> None:
    """A listed word keeps what looks like an article; the other order would leave مانيا."""
    check("المانيا", "المان")
    assert ("listed",) == tuple(step.rule for step in STEMMER.explain("المانيا"))


def test_list_behind_proclitics_before_article() -> None:
    """A listed word is known behind proclitics; the other order would find the article in its stead."""
    check("للجنه", STEMMER.stem("لجنه"))
    check("والمانيا", "المان")


def test_article_before_suffixes() -> None:
    """Suffixes count the bare word; in the other order السنه would lose its h and سنه keep it."""
    check("الثقه", "ثقه")
    check("ثقه", "ثقه")


def test_doubled_letter_before_suffixes() -> None:
    """Suffixes count the word without the sure proclitic; in the other order ببيت would lose its t."""
    check("ببيت", "بيت")


def test_suffixes_before_proclitics() -> None:
    """Proclitics count what suffixes leave; in the other order كتابه would lose its k and كتاب keep it."""
    check("كتابه", "كتاب")
    check("كتاب", "كتاب")


def test_proclitics_behind_the_article() -> None:
    """A first letter comes off with the article and without it alike."""
    check("واجب", "اجب")
    check("الواجب", "اجب")


def test_short_plural_before_feminine() -> None:
    """The plural is taken whole; the t alone would leave an alef that the singular has not."""
    check("حصات", "حصه")


def test_longest_suffix_first() -> None:
    """The dual pronoun is one suffix, not an accusative on a plural pronoun."""
    assert ("pronoun",) == tuple(step.rule for step in STEMMER.explain("كتابهما"))


@pytest.mark.parametrize("word", ["iphone", "2023", "الiphone", "و2023", "covid19", "ок", ""])
def test_other_scripts(word: str) -> None:
    """A word with anything but Arabic letters stays as it is."""
    check(word, word)


def test_keep() -> None:
    """A word to keep is left as it is, behind an article and proclitics and before suffixes too."""
    stemmer = LightStemmer(frozenset({"ماكرون"}))
    assert {"ماكرون"} == {
        stemmer.stem(word) for word in ("ماكرون", "لماكرون", "وبماكرون", "الماكرون", "ماكروني")
    }


def test_keep_of_two_letters_does_not_cut_others() -> None:
    """A short word to keep is not sought behind proclitics."""
    assert LightStemmer(frozenset({"هم"})).stem("فهم") == "فهم"


def test_explain() -> None:
    """Each rule that acted is told, with the word before and after it."""
    assert (Step("article", "وللشركاتهم", "شركاتهم"), Step("pronoun", "شركاتهم", "شركات")) == STEMMER.explain(
        "وللشركاتهم"
    )[:2]
    assert STEMMER.explain("كتاب") == ()


def test_value() -> None:
    """Stemmers compare by value and print what makes them."""
    assert LightStemmer(frozenset({"ا"})) == LightStemmer(frozenset({"ا"})) != LightStemmer()
    assert hash(LightStemmer()) == hash(STEMMER)
    assert "LightStemmer(keep=frozenset())" == repr(STEMMER)
    assert LightStemmer(frozenset({"ا"})).data_digest == STEMMER.data_digest


def test_closed_list_is_small() -> None:
    """The list is for what no rule can know: at most 150 rows."""
    assert len(CLOSED) <= 150


@pytest.mark.parametrize("word", CLOSED)
def test_closed_row(word: str) -> None:
    """A listed word has the stem of its row, alone and behind a proclitic."""
    check(word, CLOSED[word])
    check("و" + word, CLOSED[word])


ARABIC = st.text(st.characters(min_codepoint=0x0621, max_codepoint=0x064A), min_size=1)
LIKELY = st.text("والبكفهمنيتةءىس", min_size=1)
WORDS = st.text(min_size=1).filter(lambda word: len(word.split()) == 1 and word == word.strip())


@given(WORDS | ARABIC | LIKELY)
def test_any_word(word: str) -> None:
    """Any word has a stem, which is not empty, holds no blank, is the same every time, and ends the steps."""
    stem = STEMMER.stem(word)
    assert stem
    assert len(stem.split()) == 1
    assert stem == STEMMER.stem(word)
    steps = STEMMER.explain(word)
    assert stem == (steps[-1].after if steps else word)
    # Each step goes on where the one before stopped; a listed word can be found behind proclitics.
    assert [step.before for step in steps] == [word, *(step.after for step in steps)][: len(steps)]
