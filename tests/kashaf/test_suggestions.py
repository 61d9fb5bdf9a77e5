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


def test_search_asks_whether_another_query_was_meant(run, seeds_index):
    """Where a word is not in the index, a line says what may have been meant, in the language chosen."""
    query = "المدرصة القديمة"
    done = run("search", "--index", seeds_index, "--lang", "en", query)
    assert "did you mean: المدرسة القديمة" in done.stdout
    assert "تقصد" in run("search", "--index", seeds_index, "--lang", "ar", query).stdout
    data = json.loads(run("search", "--index", seeds_index, "--json", query).stdout)
    assert "المدرسة القديمة" == data["suggestions"][0]["query"]


def test_search_does_not_ask_about_good_queries(run, seeds_index):
    """Where enough is found for words that the index or the lexicon knows, nothing is said."""
    for query in ("المدرسة", "حقوق المؤلف"):
        data = json.loads(run("search", "--index", seeds_index, "--json", query).stdout)
        assert data["total"]
        assert "suggestions" not in data
