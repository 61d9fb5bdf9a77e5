"""The Python API: an index made, opened, added to, searched."""

import json

import pytest

import kashaf
from kashaf.analyzers import Analyzer, Settings, build
from kashaf.errors import (
    DocumentError,
    ForeignAnalyzerError,
    IndexFolderError,
    KashafError,
    MissingIndexError,
)

BOOKS = [
    {"id": "1", "title": "في المكتبة", "text": "قرأ الطلاب كتابين عن النجوم", "year": 1999},
    {"id": "2", "title": "رحلة", "text": "سافرت الطالبة وكتابها معها", "year": 2004},
]


@pytest.fixture(params=["tantivy", "whoosh"])
def index(request, tmp_path) -> kashaf.Index:
    made = kashaf.create(tmp_path / "index", engine=request.param)
    made.add(BOOKS)
    return made


def test_documents_are_found(index):
    """What was added is found, with marks on the original text."""
    results = index.search("الكتاب")
    assert {"1", "2"} == {hit.id for hit in results}
    assert {"كتابين", "وكتابها"} == {hit.text[a:b] for hit in results for a, b in hit.snippet.spans}


def test_results_are_a_sequence(index):
    """Results iterate, have a length, and give single hits and slices."""
    results = index.search("كتاب", limit=1)
    assert (2, 1) == (results.total, len(results))
    assert results[0] == next(iter(results)) == results[:1][0]


def test_adding_takes_many_forms(index):
    """One mapping, many, a generator, or keywords."""
    assert 1 == index.add({"id": "3", "text": "ثالث"})
    assert 2 == index.add({"id": str(n), "text": "كتاب"} for n in (4, 5))
    assert 1 == index.add(id="6", text="سادس")
    assert 6 == len(index)


def test_the_same_id_replaces(index):
    """A document takes the place of an earlier one."""
    index.add(id="1", text="نص آخر")
    assert (2, ["2"]) == (len(index), [hit.id for hit in index.search("كتاب")])


def test_all_or_nothing(index):
    """A bad document leaves the index as it was."""
    with pytest.raises(DocumentError):
        index.add([{"id": "7", "text": "جديد"}, {"id": "8"}])
    assert (2, False) == (len(index), "7" in index)


def test_get_and_delete(index):
    """A document comes back whole, and is gone when it is deleted."""
    stored = index.get("1")
    assert stored is not None
    assert ("في المكتبة", {"year": 1999}) == (stored.title, dict(stored.fields))
    assert 1 == index.delete("1", "none")
    assert index.get("1") is None


def test_an_index_opens_again(index):
    """Another program finds what this one committed, through the analyzer that the index remembers."""
    with kashaf.open(index.path) as opened:
        assert 2 == opened.search("كتابهم").total
        assert index.analyzer == opened.analyzer


def test_an_open_index_sees_one_commit(index):
    """What another writer commits is seen after `reload`."""
    index.search("كتاب")
    kashaf.open(index.path).add(id="9", text="كتاب تاسع")
    assert 2 == index.search("كتاب").total
    index.reload()
    assert 3 == index.search("كتاب").total


def test_an_empty_index_finds_nothing(tmp_path):
    """Before the first document there is nothing to find, and no error."""
    index = kashaf.create(tmp_path / "index")
    assert (0, 0, None) == (index.search("كتاب").total, len(index), index.get("1"))


def test_field_types_can_be_given(tmp_path):
    """Types that are given are not guessed, and their fields can be asked."""
    index = kashaf.create(tmp_path / "index", fields={"year": "keyword"})
    index.add(BOOKS)
    assert ["2"] == [hit.id for hit in index.search("year:2004")]
    with pytest.raises(KashafError, match="choose one of"):
        kashaf.create(tmp_path / "other", fields={"year": "colour"})


def test_an_own_analyzer(tmp_path):
    """An analyzer of one's own serves an index, and must be given again to open it."""
    own = Analyzer(build(Settings("folded")).folding, build().above, name="own")
    kashaf.create(tmp_path / "index", analyzer=own).add(BOOKS)
    assert 2 == kashaf.open(tmp_path / "index", analyzer=own).search("كتاب").total
    with pytest.raises(KashafError, match="own"):
        kashaf.open(tmp_path / "index")
    with pytest.raises(ForeignAnalyzerError):
        kashaf.open(tmp_path / "index", analyzer=build(Settings("folded")))


def test_creating_twice_is_refused(index):
    """An index is not made over another."""
    with pytest.raises(IndexFolderError, match="already"):
        kashaf.create(index.path)


def test_opening_nothing_is_refused(tmp_path):
    """The message says how to make an index."""
    with pytest.raises(MissingIndexError, match="kashaf index"):
        kashaf.open(tmp_path / "none")


def test_results_print_and_show(index):
    """Results print as text, show in a notebook with everything escaped, and serialise."""
    index.add(id="<x>", title="<script>", text="كتاب & <b>")
    results = index.search("كتاب")
    assert "3 found for كتاب" in str(results)
    page = results._repr_html_()
    assert "<script>" not in page
    assert "<mark>كتاب</mark> &amp; &lt;b&gt;" in page
    assert 3 == len(json.loads(json.dumps(results.to_json()))["hits"])


def test_an_index_shows_what_it_is(index):
    """`repr` names folder, size and engine."""
    assert "2 documents" in repr(index)
