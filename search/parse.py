"""From the text of a query to its syntax tree."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from kashaf.errors import QueryTooLargeError
from kashaf.search.slips import Slip
from kashaf.search.switches import NO_SWITCHES, Switches
from kashaf.search.syntax import AllOf, AnyOf, Clause, Group, Operand, Scoped, Sign, Word

__all__ = ["MAX_LENGTH", "Parsed", "parse", "parse_words"]

MAX_LENGTH: Final = 10_000
"""The longest query, in characters."""

_NAME = r"[\w.\-\u0610-\u061a\u064b-\u065f\u0670]"

_SIGN: Final = re.compile(
    r'["«»“”„()*\\]'  # quotes, parentheses, the asterisk
    r"|(?:^|[\s،؛])(?:[+\-=!/]\S|(?:AND|OR|NOT|&&|\|\|)(?![^\s،؛]))"  # what begins a clause
    rf"|(?<!{_NAME})[^\W\d]{_NAME}*:\S|\w(?:[<>≤≥]|\s+[<>≤≥]=?\s*[\d\-−\"«“„])"  # names
    r"|[?؟](?=[?؟]*\w)"  # a question mark within a word
    r"|[^\s،؛][~^]"  # what stands behind a word
)
"""Finds whatever may mean something in a query; one without it is words and nothing else."""

_WORD: Final = re.compile(r"(?:(?<=\d)،(?=\d)|[^\s،؛])+")
_ARABIC_OPERATOR: Final = re.compile(r"(?<![^\s،؛])(?:و|أو|او|ليس|وليس)(?![^\s،؛])")


class Parsed(NamedTuple):
    """The syntax tree of a query, and what of the query does not belong to the language."""

    group: Group
    slips: tuple[Slip, ...] = ()


def parse(text: str, switches: Switches = NO_SWITCHES) -> Parsed:
    """Return the syntax tree of a query, by the grammar in `grammar.lark`.

    Raises:
        QueryTooLargeError: the query is too long or nested too deep.
    """
    _check_length(text)
    group = _plain(text)
    slips: list[Slip] = []
    if _SIGN.search(text) or (switches.arabic_operators and _ARABIC_OPERATOR.search(text)):
        from kashaf.search.grammar import parse_signs

        group, slips = parse_signs(
            text, arabic_operators=switches.arabic_operators, unfinished=switches.as_you_type
        )
    return Parsed(_unfinished(group, text) if switches.as_you_type else group, tuple(slips))


def _plain(text: str) -> Group:
    """Return what the grammar makes of words without signs."""
    words = (Word(match[0], match.start()) for match in _WORD.finditer(text))
    return Group(tuple(Clause(word, Sign.WANTED, word.position) for word in words), 0)


def _unfinished(group: Group, text: str) -> Group:
    """Return a group with its last word being typed, unless a blank or a sign stands behind it."""
    if not group.clauses:
        return group
    *others, last = group.clauses
    return replace(group, clauses=(*others, replace(last, operand=_last_unfinished(last.operand, text))))


def _last_unfinished(operand: Operand, text: str) -> Operand:
    match operand:
        case Word(word, position) if position + len(word) == len(text) and text[-1].isalnum():
            return replace(operand, unfinished=True)
        case Group():
            return _unfinished(operand, text.rstrip(")"))
        case Scoped(_, inner):
            return replace(operand, operand=_last_unfinished(inner, text))
        case AllOf((*others, last)) | AnyOf((*others, last)):
            return replace(operand, operands=(*others, _last_unfinished(last, text)))
        case _:
            return operand


def parse_words(text: str) -> Group:
    """Return the syntax tree of a query whose every sign is taken for a blank: nothing but words.

    Raises:
        QueryTooLargeError: the query is too long.
    """
    _check_length(text)
    return Group((Clause(Word(text, 0), Sign.WANTED, 0),), 0)


def _check_length(text: str) -> None:
    if len(text) > MAX_LENGTH:
        raise QueryTooLargeError(
            f"the query has {len(text):,} characters; at most {MAX_LENGTH:,} are taken: shorten it",
            MAX_LENGTH,
        )
