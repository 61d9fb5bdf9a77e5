"""Concordances and counts as files."""

import csv
import json

import pytest

import kashaf
from kashaf.exporting import concordance_table, record_table, write_table
from kashaf.search.why.language import Language


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = kashaf.create(
        tmp_path_factory.mktemp("usage") / "index", fields={"date": "date", "author": "keyword"}
    )
    made.add(
        [
            {
                "id": "1",
                "title": "عن الكتب",
                "text": "مقدمة.\nصدر كتابٌ جديد. ثم كتابان!",
                "date": "2024-05-01",
            },
            {"id": "2", "title": "ثانٍ", "text": "كلمة " * 200 + "«كتاب»، " + "كلمة " * 200, "author": "هالة"},
        ]
    )
    return made


def test_a_line_is_quoted_by_its_sentence(index, tmp_path):
    """Each place has its own sentence, its keyword bold, with title, place and date."""
    file = tmp_path / "lines.md"
    found = index.concordance("كتاب", limit=None)
    assert len(found.lines) == write_table(concordance_table(found, index, Language.ARABIC), file)
    text = file.read_text("utf-8")
    assert "> صدر **كتابٌ** جديد.\n\n   — **عن الكتب** · الفقرة 2 · 2024-05-01 (`1`)" in text
    assert "> ثم **كتابان**!" in text
    assert "> عن **الكتب**" in text


def test_a_place_without_a_sentence_is_quoted_by_its_line(index, tmp_path):
    """Of a text without signs the line of the concordance is quoted."""
    file = tmp_path / "lines.jsonl"
    write_table(concordance_table(index.concordance("كتاب", limit=None), index, Language.ENGLISH), file)
    rows = {row["document"]: row for row in map(json.loads, file.read_text("utf-8").splitlines())}
    quote = rows["2"]["citation"]["quote"]
    (start, end), *_ = quote["spans"]
    assert "كتاب" == quote["text"][start:end]
    assert "كلمة «كتاب»، كلمة" in quote["text"]
    assert len(quote["text"]) < 100
    assert "هالة" == rows["2"]["citation"]["place"]


def test_counts_are_rows(index, tmp_path):
    """Forms are rows under the names of what is counted; nothing found is a file without rows."""
    file = tmp_path / "forms.csv"
    forms = index.forms("كتاب").forms
    assert len(forms) == write_table(record_table("كتاب", (form.to_json() for form in forms)), file)
    assert {form.text for form in forms} == {
        row["form"] for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())
    }
    assert 0 == write_table(record_table("", ()), file)
