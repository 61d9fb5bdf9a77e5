"""Reports: tables for people, JSON for machines."""

import json

import pytest

from kashaf.evaluation import MEASURES, Evaluation, Ranking, Run, evaluate
from kashaf.evaluation.report import to_json, to_tables


@pytest.fixture
def evaluation(small) -> Evaluation:
    return evaluate(small, ["light", "folded"], [Run("other", {"1": Ranking(("c",), (1.0,))})])


def test_the_first_table_holds_the_figures(evaluation):
    """A row a system, a column a measure, and times where there are any."""
    table, *_ = to_tables(evaluation, 5)
    assert (
        "4 documents, 3 queries read as plain words, 5 judgements; the first 1,000 hits count" == table.title
    )
    assert ("system", *MEASURES) == table.header[:5]
    assert ["light", "folded", "other"] == [row[0] for row in table.rows]
    assert f"{evaluation.systems[0].means['MAP']:.4f}" == table.rows[0][4]
    assert ("-",) * 4 == table.rows[2][5:]


def test_differences_have_a_row_for_each_measure(evaluation):
    """Signed differences, counts of queries, and the p of both tests."""
    _, table, *_ = to_tables(evaluation, 5)
    assert [(name, measure) for name in ("folded", "other") for measure in MEASURES] == [
        row[:2] for row in table.rows
    ]
    assert table.rows[0][2].startswith("-")
    assert all(len(table.header) == len(row) for row in table.rows)


def test_queries_that_changed_are_shown_with_their_words(evaluation):
    """No more of them than are asked for, and no table where there are none."""
    tables = list(to_tables(evaluation, 1))
    (lost,) = [table for table in tables if "where folded loses most to light" in table.title]
    assert 1 == len(lost.rows)
    assert lost.rows[0][-1] in evaluation.queries.values()
    assert 2 == len(list(to_tables(evaluation, 0)))


def test_one_system_is_one_table(small):
    """Without a second there is nothing to compare."""
    assert 1 == len(list(to_tables(evaluate(small), 5)))


def test_json_holds_everything(evaluation):
    """Figures, tests, queries and the values of each query, in plain JSON."""
    data = json.loads(json.dumps(to_json(evaluation, 5)))
    assert (4, 3, 5) == (data["documents"], data["queries"], data["judgements"])
    assert {"engine": "tantivy", "as_typed": False, "depth": 1000} == data["setting"]
    light, folded, other = data["systems"]
    assert set(MEASURES) == set(light["measures"]) == set(folded["per_query"])
    assert {"1", "2", "3"} == set(light["per_query"]["MAP"])
    assert (None, None) == (other["indexing"], other["query_ms"])
    comparison = data["comparisons"][0]
    assert ("light", "folded") == (comparison["first"], comparison["other"])
    assert {"difference", "better", "worse", "p_randomisation", "p_t"} == set(comparison["tests"]["MAP"])
    assert {"query", "text", "first", "other"} == set(comparison["lost"][0])
