import pytest

from kashaf.indexer.records import BadRow


@pytest.mark.parametrize(
    ("data", "title", "text"),
    [
        (
            "رحلة الشتاء\n\nخرجنا قبل الفجر.\nوكان البرد شديدا.",
            "رحلة الشتاء",
            "خرجنا قبل الفجر.\nوكان البرد شديدا.",
        ),
        ("خرجنا قبل الفجر.\nوكان البرد شديدا.", "رسالة", "خرجنا قبل الفجر.\nوكان البرد شديدا."),
        ("سطر وحيد\n", "رسالة", "سطر وحيد\n"),
        ("كلمة " * 40 + "\n\nنص", "رسالة", "كلمة " * 40 + "\n\nنص"),
        ("\ufeffعنوان\r\n\r\nنص", "عنوان", "نص"),
    ],
    ids=["title", "no title", "one line", "long line", "mark and carriage returns"],
)
def test_the_first_line_is_the_title_if_it_looks_like_one(read, data: str, title: str, text: str) -> None:
    """A short first line with an empty one after it is the title; else the file's name is."""
    (item,) = read("بريد/رسالة.txt", data)
    assert {"title": title, "text": text} == item.values
    assert "بريد/رسالة.txt" == item.name
    assert item.mapped


def test_bad_bytes_are_reported_and_replaced(read) -> None:
    """A line with bad bytes is reported; U+FFFD stands for them, and the document is kept."""
    *reports, item = read("a.txt", "سلام عليكم\n".encode() + b"x\xffy\n")
    assert ["a.txt:2: bytes that are not utf-8; U+FFFD is put in their place"] == [
        str(each) for each in reports
    ]
    assert "سلام عليكم\nx\ufffdy\n" == item.values["text"]


def test_a_binary_file_is_no_text(read) -> None:
    """NUL characters tell that a file is something else."""
    (item,) = read("a.txt", b"\x7fELF\x02\x01\x01\0\0\0\x09\xfe")
    assert isinstance(item, BadRow)
    assert "NUL" in item.reason


def test_an_empty_file_is_a_record_without_text(read) -> None:
    """It is left to the mapping to say that there is no text."""
    assert "" == read("a.txt", b"")[0].values["text"]
