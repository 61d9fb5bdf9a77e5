"""Which terms of an index a pattern stands for; the same for every engine.

An engine lists its terms from a literal beginning on; here each is held against the pattern as a whole. No
pattern takes more time than in proportion to a term's length and its own: regular expressions have a syntax
and an automaton of their own, because Python's try every way to part a term, and some have no end of ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kashaf.engines.automaton import matching
from kashaf.engines.query import Fuzzy, Prefix, Range, Regex, Wildcard
from kashaf.engines.regex_syntax import literal_beginning, parse_regex
from kashaf.engines.surrogates import without_surrogates
from kashaf.engines.wildcards import wildcard
from kashaf.errors import QueryError

__all__ = [
    "MAX_DISTANCE",
    "MAX_PATTERN",
    "Pattern",
    "TermList",
    "check_pattern",
    "expand",
    "shared_beginning",
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
            literal, fits = wildcard(text)
            return [term for term in terms(literal) if fits(term)]
        case Regex(_, text):
            expression = parse_regex(text)
            return matching(expression, terms(literal_beginning(expression)))
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
            parse_regex(text)
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


def _near(fuzzy: Fuzzy, terms: TermList) -> list[str]:
    """Return the terms within the distance, by the restricted Damerau-Levenshtein distance of rapidfuzz."""
    from rapidfuzz.distance import OSA  # only fuzzy words need it
    from rapidfuzz.process import extract_iter

    begun = terms(fuzzy.text[: fuzzy.prefix_length])
    near = extract_iter(fuzzy.text, begun, scorer=OSA.distance, score_cutoff=fuzzy.distance)
    return [term for term, _, _ in near]


def _between(bounds: Range, terms: TermList) -> list[str]:
    low, high = _text(bounds.low), _text(bounds.high)
    found: list[str] = []
    for term in terms(shared_beginning(low, high)):
        if high is not None and (term > high or (term == high and not bounds.include_high)):
            break
        if low is None or term > low or (term == low and bounds.include_low):
            found.append(term)
    return found


def _text(bound: str | float | None) -> str | None:
    return None if bound is None else str(bound)


def shared_beginning(low: str | None, high: str | None) -> str:
    """Return what every string from `low` to `high` begins with."""
    shared = 0
    for one, other in zip(low or "", high or "", strict=False):
        if one != other:
            break
        shared += 1
    return (low or "")[:shared]
