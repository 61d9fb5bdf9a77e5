"""`kashaf suggest` and `kashaf complete`, as a user runs them on the seeds."""

import json


def test_suggest_prints_queries(run, seeds_index):
    """The likeliest query stands in the first line; a query without mistakes has none."""
    done = run("suggest", "--index", seeds_index, "المدرصة")
    assert (0, "المدرسة") == (done.returncode, done.stdout.splitlines()[0])
    assert "" == run("suggest", "--index", seeds_index, "المدرسة").stdout


def test_suggest_prints_json(run, seeds_index):
    """JSON has each query with its changes."""
    done = run("suggest", "--index", seeds_index, "--json", "--limit", "1", "المدرصة")
    (found,) = json.loads(done.stdout)
    assert ("المدرسة", "letters") == (found["query"], found["changes"][0]["kind"])


def test_suggest_reads_latin_letters_when_asked(run, seeds_index):
    """--translit names the way; another name is wrong usage."""
    done = run("suggest", "--index", seeds_index, "--translit", "arabizi", "madrasa")
    assert "مدرسة" == done.stdout.splitlines()[0]
    assert 2 == run("suggest", "--index", seeds_index, "--translit", "iso", "madrasa").returncode


def test_complete_prints_whole_queries(run, seeds_index):
    """Each line is a whole query, by use."""
    done = run("complete", "--index", seeds_index, "--limit", "5", "مك")
    lines = done.stdout.splitlines()
    assert 0 == done.returncode
    assert 5 == len(lines)
    assert "المكتبة" in lines
    data = json.loads(run("complete", "--index", seeds_index, "--json", "في مك").stdout)
    assert all(one["query"] == f"في {one['word']}" for one in data)


def test_a_query_is_read_from_standard_input(run, seeds_index):
    """A dash reads a pipe."""
    assert "المدرسة" in run("suggest", "--index", seeds_index, "-", stdin="المدرصة").stdout
