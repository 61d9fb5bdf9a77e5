import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.errors import SourceError
from kashaf.indexer.formats import find_format, suffix_of
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.readers.splitting import parse_split, split_items
from kashaf.indexer.records import Mark, Place, Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

LINE = "سار الركب في الوادي حتى بلغ القرية مساء."


def split(name: str, data: str, how: str) -> list[dict]:
    stream = ByteStream(Source(name, name), io.BytesIO(data.encode()))
    options = ReadingOptions(split=parse_split(how))
    return [dict(item.values) for item in find_format(suffix_of(name)).read(stream, options)]


def pieces(text: str, how: str, *marks: Mark) -> list[Record]:
    record = Record(Place("a"), {"title": "ع", "text": text}, "a", mapped=True, marks=marks)
    return list(split_items(iter([record]), parse_split(how)))


def test_pages_are_documents_that_say_where_they_are() -> None:
    """Each page has the title of the whole, its file and its number."""
    found = pieces("أول\nثان", "page", Mark(0, "page", "1"), Mark(4, "page", "3"))
    assert [
        ("a#1", {"title": "ع", "text": "أول", "file": "a", "page": 1}),
        ("a#2", {"title": "ع", "text": "ثان", "file": "a", "page": 3}),
    ] == [(item.name, item.values) for item in found]


def test_sections_of_a_page_are_documents() -> None:
    """A piece begins with each heading of an HTML page, and its place is the heading."""
    found = split("a.html", f"<title>ع</title><p>{LINE}<h2>العودة</h2><p>{LINE}", "heading")
    assert [(LINE, None), (f"العودة\n{LINE}", "العودة")] == [(one["text"], one.get("place")) for one in found]


@pytest.mark.parametrize("heading", ["العودة", "## العودة ##"])
def test_headings_of_plain_text_are_seen(heading: str) -> None:
    """A short line by itself is a heading, and a line with number signs."""
    found = split("a.txt", f"رحلة\n\n{LINE}\n\n{heading}\n\n{LINE}", "heading")
    assert [None, "العودة"] == [one.get("place") for one in found]


def test_paragraphs_are_documents() -> None:
    """Empty lines part paragraphs; where there are none, line ends do."""
    assert ["أ\nب", "ج"] == [item.values["text"] for item in pieces("أ\nب\n\nج", "paragraph")]
    assert ["أ", "ب"] == [item.values["text"] for item in pieces("أ\nب", "paragraph")]
    assert "paragraph 2" == pieces("أ\n\n\nب", "paragraph")[1].values["place"]


def test_pieces_of_words_end_with_sentences() -> None:
    """A piece has at most so many words, and ends with a sentence that ends in its last quarter."""
    found = pieces(" ".join([LINE] * 5), "words:10")
    assert [LINE] * 5 == [item.values["text"] for item in found]
    assert "words 9-16" == found[1].values["place"]
    assert 3 == len(pieces("كلمة " * 25, "words:10"))


def test_rows_of_tables_are_left() -> None:
    """A record with names of its own is not split."""
    assert [{"id": "1", "text": "أ\n\nب"}] == split("a.csv", 'id,text\n1,"أ\n\nب"\n', "paragraph")


@pytest.mark.parametrize("written", ["", "line", "words", "words:0", "words:x", "page:3", "words:-5"])
def test_other_ways_are_an_error_with_those_there_are(written: str) -> None:
    """The error says what can be said."""
    with pytest.raises(SourceError, match="page, heading, paragraph, or words:400"):
        parse_split(written)


@given(
    st.text(alphabet="ابت. \n#؟", max_size=200),
    st.sampled_from(["page", "heading", "paragraph", "words:10"]),
    st.lists(
        st.builds(Mark, st.integers(0, 200), st.sampled_from(["page", "heading"]), st.text()), max_size=4
    ),
)
def test_no_word_is_lost(text: str, how: str, marks: list[Mark]) -> None:
    """The pieces have all words of the text, in order."""
    within = sorted(mark for mark in marks if mark.position <= len(text))
    found = pieces(text, how, *within)
    assert "".join(text.split()) == "".join("".join(str(one.values["text"]).split()) for one in found)
