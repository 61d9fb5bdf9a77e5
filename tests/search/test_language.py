"""The query language as its tables in docs/QUERY_LANGUAGE.md say, row by row, on both engines."""

import re
from pathlib import Path

import pytest

import kashaf
from kashaf.engines import ENGINES
from kashaf.errors import QueryError
from kashaf.indexer import index_sources
from kashaf.search.results import Results
from kashaf.search.switches import Switches

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "QUERY_LANGUAGE.md").read_text("utf-8")
OPTIONS = {
    "--all": "all_words",
    **{f"--{name}": name for name in ("hamza", "teh", "yeh", "letters", "vowels")},
    "--arabic-operators": "arabic_operators",
    "--as-you-type": "as_you_type",
}


def rows(part: str) -> list[tuple[str, ...]]:
    """Return the cells of every row that begins with a query."""
    found = re.findall(r"^\| `(.*?)` \| (.*) \|$", part, re.MULTILINE)
    return [(query.replace(r"\|", "|"), *rest.split(" | ")) for query, rest in found]


FINDING, STRICT = map(rows, DOCUMENT.split("\n## Strict\n"))


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> list[kashaf.Index]:
    """Return the corpus that comes along, on each engine."""
    made = []
    for engine in ENGINES:
        index = kashaf.create(tmp_path_factory.mktemp("language") / engine, engine=engine)
        with index.writer() as writer:
            index_sources((ROOT / "seeds" / "corpus.jsonl", ROOT / "seeds" / "files"), writer)
        made.append(index)
    return made


def asked(indexes: list[kashaf.Index], written: str) -> list[Results]:
    """Ask each index a query as it is written on a command line, with its options before it."""
    switches = Switches()
    while written.startswith("--"):
        option, _, written = written.partition(" ")
        if option == "--max-terms":
            most, _, written = written.partition(" ")
            switches = Switches(max_terms=int(most))
        else:
            switches = switches.having(OPTIONS[option])
    return [index.search(written, limit=200, switches=switches) for index in indexes]


@pytest.mark.parametrize(("query", "_meaning", "found"), FINDING)
def test_a_query_finds_what_the_table_says(indexes, query, _meaning, found):
    """As many as told, those that are named and none that must not be, the same on both engines."""
    first, second = asked(indexes, query)
    told = re.fullmatch(r"(\d+)(?:: (.*?)( …)?)?(?:; not (.*))?", found)
    assert told is not None
    ids = [hit.id for hit in first]
    named = set(told[2].split(", ")) if told[2] else set()
    assert int(told[1]) == len(ids) == first.total
    assert named <= set(ids) if told[3] else named == set(ids)
    assert not (told[4] or "").split(", ")[0] or set(told[4].split(", ")).isdisjoint(ids)
    assert ids == [hit.id for hit in second]
    assert [hit.score for hit in first] == pytest.approx([hit.score for hit in second], abs=1e-4)


@pytest.mark.parametrize(("query", "message"), STRICT)
def test_a_strict_search_names_the_place_and_the_mend(indexes, query, message):
    """The error begins as the table says, its place lies in the query, and without strict there is a note."""
    for index in indexes:
        with pytest.raises(QueryError) as raised:
            index.search(query, strict=True)
        assert str(raised.value).startswith(message)
        assert 0 <= raised.value.position < len(query)
        assert any(note.startswith(message) for note in index.search(query).notes)


def test_every_construct_has_rows():
    """The tables hold enough to speak of, in both directions."""
    assert 200 <= len(FINDING)
    assert 15 <= len(STRICT)
    assert 10 <= sum(found.startswith("0") for *_, found in FINDING)
    assert 20 <= sum("not " in found for *_, found in FINDING)


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("كتاب (تاريخ", "( at character 6 has no other half"),
        ("foo:كتاب", "read as a word"),
        ("date:أمس", "read as words"),
        ("--max-terms 3 ا*", "stands for"),
        ("NOT", "holds no word"),
    ],
)
def test_a_note_says_what_was_odd(indexes, query, note):
    """Lenient searches say how they read what is not of the language, and what a limit cut."""
    for results in asked(indexes, query):
        assert any(note in each for each in results.notes)


@pytest.mark.parametrize(
    "query", ["كتاب تاريخ", "+قارب -سيارة", "ما هو البحر؟", '"معرض الكتاب"', "مك* OR date:2021"]
)
def test_what_is_of_the_language_is_strict(indexes, query):
    """Strictness changes nothing where there is no slip."""
    for index in indexes:
        assert list(index.search(query)) == list(index.search(query, strict=True))
