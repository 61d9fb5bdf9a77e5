r"""Regular expressions that mean the same on every engine: their syntax, and the reading of it.

A regular expression is held against a whole term. What can be written:

| written | stands for |
|---|---|
| a letter, digit or other sign | itself |
| `.` | any one character |
| `[كت]` `[ا-ي]` | one of these characters, or of this range by code point |
| `[^كت]` | any one character but these |
| `(ab)` | a group |
| `ab\|cd` | either of these; one may be empty |
| `x*` `x+` `x?` | x any number of times or never, at least once, at most once |
| `x{2}` `x{2,}` `x{,4}` `x{2,4}` | x so many times, at least, at most, from so many to so many |
| `\.` `\*` | the sign after the backslash, which is no letter or digit |

There is nothing else: no anchors, because the whole term is meant; no references back, no looking around, no
lazy or possessive repeats, no classes such as `\w`, which mean different things in different engines. `{`,
`[`, `(`, `)`, `*`, `+`, `?`, `|`, `^`, `$`, `.` and the backslash need a backslash to stand for themselves,
outside of brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from kashaf.errors import QueryError

__all__ = [
    "ANY",
    "MAX_GROUPS",
    "MAX_WRITTEN_OUT",
    "Characters",
    "Choice",
    "Expression",
    "Repeat",
    "Row",
    "literal_beginning",
    "parse_regex",
    "size",
]

MAX_GROUPS = 50
"""How deep groups may be nested."""

MAX_WRITTEN_OUT = 500
"""How many characters an expression may have when its repeats by count are written out."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character that lies in one of the ranges, or in none of them where `negated`."""

    ranges: tuple[tuple[str, str], ...]
    negated: bool = False

    def __contains__(self, character: str) -> bool:
        return any(low <= character <= high for low, high in self.ranges) != self.negated


@dataclass(frozen=True, slots=True)
class Row:
    """One after the other; none is the empty text."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two or more."""

    options: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """From `least` to `most` times; without end where `most` is `None`."""

    part: Expression
    least: int
    most: int | None


Expression = Characters | Row | Choice | Repeat

ANY = Characters((), negated=True)
"""Any one character."""

_COUNT = re.compile(r"\{([0-9]{0,6})(,?)([0-9]{0,6})\}")
_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}


def parse_regex(text: str) -> Expression:
    """Return what a regular expression is made of; raises QueryError with the place and what to do."""
    expression = _Parser(text).read()
    written_out = size(expression)
    if written_out > MAX_WRITTEN_OUT:
        raise QueryError(
            f"the regular expression has {written_out:,} characters when its repeats are written out, and"
            f" {MAX_WRITTEN_OUT} are the most; repeat less often, or give * or + in place of a count"
        )
    return expression


def literal_beginning(expression: Expression) -> str:
    """Return the characters that every match begins with, as far as they are easily seen."""
    match expression:
        case Characters(((low, high),), False) if low == high:
            return low
        case Row(parts):
            begun: list[str] = []
            for part in parts:
                begun.append(literal_beginning(part))
                if not (isinstance(part, Characters) and begun[-1]):
                    break
            return "".join(begun)
        case Repeat(part, least, _) if least:
            return literal_beginning(part)
        case _:
            return ""


def size(expression: Expression) -> int:
    """Return how many characters an expression has when its repeats by count are written out."""
    match expression:
        case Characters():
            return 1
        case Row(parts) | Choice(parts):
            return max(1, sum(map(size, parts)))
        case Repeat(part, least, most):
            return size(part) * max(1, least, most or 0)


