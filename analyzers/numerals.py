"""Numbers: which separators belong to a number, and the one way in which each number is written as a term.

Digits are ASCII here, unless the rule for digits is off: folding has passed over them before.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pyarabic import araby

__all__ = ["SEPARATED_NUMBER", "Numeral", "write_numbers"]

SEPARATED_NUMBER: Final = rf"\d++(?:[.,{araby.COMMA}{araby.DECIMAL}{araby.THOUSANDS}]\d++)++"
"""The pattern of a number with separators in it: 1,234.5 and ١٬٢٣٤٫٥. A percent sign stays outside."""

_ZEROS = f"0{araby.ZERO}{araby.ZERO_P}"
_GROUPED = re.compile(rf"(?![{_ZEROS}])(\d{{1,3}}(?:,\d{{3}})+)(?:\.\d+|{araby.COMMA}\d{{1,2}})?")
_DOT_GROUPED = re.compile(rf"(?![{_ZEROS}])\d{{1,3}}(?:\.\d{{3}}){{2,}}")
_COMMA_DECIMAL = re.compile(rf"\d+[,{araby.COMMA}]\d{{1,2}}|[{_ZEROS}][,{araby.COMMA}]\d+")
_PARTS = re.compile(rf"[^,{araby.COMMA}]+")
_ARABIC_SEPARATORS = str.maketrans({araby.DECIMAL: ".", araby.THOUSANDS: ","})


class Numeral(NamedTuple):
    """One number: where it stands in what was written, and its term."""

    start: int
    end: int
    term: str


def write_numbers(written: str) -> tuple[Numeral, ...]:
    """Return the numbers in a run of digits and separators.

    - Arabic separators become the comma and the dot.
    - Commas between groups of three digits are left out, and so are two or more such dots: 1,234.5 is 1234.5
      and 1.234.567 is 1234567. No such number begins with a zero.
    - One comma before one or two last digits, or behind a lone zero, is a decimal comma: 12,5 is 12.5 and
      0,125 is 0.125. So is the comma of Arabic punctuation, as the press of the Maghreb writes it: ١٢،٥.
    - Any other comma parts two numbers: 2010,2011 and the pages ٣٥٠،٣٥١.
    - Any other dots stay: 3.14, the version 3.11.7, the date 12.05.2023.

    >>> [number.term for number in write_numbers("1,234.50")]
    ['1234.50']
    >>> [number.term for number in write_numbers("2010,2011")]
    ['2010', '2011']
    """
    plain = written.translate(_ARABIC_SEPARATORS)
    if grouped := _GROUPED.fullmatch(plain):
        whole = grouped[1]
        term = whole.replace(",", "") + plain[len(whole) :].replace(araby.COMMA, ".")
    elif _DOT_GROUPED.fullmatch(plain):
        term = plain.replace(".", "")
    elif _COMMA_DECIMAL.fullmatch(plain):
        term = plain.replace(",", ".").replace(araby.COMMA, ".")
    else:
        return tuple(Numeral(*part.span(), part[0]) for part in _PARTS.finditer(plain))
    return (Numeral(0, len(plain), term),)
