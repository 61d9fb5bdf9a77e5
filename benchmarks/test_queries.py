"""How long queries of each kind take, whole and without what is shown of the hits, on both engines.

What is found is held against a count of the terms without an engine, and against the other engine's ids.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from indexes import ENGINES, Opened
from pytest_benchmark.fixture import BenchmarkFixture
from query_kinds import KINDS, Asked

OTHER = dict(zip(ENGINES, reversed(ENGINES), strict=True))


def _run(
    benchmark: BenchmarkFixture, opened: Opened, queries: Sequence[str], *, snippets: bool
) -> list[tuple[int, list[str]]]:
    ask = opened.whole if snippets else opened.ids_only
    benchmark.extra_info["queries"] = len(queries)
    found: list[tuple[int, list[str]]] = benchmark(lambda: [ask(query) for query in queries])
    return found


@pytest.mark.parametrize("snippets", [True, False], ids=["with snippets", "without"])
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", KINDS)
def test_kind(
    benchmark: BenchmarkFixture,
    kind: str,
    engine: str,
    snippets: bool,  # noqa: FBT001 - pytest gives parameters by name
    indexes: dict[str, Opened],
    asked: dict[str, Asked],
) -> None:
    """Twenty queries of one kind."""
    queries = asked[kind].queries
    found = _run(benchmark, indexes[engine], queries, snippets=snippets)
    assert queries
    assert list(asked[kind].totals) == [total for total, _ in found]
    assert [indexes[OTHER[engine]].ids_only(query) for query in queries] == found


@pytest.mark.parametrize("snippets", [True, False], ids=["with snippets", "without"])
@pytest.mark.parametrize("engine", ENGINES)
def test_questions(
    benchmark: BenchmarkFixture,
    engine: str,
    snippets: bool,  # noqa: FBT001 - pytest gives parameters by name
    indexes: dict[str, Opened],
    questions: tuple[str, ...],
) -> None:
    """Queries as people ask them, all of a file."""
    found = _run(benchmark, indexes[engine], questions, snippets=snippets)
    assert any(total for total, _ in found)
    assert [indexes[OTHER[engine]].ids_only(query) for query in questions] == found
