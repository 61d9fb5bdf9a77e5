"""What is asked of a field that holds values: a keyword, a number, a date."""

from __future__ import annotations

from typing import Final

from kashaf.engines import query as tree
from kashaf.engines.expansion import check_pattern
from kashaf.engines.layout import FieldType
from kashaf.engines.written_dates import period
from kashaf.errors import QueryError
from kashaf.search.syntax import Fuzzy, Operand, Phrase, Range, Regex, Wildcard, Word

__all__ = ["ANY", "NotAValueError", "value_query"]

_EXAMPLES: Final = {
    FieldType.NUMBER: "12, 3.5, [1 TO 9] or >=5",
    FieldType.DATE: "2021-11-26, 26/11/2021, 2021-11, 2021, [2019 TO 2021] or >=2020",
    FieldType.HIJRI: "1445, 1445-09, 1/9/1445, [1400 TO 1445] or >=1440",
}
_DIGITS: Final = str.maketrans({"٫": ".", "٬": None, "−": "-"})
ANY: Final = "*"
"""As a value, it is any."""


class NotAValueError(ValueError):
    """What is asked of a field is no value of its type; the text says what may be written."""


def value_query(name: str, kind: FieldType, operand: Operand) -> tree.Query:
    """Return the query for documents whose field has a value.

    `*` alone is any value. Of a keyword a pattern can be asked; a year or a month is all of its days.

    Args:
        name: the field.
        kind: its type: keyword, number, date or hijri.
        operand: one value, a range or a pattern.

    Raises:
        NotAValueError: the operand is no value of that type.
    """
    if isinstance(operand, Word | Wildcard) and operand.text == ANY:
        return tree.Range(name)
    if kind is FieldType.KEYWORD:
        return tree.Constant(_checked(_keyword(name, operand)))
    if isinstance(operand, Range):
        return _range(name, kind, operand)
    low, high = _ends(name, kind, _text(name, kind, operand))
    return tree.Range(name, low, high)


def _text(name: str, kind: FieldType, operand: Operand) -> str:
    if isinstance(operand, Word | Phrase | Wildcard):
        return operand.text
    raise NotAValueError(f"{name} holds a {kind}: write {name}:{_EXAMPLES[kind]}")


def _checked(query: tree.Query) -> tree.Query:
    if isinstance(query, tree.Wildcard | tree.Regex | tree.Fuzzy):
        try:
            check_pattern(query)
        except QueryError as error:
            raise NotAValueError(str(error)) from error
    return query


def _keyword(name: str, operand: Operand) -> tree.Query:
    match operand:
        case Word(text) | Phrase(text):
            return tree.Term(name, text)
        case Wildcard(text):
            pattern = text.replace("؟", "?")
            beginning = pattern.removesuffix("*")
            is_beginning = pattern != beginning and not {"*", "?", "\\"} & set(beginning)
            return tree.Prefix(name, beginning) if is_beginning else tree.Wildcard(name, pattern)
        case Fuzzy(text, _, distance):
            return tree.Fuzzy(name, text, 1 if distance is None else distance)
        case Regex(pattern):
            return tree.Regex(name, pattern)
        case Range(low, high, _, include_low, include_high):
            return tree.Range(name, low, high, include_low, include_high)
        case _:
            raise NotAValueError(f'{name} holds keywords: write {name}:WORD or {name}:"SEVERAL WORDS"')


def _range(name: str, kind: FieldType, asked: Range) -> tree.Query:
    """Return a range; an end that is a whole year or month is within it, or wholly without."""
    low = high = None
    include_low = include_high = True
    if asked.low is not None:
        first, last = _ends(name, kind, asked.low)
        low, include_low = (first, True) if asked.include_low else (last, False)
    if asked.high is not None:
        first, last = _ends(name, kind, asked.high)
        high, include_high = (last, True) if asked.include_high else (first, False)
    return tree.Range(name, low, high, include_low, include_high)


def _ends(name: str, kind: FieldType, text: str) -> tuple[float, float]:
    """Return the least and the greatest value that a text stands for."""
    if kind is FieldType.NUMBER:
        try:
            number = float(text.translate(_DIGITS))
        except ValueError:
            number = float("nan")
        if number - number == 0:  # neither infinite nor none
            return number, number
    else:
        found = period(text, hijri=kind is FieldType.HIJRI)
        if found is not None:
            return found
    what = "numbers" if kind is FieldType.NUMBER else "dates"
    raise NotAValueError(f"{name} holds {what}, and {text!r} is none: write {name}:{_EXAMPLES[kind]}")
