"""The measures, checked on rankings small enough to compute by hand."""

import sys
from math import log2

import pytest

from kashaf.errors import KashafError
from kashaf.evaluation import MEASURES, Ranking, Run
from kashaf.evaluation.measures import library, means, measure

JUDGED = {"1": {"a": 2, "b": 1, "c": 0}, "2": {"a": 1}, "3": {"b": 1}}


def falling(*ids: str) -> Ranking:
    return Ranking(ids, tuple(float(len(ids) - place) for place in range(len(ids))))


def test_measures_of_one_query():
    """Each measure follows its definition."""
    values = measure(Run("x", {"1": falling("c", "b", "x", "a")}), JUDGED)
    gain, ideal = 1 / log2(3) + 2 / log2(5), 2 + 1 / log2(3)
    expected = {"nDCG@10": gain / ideal, "MRR@10": 1 / 2, "R@100": 1.0, "MAP": (1 / 2 + 2 / 4) / 2}
    assert expected == pytest.approx({name: values[name]["1"] for name in MEASURES})


def test_a_query_without_hits_counts_zero():
    """Whether it is missing or empty, it stands in the mean."""
    values = measure(Run("x", {"1": falling("a", "b"), "2": Ranking((), ())}), JUDGED)
    assert {"1": 1.0, "2": 0.0, "3": 0.0} == pytest.approx(values["nDCG@10"])
    assert dict.fromkeys(MEASURES, 1 / 3) == pytest.approx(means(values))


def test_the_order_counts_and_not_the_scores():
    """Where scores tie, documents stay where the run has them."""
    tied = {"2": Ranking(("a", "b", "z"), (1.0, 1.0, 1.0))}
    assert 1.0 == measure(Run("x", tied), JUDGED)["MRR@10"]["2"]


def test_hits_for_other_queries_do_not_count():
    """Only judged queries have values."""
    values = measure(Run("x", {"9": falling("a")}), JUDGED)
    assert set(JUDGED) == set(values["MAP"])


def test_the_reciprocal_rank_ends_at_ten():
    """An answer in the eleventh place is none to MRR@10, and one to MAP."""
    values = measure(Run("x", {"2": falling(*"bcdefghijk", "a")}), JUDGED)
    assert (0.0, pytest.approx(1 / 11)) == (values["MRR@10"]["2"], values["MAP"]["2"])


def test_the_missing_library_is_said_in_one_line(monkeypatch):
    """The message holds the command that installs it."""
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(KashafError, match=r'pip install "kashaf\[eval\]"'):
        library()
