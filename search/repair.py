"""Makes the tokens of a query fit its grammar: what is no sign where it stands is taken away, and said.

- A quote or parenthesis without its other half goes; of a query that is being typed, the end closes it.
- AND and OR need something on both sides, NOT, a sign and a name something behind them. A name that has
  nothing becomes a word; the others go.
- What stands behind a word, `~` or `^`, goes where no word stands before it or its number is none.
- A range that has no two ends is read as words.
- و, أو, ليس and وليس become operators between two groups or quotes, or everywhere if that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lark import Token

from kashaf.errors import QueryTooLargeError
from kashaf.search.endings import RANGE, boost_fault, is_wildcard, phrase_fault, word_fault
from kashaf.search.slips import Slip

__all__ = ["MAX_DEPTH", "repaired"]

MAX_DEPTH: Final = 100
"""How deep a query may be nested: parentheses, and signs and names before one another."""

_QUOTES: Final = frozenset('"«»“”„')
_AS_NOTHING: Final = "as if it were not there"
_PREFIXES: Final = frozenset({"FIELD", "COMPARISON", "EXACTLY"})
_OPERANDS: Final = frozenset({"WORD", "PHRASE", "REGEX", "RANGE", "LPAR"})
_BEGINNINGS: Final = _OPERANDS | _PREFIXES | {"NOT", "SIGN"}
_ENDS: Final = frozenset({"WORD", "PHRASE", "REGEX", "RANGE", "RPAR", "FUZZ", "BOOST"})
_BEHIND: Final[Mapping[str, frozenset[str]]] = {
    "AND": _BEGINNINGS,
    "OR": _BEGINNINGS,
    "NOT": _BEGINNINGS,
    "SIGN": _OPERANDS | _PREFIXES,
    "FIELD": _OPERANDS | _PREFIXES,
    "EXACTLY": _OPERANDS | _PREFIXES,
    "COMPARISON": frozenset({"WORD", "PHRASE"}),
}
"""What must follow a token."""

_ARABIC: Final[Mapping[str, tuple[str, ...]]] = {
    "و": ("AND",),
    "أو": ("OR",),
    "او": ("OR",),
    "ليس": ("AND", "NOT"),
    "وليس": ("AND", "NOT"),
}
_BESIDE: Final = frozenset({"PHRASE", "LPAR"})


def repaired(
    tokens: Sequence[Token], *, arabic_operators: bool, unfinished: bool = False
) -> tuple[list[Token], list[Slip]]:
    """Return tokens that fit the grammar, and what was done to them.

    Raises:
        QueryTooLargeError: they are nested too deep.
    """
    slips: list[Slip] = []
    _check_depth(tokens)
    tokens = _with_quotes_whole(tokens, slips)
    tokens = _with_parentheses_whole(tokens, slips, unfinished=unfinished)
    tokens = _with_ranges_whole(tokens, slips)
    tokens = list(_with_arabic_operators(tokens, everywhere=arabic_operators))
    tokens = _with_something_behind(tokens, slips)
    return _with_something_before(tokens, slips), slips


def _place(token: Token) -> int:
    return int(token.start_pos or 0)


def _check_depth(tokens: Iterable[Token]) -> None:
    depth = row = 0
    for token in tokens:
        depth += (token.type == "LPAR") - (token.type == "RPAR")
        row = row + 1 if token.type in _PREFIXES or token.type == "NOT" else 0
        if depth + row > MAX_DEPTH:
            raise QueryTooLargeError(
                f"the query is nested deeper than {MAX_DEPTH} at character {_place(token) + 1}:"
                " take some parentheses or names away",
                _place(token),
            )


def _dropped(token: Token, reason: str, slips: list[Slip]) -> None:
    position = _place(token)
    slips.append(Slip(f"{token} at character {position + 1} {reason}", _AS_NOTHING, position))


def _with_quotes_whole(tokens: Iterable[Token], slips: list[Slip]) -> list[Token]:
    kept = []
    for token in tokens:
        if token.type == "WORD" and token in _QUOTES:
            _dropped(token, "has no other half: add it or take it away", slips)
        else:
            kept.append(token)
    return kept


def _with_parentheses_whole(tokens: Sequence[Token], slips: list[Slip], *, unfinished: bool) -> list[Token]:
    open_places: list[int] = []
    odd: set[int] = set()
    for place, token in enumerate(tokens):
        if token.type == "LPAR":
            open_places.append(place)
        elif token.type == "RPAR" and open_places:
            open_places.pop()
        elif token.type == "RPAR":
            odd.add(place)
    closed = [Token("RPAR", ")") for _ in open_places] if unfinished else []
    odd.update(open_places if not unfinished else ())
    for place in sorted(odd):
        _dropped(tokens[place], "has no other half: add it or take it away", slips)
    return [token for place, token in enumerate(tokens) if place not in odd] + closed


def _with_arabic_operators(tokens: Sequence[Token], *, everywhere: bool) -> Iterable[Token]:
    for place, token in enumerate(tokens):
        kinds = _ARABIC.get(token, ()) if token.type == "WORD" else ()
        if kinds and (everywhere or _stands_between(tokens, place)):
            for kind in kinds:
                yield Token.new_borrow_pos(kind, str(token), token)
        else:
            yield token


def _stands_between(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word stands between two groups or quotes; names may stand before the second."""
    before = place - 1
    while before >= 0 and tokens[before].type in ("FUZZ", "BOOST"):
        before -= 1
    behind = place + 1
    while behind < len(tokens) and tokens[behind].type in _PREFIXES:
        behind += 1
    if before < 0 or behind == len(tokens):
        return False
    return tokens[before].type in ("PHRASE", "RPAR") and tokens[behind].type in _BESIDE


