r"""Which terms of an index a pattern stands for; the same for every engine.

An engine lists its terms from a literal beginning on; here each is held against the pattern as a whole.
Patterns are Python's regular expressions: their length is bounded and a broken one is a QueryError, but one
that is built to be slow, such as `(a+)+b`, can still be slow on long terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from itertools import takewhile

from kashaf.engines.query import Fuzzy, Prefix, Range, Regex, Wildcard
from kashaf.engines.surrogates import without_surrogates
from kashaf.errors import QueryError

__all__ = [
    "MAX_DISTANCE",
    "MAX_PATTERN",
    "Pattern",
    "Sign",
    "TermList",
    "check_pattern",
    "expand",
    "wildcard_parts",
    "written",
]

MAX_PATTERN = 1000
"""The longest wildcard, regular expression or fuzzy word, in characters."""

MAX_DISTANCE = 3
"""The most edits of a fuzzy word: beyond it, most short words match."""

Pattern = Prefix | Wildcard | Regex | Fuzzy | Range
"""The nodes that stand for terms."""

TermList = Callable[[str], Iterator[str]]
"""The terms of a field that begin with a prefix, by code point."""


def expand(pattern: Pattern, terms: TermList) -> list[str]:
    """Return the terms that the pattern, which was checked, stands for."""
    match pattern:
        case Prefix(_, text):
            return list(terms(text))
        case Wildcard(_, text):
            literal, expression = _wildcard(text)
            return _matching(expression, terms(literal))
        case Regex(_, text):
            return _matching(_compiled(text), terms(_literal_beginning(text)))
        case Fuzzy():
            return _near(pattern, terms)
        case Range():
            return _between(pattern, terms)


def written(pattern: Pattern) -> Pattern:
    """Return a pattern with U+FFFD for half characters, as it is with documents."""
    match pattern:
        case Prefix(_, text) | Fuzzy(_, text):
            return replace(pattern, text=without_surrogates(text))
        case Wildcard(_, text) | Regex(_, text):
            return replace(pattern, pattern=without_surrogates(text))
        case Range(_, low, high):
            ends = (without_surrogates(end) if isinstance(end, str) else end for end in (low, high))
            return replace(pattern, low=next(ends), high=next(ends))


def check_pattern(pattern: Pattern) -> None:
    """Raise QueryError unless the pattern can be read and lies within bounds."""
    match pattern:
        case Wildcard(_, text):
            _check_length(text)
        case Regex(_, text):
            _check_length(text)
            _compiled(text)
        case Fuzzy(_, text, distance, prefix_length):
            _check_length(text)
            if not 0 <= distance <= MAX_DISTANCE:
                raise QueryError(f"a distance of {distance} edits is out of bounds; give 0 to {MAX_DISTANCE}")
            if prefix_length < 0:
                raise QueryError(f"a beginning of {prefix_length} characters cannot be; give 0 or more")
        case Range(field, low, high):
            if not isinstance(low, str | None) or not isinstance(high, str | None):
                raise QueryError(f"the bounds of {field!r} are no text; give text or leave them open")
        case _:
            pass


def _check_length(text: str) -> None:
    if len(text) > MAX_PATTERN:
        raise QueryError(
            f"a pattern of {len(text)} characters is too long; give at most {MAX_PATTERN} characters"
        )


def _matching(expression: re.Pattern[str], terms: Iterator[str]) -> list[str]:
    fits = expression.fullmatch
    return [term for term in terms if fits(term)]


class Sign(Enum):
    """What is not itself in a wildcard."""

    ANY = "*"  # any characters or none
    ONE = "?"  # exactly one


def wildcard_parts(text: str) -> list[str | Sign]:
    r"""Return the characters and signs of a wildcard; stars in a row are one.

    >>> wildcard_parts(r"a\*?**")
    ['a', '*', <Sign.ONE: '?'>, <Sign.ANY: '*'>]
    """
    parts: list[str | Sign] = []
    characters = iter(text)
    for character in characters:
        if character == "\\":
            parts.append(next(characters, "\\"))
        elif character not in "*?":
            parts.append(character)
        elif not (character == "*" and parts and parts[-1] is Sign.ANY):
            parts.append(Sign(character))
    return parts


def _wildcard(text: str) -> tuple[str, re.Pattern[str]]:
    """Return the literal beginning of a wildcard, and the expression for the whole of it."""
    parts = wildcard_parts(text)
    literal = takewhile(lambda part: not isinstance(part, Sign), parts)
    written = {Sign.ANY: ".*", Sign.ONE: "."}
    expression = (written[part] if isinstance(part, Sign) else re.escape(part) for part in parts)
    return "".join(map(str, literal)), re.compile("".join(expression), re.DOTALL)


def _compiled(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise QueryError(f"{text!r} is not a regular expression: {error}; mend it or escape it") from error


def _literal_beginning(text: str) -> str:
    """Return the letters and digits that every match of a regular expression begins with."""
    if "|" in text:
        return ""
    plain = re.match(r"\w*", text)
    literal = plain.group() if plain else ""
    if text[len(literal) : len(literal) + 1] in ("*", "?", "{"):
        return literal[:-1]
    return literal


def _near(fuzzy: Fuzzy, terms: TermList) -> list[str]:
    """Return the terms within the distance, by the restricted Damerau-Levenshtein distance of rapidfuzz."""
    from rapidfuzz.distance import OSA  # only fuzzy words need it

    most, text = fuzzy.distance, fuzzy.text
    near_lengths = range(len(text) - most, len(text) + most + 1)
    return [
        term
        for term in terms(text[: fuzzy.prefix_length])
        if len(term) in near_lengths and OSA.distance(text, term, score_cutoff=most) <= most
    ]


def _between(bounds: Range, terms: TermList) -> list[str]:
    low, high = _text(bounds.low), _text(bounds.high)
    found: list[str] = []
    for term in terms(_shared_beginning(low, high)):
        if high is not None and (term > high or (term == high and not bounds.include_high)):
            break
        if low is None or term > low or (term == low and bounds.include_low):
            found.append(term)
    return found


def _text(bound: str | float | None) -> str | None:
    return None if bound is None else str(bound)


def _shared_beginning(low: str | None, high: str | None) -> str:
    """Return what every string from `low` to `high` begins with."""
    shared = 0
    for one, other in zip(low or "", high or "", strict=False):
        if one != other:
            break
        shared += 1
    return (low or "")[:shared]
