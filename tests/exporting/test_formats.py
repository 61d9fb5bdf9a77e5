"""What is found as files: each format read back by another program's eyes."""

import csv
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kashaf
from kashaf.errors import KashafError
from kashaf.exporting import FORMATS, Citation, Row, Table, all_hits, hit_table, write_table
from kashaf.search import Snippet, Span
from kashaf.search.why.language import Language

DOCUMENTS = (
    {
        "id": "1",
        "title": "حقوق *المؤلف*",
        "text": "مقدمة.\nصدر كتابٌ جديد. ثم أُعلن عن كتابين آخرين وعن كتب! والسلام.",
        "date": "2024-05-01",
        "author": "هالة البستاني",
        "page": 12,
    },
    {"id": "2", "title": "=SUM(A1)", "text": "في الكتاب فصول", "date": "2023-01-02", "author": "", "page": 3},
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = kashaf.create(
        tmp_path_factory.mktemp("exporting") / "index",
        fields={"date": "date", "author": "keyword", "page": "number"},
    )
    made.add(DOCUMENTS)
    return made


def table(index, query="كتاب"):
    return hit_table(query, index.search(query), index.layout, Language.ARABIC)


def test_the_quoted_sentence_holds_most_of_what_is_marked(index):
    """A citation has title, place, date and the sentence with its marks."""
    cited = next(row.citation for row in table(index).rows if row.citation and row.citation.id == "1")
    assert "ثم أُعلن عن كتابين آخرين وعن كتب!" == cited.quote.text
    assert ["كتابين", "كتب"] == [cited.quote.text[start:end] for start, end in cited.quote.spans]
    assert ("هالة البستاني، ص 12، الفقرة 2", "2024-05-01") == (cited.place, cited.date)


def test_json_lines(index, tmp_path):
    """A line is the hit as a search gives it, with its rank and citation."""
    file = tmp_path / "hits.jsonl"
    assert 2 == write_table(table(index), file)
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert {"1", "2"} == {row["id"] for row in rows}
    assert [1, 2] == [row["rank"] for row in rows]
    assert {"title", "quote", "place", "date", "id"} == set(rows[0]["citation"])


def test_csv_opens_in_spreadsheets(index, tmp_path):
    """The file begins with a byte order mark; fields have columns, marks are brackets."""
    file = tmp_path / "hits.csv"
    write_table(table(index), file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = {row["id"]: row for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())}
    assert "في [الكتاب] فصول" == rows["2"]["quote"]
    assert ("2024-05-01", "12") == (rows["1"]["date"], rows["1"]["page"])


def test_a_workbook_runs_from_right_to_left(index, tmp_path):
    """The sheet reads from the right, what begins with = is no formula, and marked words are bold."""
    file = tmp_path / "hits.xlsx"
    write_table(table(index), file)
    sheet = openpyxl.load_workbook(file, rich_text=True)["kashaf"]
    assert sheet.sheet_view.rightToLeft
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=2)}
    assert ("=SUM(A1)", "s") == (rows["2"][3].value, rows["2"][3].data_type)
    assert ["كتابين", "كتب"] == [str(part) for part in rows["1"][4].value if getattr(part, "font", None)]


def test_markdown_quotes(index, tmp_path):
    """A hit is a quotation with what was found in bold, then title, place, date and id; signs are escaped."""
    file = tmp_path / "hits.md"
    write_table(table(index), file)
    text = file.read_text("utf-8")
    assert '<div dir="rtl">' in text
    assert "> ثم أُعلن عن **كتابين** آخرين وعن **كتب**!" in text
    assert "— **حقوق \\*المؤلف\\*** · هالة البستاني، ص 12، الفقرة 2 · 2024-05-01 (`1`)" in text


def test_a_table_without_citations_is_a_table(tmp_path):
    """Counts and the like, which cannot be quoted, are rows of a Markdown table."""
    file = tmp_path / "forms.md"
    rows = (Row({"form": form, "count": count}) for form, count in (("كتاب", 3), ("a|b", 1)))
    assert 2 == write_table(Table("كتاب", ("form", "count"), rows), file)
    assert "| form | count |\n| --- | --- |\n| كتاب | 3 |\n| a\\|b | 1 |\n" in file.read_text("utf-8")


def test_an_unknown_ending_is_refused(tmp_path):
    """The message names the endings that there are."""
    with pytest.raises(KashafError, match=r"\.jsonl, \.csv, \.xlsx, \.md"):
        write_table(Table("", (), ()), tmp_path / "hits.pdf")


def test_nothing_is_left_of_what_failed(tmp_path):
    """A file is there when all of it was written, and only then."""

    def failing():
        yield Row({"a": 1})
        raise KashafError("no more")

    for ending in FORMATS:
        with pytest.raises(KashafError, match="no more"):
            write_table(Table("", ("a",), failing()), tmp_path / f"x{ending}")
    assert [] == list(tmp_path.iterdir())


def test_all_hits_come_page_by_page(index):
    """However small the pages are, all hits come once, or as many as are asked for."""

    def page(limit, token):
        return index.search("كتاب", limit=min(limit, 1), after=token)

    assert [hit.id for hit in index.search("كتاب")] == [hit.id for hit in all_hits(page)]
    assert 1 == len(list(all_hits(page, 1)))


@given(st.text(), st.text(), st.sampled_from(sorted(FORMATS)))
def test_any_text_can_be_written(tmp_path_factory, title, text, ending):
    """Control characters, signs of each format and odd letters end in a file."""
    file = tmp_path_factory.getbasetemp() / f"any{ending}"
    quote = Snippet(text, (Span(0, len(text)),) if text else ())
    row = Row({"title": title, "quote": quote}, Citation(title, quote, title, "", title))
    assert 1 == write_table(Table(title, ("title", "quote"), [row]), file)
    if ending == ".xlsx":
        openpyxl.load_workbook(file)
