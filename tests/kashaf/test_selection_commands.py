"""Facets, filters, orders, groups, pages, likes, several indexes and saved searches, on the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def ask(run: Run, seeds_index: Path, tmp_path: Path) -> Run:
    """Run a command on the index of the seeds, with saved searches of its own."""

    def ask(*args: str, code: int = 0) -> CompletedProcess[str]:
        env = {"KASHAF_INDEX": str(seeds_index), "KASHAF_SAVED": str(tmp_path / "kept" / "saved.json")}
        done = run(*args, env=env)
        assert code == done.returncode, done.stderr
        return done

    return ask


def answer(done: CompletedProcess[str]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def test_facets_are_data_and_bars(ask: Run) -> None:
    """A facet is shown with a bar for each bucket, says what it leaves out, and in JSON has clauses."""
    asked = ("search", "كتاب", "--facet", "category", "--facet", "date:hijri-year", "--facet-values", "2")
    shown = ask(*asked).stdout
    assert "category" in shown
    assert "█" in shown
    assert "more values: --facet-values" in shown
    category, years = answer(ask(*asked, "--json"))["facets"]
    assert (2, "category:رسائل") == (len(category["buckets"]), category["buckets"][0]["clause"])
    assert {"1445"} < {bucket["label"] for bucket in years["buckets"]}
    for bucket in (*category["buckets"], *years["buckets"]):
        kept = answer(ask("search", "كتاب", "--where", bucket["clause"], "--limit", "0", "--json"))
        assert bucket["count"] == kept["total"], bucket


def test_filters_and_order(ask: Run) -> None:
    """Filters keep, the order is the field's, and no score is shown where there is none."""
    asked = ("search", "كتاب", "--where", "date>=2021", "--where", "category:ثقافة", "--sort", "-date")
    hits = answer(ask(*asked, "--json"))["hits"]
    dates = [hit["fields"]["date"] for hit in hits]
    assert hits
    assert sorted(dates, reverse=True) == dates
    assert {"ثقافة"} == {hit["fields"]["category"] for hit in hits}
    assert " 0.000" not in ask(*asked).stdout
    assert 6 == answer(ask("search", "--where", "category:علوم", "--json"))["total"]


def test_groups_have_headings(ask: Run) -> None:
    """Each group stands under its value and count."""
    shown = ask("search", "كتاب", "--group-by", "category", "--per-group", "1", "-n", "3").stdout
    assert 3 == shown.count("── ")
    assert "more groups: --offset 3" in shown
    data = answer(ask("search", "كتاب", "--group-by", "category", "--json"))
    assert [hit["id"] for hit in data["hits"]] == [name for group in data["groups"] for name in group["hits"]]


def test_pages_by_token(ask: Run) -> None:
    """The token of a page leads to the next, in JSON and in what people see."""
    whole = [hit["id"] for hit in answer(ask("search", "كتاب", "-n", "30", "--json"))["hits"]]
    first = answer(ask("search", "كتاب", "-n", "20", "--json"))
    second = answer(ask("search", "كتاب", "-n", "20", "--after", first["next"], "--json"))
    assert whole == [hit["id"] for hit in first["hits"] + second["hits"]]
    assert "next" not in second
    assert f"--after {first['next']}" in ask("search", "كتاب", "-n", "20", "--after", "start").stdout
    assert "that was the last page" in ask("search", "كتاب", "-n", "20", "--after", first["next"]).stdout
    assert "another search" in ask("search", "قلم", "--after", first["next"], code=1).stderr


def test_likes(ask: Run) -> None:
    """Documents like one are found without a query, and the one itself is not among them."""
    data = answer(ask("search", "--like", "news-031", "-n", "5", "--json"))
    assert "news-031" not in [hit["id"] for hit in data["hits"]]
    assert 5 == len(data["hits"])
    assert "no document" in ask("search", "--like", "none", code=1).stderr


def test_several_indexes(ask: Run, run: Run, seeds_index: Path, tmp_path: Path) -> None:
    """Two indexes are searched as one, and each hit names its own."""
    other = tmp_path / "other"
    lines = '{"id": "news-031", "title": "كتاب", "text": "كتاب في علم الفلك", "date": "2022-01-01"}\n'
    assert 0 == run("index", "-", "--index", other, stdin=lines).returncode
    both = ("--index", str(seeds_index), "--index", str(other))
    data = answer(ask("search", "كتاب", *both, "-n", "30", "--json"))
    assert {str(seeds_index), str(other)} == {hit["index"] for hit in data["hits"]}
    assert f"{other}::news-031" in ask("search", "كتاب", *both, "-n", "30").stdout
    rows = list(csv.DictReader(ask("search", "كتاب", *both, "--csv").stdout.splitlines()))
    assert rows[0]["index"] in {str(seeds_index), str(other)}


def test_saved_searches(ask: Run) -> None:
    """A search is kept with all that it is asked with, listed, run again, replaced and forgotten."""
    assert "no search is saved yet" in ask("saved").stdout
    asked = ("كتاب", "--where", "date>=2021", "--sort", "-date", "--facet", "category", "--all", "-n", "4")
    saved = ask("search", *asked, "--save", "كتب جديدة", "--json")
    assert "kashaf saved كتب جديدة" in saved.stderr
    listed = ask("saved").stdout
    assert "كتب جديدة" in listed
    assert "where date>=2021" in listed
    before, again = answer(saved), answer(ask("saved", "كتب جديدة", "--json"))
    assert {**before, "took_ms": 0} == {**again, "took_ms": 0}
    assert 1 == len(answer(ask("saved", "كتب جديدة", "-n", "1", "--json"))["hits"])
    assert "in place of the one before" in ask("search", "قلم", "--save", "كتب جديدة").stderr
    assert "قلم" == answer(ask("saved", "--json"))["كتب جديدة"]["query"]
    ask("saved", "كتب جديدة", "--remove")
    assert "there is no saved search" in ask("saved", "كتب جديدة", code=1).stderr


@pytest.mark.parametrize("content", ["{", "[]", '{"x": {"query": "a"}}', '{"x": 3}', '{"x": {"colour": 1}}'])
def test_a_broken_file_of_saved_searches(content: str, run: Run, tmp_path: Path) -> None:
    """What is not such a file is said in one line, with its place."""
    place = tmp_path / "saved.json"
    place.write_text(content, "utf-8")
    done = run("saved", "x", env={"KASHAF_SAVED": str(place)})
    assert 1 == done.returncode
    assert str(place) in done.stderr
    assert 1 == len(done.stderr.splitlines())


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "give a QUERY"),
        (("a", "--like", "b"), "without a QUERY"),
        (("a", "--facet", "date", "--csv"), "--json"),
    ],
)
def test_what_does_not_go_together(args: tuple[str, ...], said: str, ask: Run) -> None:
    """Options that contradict each other are wrong usage."""
    assert said in ask("search", *args, code=2).stderr