class _Parser:
    """Reads one expression from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0

    def read(self) -> Expression:
        expression = self._choice()
        if self._at < len(self._text):  # only a closing parenthesis ends a choice early
            self._fail("this parenthesis was never opened", r"take it away or write \)")
        return expression

    def _choice(self) -> Expression:
        options = [self._row()]
        while self._next_is("|"):
            self._at += 1
            options.append(self._row())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _row(self) -> Expression:
        parts: list[Expression] = []
        while self._at < len(self._text) and not self._next_is("|", ")"):
            parts.append(self._repeated(self._one()))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def _one(self) -> Expression:
        sign = self._text[self._at]
        special: dict[str, Callable[[], Expression]] = {"(": self._group, "[": self._brackets}
        if sign in special:
            return special[sign]()
        if sign in "*+?{":
            self._fail("there is nothing to repeat", f"put something before it or write \\{sign}")
        if sign in "^$":
            self._fail("the whole term is meant anyway", f"take it away or write \\{sign}")
        if sign == ".":
            self._at += 1
            return ANY
        return _only(self._character())

    def _character(self) -> str:
        """Return one character that stands for itself, with or without a backslash."""
        sign = self._text[self._at]
        if sign == "\\":
            escaped = self._text[self._at + 1 : self._at + 2]
            if not escaped:
                self._fail("a backslash at the end takes nothing", r"write \\")
            if escaped.isalnum():
                self._fail(f"\\{escaped} is not known here", "give the characters in brackets, as [0-9]")
            self._at += 1
            sign = escaped
        self._at += 1
        return sign

    def _group(self) -> Expression:
        opened = self._at
        if self._text.startswith("(?", opened) and not self._text.startswith("(?:", opened):
            self._fail("such groups are not known here", r"write (…) or \( and \?")
        self._depth += 1
        if self._depth > MAX_GROUPS:
            self._fail(f"groups are nested more than {MAX_GROUPS} deep", "take some parentheses away")
        self._at += 3 if self._text.startswith("(?:", opened) else 1
        inner = self._choice()
        if not self._next_is(")"):
            self._at = opened
            self._fail("this parenthesis is never closed", r"add ) or write \(")
        self._at += 1
        self._depth -= 1
        return inner

    def _brackets(self) -> Expression:
        opened = self._at
        self._at += 1
        negated = self._next_is("^")
        self._at += negated
        ranges: list[tuple[str, str]] = []
        while not self._next_is("]"):
            if self._at >= len(self._text):
                self._at = opened
                self._fail("this bracket is never closed", r"add ] or write \[")
            ranges.append(self._range())
        if not ranges:
            self._fail("there is nothing between the brackets", r"put characters there or write \]")
        self._at += 1
        return Characters(tuple(ranges), negated)

    def _range(self) -> tuple[str, str]:
        start = self._at
        low = high = self._character()
        if self._next_is("-") and self._text[self._at + 1 : self._at + 2] not in ("]", ""):
            self._at += 1
            high = self._character()
        if low > high:
            self._at = start
            self._fail(f"the range {low}-{high} is empty", f"write {high}-{low}")
        return low, high

    def _repeated(self, part: Expression) -> Expression:
        bounds = self._bounds()
        if bounds is None:
            return part
        if self._next_is("*", "+", "?", "{"):
            self._fail("it is repeated already", "take one repeat away or put a group around the first")
        return Repeat(part, *bounds)

    def _bounds(self) -> tuple[int, int | None] | None:
        """Read a repeat, where there is one."""
        if self._next_is(*_SIGNS):
            self._at += 1
            return _SIGNS[self._text[self._at - 1]]
        if not self._next_is("{"):
            return None
        count = _COUNT.match(self._text, self._at)
        if count is None or not (count[1] or count[3]):
            self._fail("this is not a count", r"write {2} or {2,4}, or \{")
        least = int(count[1] or 0)
        most = (int(count[3]) if count[3] else None) if count[2] else least
        if most is not None and most < least:
            self._fail(f"at least {least} and at most {most} cannot be", f"write {{{most},{least}}}")
        self._at = count.end()
        return least, most

    def _next_is(self, *signs: str) -> bool:
        return self._text[self._at : self._at + 1] in signs

    def _fail(self, what: str, mend: str) -> NoReturn:
        shown = self._text[self._at : self._at + 20]
        raise QueryError(
            f"the regular expression cannot be read at character {self._at + 1}, {shown!r}: {what}; {mend}"
        )


def _only(character: str) -> Characters:
    return Characters(((character, character),))
