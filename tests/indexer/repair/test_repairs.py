"""Each kind of damage: what is mended, and what only looks like it and stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.indexer.repair import REPAIRS, repair

SOUND = "السلام عليكم ورحمة الله وبركاته"


def kinds(text: str) -> list[str]:
    return [finding.kind for finding in repair(text).findings]


@pytest.mark.parametrize(
    ("kind", "damaged", "sound"),
    [
        ("presentation forms", "ﻛﺘﺎﺏ ﻓﻲ ﺍﻟﻤﺪﺭﺳﺔ", "كتاب في المدرسة"),
        ("presentation forms", "ﺍﻹﺳﻼﻡ", "الإسلام"),
        ("visual order", "ةريبكلا ةسردملا يف 25 بتاك", "كاتب 25 في المدرسة الكبيرة"),
        ("visual order", "(ةعماجلا) ىلإ Kashaf نم بتك", "كتب من Kashaf إلى (الجامعة)"),
        ("swapped lam and alef", "االسم واإلنسان واألمة", "الاسم والإنسان والأمة"),
        ("tatweel runs", "كتــــاب الـــعلم", "كتاب العلم"),
        ("parted marks", "مدرس َة", "مدرسَة"),
        ("spaced letters", "ا ل م د ر س ة", "المدرسة"),
        ("spaced letters", "ا ل م د ر س ة ا ل ك ب ي ر ة", "المدرسة الكبيرة"),
        ("broken words", "قرأت في المك-\nتبة", "قرأت في المكتبة"),
        ("Persian letters", "کتاب علی الطاولة فی البیت", "كتاب على الطاولة في البيت"),
        ("control characters", "كتاب\u200f \u202bجديد\u202c", "كتاب جديد"),
        ("wrong encoding", SOUND.encode("cp1256").decode("latin-1"), SOUND),
        ("wrong encoding", SOUND.encode().decode("latin-1"), SOUND),
        ("wrong encoding", "السلام عليكم".encode().decode("cp1256"), "السلام عليكم"),
        ("wrong encoding", SOUND.encode().decode("latin-1").encode().decode("latin-1"), SOUND),
    ],
)
def test_damage_is_mended_and_named(kind: str, damaged: str, sound: str) -> None:
    """The text is sound again, and the finding says what it was."""
    repaired = repair(damaged)
    assert sound == repaired.text
    assert kind in kinds(damaged)
    assert 0 < repaired.findings[0].share <= 1


@pytest.mark.parametrize(
    "sound",
    [
        "",
        "plain English, naïve café",
        "في المدرسة الكبيرة 25 طالبا (كلهم) من Kashaf",
        "إلا أن مثلا وفضلا عن ذلك أصلا",
        "سنة 1445 هـ",
        "أ ب ج د هـ و ز",
        "این کتاب برای من است و می‌خواهم",
        "في البيت\nالكبير كتاب",
        "قال ﷺ",
        "كتاب و قلم و ورقة",
        "الآلاف من الأعمال",
        "ÉCOLE ÊTRE À côté",
        "مُدَرِّسَةٌ جَدِيدَةٌ",
    ],
)
def test_sound_text_stays(sound: str) -> None:
    """What only looks like damage is given back as it was, the very text."""
    repaired = repair(sound)
    assert (sound, ()) == (repaired.text, repaired.findings)


def test_only_the_turned_lines_are_turned() -> None:
    """A page can hold lines in either order; one without signs goes with its page."""
    page = "ةريبكلا ةسردملا يف بتاك\n12\nةديدجلا ةعماجلا ىلإ بهذ\nفي المدرسة الكبيرة"
    expected = "كاتب في المدرسة الكبيرة\n12\nذهب إلى الجامعة الجديدة\nفي المدرسة الكبيرة"
    assert expected == repair(page).text


def test_several_kinds_at_once() -> None:
    """Shapes in visual order become letters first and are turned then."""
    assert ["presentation forms", "visual order"] == kinds("ﺔﺳﺭﺪﻤﻟﺍ ﻲﻓ ﺔﺒﺘﻜﻤﻟﺍ")
    assert "المكتبة في المدرسة" == repair("ﺔﺳﺭﺪﻤﻟﺍ ﻲﻓ ﺔﺒﺘﻜﻤﻟﺍ").text


def test_an_example_shows_the_word() -> None:
    """The example of a finding is the word that it lies in."""
    (finding,) = repair("في الـــعلم نور").findings
    assert ("الـــعلم", "العلم") == finding.example


TEXTS = st.text(st.sampled_from("ابتةىيلمنوهكأإآـًَُِّْٰ ﻛﺘﺎﺏﻻ یک\n\u200f\u202b12aÇáÓØ§(-)"), max_size=80)


@given(TEXTS)
def test_any_text_is_taken(text: str) -> None:
    """Nothing raises; text without damage is the very text that was given."""
    repaired = repair(text)
    assert repaired.findings or repaired.text is text
    assert all(finding.kind in REPAIRS and finding.count for finding in repaired.findings)
