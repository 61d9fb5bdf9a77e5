"""People's own synonyms and stop words, through the command line and from Python."""

import json

import pytest

import kashaf
from kashaf import Settings
from kashaf.errors import AnalyzerError, ForeignAnalyzerError
from kashaf.search.synonyms import Synonyms

ROWS = (
    '{"id": "car", "text": "وصلت السيارة إلى الشركة"}\n'
    '{"id": "carriage", "text": "وصلت عربة قديمة"}\n'
    '{"id": "company", "text": "الشركة والشركة والشركة"}\n'
)


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text(ROWS, "utf-8")
    return path


@pytest.fixture
def synonyms(tmp_path):
    path = tmp_path / "synonyms.txt"
    path.write_text("سيارة، عربة # vehicles\n", "utf-8")
    return path


@pytest.fixture
def stop_words(tmp_path):
    path = tmp_path / "stop.txt"
    path.write_text("# too frequent here\nالشركة\nشركة\n", "utf-8")
    return path


def ids(done) -> list[str]:
    assert 0 == done.returncode, done.stderr
    return [hit["id"] for hit in json.loads(done.stdout)["hits"]]


def test_search_with_synonyms(run, corpus, synonyms):
    """--synonyms finds more, and each match says why; without it nothing changes."""
    run("index", corpus)
    assert ["car"] == ids(run("search", "--json", "السيارات"))
    done = run("search", "--json", "السيارات", "--synonyms", synonyms)
    assert {"car", "carriage"} == set(ids(done))
    told = {hit["id"]: hit["matches"] for hit in json.loads(done.stdout)["hits"]}
    (match,) = told["carriage"]
    expected = {"word": "السيارات", "text": "عربة", "level": "exact", "relation": "synonym"}
    assert expected == {name: match[name] for name in expected}
    assert "[عربة]" in run("search", "السيارات", "--synonyms", synonyms).stdout


def test_synonyms_come_from_the_environment(run, corpus, synonyms):
    """KASHAF_SYNONYMS names the list where --synonyms does not; an empty value names none."""
    run("index", corpus)
    search = ("search", "--json", "سيارة")
    assert {"car", "carriage"} == set(ids(run(*search, env={"KASHAF_SYNONYMS": str(synonyms)})))
    assert ["car"] == ids(run(*search, env={"KASHAF_SYNONYMS": ""}))


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
@pytest.mark.parametrize("analyzer", ["full", "lean", "light", "snowball", "folded"])
def test_synonyms_serve_every_analyzer_and_engine(run, corpus, synonyms, engine, analyzer):
    """A list belongs to no index: every one can be searched with it."""
    run("index", corpus, "--engine", engine, "--analyzer", analyzer)
    assert "carriage" in ids(run("search", "--json", "سيارة", "--synonyms", synonyms))


def test_a_bad_list_is_one_line(run, corpus, tmp_path):
    """A bad row is told by file and line, with exit code 1; a missing file is wrong usage."""
    run("index", corpus)
    path = tmp_path / "bad.txt"
    path.write_text("سيارة، عربة\nسيارة\n", "utf-8")
    done = run("search", "سيارة", "--synonyms", path)
    assert 1 == done.returncode
    assert 1 == len(done.stderr.splitlines())
    assert f"{path}:2: 'سيارة' is a group of one" in done.stderr
    assert 2 == run("search", "سيارة", "--synonyms", tmp_path / "none.txt").returncode


def test_synonyms_from_python(tmp_path, synonyms):
    """A list is read once, and any search takes it."""
    index = kashaf.create(tmp_path / "index")
    index.add(map(json.loads, ROWS.splitlines()))
    assert 1 == index.search("سيارة").total
    assert 2 == index.search("سيارة", synonyms=Synonyms.read(synonyms)).total


def test_an_index_with_its_own_stop_words(run, corpus, stop_words):
    """Words of the list weigh nothing in searches of the index, and those of the usual list do."""
    run("index", corpus, "--stop-words", stop_words)
    assert ["car"] == ids(run("search", "--json", "سيارة الشركة"))
    assert ["company", "car"] == ids(run("search", "--json", "الشركة"))
    assert ["car"] == ids(run("search", "--json", "إلى"))
    assert ["الشركة", "شركة"] == json.loads(run("info", "--json").stdout)["analyzer"]["settings"][
        "stop_words"
    ]


