"""Numbers: which separators belong to one, and the one way in which it becomes a term."""

import pytest

from kashaf.analyzers.chains import folded
from kashaf.analyzers.numerals import write_numbers


def check(written: str, *expected: str) -> None:
    assert expected == tuple(number.term for number in write_numbers(written))


def test_groups() -> None:
    """Commas between groups of three digits only help the eye, and so do two dots or more."""
    check("1,234", "1234")
    check("12,345,678.90", "12345678.90")
    check("1.234.567", "1234567")


def test_decimal_point() -> None:
    """A single dot is a decimal point, and dots between other groups are a date's or a version's."""
    check("3.14", "3.14")
    check("1.234", "1.234")
    check("12.05.2023", "12.05.2023")


def test_decimal_comma() -> None:
    """A comma before one or two last digits, or behind a lone zero, is a decimal comma."""
    check("12,5", "12.5")
    check("1234,50", "1234.50")
    check("0,125", "0.125")


def test_arabic_comma() -> None:
    """The Maghreb's press uses the comma of Arabic punctuation as a decimal comma; it parts no groups."""
    check("13،8", "13.8")
    check("350،351", "350", "351")
    check("1,234،5", "1234.5")


def test_arabic_separators() -> None:
    """The separators of Arabic numbers are the comma and the dot of ours."""
    check("1٬234٫5", "1234.5")
    check("12٫5", "12.5")


def test_lists() -> None:
    """Numbers with commas that make no groups are a list."""
    check("2010,2011", "2010", "2011")
    check("1,2,3", "1", "2", "3")
    check("1،2،3", "1", "2", "3")


def test_places() -> None:
    """Each number of a list knows its place in what was written."""
    written = "2010,2011،7"
    numbers = write_numbers(written)
    assert ["2010", "2011", "7"] == [written[number.start : number.end] for number in numbers]


def test_digits_as_written() -> None:
    """With the rule for digits off, Arabic digits follow the same rules."""
    check("١٬٢٣٤٫٥", "١٢٣٤.٥")
    check("٠,١٢٥", "٠.١٢٥")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("١٢٬٤٥٠٬٠٠٠", "12450000"),
        ("١٢٫٥٪", "12.5"),  # the percent sign stays outside
        ("(3.5)", "3.5"),
        ("2024.", "2024"),
        (".5", "5"),
        ("10:30", "10 30"),
        ("12/05/2023", "12 05 2023"),
        ("٣–٤", "3 4"),
        ("ب13،8", "ب 13.8"),
        ("1445هـ", "1445 ه"),
    ],
)
def test_in_text(text: str, expected: str) -> None:
    """In a text the separators between digits belong to a number, those round it do not."""
    assert (expected,) == folded().fields(text)
