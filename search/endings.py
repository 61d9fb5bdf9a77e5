"""What stands behind a word, a phrase or a group in a query: how far it may differ, and what it counts."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = [
    "MAX_BOOST",
    "MAX_NEAR",
    "RANGE",
    "Nearness",
    "boost",
    "boost_fault",
    "comparison",
    "distance",
    "is_wildcard",
    "nearness",
    "phrase_fault",
    "word_fault",
]

MAX_BOOST: Final = 1000
"""The most that a part of a query can count."""

MAX_NEAR: Final = 10_000
"""The most other words that can be allowed between those of a phrase."""

_DISTANCES: Final = ("", "1", "2")
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.٫]\d{1,9})?|[.٫]\d{1,9}")
_NEAR: Final = re.compile(r"(\d{1,5})(u?)")
_TRAILING: Final = "?؟!.…:,"
_WILDCARD: Final = re.compile(r"(?<!\\)(?:\*|[?؟](?=[?؟]*\w))")

RANGE: Final = re.compile(
    r"([\[{])\s*([^\s\"]+|\"[^\"]*\")\s*(?:\s(?:TO|to|إلى|الى|حتى)\s|\.\.)\s*([^\s\"]+|\"[^\"]*\")\s*([\]}])"
)
"""A range between its brackets: whether each end is included, and the ends."""


def _digits(text: str) -> str:
    """Return the text with digits of every script as 0 to 9."""
    return "".join(str(int(character)) if character.isdecimal() else character for character in text)


def is_wildcard(text: str) -> bool:
    """Tell whether a word has signs for what is not known of it, and letters or digits besides.

    Question marks at its end are punctuation, unless there is another sign; an address is no wildcard.

    >>> is_wildcard("هو؟"), is_wildcard("م؟توب"), is_wildcard("مك*")
    (False, True, True)
    """
    if not _WILDCARD.search(text.rstrip(_TRAILING)):
        return False
    return "://" not in text and "@" not in text and any(map(str.isalnum, text))


def word_fault(text: str) -> str | None:
    """Return what is wrong with `~` behind a word, or `None`."""
    if _digits(text[1:]) in _DISTANCES:
        return None
    return "says how many letters may differ: write ~, ~1 or ~2"


def phrase_fault(text: str) -> str | None:
    """Return what is wrong with `~` behind a phrase, or `None`."""
    found = _NEAR.fullmatch(_digits(text[1:]))
    if found and int(found[1]) <= MAX_NEAR:
        return None
    return (
        "says how many other words may stand in a phrase:"
        f" write ~1 to ~{MAX_NEAR}, with u behind it where any order will do"
    )


def boost_fault(text: str) -> str | None:
    """Return what is wrong with `^` behind something, or `None`."""
    if _NUMBER.fullmatch(text[1:]) and boost(text) <= MAX_BOOST:
        return None
    return f"says how much something counts: write a number from ^0 to ^{MAX_BOOST}"


def boost(text: str) -> float:
    """Return the factor that `^2` or `^٠٫٥` stands for."""
    return float(_digits(text[1:]).replace("٫", "."))


def distance(text: str) -> int | None:
    """Return how many letters of a word may differ; `None` where that is left open."""
    return int(text[1:]) if text[1:] else None


def comparison(text: str) -> tuple[str, str]:
    """Return the name and the sign of a comparison.

    >>> comparison("date >= "), comparison("pages:<")
    (('date', '>='), ('pages', '<'))
    """
    name = text.rstrip("<>=≤≥ \t")
    return name.rstrip(":"), text[len(name) :].strip()


class Nearness(NamedTuple):
    """How near to each other the words of a phrase must stand."""

    slop: int
    ordered: bool


def nearness(text: str) -> Nearness:
    """Return what `~3` or `~3u` behind a phrase stands for."""
    ordered = not text.endswith("u")
    return Nearness(int(text[1:].removesuffix("u")), ordered)
