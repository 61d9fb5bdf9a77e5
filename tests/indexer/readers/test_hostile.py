"""Sources that were made to do harm: they are bounded, and nothing of theirs is run or fetched."""

import io
import json
import socket
import zipfile
import zlib

import pytest

from kashaf.indexer.records import BadRow, Record


@pytest.fixture(autouse=True)
def _no_network(monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader has opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def zipped(**parts: bytes | str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_scripts_and_frames_of_a_page_are_nothing(read) -> None:
    """What a browser would run or fetch is neither run, fetched nor read."""
    markup = (
        "<p>قمح<script src='http://example.org/x.js'>alert(1)</script><img src='//example.org/x' onerror=a>"
        "<iframe src='file:///etc/passwd'></iframe><object data='x'>y</object><link rel=stylesheet href=//x>"
    )
    (item,) = read("a.html", markup)
    assert "قمح" == item.values["text"]


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
def test_a_part_that_unpacks_to_too_much_is_reported(read, name: str) -> None:
    """An office file that is a bomb ends at the bound, before it is parsed."""
    part = {"a.docx": "word/document.xml", "a.odt": "content.xml", "a.epub": "a.opf"}[name]
    (item,) = read(name, zipped(**{part: b"<x>" + b" " * (80 << 20) + b"</x>"}))
    assert isinstance(item, BadRow)
    assert "200 times its size" in item.reason


def test_a_workbook_that_unpacks_to_too_much_is_reported(read) -> None:
    """All sheets of a workbook together are bounded."""
    (item,) = read("a.xlsx", zipped(**{"xl/worksheets/sheet1.xml": b" " * (80 << 20)}))
    assert isinstance(item, BadRow)
    assert "200 times its size" in item.reason


def test_deep_json_is_reported(read) -> None:
    """A value nested deeper than the parser goes is a bad row; the next line is read."""
    first, second = read("a.jsonl", '{"text": ' + "[" * 200_000 + "\n" + '{"text": "قمح"}\n')
    assert isinstance(first, BadRow)
    assert {"text": "قمح"} == second.values


def test_a_huge_value_in_a_table_is_reported(read) -> None:
    """A value longer than a book of ten thousand pages is a bad row; the next row is read."""
    first, second = read("a.csv", "text,x\n" + "a" * ((1 << 24) + 10) + ",1\nقمح,2\n")
    assert isinstance(first, BadRow)
    assert {"text": "قمح", "x": "2"} == second.values


def test_deep_elements_of_an_office_file_are_read_or_reported(read) -> None:
    """Elements a hundred thousand deep end no process."""
    deep = "<x>" * 100_000 + "</x>" * 100_000
    assert all(isinstance(item, Record | BadRow) for item in read("a.odt", zipped(**{"content.xml": deep})))


def test_a_pdf_that_unpacks_to_too_much_is_bounded(read) -> None:
    """A stream of a PDF that unpacks to hundreds of times its size ends at a bound."""
    content = zlib.compress(b"BT /F1 12 Tf (a) Tj ET\n" + b" " * (300 << 20), 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    pages = b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    stream = (
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(content) + content + b"\nendstream endobj\n"
    )
    items = read("a.pdf", head + pages + page + stream + b"trailer<</Root 1 0 R>>\n%%EOF")
    assert all(isinstance(item, Record | BadRow) for item in items)
    assert any("200 times" in str(item) for item in items)


def test_names_of_members_that_are_commands_are_names(read) -> None:
    """A member's name is never more than a name."""
    items = read("a.zip", zipped(**{"$(touch x);'|.jsonl": json.dumps({"text": "قمح"})}))
    assert ["a.zip/$(touch x);'|.jsonl#1"] == [item.name for item in items]
