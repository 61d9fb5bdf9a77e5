import io
from pathlib import Path

import pytest
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from kashaf.indexer.readers.glyph_order import Glyph, as_placed, is_backwards, read_line
from kashaf.indexer.records import BadRow, Record

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
needs_font = pytest.mark.skipif(not FONT.exists(), reason="no font with Arabic letters")
PAGES = (
    ["افتتحت البلدية المكتبة بعد ترميم دام 12.5 سنة.", "قال المدير: «لا بأس» (تقريبا) في 2020/5/1"],
    ["الصفحة الثانية فيها English words here وسطا", "Latin with كتاب واحد inside"],
)


def placed(visual: str) -> list[Glyph]:
    return [Glyph(at, at + 1, letter) for at, letter in enumerate(visual)]


def made(pages, shown=lambda line: get_display(reshape(line))) -> bytes:
    data = io.BytesIO()
    pdfmetrics.registerFont(TTFont("font", FONT))
    page = canvas.Canvas(data, invariant=True)
    page.setTitle("تقرير")
    for lines in pages:
        page.setFont("font", 12)
        for number, line in enumerate(lines):
            page.drawRightString(550, 780 - 24 * number, shown(line))
        page.showPage()
    page.save()
    return data.getvalue()


@pytest.mark.parametrize("line", [line for page in PAGES for line in page])
def test_lines_come_back_as_they_were_written(line: str) -> None:
    """What the eye sees is read in the order it was meant in, numbers, brackets and Latin words too."""
    assert line == read_line(placed(get_display(line)))


def test_ligatures_and_marks_are_read() -> None:
    """A ligature's letters stay in order, a mark follows its letter, shapes become letters."""
    assert "سلام" == read_line([Glyph(0, 1, "ﻡ"), Glyph(1, 2, "لا"), Glyph(2, 3, "ﺳ")])
    assert "كَتب" == read_line([*placed("بتك"), Glyph(2.4, 2.5, "\u064e")])


def test_brackets_face_their_words() -> None:
    """Whether a maker names a mirrored bracket by its look or by its sense, it opens before a word."""
    assert "ثلاثة (تقريبا)" == read_line(placed("(ابيرقت) ةثالث"))
    assert "ثلاثة (تقريبا)" == read_line(placed(")ابيرقت( ةثالث"))


def test_lines_of_makers_without_arabic_are_noticed() -> None:
    """Glyphs that stand in the order of writing, from the left, give lines that read backwards."""
    line = "كتبت المعلمة رسالة طويلة إلى المدينة"
    assert is_backwards([read_line(placed(line))])
    assert line == as_placed(placed(line))


@needs_font
def test_a_file_is_one_document_with_its_pages_marked(read) -> None:
    """Lines come in order, pages are marked, the title is that of the properties."""
    (item,) = read("a.pdf", made(PAGES))
    lines = [line for page in PAGES for line in page]
    assert {"title": "تقرير", "text": "\n".join(lines)} == item.values
    assert [(0, "1"), (len("\n".join(PAGES[0])) + 1, "2")] == [(m.position, m.label) for m in item.marks]


@needs_font
def test_a_file_of_glyphs_from_left_to_right_is_read(read) -> None:
    """A page whose maker knew nothing of Arabic is read in the order it was written in."""
    lines = ["كتبت المعلمة رسالة طويلة", "إلى المدينة البعيدة على الجبل"]
    (item,) = read("a.pdf", made([lines], shown=lambda line: line))
    assert "\n".join(lines) == item.values["text"]


@needs_font
def test_pages_without_text_are_reported(read) -> None:
    """A page that is a picture, or empty, is named, and the others are read."""
    report, item = read("a.pdf", made([[], PAGES[0]]))
    assert "no text on 1 of 2 pages" in report.reason
    assert [(0, "2")] == [(mark.position, mark.label) for mark in item.marks]


@needs_font
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_mutated_files_never_raise(read, data) -> None:
    """Flipped bytes and cut ends give records and bad rows."""
    whole = bytearray(made(PAGES))
    places = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, max_size=8)):
        whole[place] = value
    end = data.draw(st.just(len(whole)) | st.integers(0, len(whole)))
    assert all(isinstance(item, Record | BadRow) for item in read("a.pdf", bytes(whole[:end])))


@given(st.lists(st.builds(Glyph, st.floats(0, 9), st.floats(0, 9), st.text(max_size=2)), max_size=12))
def test_no_letter_is_lost_or_made(glyphs: list[Glyph]) -> None:
    """Whatever glyphs stand on a line, each is read once."""
    plain = [glyph._replace(text="".join(filter("ابت12ab ".__contains__, glyph.text))) for glyph in glyphs]
    assert sorted("".join(glyph.text for glyph in plain)) == sorted(read_line(plain))
