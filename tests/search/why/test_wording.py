"""The messages in both languages."""

import re

import pytest

from kashaf.errors import KashafError
from kashaf.search.why.language import Language, usual_language
from kashaf.search.why.wording import counted, messages

ARABIC = re.compile("[\u0621-\u064a]")


def test_both_languages_tell_the_same():
    """Every message stands in both languages, with the same things told in it."""
    english, arabic = messages()[Language.ENGLISH], messages()[Language.ARABIC]
    assert english.keys() == arabic.keys()
    for key, text in english.items():
        told = set(re.findall(r"\{(\w+)", text))
        # One and two are said by the noun's form in Arabic.
        assert set(re.findall(r"\{(\w+)", arabic[key])) == told, key
        assert ARABIC.search(arabic[key]) or not re.search("[a-z]", re.sub(r"\{\w+\}", "", text)), key


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "لا وثائق"),
        (1, "وثيقة واحدة"),
        (2, "وثيقتان"),
        (3, "3 وثائق"),
        (10, "10 وثائق"),
        (11, "11 وثيقة"),
        (100, "100 وثيقة"),
        (102, "102 وثيقة"),
        (1105, "1,105 وثائق"),
        (29915, "29,915 وثيقة"),
    ],
)
def test_arabic_counts(count, expected):
    """The counted noun follows the number."""
    assert expected == counted("documents", count, Language.ARABIC)


def test_the_language_of_the_environment():
    """KASHAF_LANG goes before the locale, and only the two languages are known."""
    assert Language.ARABIC is usual_language({"KASHAF_LANG": "ar", "LANG": "en_US.UTF-8"})
    assert Language.ENGLISH is usual_language({"LANG": "fr_FR.UTF-8"})
    assert Language.ENGLISH is usual_language({"LC_ALL": "C", "LANG": "ar_EG"})
    with pytest.raises(KashafError, match="set it to one of ar, en"):
        usual_language({"KASHAF_LANG": "fr"})
