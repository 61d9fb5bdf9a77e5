"""The terminal that is written to: how it treats direction, whether it has colour, how many columns."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final, TextIO

from kashaf.terminal.direction import ISOLATES, POP_ISOLATE, Direction, isolated
from kashaf.terminal.width import width

if TYPE_CHECKING:
    from kashaf.search.marks import Snippet

__all__ = ["Bidi", "Screen", "lit"]

_LIT: Final = "\ue000"
_DARK: Final = "\ue001"
"""Private signs that stand for the beginning and end of what is lit, until a line is finished."""

_COLOURS: Final = {_LIT: "\x1b[1;33m", _DARK: "\x1b[0m"}
_BRACKETS: Final = {_LIT: "[", _DARK: "]"}
_REPLACEMENT: Final = str.maketrans(dict.fromkeys((_LIT, _DARK), "\ufffd"))
_NO_ISOLATES: Final = dict.fromkeys(map(ord, (*ISOLATES, POP_ISOLATE)))


class Bidi(StrEnum):
    """Who puts Arabic into the order of the eye."""

    AUTO = "auto"  # the terminal does; texts of another direction stand in isolates
    OFF = "off"  # the terminal does, or nobody; nothing is added to the text
    VISUAL = "visual"  # Kashaf does, for a terminal that neither reorders nor shapes


def lit(snippet: Snippet) -> str:
    """Return the text of a snippet in which a finished line has its marked places lit."""
    from kashaf.search.results import mark

    return mark(replace(snippet, text=snippet.text.translate(_REPLACEMENT)), _LIT, _DARK)


@dataclass(frozen=True, slots=True)
class Screen:
    """What is known of the terminal, or of the file or pipe in its place.

    Attributes:
        bidi: who puts Arabic into the order of the eye.
        colour: whether what is marked is coloured; else it stands in brackets.
        columns: of the terminal; `None` elsewhere, where no line is broken or moved to the right.
    """

    bidi: Bidi = Bidi.AUTO
    colour: bool = False
    columns: int | None = None

    @classmethod
    def of(cls, stream: TextIO, bidi: Bidi = Bidi.AUTO) -> Screen:
        """Return what is known of a stream: no colour without a terminal, with NO_COLOR or TERM=dumb."""
        if bidi is Bidi.VISUAL:
            from kashaf.terminal.visual import check_visual

            check_visual()
        if not stream.isatty():
            return cls(bidi)
        dumb = os.environ.get("TERM") == "dumb"
        return cls(bidi, not (dumb or os.environ.get("NO_COLOR")), get_terminal_size().columns)

    def line(self, text: str, *, indent: int = 0, direction: Direction = Direction.LEFT_TO_RIGHT) -> str:
        """Return one line as it is to be written: lit or in brackets, reordered or in isolates.

        Args:
            text: without line ends; it may hold isolates, and places that `lit` has marked.
            indent: columns at the side where the line begins.
            direction: of the line; one from right to left ends at the right side of a terminal.
        """
        right = direction is Direction.RIGHT_TO_LEFT and self.bidi is not Bidi.OFF
        if self.columns is None or not right:
            return " " * max(indent, self.margin([text])) + self._finished(text)
        return self._at_the_right(isolated(text, direction), self.columns - indent)

    def margin(self, lines: Iterable[str]) -> int:
        """Return how many blanks lines need before them so that none of them begins with an isolate.

        VTE and tmux keep what takes no column with the letter before it, and lose it where there is none.
        """
        if self.columns is None or self.bidi is not Bidi.AUTO:
            return 0
        return int(any(line[:1] in ISOLATES for line in lines))

    def _at_the_right(self, text: str, columns: int) -> str:
        bare = text.replace(_LIT, "").replace(_DARK, "") if self.colour else text
        # The last column stays free: some terminals begin a new line when it is filled.
        blanks = " " * (columns - 1 - width(self._finished(bare)))
        return blanks + self._finished(text)

    def _finished(self, text: str) -> str:
        signs = _COLOURS if self.colour else _BRACKETS
        if self.bidi is Bidi.VISUAL and not text.isascii():
            return _in_order(text, signs)
        if self.bidi is Bidi.OFF:
            text = text.translate(_NO_ISOLATES)
        return text.replace(_LIT, signs[_LIT]).replace(_DARK, signs[_DARK])


def _in_order(text: str, signs: dict[str, str]) -> str:
    """Return a line in the order of the eye; brackets are ordered with it, colours put round what is lit."""
    from kashaf.terminal.visual import cells, visual

    if signs is _BRACKETS:
        text = text.replace(_LIT, signs[_LIT]).replace(_DARK, signs[_DARK])
    parts: list[str] = []
    burning = False
    for cell in visual(cells(text, _LIT, _DARK), Direction.LEFT_TO_RIGHT):
        if cell.lit is not burning:
            parts.append(signs[_LIT if cell.lit else _DARK])
            burning = cell.lit
        parts.append(cell.base + cell.marks)
    return "".join(parts) + (signs[_DARK] if burning else "")
