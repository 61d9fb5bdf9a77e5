"""The rules of folding, one by one, and what holds for all of them."""

import itertools
import pickle
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kashaf.analyzers import folding
from kashaf.analyzers.chains import folded
from kashaf.analyzers.folding import RULES, Folding, Rule
from kashaf.errors import AnalyzerError

NAMES = tuple(rule.name for rule in RULES)
ARABIC = "".join(map(chr, [*range(0x0621, 0x065F), *range(0x0670, 0x0676), 0x06C0, 0x06C1, 0x06C2, 0x06CC]))
ARABIC_TEXT = st.text(ARABIC + "\u06d2\u06d3\u06d5\u06df\u200c\u200d\ufefb\ufe77 éÇṩ١2", max_size=12)


def check(text: str, expected: str, *off: str) -> None:
    assert expected == Folding(off)(text)


def test_presentation() -> None:
    """Letters stored by their shape, as in old programs and PDF files, become the letters themselves."""
    check("ﻛﺘﺎﺏ ﻻ ﻷﻥ ﷲ ﷼".replace(" ", "|"), "كتاب|لا|لان|الله|ريال")
    check("ﺳﹳ Ａﬁ 𞸀𞺡".replace(" ", "|"), "س|afi|اب")
    check("ﻛﺘﺎﺏ", "ﻛﺘﺎﺏ", "presentation")


def test_foreign() -> None:
    """Persian keyboards type ک and ی for ك and ي; dialects write چ, ڤ and گ for sounds of theirs."""
    check("کتابی گاز پاريس چاي ژاكت ڤيينا ۃ", "كتابي كاز باريس جاي زاكت فيينا ه")
    check("ڥيديو أݣادير ٯال کوردستان ڵ", "فيديو اكادير قال كوردستان ل")
    check("کتاب", "کتاب", "foreign")


def test_alef() -> None:
    """Writers leave out the hamza of an alef: أحمد and احمد, إلى and الى are one word to a reader."""
    check("أحمد إلى آمن ٱلله ٲ ٳ ٵ", "احمد الي امن الله ا ا ا")
    check("ا\u0654حمد ا\u0655لى ا\u0653من ࡰ", "احمد الي امن ا")
    check("أحمد", "أحمد", "alef")


def test_hamza() -> None:
    """The seat of a hamza within a word is what hasty writers type: موتمر for مؤتمر, شاطي for شاطئ."""
    check("مؤتمر شاطئ و\u0654 ي\u0654 ماء", "موتمر شاطي و ي ماء")
    check("\u0674 \u0676 \u0677 \u0678".replace(" ", "|"), "|و|و|ي")
    check("مؤتمر شاطئ", "مؤتمر شاطئ", "hamza")


def test_hamza_on_a_tooth() -> None:
    """The Quran's writing sets a hamza on a bare stroke for our ئ; before an alef it is mostly an آ."""
    check("شَيْـًٔا خَطِيٓـَٔةً ٱلۡأَفۡـِٔدَةِ مسىٔول", "شييا خطييه الافيده مسيول")
    check("فَـَٔامَنَ", "فامن")
    check("شَيْـًٔا مسىٔول", "شيئا مسئول", "hamza")


def test_yeh() -> None:
    """Egyptian printing leaves the dots of a final yeh away: علي and على look the same."""
    check("على", "علي")
    check("على", "على", "yeh")


def test_teh() -> None:
    """The dots of teh marbuta are left away as often: مدرسه for مدرسة."""
    check("مدرسة", "مدرسه")
    check("مدرسة", "مدرسة", "teh")


def test_marks() -> None:
    """Vowels, shadda, dagger alef and the signs of Quran prints are a help in reading, not part of a word."""
    check("كَتَّبَ رَحْمَٰن لَهُۥ بِهِۦ", "كتب رحمن له به")
    check("ٱلۡكِتَٰبُۖ عَلِيمࣱ صٓ", "الكتب عليم ص")
    check("كَتَّبَ", "كَتَّبَ", "marks")


def test_tatweel() -> None:
    """The stroke stretches a word to fill a line."""
    check("كتـــاب", "كتاب")
    check("كتـــاب", "كتـــاب", "tatweel")


def test_invisible() -> None:
    """Joiners, marks of direction and soft hyphens come in with pasted text and cannot be seen."""
    check("\u200fكت\u200dا\u200cب\u202c\ufeff\u00ad", "كتاب")
    check("كت\u200cاب", "كت\u200cاب", "invisible")


def test_digits() -> None:
    """The east writes ٣, Iran ۳ and the west 3; m² is typed m2."""
    check("٢٠٢٤ ۲۰۲۴ m² ⑤", "2024 2024 m2 5")
    check("٢٠٢٤", "٢٠٢٤", "digits")


def test_case() -> None:
    """Latin names in Arabic text are written with and without capitals."""
    check("iPhone STRASSE straße", "iphone strasse strasse")
    check("iPhone", "iPhone", "case")


def test_accents() -> None:
    """French accents come and go; ʿ and ʾ write ain and hamza in Latin letters."""
    check("café cafe\u0301 İzmir ʿUmar Qurʾān", "cafe cafe izmir umar quran")
    check("café ʿumar", "café ʿumar", "accents")


