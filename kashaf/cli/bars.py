"""The use of a word over time as bars on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import Final

from kashaf.search.concordance import Timeline

__all__ = ["bar", "bar_lines"]

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_FULL: Final = "█"
_PLAIN: Final = "#"
_WIDEST: Final = 60
_LEAST: Final = 10
_BESIDE: Final = 44  # columns of the label and the numbers


def bar_lines(found: Timeline, columns: int | None = None) -> Iterator[str]:
    """Yield a line a period: its label, a bar, and the numbers; the longest bar is the highest value.

    Args:
        found: the use over time.
        columns: how many a bar has at most; left out, what the terminal has.
    """
    room = columns or max(_LEAST, min(_WIDEST, get_terminal_size().columns - _BESIDE))
    most = max((moment.per_million or 0.0 for moment in found.moments), default=0.0)
    widest = max((len(moment.label) for moment in found.moments), default=0)
    blocks = _draws_blocks()
    for moment in found.moments:
        value = moment.per_million
        if value is None:
            yield f"{moment.label:<{widest}}  {'':<{room}}  no documents"
            continue
        drawn = bar(value / most if most else 0.0, room, blocks=blocks)
        numbers = f"{value:>9,.1f}  {moment.count:,} of {moment.words:,}"
        yield f"{moment.label:<{widest}}  {drawn:<{room}}  {numbers}"


def bar(share: float, columns: int, *, blocks: bool = True) -> str:
    """Return a bar for a share from 0 to 1; eighths of a column are drawn where there are blocks.

    >>> bar(0.5, 5), bar(0.5, 4, blocks=False)
    ('██▌', '##')
    """
    if not blocks:
        return _PLAIN * round(share * columns)
    whole, eighth = divmod(round(share * columns * 8), 8)
    return _FULL * whole + (_EIGHTHS[eighth] if eighth else "")


def _draws_blocks() -> bool:
    try:
        f"{_FULL}{_EIGHTHS}".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
