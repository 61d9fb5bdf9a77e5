from hypothesis import given
from hypothesis import strategies as st

from kashaf.indexer.readers.agency import agencies
from kashaf.indexer.readers.article import Line, find_article
from kashaf.indexer.readers.furniture import Strength, plain, strength

PARAGRAPH = "قال مدير المكتبة إن القاعة ستفتح أبوابها للقراء في مطلع الشهر القادم بعد أن اكتمل ترميمها."
FURNITURE = ["شارك", "اترك ردّاً", "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *"]


def kept(*lines: str, title: str = "", recurring: tuple[str, ...] = ()) -> list[str]:
    found = find_article([Line(line) for line in lines], title, {plain(line) for line in recurring})
    return [line.text for line in found.lines]


def test_furniture_is_known_in_any_spelling() -> None:
    """Marks, hamzas and signs round a line do not hide it."""
    assert Strength.STRONG is strength("» أضِف تعليقًا:")
    assert Strength.STRONG is strength("إترك رداً")
    assert Strength.WEAK is strength(" شارك ")


def test_sentences_with_such_words_are_none() -> None:
    """A sentence that begins with a word of furniture is a sentence."""
    for line in ("شارك الفريق في البطولة.", "التعليقات على القرار كثيرة", "الموقع الأثري في الجنوب"):
        assert Strength.NONE is strength(line)


def test_the_end_of_a_page_is_put_aside() -> None:
    """Share buttons, the comment form and a line in English at the end are no part of the article."""
    assert [PARAGRAPH] == kept(PARAGRAPH, *FURNITURE, "Stay informed, subscribe now!")


def test_short_lines_above_the_furniture_are_kept() -> None:
    """A verse or a signature at the end of an article stays, though it is short."""
    assert [PARAGRAPH, "سلام على أهل الديار", "كاتب من حلب"] == kept(
        PARAGRAPH, "سلام على أهل الديار", "كاتب من حلب", *FURNITURE
    )


def test_one_weak_word_is_kept() -> None:
    """A last line that is one word of furniture, and alone, may be the text's own."""
    assert [PARAGRAPH, "شارك"] == kept(PARAGRAPH, "شارك")


def test_a_lead_that_is_printed_twice_counts_once() -> None:
    """The second of two equal paragraphs at the beginning goes; the caption between them stays."""
    assert [PARAGRAPH, "من القاعة (رويترز)"] == kept(PARAGRAPH, "من القاعة (رويترز)", PARAGRAPH)


def test_a_refrain_is_kept() -> None:
    """Short lines may come again and again, as in songs, and paragraphs far below the beginning."""
    song = ["يا ليل يا عين"] * 4
    assert [*song, PARAGRAPH] == kept(*song, PARAGRAPH)
    far = [f"{PARAGRAPH} {number}" for number in range(20)]
    assert [*far, far[0]] == kept(*far, far[0])


def test_the_title_is_not_repeated() -> None:
    """A heading that says what the title says goes."""
    assert [PARAGRAPH] == kept("افتتاح القاعة", PARAGRAPH, title="إفتتاح القاعة")


def test_a_page_without_paragraphs_is_kept_whole() -> None:
    """A note, a poem, a list of words has no furniture to be told by."""
    assert ["شارك", "اترك ردا", "كلمة"] == kept("شارك", "اترك ردا", "كلمة")


def test_lines_that_recur_on_other_pages_go() -> None:
    """What many pages of a source have in common is not of the article."""
    line = "مرحبا بكم في صحيفة البلدة، صوت أهلها منذ عام ألف وتسعمئة وأربعة وثلاثين."
    assert [PARAGRAPH] == kept(line, PARAGRAPH, recurring=(line,))


def test_a_page_that_is_all_furniture_is_kept() -> None:
    """Nothing is left out where nothing would be left."""
    page = "لن يتم نشر عنوان بريدك الإلكتروني إذا كتبت تعليقا هنا ولم تكن من المسجلين في موقعنا الجديد"
    assert [page] == kept(page)


def test_agencies_are_found_where_pages_name_them() -> None:
    """In captions, before the lead and as the source; a name within a sentence is none."""
    assert ["رويترز"] == agencies(["القادة في قاعة الاجتماع (رويترز)"])
    assert ["الفرنسية"] == agencies(["القاهرة (أ ف ب) - أعلن الوزير"])
    assert ["بترا"] == agencies(["عمان - بترا - افتتح المعرض"])
    assert ["الجزيرة", "وكالات"] == agencies(["نص", "المصدر : الجزيرة + وكالات"])
    assert [] == agencies(["نقلت وكالة رويترز عن شهود قولهم", "زار فارس (وهو أخوه) المدينة"])


@given(st.lists(st.text(max_size=40) | st.sampled_from([PARAGRAPH, *FURNITURE, ""]), max_size=12))
def test_every_line_is_kept_or_put_aside(lines: list[str]) -> None:
    """Whatever a page holds, nothing gets lost and something is left."""
    found = find_article([Line(line) for line in lines], "", ())
    texts = [line.text for line in (*found.lines, *found.aside)]
    assert sorted(line for line in lines if line) == sorted(text for text in texts if text)
    assert any(line.text for line in found.lines) or not any(lines)
