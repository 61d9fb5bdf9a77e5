"""The grammar of queries at work: from text to syntax tree by `grammar.lark`.

Loading it takes several times as long as a search, so it is loaded for queries that have signs in them only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from lark import Lark, Token, Transformer, v_args

from kashaf.search import endings
from kashaf.search.repair import repaired
from kashaf.search.slips import Slip
from kashaf.search.syntax import (
    AllOf,
    AnyOf,
    Boosted,
    Clause,
    Excluded,
    Fuzzy,
    Group,
    Operand,
    Phrase,
    Range,
    Regex,
    Scoped,
    Sign,
    Wildcard,
    Word,
)

__all__ = ["parse_signs"]

EXACTLY = "exact"
"""The name of the level that `=` before a word asks."""


class _Signed(NamedTuple):
    """An operand with the sign before it, until it is known whether it is a clause of its own."""

    sign: Sign
    operand: Operand
    position: int


@v_args(inline=True)
class _Builder(Transformer[Token, Group]):
    """Makes the syntax tree while a query is parsed, one method a rule of the grammar."""

    def query(self, *clauses: Clause) -> Group:
        return Group(clauses, 0)

    def clause(self, found: _Signed) -> Clause:
        return Clause(found.operand, found.sign, found.position)

    def disjunction(self, *parts: _Signed | Token) -> _Signed:
        return _joined(AnyOf, parts)

    def conjunction(self, *parts: _Signed | Token) -> _Signed:
        return _joined(AllOf, parts)

    def signed(self, *parts: Operand | Token | _Signed) -> _Signed:
        first, last = parts[0], parts[-1]
        if isinstance(last, _Signed):  # behind NOT
            return _Signed(Sign.EXCLUDED, _plain(last), _place(first))
        operand = cast(Operand, last)
        if isinstance(first, Token):
            return _Signed(Sign(str(first)), operand, _place(first))
        return _Signed(Sign.WANTED, operand, operand.position)

    def operand(self, *parts: Operand | Token) -> Operand:
        place = next(at for at, part in enumerate(parts) if not isinstance(part, Token))
        operand = cast(Operand, parts[place])
        behind = [cast(Token, part) for part in parts[place + 1 :]]
        for token in behind:
            if token.type == "FUZZ":
                operand = _with_nearness(operand, token)
        for part in reversed(parts[:place]):
            operand = _with_name(cast(Token, part), operand)
        for token in behind:
            if token.type == "BOOST":
                operand = Boosted(operand, endings.boost(token), operand.position)
        return operand

    def simple(self, part: Token | Operand) -> Operand:
        return _leaf(part) if isinstance(part, Token) else part

    def group(self, *parts: Token | Clause) -> Group:
        return Group(tuple(part for part in parts if isinstance(part, Clause)), _place(parts[0]))


def _place(part: object) -> int:
    return int(part.start_pos or 0) if isinstance(part, Token) else 0


def _plain(signed: _Signed) -> Operand:
    """Return an operand among others: a minus before it is a NOT, and a plus says nothing."""
    if signed.sign is Sign.EXCLUDED:
        return Excluded(signed.operand, signed.position)
    return signed.operand


def _joined(kind: type[AllOf | AnyOf], parts: tuple[_Signed | Token, ...]) -> _Signed:
    found = [part for part in parts if isinstance(part, _Signed)]
    if len(found) == 1:
        return found[0]
    return _Signed(Sign.WANTED, kind(tuple(map(_plain, found)), found[0].position), found[0].position)


def _leaf(token: Token) -> Operand:
    text, place = str(token), _place(token)
    if token.type == "PHRASE":
        return Phrase(text[1:-1], place + 1)
    if token.type == "REGEX":
        return Regex(text[1:-1], place)
    if token.type == "RANGE":
        return _range(text, place)
    return Wildcard(text, place) if endings.is_wildcard(text) else Word(text, place)


def _range(text: str, place: int) -> Range:
    found = endings.RANGE.fullmatch(text)
    opening, low, high, closing = found.groups() if found else "[**]"
    return Range(_end(low), _end(high), place, opening == "[", closing == "]")


def _end(text: str) -> str | None:
    return None if text == "*" else text.strip('"')


def _with_nearness(operand: Operand, token: Token) -> Operand:
    if isinstance(operand, Phrase):
        return Phrase(operand.text, operand.position, *endings.nearness(token))
    return (
        Fuzzy(operand.text, operand.position, endings.distance(token))
        if isinstance(operand, Word)
        else operand
    )


def _with_name(token: Token, operand: Operand) -> Operand:
    place = _place(token)
    if token.type == "EXACTLY":
        return Scoped(EXACTLY, operand, place)
    if token.type == "FIELD":
        return Scoped(str(token)[:-1], operand, place)
    name, sign = endings.comparison(token)
    value = operand.text if isinstance(operand, Word | Wildcard | Phrase) else ""
    included = sign[-1] in "=≤≥"
    if sign[0] in ">≥":
        return Scoped(name, Range(value, None, place, include_low=included), place)
    return Scoped(name, Range(None, value, place, include_high=included), place)


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text("utf-8")
    return Lark(grammar, start="query", parser="lalr", lexer="basic", transformer=_Builder())


def parse_signs(
    text: str, *, arabic_operators: bool = False, unfinished: bool = False
) -> tuple[Group, list[Slip]]:
    """Return the syntax tree of a query, and what of the query does not belong to the language.

    Args:
        text: of the query.
        arabic_operators: whether و, أو and ليس are operators everywhere.
        unfinished: whether it is still being typed, so that its parentheses need not be closed yet.

    Raises:
        QueryTooLargeError: it is nested too deep.
    """
    parser = _parser()
    tokens, slips = repaired(list(parser.lex(text)), arabic_operators=arabic_operators, unfinished=unfinished)
    parsing = parser.parse_interactive()
    for token in tokens:
        parsing.feed_token(token)
    group: Group = parsing.feed_eof()  # type: ignore[no-untyped-call] # lark does not say what it returns
    return group, slips