def test_an_index_without_its_own_stop_words(run, corpus):
    """Nothing is remembered, and the usual list acts."""
    run("index", corpus)
    assert {"company", "car"} == set(ids(run("search", "--json", "سيارة الشركة")))
    assert "stop_words" not in json.loads(run("info", "--json").stdout)["analyzer"]["settings"]


def test_an_index_keeps_its_stop_words(run, corpus, stop_words):
    """Adding takes the index's own; others are refused with what to do instead."""
    assert 0 == run("index", corpus, "--stop-words", stop_words).returncode
    assert 0 == run("index", corpus).returncode
    assert 0 == run("index", corpus, "--stop-words", stop_words).returncode
    stop_words.write_text("عربة\n", "utf-8")
    done = run("index", corpus, "--stop-words", stop_words)
    assert 1 == done.returncode
    assert "leave the analyzer's options out" in done.stderr


def test_a_bad_list_of_stop_words(run, corpus, stop_words):
    """A line of several words is told by file and line, and no index is made."""
    stop_words.write_text("الشركة\nمن أجل\n", "utf-8")
    done = run("index", corpus, "--stop-words", stop_words)
    assert 1 == done.returncode
    assert f"{stop_words}:2: 'من أجل' is more than one word" in done.stderr
    assert 1 == run("info").returncode


@pytest.mark.parametrize("name", ["full", "lean", "light", "folded"])
def test_settings_remember_stop_words(name):
    """An analyzer with its own stop words is built again from its settings, in any order and writing."""
    analyzer = kashaf.build(Settings(name, stop_words=("شَرِكة،", "في")))
    told = json.loads(json.dumps(analyzer.settings()))
    assert analyzer == kashaf.build(Settings.from_json(told))
    assert analyzer == kashaf.build(Settings(name, stop_words=("في", "شركة", "في")))
    assert hash(analyzer) == hash(kashaf.build(Settings(name, stop_words=("في", "شركة"))))
    assert {analyzer.fold("شركة"), "في"} == analyzer.stop_words


def test_stop_words_belong_to_the_value():
    """Other stop words make another analyzer; none at all are not the usual ones."""
    chosen = [kashaf.build(Settings("light", stop_words=words)) for words in (None, (), ("في",))]
    assert all(first != second for first in chosen for second in chosen if first is not second)
    assert frozenset() == chosen[1].stop_words
    assert "في" in chosen[0].stop_words


def test_settings_without_stop_words_are_the_old_ones():
    """What an index wrote before there were own stop words is read, and written no other way."""
    old = {"name": "light", "off": [], "keep": []}
    assert Settings("light") == Settings.from_json(old)
    assert old == kashaf.build(Settings("light")).settings()


@pytest.mark.parametrize("words", ["في", [1], {"في": 1}, 0])
def test_broken_stop_words_are_refused(words):
    """Stop words of another form are no settings."""
    with pytest.raises(AnalyzerError, match="stop_words where they are its own"):
        Settings.from_json({"name": "light", "off": [], "keep": [], "stop_words": words})


def test_the_fingerprint_knows_stop_words_where_terms_depend_on_them():
    """Neighbours are pairs of content words, so only an analyzer with that level has another fingerprint."""
    for name, differs in (("full", True), ("lean", False), ("light", False), ("folded", False)):
        plain, own = (kashaf.build(Settings(name, stop_words=words)) for words in (None, ("في",)))
        assert differs == (plain.fingerprint != own.fingerprint), name
        assert differs == (plain.fields("كتاب من الكتب") != own.fields("كتاب من الكتب")), name


def test_an_index_is_not_opened_with_other_neighbours(tmp_path):
    """An analyzer with other stop words, where they change terms, is refused."""
    kashaf.create(tmp_path / "index", analyzer=Settings(stop_words=("في",)))
    with pytest.raises(ForeignAnalyzerError):
        kashaf.open(tmp_path / "index", analyzer=kashaf.build())
    assert {"في"} == kashaf.open(tmp_path / "index").analyzer.stop_words