def _with_something_behind(tokens: Sequence[Token], slips: list[Slip]) -> list[Token]:
    kept: list[Token] = []  # from the end on
    for token in reversed(tokens):
        needed = _BEHIND.get(token.type)
        follower = kept[-1].type if kept else ""
        if needed is None or follower in needed:
            kept.append(token)
        elif token.type in ("FIELD", "COMPARISON"):
            kept.append(_as_word(token, slips))
        else:
            _dropped(token, "has nothing behind it: write a word there or take it away", slips)
    return kept[::-1]


def _as_word(token: Token, slips: list[Slip]) -> Token:
    position = _place(token)
    reason = "has no value behind it: write one or take it away"
    slips.append(Slip(f"{token} at character {position + 1} {reason}", "as a word", position))
    return Token.new_borrow_pos("WORD", token.rstrip("<>=≤≥: \t"), token)


def _with_something_before(tokens: Iterable[Token], slips: list[Slip]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1].type if kept else ""
        if token.type in ("FUZZ", "BOOST"):
            fault = _ending_fault(token, kept)
        elif token.type in ("AND", "OR") and last not in _ENDS:
            fault = "has nothing before it: write a word there or take it away"
        else:
            fault = None
        if fault is None:
            kept.append(token)
        else:
            _dropped(token, fault, slips)
    return kept


def _ending_fault(token: Token, before: Sequence[Token]) -> str | None:
    """Return what is wrong with `~` or `^` behind these tokens, or `None`."""
    place = len(before) - 1
    while place >= 0 and before[place].type in ("FUZZ", "BOOST"):
        if before[place].type == token.type:
            return "is said twice: take one away"
        place -= 1
    if place < 0 or before[place].type not in _ENDS:
        return "has nothing before it: write a word there or take it away"
    if token.type == "BOOST":
        return boost_fault(token)
    kind = before[place].type
    if place and before[place - 1].type == "COMPARISON":
        return "cannot stand behind a value: take it away"
    if kind == "PHRASE":
        return phrase_fault(token)
    if kind == "WORD" and not is_wildcard(before[place]):
        return word_fault(token)
    return "stands behind words and phrases only: take it away"


def _with_ranges_whole(tokens: Iterable[Token], slips: list[Slip]) -> list[Token]:
    kept = []
    for token in tokens:
        if token.type == "RANGE" and not RANGE.fullmatch(token):
            position = _place(token)
            reason = "is no range: write [LOW TO HIGH], with * for an open end"
            slips.append(Slip(f"{token} at character {position + 1} {reason}", "as words", position))
            kept.append(Token.new_borrow_pos("WORD", str(token), token))
        else:
            kept.append(token)
    return kept
