"""Values of number, date and Hijri fields, and periods as people write them."""

import pytest

import kashaf
from kashaf.engines import ENGINES
from kashaf.engines.days import from_gregorian, from_hijri
from kashaf.engines.layout import FieldType
from kashaf.engines.query import Range
from kashaf.engines.written_dates import period
from kashaf.search.syntax import Word
from kashaf.search.values import NotAValueError, value_query


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", (2021, 1, 1), (2021, 12, 31)),
        ("٢٠٢١", (2021, 1, 1), (2021, 12, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("12/2021", (2021, 12, 1), (2021, 12, 31)),
        ("شباط 2021", (2021, 2, 1), (2021, 2, 28)),
        ("كانون الثاني ٢٠٢١", (2021, 1, 1), (2021, 1, 31)),
        ("26 نوفمبر 2021", (2021, 11, 26), (2021, 11, 26)),
        ("26/11/2021", (2021, 11, 26), (2021, 11, 26)),
        ("2021.11.26", (2021, 11, 26), (2021, 11, 26)),
        ("2021-11-26T10:00:00Z", (2021, 11, 26), (2021, 11, 26)),
        ("2021م", (2021, 1, 1), (2021, 12, 31)),
        ("-500", (-500, 1, 1), (-500, 12, 31)),
    ],
)
def test_a_year_or_a_month_is_all_of_its_days(text, first, last):
    """Dates are read in every usual order, with names of months and digits of either kind."""
    assert (from_gregorian(*first), from_gregorian(*last)) == period(text, hijri=False)


@pytest.mark.parametrize(
    ("text", "hijri", "first", "after"),
    [
        ("1445", True, (1445, 1, 1), (1446, 1, 1)),
        ("٩/١٤٤٥", True, (1445, 9, 1), (1445, 10, 1)),
        ("رمضان 1445", True, (1445, 9, 1), (1445, 10, 1)),
        ("ذو الحجة ١٤٤٥هـ", False, (1445, 12, 1), (1446, 1, 1)),
        ("1445 هجرية", False, (1445, 1, 1), (1446, 1, 1)),
        ("300", True, (300, 1, 1), (301, 1, 1)),
    ],
)
def test_hijri_dates(text, hijri, first, after):
    """They are meant by the field, or by what stands behind them."""
    found = period(text, hijri=hijri)
    assert found is not None
    assert (from_hijri(*first), from_hijri(*after)) == (found.first, found.last + 1)


@pytest.mark.parametrize("text", ["", "أمس", "2021-13", "31/02/2021", "2021-1-1-1", "٠/٠/٠", "رمضان", "1e5"])
def test_what_is_no_date(text):
    """It is no period."""
    assert period(text, hijri=False) is None


@pytest.mark.parametrize(("text", "number"), [("12", 12.0), ("١٢٫٥", 12.5), ("-3", -3.0), ("١٬٠٠٠", 1000.0)])
def test_numbers(text, number):
    """Digits of either kind, negative ones, and the Arabic separators."""
    assert Range("n", number, number) == value_query("n", FieldType.NUMBER, Word(text, 0))


@pytest.mark.parametrize("text", ["كثير", "nan", "inf", "1e999", "--1"])
def test_what_is_no_number(text):
    """The message says what may be written."""
    with pytest.raises(NotAValueError, match="write n:12"):
        value_query("n", FieldType.NUMBER, Word(text, 0))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_hijri_field_is_asked_in_its_calendar(engine, tmp_path):
    """Years, months and days of the Hijri calendar, or of the other where the query says so."""
    index = kashaf.create(tmp_path / "index", engine=engine, fields={"السنة": "hijri"})
    years = {"old": "300", "ramadan": "1445/9/10", "shawwal": "١/١٠/١٤٤٥ هـ", "later": "1446"}
    index.add({"id": name, "text": "كتاب", "السنة": year} for name, year in years.items())
    for query, expected in {
        "السنة:[1400 إلى 1445]": {"ramadan", "shawwal"},
        "السنة:1445": {"ramadan", "shawwal"},
        "السنة<1400": {"old"},
        'السنة:"رمضان 1445"': {"ramadan"},
        "السنة:10/9/1445": {"ramadan"},
        "السنة:2024م": {"ramadan", "shawwal", "later"},
        "السنة:{1445 TO *]": {"later"},
        "سنة:1446": {"later"},
    }.items():
        assert expected == {hit.id for hit in index.search(query, strict=True)}, query
