"""The tests of a difference, and which queries it comes from."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.evaluation import MEASURES
from kashaf.evaluation.comparison import compare, randomisation_test, t_test

DIFFERENCES = [0.3, -0.1, 0.2, 0.2, 0.0, 0.5, -0.2, 0.1, 0.4, 0.1]


def exact(differences: list[float]) -> float:
    """Return p over all signs there are, not random ones."""
    observed = abs(sum(differences)) - 1e-9
    sums = [
        abs(sum(s * d for s, d in zip(signs, differences, strict=True)))
        for signs in product((-1, 1), repeat=len(differences))
    ]
    return sum(one >= observed for one in sums) / len(sums)


def test_randomisation_is_near_to_all_signs():
    """Ten thousand throws come within a hundredth of the exact p."""
    assert exact(DIFFERENCES) == pytest.approx(randomisation_test(DIFFERENCES), abs=0.01)


def test_the_t_test_gives_the_known_p():
    """The ten differences of Student's paper of 1908 (hours of sleep): t = 4.0621, p = 0.00283."""
    sleep = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
    assert 0.00283 == pytest.approx(t_test(sleep), abs=5e-6)


@pytest.mark.parametrize("test", [randomisation_test, t_test])
def test_no_difference_has_p_one(test):
    """Equal runs differ by luck."""
    assert 1.0 == test([0.0, 0.0, 0.0])


def test_one_query_tells_nothing():
    """With a single query neither test speaks against luck."""
    assert (1.0, 1.0) == (randomisation_test([0.5]), t_test([0.5]))


def test_the_same_difference_everywhere_is_no_luck():
    """Then p is as small as the test can say."""
    assert randomisation_test([0.1] * 50) < 0.0002
    assert 0.0 == t_test([0.1] * 50)


@given(st.lists(st.floats(-1, 1).map(lambda x: round(x, 3)), min_size=1, max_size=8))
def test_p_is_a_chance_and_always_the_same(differences):
    """A p lies between 0 and 1, does not change, and does not know which run came first."""
    p = randomisation_test(differences)
    assert 0 < p <= 1
    assert p == randomisation_test(differences) == randomisation_test([-d for d in differences])


def values(*of_queries: float) -> dict[str, dict[str, float]]:
    return {name: {str(n): value for n, value in enumerate(of_queries)} for name in MEASURES}


def test_changes_stand_from_gain_to_loss():
    """The queries that differ, with their words; those alike are left out, and ties go by id."""
    queries = {str(n): f"word {n}" for n in range(5)}
    comparison = compare(
        ("x", "y"), values(0.5, 0.5, 0.5, 0.5, 0.5), values(0.4, 1.0, 0.5, 0.9, 0.9), queries
    )
    assert ["1", "3", "4", "0"] == [change.query for change in comparison.changes]
    assert ("word 1", 0.5, 1.0) == (
        comparison.changes[0].text,
        comparison.changes[0].first,
        comparison.changes[0].other,
    )
    assert (["1", "3"], ["0"]) == (
        [change.query for change in comparison.gained(2)],
        [change.query for change in comparison.lost(2)],
    )
    assert ((), ()) == (comparison.gained(0), comparison.lost(0))
    test = comparison.tests["nDCG@10"]
    assert (3, 1, pytest.approx(0.24)) == (test.better, test.worse, test.difference)
