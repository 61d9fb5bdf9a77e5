"""The words of a query that may have been mistyped, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.tokens import CHUNK, Token

__all__ = ["Chunk", "Place", "read_places"]

_OPERATORS: Final = frozenset(["AND", "OR", "NOT", "TO", "&&", "||"])
_PATTERN: Final = re.compile(r"[*/~\[\]{}]|\w[?؟]\w|^[-!]|^[+(]*\w+:?[<>]")
"""Chunks that are no plain words: wildcards, fuzzy words, regular expressions, ranges, what is excluded."""

_MOST_PLACES: Final = 40
"""How many words of a query are looked at: nobody reads a suggestion for a longer one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a query.

    Attributes:
        token: the word, with its place in characters and its terms.
        fixed: whether it must stay: the name of a field, an operator, part of a pattern, a number.
    """

    token: Token
    fixed: bool

    @property
    def word(self) -> str:
        """The folded word."""
        return self.token.terms[0]


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands between two blanks.

    Attributes:
        text: as it is typed.
        start: where it begins in the query, in characters.
        end: where it ends, exclusive.
        first: the number of the first word in it.
        count: how many words there are in it.
        is_operator: whether it is an operator of the query language.
    """

    text: str
    start: int
    end: int
    first: int
    count: int
    is_operator: bool


def read_places(query: str, analyzer: Analyzer) -> tuple[list[Place], list[Chunk]]:
    """Return the words of a query, and the chunks between blanks that hold any."""
    tokens = analyzer.tokens(query)[:_MOST_PLACES]
    places: list[Place] = []
    chunks: list[Chunk] = []
    for chunk in CHUNK.finditer(query):
        first = len(places)
        inside = _inside(tokens, first, chunk.end())
        if inside:
            text = chunk[0]
            is_operator = text in _OPERATORS
            fixed = is_operator or _PATTERN.search(text) is not None
            places.extend(Place(token, fixed or _stays(token, query)) for token in inside)
            chunks.append(Chunk(text, chunk.start(), chunk.end(), first, len(inside), is_operator))
    return places, chunks


def _inside(tokens: Sequence[Token], first: int, end: int) -> list[Token]:
    inside = []
    for token in tokens[first:]:
        if token.start >= end:
            break
        inside.append(token)
    return inside


def _stays(token: Token, query: str) -> bool:
    names_a_field = query[token.end : token.end + 1] == ":"
    return names_a_field or not token.terms[0].isalpha()
