"""The syntax tree of a query: what was written, before it is known what it means.

Every node knows its position: characters from the start of the query, counted from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Clause", "Group", "Operand", "Phrase", "Prefix", "Sign", "Word"]


class Sign(StrEnum):
    """What a clause asks of a document."""

    WANTED = ""  # the more, the better
    REQUIRED = "+"
    EXCLUDED = "-"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several that are written together."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word, without its asterisk."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands between quotes."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses between parentheses; the whole query is a group as well."""

    clauses: tuple[Clause, ...]
    position: int


Operand = Word | Prefix | Phrase | Group


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a query.

    Attributes:
        operand: what is sought.
        sign: whether it is wanted, required or excluded.
        field: the field's name as written, or `None` for the usual fields.
        position: where the clause begins.
    """

    operand: Operand
    sign: Sign
    field: str | None
    position: int
