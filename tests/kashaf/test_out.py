"""Hits as files, as a user asks for them."""

import json

import pytest


@pytest.mark.parametrize("ending", ["jsonl", "csv", "xlsx", "md"])
def test_all_hits_go_into_a_file(run, seeds_index, tmp_path, ending):
    """Without --limit a file has all hits, and nothing is printed but how many."""
    done = run("search", "المدينة", "--index", seeds_index, "--out", f"hits.{ending}")
    assert (0, "") == (done.returncode, done.stdout)
    total = json.loads(run("search", "المدينة", "--index", seeds_index, "--json", "-n", "0").stdout)["total"]
    assert f"{total} hits written to hits.{ending}" in done.stderr
    assert (tmp_path / f"hits.{ending}").stat().st_size > 500


def test_limit_and_offset_cut_the_file(run, seeds_index, tmp_path):
    """A file of --limit hits holds those of the page, with their ranks."""
    run("search", "المدينة", "--index", seeds_index, "-n", "3", "--offset", "2", "--out", "hits.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "hits.jsonl").read_text("utf-8").splitlines()]
    page = run("search", "المدينة", "--index", seeds_index, "-n", "3", "--offset", "2", "--json").stdout
    assert [(hit["id"], rank) for rank, hit in enumerate(json.loads(page)["hits"], 3)] == [
        (row["id"], row["rank"]) for row in rows
    ]


def test_an_unknown_ending_costs_no_search(run, seeds_index):
    """The message names the endings that there are."""
    done = run("search", "المدينة", "--index", seeds_index, "--out", "hits.pdf")
    assert 1 == done.returncode
    assert "cannot write hits.pdf: its name must end in one of .jsonl, .csv, .xlsx, .md" in done.stderr


def test_groups_do_not_go_into_a_file(run, seeds_index):
    """What has no one order is refused as wrong usage."""
    done = run("search", "المدينة", "--index", seeds_index, "--group-by", "category", "--out", "x.csv")
    assert 2 == done.returncode


def test_a_saved_search_goes_into_a_file(run, seeds_index, tmp_path):
    """A saved search writes all that it finds."""
    env = {"KASHAF_SAVED": str(tmp_path / "saved.json")}
    run("search", "المدينة", "--index", seeds_index, "--save", "city", env=env)
    assert "hits written to city.csv" in run("saved", "city", "--out", "city.csv", env=env).stderr


@pytest.mark.parametrize(
    "args", [("concordance", "مدينة"), ("concordance", "مدينة", "--count"), ("words", "--prefix", "مدين")]
)
def test_usage_goes_into_a_file(run, seeds_index, tmp_path, args):
    """Without --limit a file has all lines or words, and nothing is printed but how many."""
    done = run(*args, "--index", seeds_index, "--out", "usage.jsonl")
    assert (0, "") == (done.returncode, done.stdout), done.stderr
    rows = (tmp_path / "usage.jsonl").read_text("utf-8").splitlines()
    assert done.stderr.startswith(f"{len(rows)} ")
    assert rows
