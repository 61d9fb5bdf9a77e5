"""Patterns and lists of terms as queries of Tantivy: its own automata where they are quick, else a list.

Tantivy refuses an automaton that grows beyond 1,000 states or 10 MB, but may take a second to find that out:
only what is small is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import tantivy
from tantivy import Occur

from kashaf.engines.expansion import Pattern
from kashaf.engines.query import Fuzzy, Prefix, Regex, Wildcard
from kashaf.engines.regex_syntax import (
    Characters,
    Choice,
    Expression,
    Repeat,
    Row,
    literal_beginning,
    parse_regex,
    size,
)
from kashaf.engines.wildcards import Sign, wildcard_parts

__all__ = ["PatternCompiler", "any_term", "escaped"]

_NATIVE_LENGTH = 40  # longer words make Tantivy build a large automaton
_NATIVE_DISTANCE = 2
_NATIVE_STARS = 3
_NATIVE_OPEN = 8
_EXPRESSIONS = {Sign.ANY: "(?s:.)*", Sign.ONE: "(?s:.)"}
_MEANINGFUL = frozenset("\\.+*?()|[]{}^$#&-~")  # what stands for itself only after a backslash
_LISTED = 10_000  # more terms take longer as a set than an automaton takes to find them
_SIGNS = tuple(sign.value for sign in Sign)
_FEW = 500  # so many terms are quicker one by one than as a set


def escaped(character: str) -> str:
    """Return a character so that it stands for itself in an expression of Tantivy's."""
    return f"\\{character}" if character in _MEANINGFUL else character


def any_term(schema: tantivy.Schema, name: str, terms: Sequence[str]) -> tantivy.Query:
    """Return the query, of no meaningful score, for any of the terms."""
    if len(terms) > _FEW:
        return tantivy.Query.term_set_query(schema, name, list(terms))
    if not terms:
        return tantivy.Query.empty_query()
    words = [(Occur.Should, tantivy.Query.term_query(schema, name, text)) for text in terms]
    return tantivy.Query.boolean_query(words)


class PatternCompiler:
    """Makes queries, of no meaningful score, of patterns; `expanded` returns the terms one stands for."""

    def __init__(self, schema: tantivy.Schema, expanded: Callable[[Pattern], Sequence[str]]) -> None:
        self._schema = schema
        self._expanded = expanded

    def compile(self, pattern: Prefix | Wildcard | Regex | Fuzzy, name: str) -> tantivy.Query:
        """Return the query for a pattern in Tantivy's field `name`."""
        if isinstance(pattern, Prefix):
            return tantivy.Query.fuzzy_term_query(self._schema, name, pattern.text, distance=0, prefix=True)
        if isinstance(pattern, Fuzzy) and _is_native(pattern):
            return tantivy.Query.fuzzy_term_query(self._schema, name, pattern.text, distance=pattern.distance)
        if isinstance(pattern, Wildcard) and (expression := _native_wildcard(pattern.pattern)) is not None:
            if pattern.pattern[:1] in _SIGNS and (few := self._few(pattern, name)) is not None:
                return few
            return tantivy.Query.regex_query(self._schema, name, expression)
        if isinstance(pattern, Regex):
            return self._regex(pattern, name)
        return self.listed(pattern, name)

    def _few(self, pattern: Pattern, name: str) -> tantivy.Query | None:
        """Return the query for a pattern by its terms, unless they are too many.

        An automaton without a literal beginning goes through all terms of the field at every search; the
        terms that it fits are remembered.
        """
        terms = self._expanded(pattern)
        return any_term(self._schema, name, terms) if len(terms) <= _LISTED else None

    def _regex(self, regex: Regex, name: str) -> tantivy.Query:
        expression = parse_regex(regex.pattern)
        if not literal_beginning(expression) and (few := self._few(regex, name)) is not None:
            return few
        if size(expression) <= _NATIVE_LENGTH and _open_places(expression) <= _NATIVE_OPEN:
            try:
                return tantivy.Query.regex_query(self._schema, name, _native(expression))
            except ValueError:  # the automaton would be too large after all
                pass
        return self.listed(regex, name)

    def listed(self, pattern: Pattern, name: str) -> tantivy.Query:
        """Return the query for the terms that a pattern stands for."""
        return any_term(self._schema, name, self._expanded(pattern))


def _native_wildcard(pattern: str) -> str | None:
    """Return a wildcard as an expression for Tantivy, or `None` where its automaton could grow large.

    Stars are cheap; a question mark after a star doubles the automaton.
    """
    parts = wildcard_parts(pattern)
    signs = [part for part in parts if isinstance(part, Sign)]
    if len(parts) > _NATIVE_LENGTH or signs.count(Sign.ANY) > _NATIVE_STARS:
        return None
    if Sign.ANY in signs and Sign.ONE in signs[signs.index(Sign.ANY) :]:
        return None
    return "".join(_EXPRESSIONS[part] if isinstance(part, Sign) else escaped(part) for part in parts)


def _open_places(expression: Expression) -> int:
    """Return how many characters of an expression, written out, may be one or another.

    Each may double the automaton when it comes after a star. Characters under a star count once.
    """
    match expression:
        case Characters(((low, high),), False):
            return int(low != high)
        case Characters():
            return 1
        case Row(parts) | Choice(parts):
            return sum(map(_open_places, parts))
        case Repeat(part, least, most):
            return _open_places(part) * max(1, least, most or 0)


def _native(expression: Expression) -> str:
    """Return a regular expression as Tantivy reads it."""
    match expression:
        case Characters((), _):
            return _EXPRESSIONS[Sign.ONE]
        case Characters(ranges, negated):
            inside = "".join(f"{_code(low)}-{_code(high)}" for low, high in ranges)
            return f"[{'^' * negated}{inside}]"
        case Row(parts):
            return f"(?:{''.join(map(_native, parts))})"
        case Choice(options):
            return f"(?:{'|'.join(map(_native, options))})"
        case Repeat(part, least, most):
            return f"(?:{_native(part)}){{{least},{'' if most is None else most}}}"


def _code(character: str) -> str:
    return f"\\x{{{ord(character):x}}}"


def _is_native(fuzzy: Fuzzy) -> bool:
    """Return whether Tantivy's automaton can do it: it knows no prefix, and two edits at most."""
    return (
        fuzzy.prefix_length == 0
        and 0 <= fuzzy.distance <= _NATIVE_DISTANCE
        and len(fuzzy.text) <= _NATIVE_LENGTH
    )
