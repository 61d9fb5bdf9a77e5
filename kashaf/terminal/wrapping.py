"""Lines of a text that is wider than a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kashaf.search.marks import Snippet, Span
from kashaf.terminal.width import width

__all__ = ["wrapped"]

_WORD: Final = re.compile(r"\S+")


def wrapped(snippet: Snippet, columns: int | None) -> Iterator[Snippet]:
    """Yield a snippet line by line, broken at blanks, no line wider than `columns` if its words are not.

    Each line is shown for itself, so that a terminal that reorders Arabic keeps the order of the lines.

    Args:
        snippet: a window of a text, or all of it.
        columns: of a line; `None` where lines are not broken.
    """
    if columns is None:
        yield snippet
        return
    start = 0
    for end in (*_breaks(snippet.text, columns), len(snippet.text)):
        yield Snippet(
            snippet.text[start:end].strip(),
            tuple(Span(a - start, b - start) for a, b in snippet.spans if start <= a < end),
            cut_before=snippet.cut_before and start == 0,
            cut_after=snippet.cut_after and end == len(snippet.text),
        )
        start = end + 1


def _breaks(text: str, columns: int) -> Iterator[int]:
    """Yield the places of the blanks at which lines end."""
    used = 0
    for word in _WORD.finditer(text):
        taken = width(word[0])
        if used and used + 1 + taken > columns:
            yield word.start() - 1
            used = taken
        else:
            used += taken + (1 if used else 0)
