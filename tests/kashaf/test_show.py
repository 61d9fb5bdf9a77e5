"""`kashaf show` and `kashaf open`: whole documents, what was searched marked in them."""

import json

import pytest

import kashaf
from kashaf.search import Span


@pytest.fixture
def searched(run, seeds_index):
    run("search", "مكتبه متنقله", "--index", seeds_index, "--limit", "3", "--offset", "0")
    return seeds_index


def test_show_marks_a_query(run, seeds_index):
    """The whole text is there, with its fields, and all places of the query's words are marked."""
    shown = run("show", "news-010", "--query", "مكتبة", "--index", seeds_index).stdout
    assert shown.count("[") >= 3
    assert "id: news-010" in shown
    assert "category: ثقافة" in shown
    with kashaf.open(seeds_index) as index:
        assert index.get("news-010").text.split()[-1] in shown


def test_show_marks_the_last_search(run, searched):
    """Without --query, what was searched last is marked; before any search, nothing is."""
    assert "[" in run("show", "news-010", "--index", searched).stdout
    assert "[" not in run("show", "news-010", "--index", searched, env={"XDG_STATE_HOME": "/nowhere"}).stdout


def test_show_as_json(run, searched):
    """The places are those of the original text."""
    data = json.loads(run("show", "news-010", "--index", searched, "--json").stdout)
    assert ["id", "title", "title_spans", "text", "text_spans", "fields"] == list(data)
    assert all("مكتب" in data["text"][a:b] or "متنقل" in data["text"][a:b] for a, b in data["text_spans"])


def test_an_unknown_id_is_one_line(run, seeds_index):
    """There is no traceback."""
    done = run("show", "zzz", "--index", seeds_index)
    assert (1, 1) == (done.returncode, done.stderr.count("\n"))


def test_open_takes_numbers_of_the_last_search(run, searched):
    """Hit 1 is the first that was shown; a number that was not shown is refused."""
    assert "id: news-010" in run("open", "1", "--index", searched).stdout
    done = run("open", "4", "--index", searched)
    assert 1 == done.returncode
    assert "showed numbers 1 to 3, not 4" in done.stderr


def test_open_without_a_search(run, seeds_index):
    """The message says what to do first."""
    assert "run kashaf search first" in run("open", "1", "--index", seeds_index).stderr


def test_numbers_are_those_that_were_printed(run, seeds_index):
    """On a later page numbers go on."""
    run("search", "المدينة", "--index", seeds_index, "--limit", "2", "--offset", "2")
    ids = json.loads(run("search", "المدينة", "--index", seeds_index, "--json").stdout)["hits"]
    assert f"id: {ids[3]['id']}" in run("open", "4", "--index", seeds_index).stdout


def test_what_cannot_be_remembered_does_not_stop_a_search(run, seeds_index, tmp_path):
    """A state folder that cannot be made costs nothing but the numbers."""
    blocked = tmp_path / "file"
    blocked.touch()
    assert (
        0 == run("search", "المدينة", "--index", seeds_index, env={"XDG_STATE_HOME": str(blocked)}).returncode
    )


@pytest.mark.parametrize(
    ("name", "starts"), [("page.html", True), ("page.sh", False), ("missing.html", False)]
)
def test_open_starts_the_file_of_a_hit(run, tmp_path, name, starts):
    """A file that is there and of a kind that is indexed is started; for others the text is shown."""
    for file in ("page.html", "page.sh"):
        (tmp_path / file).write_text("كتاب", "utf-8")
    with kashaf.create(tmp_path / "index") as index:
        index.add(id="1", title="كتاب", text="نص الكتاب", file=str(tmp_path / name))
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    opener.chmod(0o755)
    run("search", "كتاب", "--index", tmp_path / "index")
    env = {"DISPLAY": ":9", "PATH": f"{opener.parent}:/usr/bin:/bin"}
    done = run("open", "1", "--index", tmp_path / "index", env=env)
    assert starts is ("نص [الكتاب]" not in done.stdout)
    assert 0 == done.returncode


def test_python_marks_a_document(tmp_path):
    """From Python, places of title and text are spans; without a query there are none."""
    index = kashaf.create(tmp_path / "index")
    index.add(id="1", title="في الكتب", text="سطر\nوكتابه")
    document = index.marked("1", "كتاب")
    assert (Span(3, 8),) == document.title.spans
    assert (Span(4, 10),) == document.text.spans
    assert () == index.marked("1").text.spans
