"""Fields that keep no positions: they rank as others do, and have no phrases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kashaf.analyzers.levels import GRAMS, NEAR
from kashaf.engines import Document, EngineIndex, Field, FieldKind, Layout, Searcher, engine
from kashaf.engines import query as tree
from kashaf.engines.layout import UNPLACED, FieldType
from kashaf.errors import QueryError

WITH, WITHOUT = "text.exact", "text.grams"
FIELDS = (Field(WITH, FieldKind.TERMS), Field(WITHOUT, FieldKind.TERMS, positions=False))


@pytest.fixture
def index(engine_name: str, tmp_path: Path) -> EngineIndex:
    """An empty index with a field of each kind."""
    return engine(engine_name).create(tmp_path, FIELDS)


@pytest.fixture
def written(index: EngineIndex, documents: list[Document]) -> EngineIndex:
    """An index with the same terms in both fields, of many commits, some documents replaced and deleted."""
    with index.writer() as writer:
        for start in range(0, len(documents), 30):
            for document in documents[start : start + 30]:
                terms = " ".join(document.terms.values())
                writer.add(Document(document.id, {WITH: terms, WITHOUT: terms}, {}, terms.encode()))
            writer.commit()
        for document in documents[::7]:
            writer.delete(document.id)
        writer.compact(lambda name, stored: _both(name, stored.decode()))
    return index


def _both(name: str, terms: str) -> Document:
    return Document(name, {WITH: terms, WITHOUT: terms}, {}, terms.encode())


def _scores(searcher: Searcher, query: tree.Query) -> Sequence[tuple[str, float]]:
    return [(hit.id, hit.score) for hit in searcher.search(query, limit=1000).hits]


@pytest.mark.parametrize("term", ["a", "ab", "كتاب", "not there"])
def test_a_field_without_positions_ranks_alike(written: EngineIndex, term: str) -> None:
    """The same terms give the same hits and scores, with positions or without."""
    searcher = written.searcher()
    placed, unplaced = (_scores(searcher, tree.Term(field, term)) for field in (WITH, WITHOUT))
    assert placed == unplaced


def test_its_statistics_are_alike(written: EngineIndex) -> None:
    """Lengths, terms and document frequencies are kept as in a field with positions."""
    searcher = written.searcher()
    assert searcher.statistics(WITH) == searcher.statistics(WITHOUT)
    assert list(searcher.terms(WITH)) == list(searcher.terms(WITHOUT))


def test_patterns_match_in_it(written: EngineIndex) -> None:
    """Prefixes and patterns need no positions."""
    searcher = written.searcher()
    for query in (tree.Prefix(WITHOUT, "ab"), tree.Wildcard(WITHOUT, "*b"), tree.Fuzzy(WITHOUT, "abc")):
        assert searcher.search(query).total > 0


def test_a_phrase_in_it_is_refused(index: EngineIndex) -> None:
    """A phrase, even within another query, names the field and those that can be asked."""
    phrase = tree.Phrase(WITHOUT, ("كتاب", "علم"))
    for query in (phrase, tree.Boost(phrase, 2.0), tree.Or((tree.Term(WITH, "a"), tree.Not(phrase)))):
        with pytest.raises(QueryError, match=r"'text\.grams' keeps no positions.*text\.exact"):
            index.searcher().search(query)


def test_a_phrase_of_one_word_is_a_word(index: EngineIndex) -> None:
    """What is no more than a term needs no positions."""
    with index.writer() as writer:
        writer.add(_both("one", "كتاب"))
    assert 1 == index.searcher().search(tree.Phrase(WITHOUT, ("كتاب",))).total


def test_which_levels_keep_positions() -> None:
    """Grams and neighbours are not one a word; the other levels have phrases."""
    assert {GRAMS, NEAR} == UNPLACED
    layout = Layout(("exact", "lemma", "root", "grams", "near"), {"text": FieldType.TEXT})
    placed = {field.name: field.positions for field in layout.engine_fields()}
    assert {
        "text.exact": True,
        "text.lemma": True,
        "text.root": True,
        "text.grams": False,
        "text.near": False,
    } == placed