SWITCHED = {
    "presentation": "ﻛﺘﺎﺏ",
    "foreign": "کتاب",
    "alef": "أحمد",
    "hamza": "مؤمن",
    "yeh": "على",
    "teh": "مدرسة",
    "marks": "كَتَبَ",
    "tatweel": "كتـاب",
    "invisible": "كت\u200cاب",
    "digits": "١٢",
    "case": "ABC",
    "accents": "café",
}


@pytest.mark.parametrize("name", NAMES)
def test_switch(name: str) -> None:
    """A rule acts on its letters alone, and leaves them when it is off, whatever else is on."""
    word = SWITCHED[name]
    assert word != Folding()(word)
    assert word == Folding([name])(word)
    assert Folding()(word) == Folding(set(NAMES) - {name})(word)


def test_unknown_rule() -> None:
    """A name that is no rule's is refused with the names there are."""
    with pytest.raises(
        AnalyzerError, match=r"there is no folding rule 'vowels'; the rules are presentation, "
    ):
        Folding(["vowels"])


@settings(deadline=None, max_examples=400)
@given(text=ARABIC_TEXT, off=st.sets(st.sampled_from(NAMES)))
def test_composed_and_decomposed(text: str, off: set[str]) -> None:
    """Composed and decomposed input give the same terms, whichever rules are on."""
    analyzer = folded(off)
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert analyzer.fields(composed) == analyzer.fields(decomposed)


@settings(deadline=None, max_examples=400)
@given(text=ARABIC_TEXT, off=st.sets(st.sampled_from(NAMES)))
def test_idempotence(text: str, off: set[str]) -> None:
    """What is folded folds to itself, whichever rules are on."""
    fold = Folding(off)
    assert fold(text) == fold(fold(text))


@settings(deadline=None, max_examples=200)
@given(text=ARABIC_TEXT, off=st.sets(st.sampled_from(NAMES)))
def test_steps(text: str, off: set[str]) -> None:
    """The steps lead from the word to its folded form, each by a rule that is on."""
    fold = Folding(off)
    steps = fold.steps(text)
    assert not off.intersection(name for name, _ in steps)
    if steps:
        assert fold(text) == steps[-1][1]


def test_steps_end_composed() -> None:
    """Marks that a dropped character kept out of order stand in order after the step that dropped it."""
    assert (("tatweel", "\u064b\u064e"),) == Folding(off=("marks",)).steps("\u064e\u0640\u064b")


def test_steps_by_name() -> None:
    """The steps name each rule that acted, in order."""
    assert (("alef", "المدرسَةُ"), ("teh", "المدرسَهُ"), ("marks", "المدرسه")) == Folding().steps("ٱلمدرسَةُ")


ORDER_EXAMPLES = {
    ("presentation", "foreign"): "ﭖ",
    ("presentation", "alef"): "ﺃ",
    ("presentation", "hamza"): "ﺅ",
    ("presentation", "yeh"): "ﻯ",
    ("presentation", "teh"): "ﺔ",
    ("presentation", "marks"): "ﹷ",
    ("presentation", "tatweel"): "ﹷ",
    ("foreign", "hamza"): "ۓ",
    ("foreign", "teh"): "ۃ",
    ("case", "accents"): "ẛ",
}


def chained(character: str, *rules: Rule) -> str:
    for rule in rules:
        character = "".join(map(rule.fold, character))
    return character


def order_matters(first: Rule, second: Rule, characters: str) -> bool:
    return any(chained(one, first, second) != chained(one, second, first) for one in characters)


@pytest.mark.parametrize("pair", folding._ORDER_REASONS, ids="-".join)
def test_order(pair: tuple[str, str]) -> None:
    """Each pair that is said to be sensitive to order stands in it, and swapped it breaks its example."""
    first, second = (RULES[NAMES.index(name)] for name in pair)
    assert NAMES.index(first.name) < NAMES.index(second.name)
    assert order_matters(first, second, ORDER_EXAMPLES[pair])


def test_other_orders() -> None:
    """Any two rules that are not said to be sensitive to order can be swapped."""
    codes = [*range(0x0370), *range(0x0600, 0x0900), *range(0x1E00, 0x1F00), *range(0xFB00, 0xFF60)]
    touched = "".join(one for one in map(chr, codes) if one != chained(one, *RULES))
    sensitive = {
        (first.name, second.name)
        for first, second in itertools.combinations(RULES, 2)
        if order_matters(first, second, touched)
    }
    assert set(folding._ORDER_REASONS) == sensitive


def test_value() -> None:
    """Foldings compare by their rules, print them, and come back from a pickle."""
    fold = Folding(["teh", "alef"])
    assert fold == Folding(("alef", "teh"))
    assert len({fold, Folding(["alef", "teh"]), Folding()}) == 2
    assert fold == pickle.loads(pickle.dumps(fold))  # noqa: S301 - our own bytes
    assert (
        "Folding(presentation, foreign, hamza, yeh, marks, tatweel, invisible, digits, case, accents)"
        == repr(fold)
    )
