"""Lines for terminals that do not put Arabic into order: by the eye, shaped, styles with their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import groupby, takewhile
from typing import Final

from kashaf.shell.lines import Line
from kashaf.terminal import Bidi, Direction, direction_of
from kashaf.terminal.direction import ISOLATES, POP_ISOLATE
from kashaf.terminal.visual import Cell, cells, visual

__all__ = ["arranged", "place_of"]

_LIT: Final = "\ue000"
_DARK: Final = "\ue001"
_NO_ISOLATES: Final = dict.fromkeys(map(ord, (*ISOLATES, POP_ISOLATE)))
_REPLACEMENT: Final = str.maketrans(dict.fromkeys((_LIT, _DARK), "\ufffd"))
_END: Final = " "  # the cell behind a text's end, at its left where it runs from right to left


def arranged(line: Line, bidi: Bidi) -> Line:
    """Return a line as it is to be drawn: with isolates, without, or in the order of the eye."""
    if bidi is Bidi.OFF:
        return tuple((style, text.translate(_NO_ISOLATES)) for style, text in line)
    if bidi is Bidi.AUTO or all(text.isascii() for _, text in line):
        return line
    styles = dict.fromkeys(style for style, _ in line)
    # A cell knows only whether it is lit, so the line is put into order once for each of its styles.
    rows = {style: _in_order(line, style) for style in styles}
    signs = next(iter(rows.values()))
    named = (
        (next((style for style in styles if rows[style][place].lit), ""), cell.base + cell.marks)
        for place, cell in enumerate(signs)
    )
    return tuple(
        (style, "".join(text for _, text in run)) for style, run in groupby(named, key=lambda x: x[0])
    )


def place_of(text: str, place: int) -> tuple[str, int]:
    """Return what is being typed as it is to be drawn, and where one of its places stands in that.

    Args:
        text: as it is typed.
        place: in characters; the text's length is the place behind its end.
    """
    while 0 < place < len(text) and unicodedata.combining(text[place]):
        place -= 1  # a mark stands where its letter does
    at_end = place >= len(text)
    lit = f"{text[:place]}{_LIT}{_END if at_end else text[place]}{_DARK}{text[place + 1 :]}"
    row = visual(cells(lit if at_end else lit + _END, _LIT, _DARK), direction_of(text))
    before = takewhile(lambda cell: not cell.lit, row)
    return _drawn(row), len(_drawn(before))


def _drawn(row: Iterable[Cell]) -> str:
    return "".join(cell.base + cell.marks for cell in row)


def _in_order(line: Line, lit: str) -> tuple[Cell, ...]:
    clean = ((style, text.translate(_REPLACEMENT)) for style, text in line)
    marked = "".join(f"{_LIT}{text}{_DARK}" if style == lit else text for style, text in clean)
    return visual(cells(marked, _LIT, _DARK), Direction.LEFT_TO_RIGHT)
