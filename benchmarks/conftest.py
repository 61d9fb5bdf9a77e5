"""What the benchmarks share: the corpus, its queries, and an index of it in each engine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The scripts of this folder are run by name, and so find the modules beside them; so must the benchmarks.
sys.path.insert(0, str(Path(__file__).parent))

from corpora import SEEDS, Record, drafts, read_queries, read_records, repeated
from indexes import ENGINES, Opened, build_index, open_index
from query_kinds import Asked, ask

from kashaf.analyzers import CHAINS, Analyzer, Settings, build
from kashaf.engines import FieldType

FEWEST_DOCUMENTS = 240
QUERIES_OF_A_KIND = 20


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let any corpus be measured."""
    group = parser.getgroup("Kashaf's benchmarks")
    group.addoption("--corpus", type=Path, metavar="FILE", help="JSON Lines, or that gzip'd (default: seeds)")
    group.addoption(
        "--analyzer", default=Settings().name, choices=tuple(CHAINS), help="by name (the usual one)"
    )
    group.addoption("--queries", type=Path, metavar="FILE", help="lines of id TAB text (default: seeds)")


@pytest.fixture(scope="session")
def records(pytestconfig: pytest.Config) -> list[Record]:
    """The documents; the seeds are repeated."""
    corpus = pytestconfig.getoption("--corpus")
    return (
        read_records(corpus) if corpus else repeated(read_records(SEEDS / "corpus.jsonl"), FEWEST_DOCUMENTS)
    )


@pytest.fixture(scope="session")
def questions(pytestconfig: pytest.Config) -> tuple[str, ...]:
    """Queries as people ask them."""
    return tuple(read_queries(pytestconfig.getoption("--queries") or SEEDS / "queries.tsv").values())


@pytest.fixture(scope="session")
def settings(pytestconfig: pytest.Config) -> Settings:
    """Which analyzer is measured."""
    return Settings(pytestconfig.getoption("--analyzer"))


@pytest.fixture(scope="session")
def analyzer(settings: Settings) -> Analyzer:
    """The analyzer; what it meets once it knows for all benchmarks."""
    return build(settings)


@pytest.fixture(scope="session")
def indexes(
    records: list[Record], analyzer: Analyzer, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Opened]:
    """The same documents in each engine."""
    opened = {}
    for engine in ENGINES:
        index = build_index(tmp_path_factory.mktemp(engine) / "index", records, analyzer, engine)
        opened[engine] = open_index(index)
    return opened


@pytest.fixture(scope="session")
def asked(records: list[Record], analyzer: Analyzer, indexes: dict[str, Opened]) -> dict[str, Asked]:
    """Queries of each kind, with the totals that they must find."""
    fields = indexes["tantivy"].layout.of_type(FieldType.TEXT)
    return ask(drafts(records), analyzer, fields, QUERIES_OF_A_KIND)
