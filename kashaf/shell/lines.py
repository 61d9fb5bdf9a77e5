"""Lines of styled text: wrapped to a width, isolated where they are Arabic, or plain for a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kashaf.search.marks import Span
from kashaf.terminal import Direction, one_line, width
from kashaf.terminal.direction import (
    FIRST_STRONG_ISOLATE,
    ISOLATES,
    POP_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
)

__all__ = ["MATCH", "Fragment", "Line", "Paper", "cut", "lit", "plain", "text_of", "wrapped"]

Fragment = tuple[str, str]
"""A style's name and a text."""

Line = tuple[Fragment, ...]

MATCH: Final = "match"
"""The style of what a query found."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What lines are laid out for.

    Attributes:
        columns: how wide it is; `None` where lines are not broken.
        aligned: whether lines from right to left begin at the right side.
    """

    columns: int | None = None
    aligned: bool = True


_PIECE: Final = re.compile(r"\s+|\S+")


def lit(text: str, spans: Iterable[Span], style: str = "") -> Line:
    """Return a text as fragments, its marked places in the style of matches.

    >>> lit("من الكتاب", [Span(3, 9)])
    (('', 'من '), ('match', 'الكتاب'))
    """
    fragments: list[Fragment] = []
    end = 0
    for start, stop in spans:
        fragments += ((style, text[end:start]), (MATCH, text[max(start, end) : stop]))
        end = max(end, stop)
    fragments.append((style, text[end:]))
    return tuple((name, one_line(part)) for name, part in fragments if part)


def wrapped(
    line: Line, paper: Paper, indent: int = 0, side: Direction = Direction.LEFT_TO_RIGHT
) -> Iterator[Line]:
    """Yield a line broken at blanks, each part indented and in an isolate of its own where it is not ASCII.

    No part is wider than the paper, indent and all; a word that is wider is cut where it reaches the edge.

    Args:
        line: any.
        paper: what it is laid out for.
        indent: columns at the side where lines begin.
        side: on which they begin, where the paper has sides.
    """
    if paper.columns is None:
        yield _framed(line, " " * indent)
        return
    for part in _broken(line, max(paper.columns - indent, 1)):
        if side is Direction.RIGHT_TO_LEFT and paper.aligned:
            blanks = paper.columns - indent - sum(width(text) for _, text in part)
            yield _framed(part, " " * max(blanks, 0), RIGHT_TO_LEFT_ISOLATE)
        else:
            yield _framed(part, " " * indent)


def _broken(line: Line, room: int) -> Iterator[Line]:
    current: list[Fragment] = []
    used = 0
    for word in _words(line):
        if used and used + sum(width(text) for _, text in word) > room:
            yield tuple(current)
            current, used = [], 0
        for style, text in _pieces(word if used else _without_blanks(word), room):
            if used and used + width(text) > room:
                yield tuple(current)
                current, used = [], 0
            current.append((style, text))
            used += width(text)
    if current or not line:
        yield tuple(current)


def cut(line: Line, columns: int) -> Line:
    """Return as much of a line as so many columns take, with … where something is left out."""
    if sum(width(text) for _, text in line) <= columns:
        return line
    kept: list[Fragment] = []
    left = columns - 1
    for style, text in line:
        end = _fitting(text, left)
        kept.append((style, text[:end]))
        left -= width(text[:end])
        if end < len(text):
            break
    # An isolate that was opened is closed, lest it reach into what is drawn next.
    shown = text_of(tuple(kept))
    left_open = sum(map(shown.count, ISOLATES)) - shown.count(POP_ISOLATE)
    return (*kept, ("", "…" + POP_ISOLATE * max(left_open, 0)))


def text_of(line: Line) -> str:
    """Return the text of a line without its styles."""
    return "".join(text for _, text in line)


def plain(line: Line) -> str:
    """Return a line without styles, with brackets round what matches.

    >>> plain((("", "من "), ("match", "الكتاب")))
    'من [الكتاب]'
    """
    return "".join(f"[{text}]" if style == MATCH else text for style, text in line).rstrip()


def _words(line: Line) -> Iterator[list[Fragment]]:
    """Yield the words of a line, each with the blanks before it; a word may have several styles."""
    word: list[Fragment] = []
    for style, text in line:
        for piece in _PIECE.findall(text):
            if piece.isspace() and any(not part.isspace() for _, part in word):
                yield word
                word = []
            word.append((style, piece))
    if word:
        yield word


def _without_blanks(word: list[Fragment]) -> list[Fragment]:
    return [(style, text) for style, text in word if not text.isspace()]


def _pieces(word: list[Fragment], room: int) -> Iterator[Fragment]:
    for style, text in word:
        rest = text
        while width(rest) > room:
            end = max(_fitting(rest, room), 1)
            yield style, rest[:end]
            rest = rest[end:]
        if rest:
            yield style, rest


def _fitting(text: str, columns: int) -> int:
    """Return how many characters of a text stand in so many columns, marks with their letters."""
    used = 0
    for place, character in enumerate(text):
        used += width(character)
        if used > columns:
            return place
    return len(text)


def _framed(inner: Line, indent: str, opening: str = FIRST_STRONG_ISOLATE) -> Line:
    if all(text.isascii() for _, text in inner):
        return (("", indent), *inner) if indent else inner
    return (("", indent + opening), *inner, ("", POP_ISOLATE))
