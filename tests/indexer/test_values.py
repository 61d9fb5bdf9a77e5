from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.engines.layout import FieldType
from kashaf.indexer.values import CONVERTERS, clean, days, keywords, number, type_name

ANYTHING = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text() | st.integers())
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (7, 7.0),
        (-2.5, -2.5),
        ("12", 12.0),
        (" -0.5 ", -0.5),
        ("١٢٣", 123.0),
        ("۴۵٫۶", 45.6),
        ("٣٬٥٠٠", 3500.0),
        ("1e3", 1000.0),
        ("\u200f١٥\u200f", 15.0),
    ],
)
def test_numbers_are_read_in_the_digits_of_arabic_too(written: object, expected: float) -> None:
    """Numbers are numbers in any digits, with the separators of Arabic, between marks of direction."""
    assert expected == number(written)


@pytest.mark.parametrize(
    "value",
    [True, None, "", "1,5", "12 كم", "٣٬٥", "nan", "inf", float("nan"), float("inf"), 10**400, "1e999", []],
)
def test_what_is_no_number_is_none(value: object) -> None:
    """Truth, units, doubtful commas and what no float can hold are no numbers."""
    assert number(value) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1970-01-01", 0),
        ("1969-12-31", -1),
        ("2017-01-20T21:43:00+01:00", 17186),
        ("2017-01-20 21:43:00.123456789Z", 17186),
        ("2017/1/20", 17186),
        ("20/01/2017", 17186),
        ("20.1.2017", 17186),
        ("٢٠/١/٢٠١٧", 17186),
        ("\u200f٢٠١٧/٠١/٢٠\u200f", 17186),
        ("20/01/2017 21:43", 17186),
        ("0622-07-16", -492_266 + 20),
        ("-0043-03-15", None),
        (date(2017, 1, 20), 17186),
        (datetime(2017, 1, 20, 23, 59, tzinfo=UTC), 17186),
    ],
)
def test_dates_become_signed_days(written: object, expected: int | None) -> None:
    """ISO dates with and without a time, day-first dates and Arabic digits give the day that is written."""
    if expected == -492_266 + 20:
        expected = date(622, 7, 16).toordinal() - date(1970, 1, 1).toordinal()
    if expected is None:  # beyond what the standard library counts: 400 years are 146,097 days
        expected = date(357, 3, 15).toordinal() - 146_097 - date(1970, 1, 1).toordinal()
    assert expected == days(written)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2017",
        "2017-13-01",
        "2017-02-29",
        "01/20/2017",
        "20/1/17",
        "20/1-2017",
        "أمس",
        17186,
        True,
        None,
        [],
    ],
)
def test_what_is_no_date_is_none(value: object) -> None:
    """Impossible days, month-first dates, short years and bare numbers are no dates."""
    assert days(value) is None


@given(st.dates())
def test_every_date_is_read_in_every_writing(day: date) -> None:
    """ISO, day-first and Arabic digits agree with the standard library."""
    expected = day.toordinal() - date(1970, 1, 1).toordinal()
    day_first = f"{day.day}/{day.month}/{day.year:04}"
    arabic = day_first.translate({ord("0") + digit: 0x660 + digit for digit in range(10)})
    assert [expected] * 3 == [days(day.isoformat()), days(day_first), days(arabic)]


@given(st.integers(-999_999, 999_999), st.integers(1, 12), st.integers(1, 28))
def test_days_are_counted_beyond_the_calendar_of_python(year: int, month: int, day: int) -> None:
    """A day and the same day 400 years on are 146,097 days apart, before the first year as after the last."""
    here, later = (
        days(f"{'-' if each < 0 else '+'}{abs(each):06}-{month:02}-{day:02}") for each in (year, year + 400)
    )
    if year + 400 <= 999_999:
        assert 146_097 == later - here


@given(st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_as_python_writes_it(value: float) -> None:
    """A number and its decimal writing are the same number."""
    assert [float(value)] * 2 == [number(value), number(str(value))]


@given(ANYTHING)
def test_no_value_raises(value: object) -> None:
    """Every converter takes anything, and gives a sequence or nothing."""
    for convert in CONVERTERS.values():
        found = convert(value)
        assert found is None or len(found) >= 0


def test_keywords_are_what_a_person_would_pick() -> None:
    """Strings, numbers, truth and dates are keywords; objects are not, nor what no engine keeps."""
    assert [("ثقافة",), ("7",), ("true",), ("2017-01-20",)] == [
        keywords(each) for each in ("ثقافة", 7, True, date(2017, 1, 20))
    ]
    assert [None] * 4 == [keywords(each) for each in ({}, "ط" * 20_000, float("inf"), 10**5000)]


def test_lists_fit_as_a_whole() -> None:
    """A list gives the values of its parts; one that does not fit spoils it."""
    convert = CONVERTERS[FieldType.NUMBER]
    assert [1.0, 2.0] == convert([1, "٢"])
    assert convert([1, "كثير"]) is None
    assert [] == convert([])


def test_cleaning_leaves_valid_text() -> None:
    """NUL characters go, halves of characters become U+FFFD, and halves that belong together become whole."""
    assert "سلام\ufffd😀" == clean("سل\0ام\ud800\ud83d\ude00")


@pytest.mark.parametrize(
    ("value", "expected"), [(None, "null"), ([], "a list"), (True, "true or false"), (b"", "a bytes")]
)
def test_types_have_names(value: object, expected: str) -> None:
    """The type of a value is said as a person says it."""
    assert expected == type_name(value)
