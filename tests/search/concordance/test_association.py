"""The measures, against tables worked out by hand or by another road."""

from math import log

import pytest

from kashaf.search.concordance.association import Table, log_likelihood, log_ratio, percent_difference, pmi


def test_log_likelihood_is_twice_the_sum_over_four_cells():
    """The four cells, written out."""
    cells = ((10, 2.0), (90, 98.0), (10, 18.0), (890, 882.0))
    expected = 2 * sum(observed * log(observed / by_chance) for observed, by_chance in cells)
    assert expected == pytest.approx(log_likelihood(Table(10, 100, 20, 1000)))


def test_an_empty_cell_counts_nothing():
    """A word that stands nowhere else has a likelihood too."""
    assert 0 < log_likelihood(Table(3, 100, 3, 1000))


def test_less_than_expected_is_negative():
    """A word that keeps away is told by the sign."""
    assert 0 > log_likelihood(Table(1, 500, 100, 1000))


def test_what_is_as_expected_is_zero():
    """No association, no score."""
    assert 0 == pytest.approx(log_likelihood(Table(10, 100, 100, 1000)))
    assert 0 == pytest.approx(pmi(Table(10, 100, 100, 1000)))


def test_a_word_that_one_part_lacks_counts_half_there():
    """The ratio stays finite, and the difference is not told."""
    assert 4 == log_ratio(8, 1000, 0, 1000)
    assert percent_difference(8, 1000, 0, 1000) is None
