"""How many columns a terminal gives a text, asked of itself: write the text, and ask where the cursor is.

The question is DSR 6 of ECMA-48 (ESC [ 6 n), the answer CPR (ESC [ row ; column R).
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

__all__ = ["measured_widths"]

_ASK: Final = b"\x1b[6n"
_ANSWER: Final = re.compile(rb"\x1b\[\d+;(\d+)R")
_CLEAR: Final = b"\r\x1b[K"
_PATIENCE: Final = 1.0
"""Seconds to wait for an answer; over a slow line it takes a few tenths."""


def measured_widths(texts: Sequence[str], source: int, target: int) -> tuple[int | None, ...]:
    """Return the columns that a terminal gives each text; `None` for all from where it does not answer.

    Args:
        texts: short ones, without control characters.
        source: the descriptor from which answers come; a terminal.
        target: the descriptor to write to; the same terminal.
    """
    try:
        import termios  # noqa: F401 - asked only whether it is there: Windows has none
    except ImportError:
        return (None,) * len(texts)
    widths: list[int | None] = []
    with _unbuffered(source):
        for text in texts:
            width = None if None in widths else _measured(text, source, target)
            widths.append(width)
    return tuple(widths)


def _measured(text: str, source: int, target: int) -> int | None:
    os.write(target, _CLEAR + text.encode() + _ASK)
    answer = _answer(source)
    os.write(target, _CLEAR)
    return None if answer is None else answer - 1


def _answer(source: int) -> int | None:
    """Return the column of the answer, counted from 1."""
    import select

    read = b""
    end = time.monotonic() + _PATIENCE
    while (left := end - time.monotonic()) > 0:
        if not select.select([source], [], [], left)[0]:
            return None
        read += os.read(source, 64)
        found = _ANSWER.search(read)
        if found:
            return int(found[1])
    return None


@contextmanager
def _unbuffered(terminal: int) -> Iterator[None]:
    """Have a terminal hand over each byte, and show none; as it was before, at the end."""
    import termios
    import tty

    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)  # late answers are thrown away
