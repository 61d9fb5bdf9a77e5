"""A run of one analyzer: what is asked, how it is read, and that nothing stays behind."""

import tempfile
from dataclasses import replace

import pytest

import kashaf
from kashaf.errors import KashafError, QueryError
from kashaf.evaluation import Collection, Setting
from kashaf.evaluation.runs import _percentiles, make_run


def test_the_judged_queries_are_ranked(small):
    """Each judged query has the ids of its hits, best first."""
    made = make_run("light", "light", small, Setting())
    assert {"1", "2", "3"} == set(made.run.rankings)
    assert {"a", "c"} == set(made.run.rankings["1"].ids)
    assert "b" == made.run.rankings["2"].ids[0]
    assert (4, ()) == (made.documents, made.absent)


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_what_is_judged_is_what_a_search_gives(tmp_path, engine):
    """The ranking is that of the ordinary search, hit by hit and score by score."""
    index = kashaf.create(tmp_path / "index", engine=engine)
    index.add(
        {"id": name, "text": text}
        for name, text in (("a", "كتاب في البيت"), ("b", "كتب كتابا عن الكتاب"), ("c", "بيت الكتاب"))
    )
    (tmp_path / "docs.csv").write_text(
        "id,text\na,كتاب في البيت\nb,كتب كتابا عن الكتاب\nc,بيت الكتاب\n", "utf-8"
    )
    collection = Collection((tmp_path / "docs.csv",), {"1": "كتاب البيت"}, {"1": {"a": 1}})
    ranking = make_run("x", kashaf.Settings(), collection, Setting(engine)).run.rankings["1"]
    hits = list(index.search("كتاب البيت"))
    assert [hit.id for hit in hits] == list(ranking.ids)
    assert pytest.approx([hit.score for hit in hits]) == list(ranking.scores)


@pytest.mark.parametrize(
    "text", ["-كتاب", "+كتاب -سوق", "title:كتاب", 'كتاب "', "كتاب (سوق)", "«كتاب» ) سوق"]
)
def test_queries_are_words_unless_told_otherwise(small, text):
    """Signs, fields and quotes mean nothing: every such query finds the books."""
    collection = replace(small, queries={"1": text})
    assert {"a", "c"} <= set(make_run("light", "light", collection, Setting()).run.rankings["1"].ids)


def test_queries_can_be_read_as_typed(small):
    """In the query language a dash excludes."""
    collection = replace(small, queries={"1": "كتاب -نجوم"})
    as_words, as_typed = (
        make_run("light", "light", collection, Setting(as_typed=typed)).run.rankings["1"].ids
        for typed in (False, True)
    )
    assert ({"a", "c"}, ("c",)) == (set(as_words), as_typed)


def test_judged_documents_that_are_not_there_are_known(small):
    """They are named in order."""
    collection = replace(small, judgements={"1": {"a": 1, "z": 1, "y": 0}})
    assert ("y", "z") == make_run("light", "light", collection, Setting()).absent


def test_a_query_that_cannot_be_asked_is_named(small):
    """The message begins with the query's id."""
    collection = replace(small, queries={"1": "كتاب " * 5000})
    with pytest.raises(QueryError, match=r"query '1'.*10,000"):
        make_run("light", "light", collection, Setting())


def test_a_collection_without_documents_is_an_error(small, tmp_path):
    """Nothing can be found where nothing is."""
    (tmp_path / "none.jsonl").write_text("")
    with pytest.raises(KashafError, match="none"):
        make_run("light", "light", replace(small, documents=(tmp_path / "none.jsonl",)), Setting())


def test_too_little_depth_is_refused():
    """R@100 needs a hundred hits."""
    with pytest.raises(KashafError, match="give 100 or more"):
        Setting(depth=10)


def test_the_index_is_gone_afterwards(small, tmp_path, monkeypatch):
    """Nothing is left in the folder for temporary files."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    make_run("light", "light", small, Setting())
    assert [] == list(place.iterdir())


def test_percentiles():
    """Half and 95 in a hundred of the values lie below; one value is both."""
    assert (50.0, 95.0) == _percentiles([float(n) for n in range(101)])
    assert (7.0, 7.0) == _percentiles([7.0])
