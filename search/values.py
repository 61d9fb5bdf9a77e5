"""What is asked of a field that holds values: a keyword, a number, a date."""

from __future__ import annotations

from datetime import date
from typing import Final

from kashaf.engines import query as tree
from kashaf.engines.layout import FieldType
from kashaf.errors import QueryError
from kashaf.search.syntax import Group, Operand, Phrase, Prefix, Word

__all__ = ["value_query"]

_EPOCH: Final = date(1970, 1, 1).toordinal()


def value_query(name: str, kind: FieldType, operand: Operand) -> tree.Query:
    """Return the query for documents whose field has this value; of a keyword, also the beginning of one.

    Args:
        name: the field.
        kind: its type: keyword, number or date.
        operand: what stands behind the field's name.

    Raises:
        QueryError: the operand is no value of that type.
    """
    if isinstance(operand, Group):
        raise QueryError(
            f"{name} holds a {kind}, so a group cannot be asked of it: write {name}:VALUE", operand.position
        )
    if kind is FieldType.KEYWORD:
        shape = tree.Prefix if isinstance(operand, Prefix) else tree.Term
        return tree.Constant(shape(name, operand.text))
    value = _number(name, operand) if kind is FieldType.NUMBER else _days(name, operand)
    return tree.Range(name, value, value)


def _number(name: str, operand: Word | Prefix | Phrase) -> float:
    try:
        return float(operand.text)
    except ValueError:
        raise QueryError(
            f"{name} holds numbers, and {operand.text!r} is none: write {name}:12 or {name}:3.5",
            operand.position,
        ) from None


def _days(name: str, operand: Word | Prefix | Phrase) -> int:
    try:
        return date.fromisoformat(operand.text).toordinal() - _EPOCH
    except ValueError:
        raise QueryError(
            f"{name} holds dates, and {operand.text!r} is none: write {name}:2021-11-26", operand.position
        ) from None
