"""Days and their calendars: both ways, for any year."""

from hypothesis import given
from hypothesis import strategies as st

from kashaf.engines.days import from_gregorian, from_hijri, gregorian, hijri

DAYS = st.integers(-1_500_000, 1_500_000)


@given(DAYS)
def test_every_day_has_one_date_in_each_calendar(day: int) -> None:
    """From a day to its date and back is the day again."""
    assert day == from_gregorian(*gregorian(day))
    assert day == from_hijri(*hijri(day))


@given(DAYS)
def test_days_go_on_in_order(day: int) -> None:
    """The next day has a later date."""
    assert gregorian(day) < gregorian(day + 1)
    assert hijri(day) < hijri(day + 1)


def test_known_days() -> None:
    """Dates that are printed everywhere: the Hijra, the first of Muharram 1400 and 1445."""
    assert (1, 1, 1) == hijri(from_gregorian(622, 7, 19) or 0)
    assert (1979, 11, 20) == gregorian(from_hijri(1400, 1, 1) or 0)
    assert (2023, 7, 19) == gregorian(from_hijri(1445, 1, 1) or 0)


def test_days_that_are_none() -> None:
    """A date that no calendar has is none."""
    assert from_gregorian(2023, 2, 29) is None
    assert from_hijri(1445, 13, 1) is None
    assert from_hijri(200, 12, 31) is None
