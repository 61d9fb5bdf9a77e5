"""The classes of letters and marks: complete against Unicode's tables."""

import re
import unicodedata

import pytest

from kashaf.analyzers import letters
from kashaf.analyzers.chains import folded
from kashaf.analyzers.folding import RULES, Folding

ARABIC_BLOCKS = (
    (0x0600, 0x06FF),  # Arabic
    (0x0750, 0x077F),  # Arabic Supplement
    (0x0870, 0x08FF),  # Arabic Extended-B and -A
    (0xFB50, 0xFDFF),  # Arabic Presentation Forms-A
    (0xFE70, 0xFEFF),  # Arabic Presentation Forms-B
    (0x10EC0, 0x10EFF),  # Arabic Extended-C
    (0x1EE00, 0x1EEFF),  # Arabic Mathematical Alphabetic Symbols
)
PRESENTATION_BLOCKS = ARABIC_BLOCKS[3:5]
TAIL_FRAGMENT = "\ufe73"
PHRASES = letters.PHRASE_LIGATURES


def characters(blocks: tuple[tuple[int, int], ...], *categories: str) -> list[str]:
    codes = (chr(code) for first, last in blocks for code in range(first, last + 1))
    return [one for one in codes if unicodedata.category(one) in categories]


def test_marks_never_cut() -> None:
    """Every nonspacing mark of the Arabic blocks stands inside a word without cutting it, and goes."""
    cut = [one for one in characters(ARABIC_BLOCKS, "Mn") if folded().fields(f"كت{one}اب") != ("كتاب",)]
    assert [] == cut


def test_format_characters_never_cut() -> None:
    """Every character that Unicode calls ignorable stands inside a word without cutting it, and goes."""
    cut = [one for one in letters.INVISIBLE if folded().fields(f"كت{one}اب iPh{one}one") != ("كتاب iphone",)]
    assert [] == cut


def test_letters_make_words() -> None:
    """Every letter of the Arabic blocks belongs to a word of Arabic letters; only the phrases stand apart."""
    apart = [
        one
        for one in characters(ARABIC_BLOCKS[:5] + ARABIC_BLOCKS[6:], "Lo")
        if [f"ك{one}ب"] != [token.source for token in folded().tokens(f"ك{one}ب")]
    ]
    assert ["\ufdfa", "\ufdfb"] == apart


@pytest.mark.parametrize("blocks", [PRESENTATION_BLOCKS, ARABIC_BLOCKS[6:]], ids=["forms", "mathematical"])
def test_presentation_forms(blocks: tuple[tuple[int, int], ...]) -> None:
    """Every presentation form becomes what Unicode's compatibility form says, without blanks."""
    fold = Folding({rule.name for rule in RULES} - {"presentation"})
    forms = [one for one in characters(blocks, "Lo", "Sc") if one != TAIL_FRAGMENT]
    assert {one: unicodedata.normalize("NFKC", one).replace(" ", "") for one in forms} == {
        one: fold(one) for one in forms
    }


def test_presentation_forms_of_marks() -> None:
    """What a presentation form shows is folded on: marks and tatweel go, alef with hamza becomes alef."""
    fold = Folding()
    for one in characters(PRESENTATION_BLOCKS, "Lo"):
        if one != TAIL_FRAGMENT:
            assert fold(unicodedata.normalize("NFKC", one).replace(" ", "")) == fold(one)


def test_folded_letters_are_standard() -> None:
    """Every foreign letter and form becomes a letter that is typed in Arabic."""
    standard = re.compile(rf"[{letters.STANDARD_LETTERS}]*")
    tables = (letters.FOREIGN_LETTERS, letters.ALEF_FORMS, letters.HAMZA_CARRIERS, letters.YEH_FORMS)
    for table in tables:
        assert [] == [one for one in table if not standard.fullmatch(Folding()(one))]
        assert [] == [one for one in table if len(one) != 1]


def test_standard_letters_stay() -> None:
    """No letter that is typed in Arabic folds to nothing."""
    assert [] == [one for one in map(chr, range(0x0621, 0x064B)) if one != "ـ" and not Folding()(one)]


@pytest.mark.parametrize("ligature", PHRASES)
def test_phrases(ligature: str) -> None:
    """A character for several words is one of Unicode's Arabic ligatures, and each word a token."""
    assert unicodedata.name(ligature).startswith("ARABIC LIGATURE ")
    assert (" ".join(map(Folding(), PHRASES[ligature].split())),) == folded().fields(ligature)
    compatible = unicodedata.normalize("NFKC", ligature)
    assert compatible in (ligature, PHRASES[ligature])
