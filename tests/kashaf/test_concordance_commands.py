"""`kashaf concordance` and `kashaf words`, as a user runs them."""

import csv
import io
import json
import re

import pytest

from kashaf.cli.bars import bar
from kashaf.cli.kwic import kwic_lines
from kashaf.search.concordance import Line
from kashaf.terminal import Bidi, Screen, width


def line(before: str, keyword: str, after: str, document: str = "1") -> Line:
    return Line(document, "text", 0, 0, before, keyword, after)


LINES = (
    line("قَرَأَ الطَّالِبُ", "الكتـاب", "كله"),
    line("", "كُتُبٌ", "في iPhone 12"),
    line("ثم وصل", "كتابهم", "", "وثيقة"),
    line("لأن الآلات", "كتاب", "لا بد"),
)


def test_keywords_stand_in_one_column():
    """The same width before the keyword and to the end of the isolate, with marks, tatweel and Latin."""
    shown = list(kwic_lines(LINES, Screen()))
    starts = {width(text[: text.index(one.keyword)]) for text, one in zip(shown, LINES, strict=True)}
    assert 1 == len(starts)
    assert 1 == len({width(text[: text.index("\u2069")]) for text in shown})


def test_a_line_is_one_right_to_left_isolate():
    """So that what comes before stands at the right on a terminal that reorders; the id stands outside."""
    shown = list(kwic_lines(LINES, Screen()))
    assert all(re.fullmatch("\u2067[^\u2069]+\u2069  \u2066?\u2067?[^\u2069]+\u2069", text) for text in shown)
    assert shown[2].endswith("\u2067وثيقة\u2069")


def test_what_steers_direction_in_a_text_is_left_out():
    """Half of an override would turn the line round."""
    (shown,) = kwic_lines((line("قبل \u202e", "كتاب", "\u202c بعد\u2069"),), Screen())
    assert not {"\u202e", "\u202c"} & set(shown)
    assert "كتاب" in shown[: shown.index("\u2069")]


def test_a_terminal_has_the_lines_at_its_right():
    """All end in the same column, the last one free, and the ids stand at the left."""
    shown = list(kwic_lines(LINES, Screen(columns=80)))
    assert {79} == {width(text) for text in shown}


def test_keywords_stand_in_one_column_of_the_eye():
    """Reordered for a terminal that does not reorder, they are straight, and before stands at the right."""
    pytest.importorskip("bidi")
    shown = list(kwic_lines(LINES, Screen(Bidi.VISUAL)))
    assert 1 == len({width(text[: text.index("]")]) for text in shown})


def test_lines_without_arabic_run_from_the_left():
    """A concordance of English words is not turned round."""
    assert next(kwic_lines((line("the", "book", "is"),), Screen())).startswith("\u2066")


@pytest.mark.parametrize(
    ("share", "drawn"), [(1.0, "████"), (0.0, ""), (0.5, "██"), (0.28, "█▏"), (0.01, "")]
)
def test_a_bar_is_drawn_in_eighths(share, drawn):
    """As long as its share."""
    assert drawn == bar(share, 4)


def test_concordance_prints_lines_and_how_to_go_on(run, seeds_index):
    """A page, and the option that shows the next."""
    done = run("concordance", "كتاب", "--index", seeds_index, "--limit", "3")
    assert 0 == done.returncode, done.stderr
    first, blank, *lines = done.stdout.splitlines()
    assert "--offset 3" in first
    assert "" == blank
    assert 3 == len(lines)


def test_concordance_as_json_and_csv_say_the_same(run, seeds_index):
    """The same lines for machines."""
    asked = ("concordance", "كتاب", "--index", seeds_index, "--sort", "after", "--limit", "7")
    data = json.loads(run(*asked, "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--csv").stdout)))
    assert [{name: str(value) for name, value in each.items()} for each in data["lines"]] == rows
    assert 7 == len(rows)


@pytest.mark.parametrize(
    ("option", "part"), [("--count", "forms"), ("--collocates", "collocates"), ("--plot", "moments")]
)
def test_counts_are_printed_for_people_and_machines(run, seeds_index, option, part):
    """As table, CSV and JSON."""
    asked = ("concordance", "كتاب", option, "--index", seeds_index)
    found = json.loads(run(*asked, "--json").stdout)[part]
    assert len(found) == len(list(csv.DictReader(io.StringIO(run(*asked, "--csv").stdout)))) > 0
    table = run(*asked)
    assert 0 == table.returncode, table.stderr
    assert len(found) <= len(table.stdout.splitlines())


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_picture_is_written(run, seeds_index, tmp_path, ending):
    """Of the kind that its name says."""
    pytest.importorskip("matplotlib")
    picture = tmp_path / f"use.{ending}"
    done = run("concordance", "كتاب", "--plot-out", picture, "--index", seeds_index, "--lang", "ar")
    assert 0 == done.returncode, done.stderr
    assert picture.read_bytes().startswith({"png": b"\x89PNG", "svg": b"<?xml"}[ending])


def test_a_word_that_is_nowhere_is_no_error(run, seeds_index):
    """No place, said in one line."""
    done = run("concordance", "قسطنطينوبوليس", "--index", seeds_index)
    assert (0, "0 places in 0 documents\n") == (done.returncode, done.stdout)


def test_words_are_listed(run, seeds_index):
    """By documents, and by places where these are asked for."""
    table = run("words", "--index", seeds_index, "--prefix", "مد", "--limit", "3").stdout.splitlines()
    assert 5 == len(table)
    found = json.loads(run("words", "--index", seeds_index, "--occurrences", "--json").stdout)
    assert all(word["count"] >= word["documents"] for word in found["words"])


def test_words_of_a_part_are_listed(run, seeds_index):
    """What is typical of it, against one other part or all others."""
    for against in ((), ("--against", "category:مطبخ")):
        done = run("words", "--part", "category:رياضة", *against, "--index", seeds_index, "--csv")
        assert 0 == done.returncode, done.stderr
        assert "مباراة" in {row["word"] for row in csv.DictReader(io.StringIO(done.stdout))}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("concordance", "كتاب", "--level", "stem"), 1, "say exact, lemma, root"),
        (("concordance", "كتاب", "--plot-out", "use.txt"), 1, ".png, .svg"),
        (("concordance", "كتاب", "--count", "--plot-out", "use.png"), 2, "leave --count out"),
        (("words", "--against", "category:مطبخ"), 2, "--part"),
        (("words", "--part", "category:لا"), 1, "no document"),
    ],
)
def test_a_mistake_is_answered_in_one_line(run, seeds_index, arguments, code, said):
    """The value, what is allowed, and the exit code."""
    done = run(*arguments, "--index", seeds_index)
    assert code == done.returncode
    assert said in done.stderr
    assert "Traceback" not in done.stderr
