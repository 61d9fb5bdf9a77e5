"""From the text of a query to its syntax tree."""

from __future__ import annotations

import re
from typing import Final

from kashaf.errors import QueryTooLargeError
from kashaf.search.syntax import Clause, Group, Sign, Word

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "parse", "parse_words"]

MAX_LENGTH: Final = 10_000
"""The longest query, in characters."""

MAX_DEPTH: Final = 100
"""How deep parentheses may be nested."""

_SIGNS: Final = frozenset('+-"«»“”():*')
"""The characters that mean something in a query; one without them is words and nothing else."""

_WORD: Final = re.compile(r"\S+")


def parse(text: str) -> Group:
    """Return the syntax tree of a query, by the grammar in `grammar.lark`.

    Raises:
        QueryTooLargeError: the query is too long or nested too deep.
        QueryError: a quote or parenthesis is without its other half. The error knows
            the place.
    """
    _check_size(text)
    if _SIGNS.isdisjoint(text):
        return _plain(text)
    from kashaf.search.grammar import parse_signs

    return parse_signs(text)


def _plain(text: str) -> Group:
    """Return what the grammar makes of words without signs."""
    words = (Word(match[0], match.start()) for match in _WORD.finditer(text))
    return Group(tuple(Clause(word, Sign.WANTED, None, word.position) for word in words), 0)


def parse_words(text: str) -> Group:
    """Return the syntax tree of a query whose every sign is taken for a blank: nothing but words.

    Raises:
        QueryError: the query is too long.
    """
    _check_size(text)
    return Group((Clause(Word(text, 0), Sign.WANTED, None, 0),), 0)


def _check_size(text: str) -> None:
    if len(text) > MAX_LENGTH:
        raise QueryTooLargeError(
            f"the query has {len(text):,} characters; at most {MAX_LENGTH:,} are taken: shorten it",
            MAX_LENGTH,
        )
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth > MAX_DEPTH:
            raise QueryTooLargeError(
                f"parentheses are nested deeper than {MAX_DEPTH} at character {position + 1}: take some away",
                position,
            )
