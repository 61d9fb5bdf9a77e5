"""How many columns a text takes on a terminal; cutting and padding by columns.

Widths are those that terminals take from wcwidth(3). A lam with an alef counts two: some terminals draw
both as one sign in one column, which no program can know without asking (`kashaf doctor terminal` asks).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

__all__ = ["Align", "cut", "one_line", "padded", "width"]

_NO_COLUMN: Final = frozenset({"Mn", "Me", "Cf"})
_PREPENDED: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u00ad")
"""Format characters that are drawn: signs round or before a number, the end of a verse, the soft hyphen."""

_ELLIPSIS: Final = "…"


class Align(StrEnum):
    """The side of a column at which a text stands."""

    LEFT = "left"
    RIGHT = "right"


def one_line(text: str) -> str:
    """Return a text with blanks for all that moves the cursor or steers a terminal.

    >>> one_line("كتاب" + chr(27) + "[31m")
    'كتاب [31m'
    """
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)


def width(text: str) -> int:
    """Return how many columns a text takes: marks and invisible characters take none, wide ones two.

    >>> width("كِتَابٌ"), width("كتـــاب"), width("中文")
    (4, 7, 4)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def cut(text: str, columns: int) -> str:
    """Return a text that takes no more than some columns, with … where something was left out.

    No letter is parted from its marks, and every isolate that is open at the cut is closed.

    >>> cut("كِتَابٌ كبير", 6)
    'كِتَابٌ …'
    """
    if width(text) <= columns:
        return text
    kept: list[str] = []
    used = 0
    for cluster in _clusters(text):
        taken = width(cluster)
        if used + taken > columns - 1:
            break
        kept.append(cluster)
        used += taken
    left = "".join(kept)
    return f"{left}{_ELLIPSIS if columns > 0 else ''}{_closing(left)}"


def padded(text: str, columns: int, align: Align = Align.LEFT) -> str:
    """Return a text with as many blanks as it takes to fill some columns; a wider text as it is.

    >>> padded("كِتاب", 6, Align.RIGHT), padded("كتاب", 6)
    ('  كِتاب', 'كتاب  ')
    """
    blanks = " " * (columns - width(text))
    return f"{blanks}{text}" if align is Align.RIGHT else f"{text}{blanks}"


def _columns(sign: str) -> int:
    if sign in _PREPENDED:
        return 1
    if unicodedata.category(sign) in _NO_COLUMN:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _clusters(text: str) -> Iterator[str]:
    """Yield each sign with what takes no column behind it."""
    start = 0
    for place, sign in enumerate(text):
        if place > start and _columns(sign):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _closing(text: str) -> str:
    """Return what closes the isolates that a text leaves open."""
    still_open = 0
    for sign in text:
        if sign in "\u2066\u2067\u2068":
            still_open += 1
        elif sign == "\u2069":
            still_open = max(0, still_open - 1)
    return "\u2069" * still_open
