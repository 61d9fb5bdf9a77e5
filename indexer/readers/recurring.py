"""Lines that recur on the pages of one folder, which are of the site and not of any article.

Of the files of a folder with the same suffix some are looked at, spread evenly. A line recurs that three of
them have, and three in ten. Formulas of faith (بسم الله الرحمن الرحيم) recur, and are text.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from kashaf.errors import SourceError
from kashaf.indexer.readers.furniture import plain
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream, opened

__all__ = ["recurring_lines"]

_FEWEST_FILES: Final = 5
_LOOKED_AT: Final = 20
_LARGEST: Final = 1 << 20
_FEWEST_TIMES: Final = 3
_SHARE: Final = 0.3
_FORMULA_WORDS: Final = 6
_GOD: Final = "الله"

LinesOf = Callable[[ByteStream], Iterable[str]]


def recurring_lines(stream: ByteStream, lines_of: LinesOf) -> frozenset[str]:
    """Return the lines, as `plain` writes them, that recur in the files beside the source of a stream.

    Args:
        stream: of a file; what has no place on the disk has no neighbours.
        lines_of: returns the lines of a page; a function of a module, for the answer is kept.
    """
    path = stream.source.path
    if path is None:
        return frozenset()
    return _recurring(path.parent, path.suffix.lower(), lines_of, _changed(path.parent))


def _changed(folder: Path) -> int:
    """Return when files came to a folder or went last: one that is followed is looked through again then."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=64)
def _recurring(folder: Path, suffix: str, lines_of: LinesOf, _changed: int) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            paths = sorted(
                Path(each.path)
                for each in entries
                if each.name.lower().endswith(suffix) and each.is_file() and each.stat().st_size <= _LARGEST
            )
    except OSError:
        return frozenset()
    if not suffix or len(paths) < _FEWEST_FILES:
        return frozenset()
    looked_at = paths[:: max(1, len(paths) // _LOOKED_AT)][:_LOOKED_AT]
    times = Counter(line for path in looked_at for line in _plain_lines(path, lines_of))
    enough = max(_FEWEST_TIMES, _SHARE * len(looked_at))
    return frozenset(line for line, count in times.items() if count >= enough)


def _plain_lines(path: Path, lines_of: LinesOf) -> set[str]:
    try:
        with opened(Source(path.name, path.name, path)) as stream:
            return {written for line in lines_of(stream) if _may_recur(written := plain(line))}
    except SourceError:
        return set()


def _may_recur(line: str) -> bool:
    return bool(line) and not (_GOD in line and len(line.split()) <= _FORMULA_WORDS)
