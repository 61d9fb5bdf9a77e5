"""The lines of a concordance on a terminal: the keyword in a column of its own, as an Arabic reader has it.

The texts of a line are one right-to-left isolate, filled up with blanks on both sides to the same width on
every line. So what comes before the keyword stands at its right, and the keywords below each other, on a
terminal that reorders; on one that does not, the columns are straight too, and only run the other way. The
document's id stands outside, behind the isolate: blanks at the very end of a line would not be reordered with
it (rule L1 of UAX #9).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import click

from kashaf.cli.printing import screen
from kashaf.search.concordance import Concordance, Line
from kashaf.search.concordance.lines import WIDTH
from kashaf.search.marks import Snippet, Span
from kashaf.terminal import (
    Bidi,
    Direction,
    Screen,
    direction_of,
    isolated,
    lit,
    one_line,
    width,
    without_controls,
)

__all__ = ["kwic_lines", "print_concordance", "usual_width"]

_GAP: Final = "  "
_KEYWORD: Final = 16  # columns that are left for it where the contexts are to fill a terminal
_ID: Final = 20
_LEAST: Final = 10


def usual_width() -> int:
    """Return how many columns of context a line has on each side, so that a terminal is filled."""
    columns = screen().columns
    if columns is None:
        return WIDTH
    return max(_LEAST, (columns - _KEYWORD - _ID - 3 * len(_GAP)) // 2)


def print_concordance(found: Concordance) -> None:
    """Print how much was found, then a line a place."""
    click.echo(_summary(found))
    if found.lines:
        click.echo()
    for line in kwic_lines(found.lines, screen()):
        click.echo(line)


def kwic_lines(lines: Sequence[Line], on: Screen) -> Iterator[str]:
    """Yield the lines in columns: before, keyword, after, and the document's id."""
    # What steers direction in a text was cut in two with it, and would turn a line round or its columns.
    rows = [
        tuple(without_controls(one_line(part)) for part in (line.before, line.keyword, line.after))
        for line in lines
    ]
    taken = partial(_taken, on=on)
    widths = [max(map(taken, column)) for column in zip(*rows, strict=True)]
    right = Direction.RIGHT_TO_LEFT
    has_arabic = any(direction_of(text) is right for row in rows for text in row)
    direction = right if has_arabic else Direction.LEFT_TO_RIGHT
    names = [one_line(line.document) for line in lines]
    longest = max(map(width, names), default=0)
    for name, (before, keyword, after) in zip(names, rows, strict=True):
        blanks = [
            " " * (most - taken(text)) for most, text in zip(widths, (before, keyword, after), strict=True)
        ]
        marked = lit(Snippet(keyword, (Span(0, len(keyword)),)))
        shown = f"{blanks[0]}{before}{_GAP}{marked}{blanks[1]}{_GAP}{after}{blanks[2]}"
        # On a terminal the whole line is put into an isolate of this direction, with the id at its left.
        is_inside = on.columns is not None and direction is right
        block = shown if is_inside else isolated(shown, direction)
        known = isolated(name, direction_of(name)) + (" " * (longest - width(name)) if on.columns else "")
        yield on.line(f"{block}{_GAP}{known}", direction=direction).rstrip()


def _taken(text: str, on: Screen) -> int:
    """Return how many columns a text takes; shaped by Kashaf, a lam with an alef is one sign in one."""
    return width(on.line(text)) if on.bidi is Bidi.VISUAL else width(text)


def _summary(found: Concordance) -> str:
    in_documents = f"{found.documents:,} document{'s' * (found.documents != 1)}"
    if found.total is None:
        counted = f"more than {found.offset + len(found):,} places in {in_documents}"
    else:
        counted = f"{found.total:,} place{'s' * (found.total != 1)} in {in_documents}"
    if not found.lines or (not found.offset and not found.has_more):
        return counted
    page = f"{found.offset + 1:,} to {found.offset + len(found):,}, by {found.by}"
    more = f"; on with --offset {found.offset + len(found)}" if found.has_more else ""
    return f"{counted}; {page}{more}"
