"""Which type a field is of, by the values that the first records have."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from kashaf.engines.layout import TEXT, TITLE, FieldType
from kashaf.indexer.values import days, number

__all__ = ["MAX_GUESSED", "guess_fields", "guess_type"]

MAX_GUESSED = 200
"""How many further fields are searched at most unless asked for: records may have names without end."""

_LONGEST_PHRASE = 100  # characters; what is longer and has blanks is read rather than picked
_LONGEST_CODE = 1000  # characters of an address or a key, without blanks
_EXACT_INTEGERS = 2**53  # beyond, a float cannot tell neighbours apart
_CODE = re.compile(r"\+?0\d|\+\d|\D*\d{16}")  # 0096, +966…, a card or a barcode: digits, but nothing to count


def guess_type(values: Sequence[object]) -> FieldType:
    """Return the first type that all values fit; `None` and blank strings must have been left out.

    * number: numbers, and strings that spell one, unless they look like a code
    * date: strings that spell a date, and dates
    * keyword: true and false, strings without blanks, or of at most 100 characters; numbers among them
    * text: other strings
    * stored: anything else, and a field without a value

    Lists count value by value, but a list of texts is stored.

    >>> [str(guess_type(values)) for values in (["2017-01-20", "20/1/2017"], [3, "٤٫٥"], ["ثقافة", ["محلي"]])]
    ['date', 'number', 'keyword']
    """
    parts = list(_parts(values))
    if not parts:
        return FieldType.STORED
    for its_type, fits in _TESTS:
        if all(map(fits, parts)):
            return its_type
    return FieldType.TEXT if all(isinstance(value, str) for value in values) else FieldType.STORED


def _parts(values: Sequence[object]) -> Iterator[object]:
    for value in values:
        if isinstance(value, list | tuple):
            yield from value
        else:
            yield value


def _counts(value: object) -> bool:
    found = None if isinstance(value, str) and _CODE.match(value.strip()) else number(value)
    return found is not None and abs(found) <= _EXACT_INTEGERS


def _is_date(value: object) -> bool:
    return isinstance(value, str | date) and days(value) is not None


def _is_keyword(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST_PHRASE or (
            len(value) <= _LONGEST_CODE and not any(map(str.isspace, value))
        )
    return isinstance(value, bool | int | float | date)


_TESTS: tuple[tuple[FieldType, Callable[[object], bool]], ...] = (
    (FieldType.NUMBER, _counts),
    (FieldType.DATE, _is_date),
    (FieldType.KEYWORD, _is_keyword),
)


def guess_fields(
    records: Sequence[Mapping[str, object]], given: Mapping[str, FieldType], reserved: Collection[str]
) -> dict[str, FieldType]:
    """Return the fields of an index, title and text first, then in the order in which they appear.

    Args:
        records: the further fields of the first records.
        given: the types that the user gave; they are fields even if no record has them.
        reserved: names that mean something else in an index; such a field is stored only.
    """
    columns: dict[str, list[object]] = {name: [] for name in given}
    for record in records:
        for name, value in record.items():
            columns.setdefault(name, []).append(value)
    fields = {TITLE: FieldType.TEXT, TEXT: FieldType.TEXT}
    searched = 0
    for name, values in columns.items():
        is_free = name not in reserved and searched < MAX_GUESSED
        its_type = given.get(name) or (guess_type(values) if is_free else FieldType.STORED)
        searched += its_type is not FieldType.STORED
        if name not in fields:
            fields[name] = its_type
    return fields
