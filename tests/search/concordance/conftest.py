"""The seeds in an index of each engine, and a count over them that knows no engine and no query language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kashaf
from kashaf.analyzers import Token, build

ROOT = Path(__file__).parents[3]
RECORDS = [json.loads(line) for line in (ROOT / "seeds" / "corpus.jsonl").read_text("utf-8").splitlines()]
ANALYZER = build()


@pytest.fixture(scope="session", params=["tantivy", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[kashaf.Index]:
    """The seeds in an index of each engine."""
    made = kashaf.create(tmp_path_factory.mktemp("usage") / request.param, engine=request.param)
    made.add(RECORDS)
    yield made
    made.close()


@pytest.fixture(scope="session")
def records() -> list[dict[str, str]]:
    """The documents, by id."""
    return sorted(RECORDS, key=lambda record: record["id"])


Places = list[tuple[str, str, int]]


@pytest.fixture(scope="session")
def places(records: list[dict[str, str]]) -> Callable[[Callable[[Token], bool]], Places]:
    """Tell every place of the words that are asked for: document, field, start."""

    def places(wanted: Callable[[Token], bool]) -> Places:
        return [
            (record["id"], field, token.start)
            for record in records
            for field in ("title", "text")
            for token in ANALYZER.tokens(record.get(field, ""))
            if wanted(token)
        ]

    return places
