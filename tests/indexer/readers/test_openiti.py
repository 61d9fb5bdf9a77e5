import pytest

BOOK = """######OpenITI#
#META# 000.BookTITLE	:: كتاب الأسفار
#META# 010.AuthorNAME	:: ابن الراوي
#META#Header#End#

### | باب الخروج
# خرجنا من البلد ms001 قبل
~~ الفجر وسرنا PageV01P001 حتى المساء.
# صدر البيت %~% عجز البيت
PageV01P002
### || فصل
# عدنا. PageV02P003
"""


@pytest.mark.parametrize("name", ["a.completed", "a.mARkdown", "a.txt", "a.md"])
def test_a_book_is_read_with_pages_and_sections(read, name: str) -> None:
    """Lines are joined, tags left out; what stands before a page's mark is on that page."""
    (item,) = read(name, BOOK)
    text = item.values["text"]
    assert ("كتاب الأسفار", "ابن الراوي") == (item.values["title"], item.values["author"])
    assert "باب الخروج\nخرجنا من البلد قبل الفجر وسرنا\nحتى المساء.\nصدر البيت\tعجز البيت\nفصل\nعدنا." == text
    marks = [(mark.kind, mark.label, text[mark.position :].split()[0]) for mark in item.marks]
    assert [
        ("page", "1", "باب"),
        ("heading", "باب الخروج", "باب"),
        ("page", "2", "حتى"),
        ("page", "2/3", "فصل"),
        ("heading", "فصل", "فصل"),
    ] == marks
