"""The syntax tree of a query: what was written, before it is known what it means.

Every node knows its position: where it begins, in characters from the start of the query, counted from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

__all__ = [
    "AllOf",
    "AnyOf",
    "Boosted",
    "Clause",
    "Excluded",
    "Fuzzy",
    "Group",
    "Operand",
    "Phrase",
    "Range",
    "Regex",
    "Scoped",
    "Sign",
    "Wildcard",
    "Word",
    "same",
]


class Sign(StrEnum):
    """What a clause asks of a document."""

    WANTED = ""  # the more, the better
    REQUIRED = "+"
    EXCLUDED = "-"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several that are written together.

    Attributes:
        text: as it was typed.
        position: where it begins.
        unfinished: whether it is being typed, and stands for what begins so too.
    """

    text: str
    position: int
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A word with signs for what is not known of it: `*` any letters or none, `?` or `؟` exactly one."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands between quotes.

    Attributes:
        text: without the quotes.
        position: of its first character, behind the quote.
        slop: how many other words may stand between its words, in all.
        ordered: whether its words must keep their order.
    """

    text: str
    position: int
    slop: int = 0
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that may be written a little differently.

    Attributes:
        text: the word.
        position: where it begins.
        distance: how many letters may differ; `None` leaves that to the word's length.
    """

    text: str
    position: int
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression for whole words, without its slashes."""

    pattern: str
    position: int


@dataclass(frozen=True, slots=True)
class Range:
    """Values from one to another, as they were typed; `None` leaves a side open."""

    low: str | None
    high: str | None
    position: int
    include_low: bool = True
    include_high: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses between parentheses; the whole query is a group as well."""

    clauses: tuple[Clause, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Scoped:
    """An operand with a name before it: of a field, of a level, or of a switch.

    Attributes:
        name: as it was typed, without the colon.
        operand: what is asked there.
        position: of the name.
    """

    name: str
    operand: Operand
    position: int


@dataclass(frozen=True, slots=True)
class Boosted:
    """An operand that counts `factor` times."""

    operand: Operand
    factor: float
    position: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Operands that must all match."""

    operands: tuple[Operand, ...]
    position: int


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Operands of which one must match."""

    operands: tuple[Operand, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Excluded:
    """An operand that must not match."""

    operand: Operand
    position: int


Operand = (
    Word | Wildcard | Phrase | Fuzzy | Regex | Range | Group | Scoped | Boosted | AllOf | AnyOf | Excluded
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a query: what is sought, and whether it is wanted, required or excluded."""

    operand: Operand
    sign: Sign
    position: int


def same(one: object, other: object) -> bool:
    """Tell whether two trees are equal, however deep they are: comparing nodes by == takes the stack."""
    waiting = [(one, other)]
    while waiting:
        left, right = waiting.pop()
        if type(left) is not type(right):
            return False
        if is_dataclass(left):
            waiting.extend((getattr(left, each.name), getattr(right, each.name)) for each in fields(left))
        elif isinstance(left, tuple) and isinstance(right, tuple):
            if len(left) != len(right):
                return False
            waiting.extend(zip(left, right, strict=True))
        elif left != right:
            return False
    return True
