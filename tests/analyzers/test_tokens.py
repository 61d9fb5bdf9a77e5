"""The cutting of a text into words, and where they stand in it."""

import time

import pytest

from kashaf.analyzers.chains import folded
from kashaf.analyzers.tokens import cut, words

ANALYZER = folded()
BLANKS = [
    "\t",
    "\n",
    "\v",
    "\f",
    "\r",
    *"\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000",
]


def check(text: str, *expected: str) -> None:
    tokens = ANALYZER.tokens(text)
    assert expected == tuple(token.source for token in tokens)
    assert [token.source for token in tokens] == [text[token.start : token.end] for token in tokens]


def test_marks() -> None:
    """A vocalised word is one word, whatever its marks and wherever they are."""
    check("كَتَبَ", "كَتَبَ")
    check("ٱلرَّحْمَٰنُ لَهُۥ", "ٱلرَّحْمَٰنُ", "لَهُۥ")
    check("َكتب", "كتب")


def test_tatweel() -> None:
    """A tatweel inside or behind a word is part of it; one before a word is not."""
    check("كتـــاب هـ", "كتـــاب", "هـ")
    check("ـه", "ه")


@pytest.mark.parametrize(
    "invisible", [*"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069\u061c\ufeff\u00ad"]
)
def test_invisible(invisible: str) -> None:
    """Joiners and marks of direction inside a word do not cut it; round it they do not belong to it."""
    check(
        f"{invisible}كت{invisible}اب{invisible} iPh{invisible}one{invisible}",
        f"كت{invisible}اب",
        f"iPh{invisible}one",
    )


def test_hashtag() -> None:
    """Both words of a hashtag are found."""
    check("#يوم_المعلم", "يوم", "المعلم")
    check("@layan_m", "layan", "m")


def test_article_before_latin() -> None:
    """An Arabic article or preposition before a Latin name or a number is a word of its own."""
    check("الـiPhone", "الـ", "iPhone")
    check("بـ10650", "بـ", "10650")
    check("وLinux", "و", "Linux")


def test_email() -> None:
    """An e-mail address is kept whole, without the punctuation behind it; a web address is its words."""
    check("info@example.com.", "info@example.com")
    check("(a.b+c@mail.example.org)،", "a.b+c@mail.example.org")
    check("https://example.com/teachers", "https", "example", "com", "teachers")


def test_ligature() -> None:
    """A sign that stands for several words is as many tokens, all at its place."""
    check("النبي ﷺ قال", "النبي", "ﷺ", "ﷺ", "ﷺ", "ﷺ", "قال")
    tokens = ANALYZER.tokens("ﷺ")
    assert ["صلي", "الله", "عليه", "وسلم"] == [token.terms[0] for token in tokens]
    assert [0, 1, 2, 3] == [token.position for token in tokens]
    check("محمدﷺ", "محمد", "ﷺ", "ﷺ", "ﷺ", "ﷺ")


def test_verses() -> None:
    """The sign at the end of an ayah and the brackets round its number belong to no word."""
    check("العالمين۝ الرحيم ﴿١٢﴾ ۞مالك", "العالمين", "الرحيم", "١٢", "مالك")


def test_numbers_and_letters() -> None:
    """Latin letters and digits that touch are one word, but for numbers with a separator; Arabic parts."""
    check("12.5kg 5kg G20 mp3", "12.5", "kg", "5kg", "G20", "mp3")
    check("ص350،351", "ص", "350", "351")
    check("11دينار", "11", "دينار")
    check("كم²", "كم", "²")


@pytest.mark.parametrize("sign", [*"،؛؟«»…“”٪٭!:.()[]{}\"'/\\|*+=<>~^`$%&-_–—•"])
def test_punctuation(sign: str) -> None:
    """Punctuation and symbols part words and belong to none."""
    check(f"{sign}قال{sign}{sign}الاقتصاد{sign}", "قال", "الاقتصاد")


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_blanks(blank: str) -> None:
    """Every kind of blank and line end parts words."""
    check(f"قلم{blank}كتاب{blank}", "قلم", "كتاب")
    assert ("قلم كتاب",) == ANALYZER.fields(f"قلم{blank}كتاب{blank}")


@pytest.mark.parametrize("control", [*"\x00\x07\x1b\x7f\x9f\ue000\ufffd\ufffe\ud800\udfff"], ids=ascii)
def test_controls(control: str) -> None:
    """Control characters, private ones and lone surrogates part words and belong to none."""
    check(f"قلم{control}كتاب", "قلم", "كتاب")


def test_other_scripts() -> None:
    """The marks of other scripts cut no word of theirs, composed or not."""
    check("हिन्दी שָׁלוֹם カ\u3099 cafe\u0301", "हिन्दी", "שָׁלוֹם", "カ\u3099", "cafe\u0301")


def test_nothing_left() -> None:
    """A word that folds to nothing is no token."""
    check("ﹰ ٴ ـ َ ۥ ʿ")
    assert [] == ANALYZER.terms("ﹰ ٴ ـ َ ۥ ʿ", "exact")


def test_positions() -> None:
    """Positions count the tokens of the text from 0."""
    assert [0, 1, 2, 3] == [token.position for token in ANALYZER.tokens("قال: «خذ هذا» 5")]


def test_words_without_places() -> None:
    """The short way to the words of a chunk gives what the long way gives."""
    for chunk in ["«كتاب»،", "#يوم_المعلم", "(ﷺ)", "12.5kg", "...", "وعضواً", "a@b.co"]:
        assert [(piece.written, piece.folded) for piece in cut(chunk, str)] == words(chunk, str)


@pytest.mark.parametrize(
    "unit",
    [
        "a-",
        "a.",
        "a@",
        "a@b.",
        "ك\u200c",
        "ـ",
        "ـ\u064e",
        "ـ\u0654",
        "ى\u064e\u0654",
        "1,",
        "1.1",
        "\u200f",
        "é\u0301",
    ],
    ids=ascii,
)
def test_long_chunk(unit: str) -> None:
    """A chunk of tens of thousands of characters is cut in a time that grows with its length alone."""
    short, long = (timed(unit * count + "\u0654@") for count in (1_000, 20_000))
    assert long < 20 * 8 * short + 0.05


def timed(chunk: str) -> float:
    start = time.process_time()
    ANALYZER.fields(chunk)
    return time.process_time() - start
