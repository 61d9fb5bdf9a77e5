"""What stands before and after a place of a text, on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import combining

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT

__all__ = ["after", "before", "words_after", "words_before"]

_LETTERS_A_WORD: Final = 24  # so much of a text is sure to hold a word, in any but odd texts


def before(text: str, place: int, width: int) -> str:
    """Return what stands before a place: whole words, blanks made one.

    Args:
        text: in which it stands.
        place: in characters.
        width: how many characters at most, marks not counted.

    >>> before("كتب الطالب درسه", 11, 7)
    'الطالب'
    """
    for window in _windows(place, 2 * width):
        start = max(0, place - window)
        words = text[start:place].split()
        fitting = _fitting(reversed(words), width)
        if fitting < len(words) or not start:
            return " ".join(words[len(words) - fitting :])
    return ""


def after(text: str, place: int, width: int) -> str:
    """Return what stands after a place, as `before` does.

    >>> after("كتب الطالب درسه", 3, 9)
    'الطالب'
    """
    for window in _windows(len(text) - place, 2 * width):
        words = text[place : place + window].split()
        fitting = _fitting(words, width)
        if fitting < len(words) or place + window >= len(text):
            return " ".join(words[:fitting])
    return ""


def _fitting(words: Iterable[str], width: int) -> int:
    """Return how many of the words fit into a width, blanks between them counted."""
    taken, count = -1, 0
    for count, word in enumerate(words, 1):
        taken += 1 + sum(not combining(character) for character in word)
        if taken > width:
            return count - 1
    return count


def words_before(analyzer: Analyzer, text: str, place: int, count: int, level: str = EXACT) -> list[str]:
    """Return the terms of the words before a place, the nearest first; fewer where there are no more."""
    for window in _windows(place, count * _LETTERS_A_WORD):
        start = max(0, place - window)
        part = text[start:place]
        if start and not text[start - 1].isspace():
            part = part.partition(" ")[2]  # what is left of a word that the window cuts
        found = analyzer.terms(part, level)
        if len(found) >= count or not start:
            return found[: -count - 1 : -1]
    return []


def words_after(analyzer: Analyzer, text: str, place: int, count: int, level: str = EXACT) -> list[str]:
    """Return the terms of the words after a place; fewer where there are no more."""
    for window in _windows(len(text) - place, count * _LETTERS_A_WORD):
        end = place + window
        part = text[place:end]
        if end < len(text) and not text[end].isspace():
            part = part.rpartition(" ")[0]
        found = analyzer.terms(part, level)
        if len(found) >= count or end >= len(text):
            return found[:count]
    return []


def _windows(most: int, first: int) -> Iterator[int]:
    """Yield lengths of text to look at, ever longer ones, until all of it."""
    window = max(1, first)
    while window < most:
        yield window
        window *= 4
    yield most
