"""Each command as a user runs it: what it prints, in which form, with which exit code."""

import csv
import json
from pathlib import Path

import pytest

from kashaf.cli import COMMANDS, cli

ROWS = (
    '{"id": "1", "title": "حقوق المؤلف", "text": "صدر كتابٌ عن حقوق المؤلف", '
    '"category": "قانون", "pages": 40}\n'
    '{"id": "2", "title": "في السوق", "text": "ذهب عادل إلى السوق واشترى كتابين", '
    '"category": "سفر", "pages": 12}\n'
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text(ROWS, "utf-8")
    return path


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_has_help_with_an_example(run, name):
    """-h prints a sentence, the options and an example line, and exits with 0."""
    done = run(*filter(None, [name]), "-h")
    assert 0 == done.returncode
    assert "kashaf" in done.stdout
    assert "Example: kashaf" in done.stdout or not name


def test_index_then_search(run, corpus):
    """Two commands find what a reader expects, in the default index folder."""
    assert 0 == run("index", corpus).returncode
    done = run("search", "الكتاب")
    assert 0 == done.returncode
    assert "2 found" in done.stdout
    assert "[كتابٌ]" in done.stdout


def test_index_prints_a_summary(run, corpus):
    """The summary counts documents and words, and shows how further fields were taken."""
    done = run("index", corpus)
    assert "2 documents, 15 words" in done.stdout
    assert "category (keyword, guessed), pages (number, guessed)" in done.stdout


def test_the_index_folder_comes_from_the_environment(run, corpus, tmp_path):
    """KASHAF_INDEX names the folder where --index does not."""
    env = {"KASHAF_INDEX": str(tmp_path / "elsewhere")}
    run("index", corpus, env=env)
    assert (tmp_path / "elsewhere" / "kashaf.json").is_file()
    assert 0 == run("search", "كتاب", env=env).returncode


def test_index_reads_standard_input(run):
    """A dash reads a pipe."""
    assert "2 documents" in run("index", "-", stdin=ROWS).stdout


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
@pytest.mark.parametrize("analyzer", ["full", "lean", "light", "snowball", "folded"])
def test_engines_and_analyzers_can_be_chosen(run, corpus, engine, analyzer):
    """Every engine serves every analyzer, and the index remembers both."""
    run("index", corpus, "--engine", engine, "--analyzer", analyzer)
    info = json.loads(run("info", "--json").stdout)
    assert (engine, analyzer) == (info["engine"], info["analyzer"]["settings"]["name"])
    assert 1 == json.loads(run("search", "--json", "السوق").stdout)["total"]


def test_bad_rows_are_reported_by_file_and_line(run, tmp_path):
    """A bad row is named, left out and counted; with --strict the exit code is 1."""
    path = tmp_path / "mixed.jsonl"
    path.write_text(ROWS + "{broken\n" + '{"id": "4"}\n', "utf-8")
    done = run("index", path)
    assert 0 == done.returncode
    assert "mixed.jsonl:3:" in done.stderr
    assert "mixed.jsonl:4:" in done.stderr
    assert "2 bad rows skipped" in done.stdout
    assert 1 == run("index", path, "--strict").returncode


def test_search_as_json(run, seeds_index):
    """The JSON of a search has the promised form, with places on the original text."""
    data = json.loads(run("search", "--json", "--index", seeds_index, "مكتبه", "متنقله").stdout)
    assert ["query", "total", "took_ms", "hits"] == list(data)
    first = data["hits"][0]
    assert ["id", "score", "title", "title_spans", "snippet", "fields", "matches"] == list(first)
    assert "news-010" == first["id"]
    text, spans = first["snippet"]["text"], first["snippet"]["spans"]
    assert {"مكتبة", "متنقلة", "المكتبة"} >= {text[start:end] for start, end in spans}
    assert {("مكتبه", "مكتبة", "same letters"), ("متنقله", "متنقلة", "same letters")} == {
        (match["word"], match["text"], match["relation"]) for match in first["matches"]
    }


def test_search_as_json_lines(run, seeds_index):
    """One object a hit."""
    lines = run(
        "search", "--json-lines", "--limit", "3", "--index", seeds_index, "المدينة"
    ).stdout.splitlines()
    assert 3 == len([json.loads(line)["id"] for line in lines])


def test_search_as_csv(run, seeds_index):
    """A header and a row a hit."""
    rows = list(csv.DictReader(run("search", "--csv", "--index", seeds_index, "المدينة").stdout.splitlines()))
    assert ["rank", "id", "score", "title", "snippet", "fields"] == list(rows[0])
    assert "1" == rows[0]["rank"]


def test_pages_follow_each_other(run, seeds_index):
    """--limit and --offset cut one ranking into pages."""

    def page(*options: str) -> list[str]:
        data = json.loads(run("search", "--json", "--index", seeds_index, "المدينة", *options).stdout)
        return [hit["id"] for hit in data["hits"]]

    assert page("--limit", "6") == page("--limit", "3") + page("--limit", "3", "--offset", "3")


def test_a_word_is_excluded_by_a_dash(run, corpus):
    """-عادل is a word to exclude and not an option."""
    run("index", corpus)
    data = json.loads(run("search", "--json", "كتاب", "-عادل").stdout)
    assert ["1"] == [hit["id"] for hit in data["hits"]]


def test_a_note_says_how_an_odd_query_was_read(run, corpus):
    """A quote without its other half is passed over, and standard error says so; --strict refuses."""
    run("index", corpus)
    done = run("search", 'كتاب "حقوق')
    assert (0, True) == (done.returncode, "as if it were not there" in done.stderr)
    assert 1 == run("search", "--strict", 'كتاب "حقوق').returncode


def test_analyze_shows_every_rule(run):
    """A table row a word: the word, folded, stem, and what each rule made of it."""
    done = run("analyze", "والكِتَابُ", "--analyzer", "light")
    assert ["word", "folded", "stem", "rules"] == done.stdout.splitlines()[0].split()
    assert "marks: والكتاب" in done.stdout
    assert "article: كتاب" in done.stdout


def test_analyze_shows_every_reading(run):
    """With morphology, each reading of a word with its share, pieces, lemma and root."""
    done = run("analyze", "وكتبهم")
    assert "broken plural" in done.stdout
    (token,) = json.loads(run("analyze", "--json", "وكتبهم").stdout)
    assert {"exact": "وكتبهم", "lemma": "كتاب", "root": "كتب"}.items() <= token["terms"].items()
    first = token["readings"][0]
    assert ([["و"], ["هم"]], "كُتُب") == ([first["proclitics"], first["suffixes"]], first["vocalised"])


def test_analyze_as_json(run):
    """The same as data, with places in the text."""
    (token,) = json.loads(run("analyze", "--json", "--analyzer", "light", "«مكتبات»").stdout)
    assert ("مكتبات", 1, 7, 0) == (token["word"], token["start"], token["end"], token["position"])
    assert "suffix" in token["rules"][-1]["rule"] or token["rules"]


def test_analyze_tells_ligatures_and_numbers_apart(run):
    """A character for several words shows the word it gives, a number the way it is written as a term."""
    tokens = json.loads(run("analyze", "--json", "--analyzer", "folded", "ﷻ ١٬٢٣٤").stdout)
    steps = [(step["rule"], step["after"]) for token in tokens for step in token["rules"]]
    assert [("ligature", "جل"), ("ligature", "جلاله"), ("digits", "1٬234"), ("number", "1234")] == steps


def test_rules_can_be_switched_off(run):
    """A folding rule is left out by its name."""
    (token,) = json.loads(
        run("analyze", "--json", "--analyzer", "folded", "--rule-off", "teh", "مكتبةٌ").stdout
    )
    assert {"exact": "مكتبة"} == token["terms"]


def test_words_can_be_kept(run, tmp_path):
    """A word of the list is not stemmed."""
    (tmp_path / "keep.txt").write_text("مكتبات\n", "utf-8")
    (token,) = json.loads(run("analyze", "--json", "--keep", "keep.txt", "مكتبات").stdout)
    assert "مكتبات" == token["terms"]["lemma"]


def test_lexicon_shows_a_family(run, seeds_index):
    """A word's lemma with its plurals and root, words derived from that, and what an index has of them."""
    (book, *_) = json.loads(run("lexicon", "--json", "--index", seeds_index, "كتبهم").stdout)
    assert ("كِتَاب", "كتب") == (book["lemma"], book["root"])
    assert {"vocalised": "كُتُب", "kind": "broken plural"} in book["forms"]
    assert {"مَكْتَبَة", "كَاتِب", "مَكْتُوب"} <= {one["lemma"] for one in book["relatives"]}
    assert book["documents"] > 10
    assert {"كتاب", "الكتب"} <= set(book["in_index"])
    assert "broken plural" in run("lexicon", "كتبهم").stdout


def test_lexicon_says_what_it_does_not_know(run):
    """A word that the lexicon does not know is an error that names it."""
    done = run("lexicon", "ظظغغطط")
    assert (1, True) == (done.returncode, "does not know 'ظظغغطط'" in done.stderr)


def test_a_broad_search_finds_by_root(run, corpus):
    """--recall broad finds words of the same root, and a note tells of it where a word is missing."""
    run("index", corpus)
    narrow = run("search", "--json", "مكتوب")
    assert (0, True) == (
        json.loads(narrow.stdout)["total"],
        "broad" in str(json.loads(narrow.stdout)["notes"]),
    )
    broad = json.loads(run("search", "--json", "--recall", "broad", "مكتوب").stdout)
    assert {"same root"} == {match["relation"] for hit in broad["hits"] for match in hit["matches"]}
    assert 2 == broad["total"]


def test_info_names_what_is_there(run, corpus):
    """Counts, fields, engine and analyzer, as a table."""
    run("index", corpus)
    shown = run("info").stdout
    for expected in ("documents  2", "category (keyword)", "tantivy", "name full"):
        assert expected in " ".join(shown.split()).replace("documents 2", "documents  2")


def test_delete_removes_documents(run, corpus):
    """A deleted document is not found; an id that is not there is an error that names it."""
    run("index", corpus)
    assert "1 deleted" in run("delete", "1").stdout
    assert 1 == json.loads(run("search", "--json", "كتاب").stdout)["total"]
    done = run("delete", "1", "2")
    assert (1, True) == (done.returncode, "no document has the id 1" in done.stderr)


def test_engines_are_listed(run):
    """Both engines with their versions, the default marked."""
    rows = json.loads(run("engines", "--json").stdout)
    assert {"tantivy": True, "whoosh": False} == {row["name"]: row["default"] for row in rows}


def test_demo_works_without_a_terminal(run, tmp_path):
    """The demonstration finds something for each query, names three commands, and leaves nothing behind."""
    done = run("demo")
    assert 0 == done.returncode
    assert 6 == done.stdout.count("── ")
    assert "\n0 found" not in done.stdout
    assert 3 == done.stdout[done.stdout.index("Try next") :].count("  kashaf ")
    assert [] == list(tmp_path.iterdir())


def test_documentation_names_every_command():
    """Every command of the table can be loaded and has a help text."""
    for name in COMMANDS:
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.help
