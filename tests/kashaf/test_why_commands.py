"""Why a document was found and stands where it stands, through the real command line."""

import json

import pytest


def test_why_below_each_hit(run, seeds_index):
    """`--why` says in one line how each word matched, in the language that is asked for."""
    done = run("search", "والكتاب", "--why", "-n", "1", "--lang", "ar", "--index", seeds_index)
    assert "والكتاب: " in done.stdout
    done = run("search", "المدرسة", "--why", "-n", "20", "--index", seeds_index, env={"KASHAF_LANG": "en"})
    assert "broken plural of مدرسة" in done.stdout


def test_the_locale_chooses_the_language(run, seeds_index):
    """Where nothing is said, an Arabic locale has Arabic."""
    env = {"LC_ALL": "ar_EG.UTF-8", "KASHAF_LANG": ""}
    done = run("search", "المدرسة", "--why", "-n", "20", "--index", seeds_index, env=env)
    assert "جمع تكسير لـ«مدرسة»" in done.stdout


def test_other_languages_are_refused(run, seeds_index):
    """Another language is wrong usage, in an option or in the environment."""
    for done in (
        run("search", "كتاب", "--lang", "fr", "--index", seeds_index),
        run("search", "كتاب", "--index", seeds_index, env={"KASHAF_LANG": "fr"}),
    ):
        assert 2 == done.returncode
        assert "'fr' is not one of 'ar', 'en'" in done.stderr


def test_the_score_as_a_tree(run, seeds_index):
    """`--explain` draws the tree, and JSON holds it as data that add up."""
    done = run("search", "المترجم", "--explain", "-n", "1", "--lang", "en", "--index", seeds_index)
    assert "├─ " in done.stdout
    assert "lemma «مترجم» in the text: weight 0.6 × rarity" in done.stdout
    for option in ("--json", "--json-lines"):
        shown = run("search", "المترجم", "--explain", option, "-n", "1", "--index", seeds_index)
        data = json.loads(shown.stdout)
        hit = data["hits"][0] if option == "--json" else data
        assert hit["explanation"]["value"] == pytest.approx(hit["score"], abs=1e-4)


def test_stems_and_windows(run, seeds_index):
    """`--mark stem` marks what stands inside the clitics, and `--snippets` shows several windows."""
    stems = run("search", "المكتبة", "--mark", "stem", "-n", "20", "--index", seeds_index).stdout
    assert "ال[مكتبة]" in stems
    assert "[المكتبة]" not in stems
    data = json.loads(run("search", "المكتبة", "--json", "--snippets", "3", "--index", seeds_index).stdout)
    several = [hit for hit in data["hits"] if "snippets" in hit]
    assert several
    for hit in several:
        assert hit["snippet"] == hit["snippets"][0]
        assert [one["start"] for one in hit["snippets"]] == sorted(one["start"] for one in hit["snippets"])


def test_a_search_that_finds_nothing_says_why(run, seeds_index):
    """Counts by word and level, conditions, suggestions and broader searches stand below 0 found."""
    shown = run("search", "+كتاب +زرافة", "--lang", "en", "--index", seeds_index).stdout
    assert "0 found" in shown
    assert "«زرافة» is in no document" in shown
    assert "«زرافة» is required: it matches no documents; without it the query finds" in shown
    assert "لعلك تقصد: المكتبة" in run("search", "المكتبهة", "--lang", "ar", "--index", seeds_index).stdout
    data = json.loads(run("search", "+كتاب +زرافة", "--json", "--index", seeds_index).stdout)
    assert ["كتاب", "زرافة"] == [word["word"] for word in data["why_nothing"]["words"]]


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_why_a_query_finds_what_it_finds(run, tmp_path, engine):
    """`kashaf why` counts for a query, judges a document, prints words or JSON, and knows wrong ids."""
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "text": "كتاب قديم"}\n{"id": "b", "text": "كتب ونهر"}\n', "utf-8")
    run("index", rows, "--index", "made", "--engine", engine)
    shown = run("why", "+كتاب -نهر", "--index", "made", "--lang", "en").stdout
    assert "«نهر» is excluded: it matches 1 document; without it the query finds 2 documents" in shown
    assert (
        "it has what is excluded: «نهر»"
        in run("why", "+كتاب -نهر", "b", "--index", "made", "--lang", "en").stdout
    )
    assert "الوثيقة b في المرتبة 2" in run("why", "كتاب قديم", "b", "--index", "made", "--lang", "ar").stdout
    judged = json.loads(run("why", "كتاب قديم", "b", "--json", "--index", "made").stdout)
    assert (2, True, "a") == (judged["rank"], judged["found"], judged["first"]["id"])
    counted = json.loads(run("why", "-نهر", "--json", "--index", "made").stdout)
    assert 1 == counted["total"]
    unknown = run("why", "كتاب", "nowhere", "--index", "made")
    assert (1, "Error: there is no document 'nowhere' in the index; look for ids with: kashaf search\n") == (
        unknown.returncode,
        unknown.stderr,
    )
