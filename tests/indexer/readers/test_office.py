import io
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from ebooklib import epub
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import opendocument, table, text

from kashaf.indexer.formats import guess_format
from kashaf.indexer.records import BadRow, Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

LINE = "سار الركب في الوادي"


def word_file() -> bytes:
    document = docx.Document()
    document.core_properties.title = "رحلة"
    document.add_heading("الفصل الأول", 1)
    document.add_paragraph("سار ").add_run("الركب").bold = True
    document.add_page_break()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "قمح", "شعير"
    document.add_heading("الفصل الثاني", 2)
    document.add_paragraph("عاد الركب\tمساء")
    return saved(document.save)


def open_file() -> bytes:
    document = opendocument.OpenDocumentText()
    document.text.addElement(text.H(outlinelevel=1, text="الفصل الأول"))
    paragraph = text.P(text="سار ")
    paragraph.addElement(text.Span(text="الركب"))
    paragraph.addText(" في الوادي")
    document.text.addElement(paragraph)
    rows = table.Table()
    row = table.TableRow()
    for word in ("قمح", "شعير"):
        cell = table.TableCell()
        cell.addElement(text.P(text=word))
        row.addElement(cell)
    rows.addElement(row)
    document.text.addElement(rows)
    return saved(document.write)


def book() -> bytes:
    made = epub.EpubBook()
    made.set_title("كتاب الأسفار")
    made.set_language("ar")
    chapters = []
    for number, name in enumerate(("الأول", "الثاني")):
        chapter = epub.EpubHtml(title=name, file_name=f"c{number}.xhtml", lang="ar")
        chapter.content = f"<h1>الفصل {name}</h1><p>{LINE}</p>"
        made.add_item(chapter)
        chapters.append(chapter)
    made.toc = tuple(chapters)
    made.spine = ["nav", *chapters]
    made.add_item(epub.EpubNcx())
    made.add_item(epub.EpubNav())
    return saved(lambda file: epub.write_epub(file, made))


def workbook(*sheets: str) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name in sheets:
        sheet = made.create_sheet(name)
        sheet.append(["جدول الكتب", None, None])
        sheet.append(["id", "text", "تاريخ"])
        sheet.append([7, LINE, date(2020, 5, 1)])
        sheet.append([8, "", None])
    return saved(made.save)


def saved(save) -> bytes:
    data = io.BytesIO()
    save(data)
    return data.getvalue()


MAKERS = {"a.docx": word_file, "a.odt": open_file, "a.epub": book, "a.xlsx": lambda: workbook("كتب")}
MADE = {name: make() for name, make in MAKERS.items()}


def test_a_word_file_is_read_in_order(read) -> None:
    """Paragraphs, tables and tabs come in order; headings and pages are marked."""
    (item,) = read("a.docx", word_file())
    assert "رحلة" == item.values["title"]
    assert "الفصل الأول\nسار الركب\nقمح\tشعير\nالفصل الثاني\nعاد الركب\tمساء" == item.values["text"]
    marks = [(mark.kind, mark.label) for mark in item.marks]
    assert [("heading", "الفصل الأول"), ("page", "2"), ("heading", "الفصل الثاني")] == marks
    assert all(item.values["text"][mark.position - 1 : mark.position] in {"", "\n"} for mark in item.marks)


def test_an_open_document_is_read_in_order(read) -> None:
    """Spans are inline, a row is a line, the first heading stands in for the title."""
    (item,) = read("a.odt", open_file())
    assert {"title": "الفصل الأول", "text": f"الفصل الأول\n{LINE}\nقمح\tشعير"} == item.values


def test_a_book_is_read_in_the_order_of_reading(read) -> None:
    """Chapters come as the spine has them, without the table of contents."""
    (item,) = read("a.epub", book())
    assert "كتاب الأسفار" == item.values["title"]
    assert f"الفصل الأول\n{LINE}\nالفصل الثاني\n{LINE}" == item.values["text"]
    assert ["الفصل الأول", "الفصل الثاني"] == [mark.label for mark in item.marks]


def test_rows_of_a_workbook_are_documents(read) -> None:
    """The header gives the names, values keep their types, a caption above the header is none."""
    first, second = read("a.xlsx", workbook("كتب"))
    assert {"id": 7, "text": LINE, "تاريخ": "2020-05-01"} == first.values
    assert {"id": 8} == second.values
    assert ("a.xlsx#3", 3) == (first.name, first.place.line)


def test_a_table_of_one_column_has_a_header(read) -> None:
    """Where no row has two values, the first is the header."""
    made = openpyxl.Workbook()
    for value in ("text", "قمح", "شعير"):
        made.active.append([value])
    assert [{"text": "قمح"}, {"text": "شعير"}] == [item.values for item in read("a.xlsx", saved(made.save))]


def test_sheets_of_a_workbook_are_told_apart(read) -> None:
    """Where there are several sheets, each row says of which it is."""
    items = read("a.xlsx", workbook("أ", "ب"))
    assert ["a.xlsx#أ!3", "a.xlsx#أ!4", "a.xlsx#ب!3", "a.xlsx#ب!4"] == [item.name for item in items]
    assert "ب" == items[2].values["sheet"]


@pytest.mark.parametrize("name", MAKERS)
def test_files_are_known_by_what_they_hold(name: str) -> None:
    """Without a suffix the first parts of the file tell what it is."""
    stream = ByteStream(Source("s", "s"), io.BytesIO(MAKERS[name]()))
    assert name.removeprefix("a.") == guess_format(stream).name


@pytest.mark.parametrize("name", MAKERS)
def test_entities_are_refused(read, name: str) -> None:
    """A file with entities, of its own or from outside, is reported; nothing is put in their place."""
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(MAKERS[name]())) as old, zipfile.ZipFile(data, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part.endswith((".xml", ".opf")):
                end = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
                content = content[:end] + entities + content[end:]
            new.writestr(part, content)
    items = read(name, data.getvalue())
    assert [BadRow] == [type(item) for item in items]
    assert "EntitiesForbidden" in items[0].reason or "invalid XML" in items[0].reason


@pytest.mark.parametrize("name", MAKERS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_mutated_files_never_raise(read, name: str, data) -> None:
    """Flipped bytes and cut ends give records and bad rows."""
    whole = bytearray(MADE[name])
    places = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, max_size=8)):
        whole[place] = value
    end = data.draw(st.just(len(whole)) | st.integers(0, len(whole)))
    assert all(isinstance(item, Record | BadRow) for item in read(name, bytes(whole[:end])))
