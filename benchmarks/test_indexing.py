"""How fast documents become an index: on both engines, and on Tantivy alone over the same fields."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from corpora import Record, drafts, text_fields
from indexes import ENGINES, build_index
from measuring import few_rounds
from pytest_benchmark.fixture import BenchmarkFixture
from raw_tantivy import build_raw, prepare

from kashaf.analyzers import Analyzer, Settings, build
from kashaf.engines import FieldType
from kashaf.index import Index

NewFolder = Callable[[], Path]


@pytest.fixture
def new_folder(tmp_path: Path) -> NewFolder:
    """Make a name for one more folder."""
    numbers = count()
    return lambda: tmp_path / str(next(numbers))


def _check(index: Index, records: list[Record], analyzer: Analyzer) -> None:
    documents = drafts(records)
    assert index.layout is not None
    names = index.layout.of_type(FieldType.TEXT)
    words = sum(
        len(analyzer.fields(text)[0].split()) for draft in documents for text in text_fields(draft, names)
    )
    assert len(records) == len(index)
    assert words == index.folder.sidecar.counts.words
    for draft in (documents[0], documents[-1]):
        stored = index.get(draft.id)
        assert stored is not None
        assert (draft.title, draft.text) == (stored.title, stored.text)


@pytest.mark.parametrize("engine", ENGINES)
def test_warm(
    benchmark: BenchmarkFixture,
    engine: str,
    records: list[Record],
    analyzer: Analyzer,
    new_folder: NewFolder,
) -> None:
    """Documents whose words the analyzer knows."""
    build_index(new_folder(), records, analyzer, "tantivy")
    index = few_rounds(benchmark, build_index, lambda: (new_folder(), records, analyzer, engine))
    benchmark.extra_info["documents"] = len(records)
    _check(index, records, analyzer)


def test_cold(
    benchmark: BenchmarkFixture,
    settings: Settings,
    records: list[Record],
    analyzer: Analyzer,
    new_folder: NewFolder,
) -> None:
    """Documents whose words the analyzer has not met, on Tantivy."""
    index = few_rounds(benchmark, build_index, lambda: (new_folder(), records, build(settings), "tantivy"))
    benchmark.extra_info["documents"] = len(records)
    _check(index, records, analyzer)


def test_raw_tantivy(
    benchmark: BenchmarkFixture, records: list[Record], analyzer: Analyzer, new_folder: NewFolder
) -> None:
    """Tantivy alone over text cut at blanks, with as many fields and the same stored bytes."""
    layout = build_index(new_folder(), records, analyzer, "tantivy").layout
    assert layout is not None
    documents = prepare(records, layout)

    index = few_rounds(benchmark, build_raw, lambda: (new_folder(), documents, layout))
    benchmark.extra_info["documents"] = len(records)
    searcher = index.searcher()
    assert len(records) == searcher.num_docs
    for name in documents[0].terms:
        word = documents[0].terms[name].split()[0]
        holding = sum(word in document.terms[name].split() for document in documents)
        assert holding == searcher.doc_freq(name, word)
