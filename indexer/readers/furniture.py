"""Lines that stand round an article on pages of the web: share buttons, comment forms, newsletters, rights.

They are known by their words, which are listed in `data/furniture.tsv`, in whatever spelling of hamza, teh
marbuta and marks. Strong ones stand nowhere else; weak ones (شارك, الموقع) are words of texts, too, and count
only beside others.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from kashaf.analyzers.folding import Folding

__all__ = ["Strength", "plain", "strength"]

_FILE: Final = Path(__file__).parent / "data" / "furniture.tsv"
_LONGEST: Final = 300  # characters; what is longer says something of its own
_REMEMBERED: Final = 4096  # lines; those of menus come on every page
_AROUND: Final = re.compile(r"^[\W_]+|[\W_]+$")
_BLANKS: Final = re.compile(r"\s+")


class Strength(IntEnum):
    """How surely a line is no part of an article."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@lru_cache(maxsize=_REMEMBERED)
def strength(line: str) -> Strength:
    """Return how surely a line is furniture.

    >>> strength("اترك ردّاً").name, strength("شارك").name, strength("شارك في المباراة لاعبان.").name
    ('STRONG', 'WEAK', 'NONE')
    """
    if len(line) > _LONGEST:
        return Strength.NONE
    written = plain(line)
    lines, starts = _phrases()
    found = lines.get(_AROUND.sub("", written), Strength.NONE)
    return Strength.STRONG if found is not Strength.STRONG and written.startswith(starts) else found


@lru_cache(maxsize=_REMEMBERED)
def plain(line: str) -> str:
    """Return a line in small letters, folded, with single blanks: what does not differ reads alike."""
    return _fold()(_BLANKS.sub(" ", line.strip())).lower()


@cache
def _fold() -> Folding:
    return Folding()


@cache
def _phrases() -> tuple[dict[str, Strength], tuple[str, ...]]:
    """Return the lines with their strength, and the beginnings, as `plain` writes them."""
    lines: dict[str, Strength] = {}
    starts = []
    for row in _FILE.read_text("utf-8").splitlines():
        if row.startswith("#") or not row.strip():
            continue
        agreement, strong, words = row.split("\t")
        if agreement == "start":
            starts.append(plain(words))
        else:
            lines[_AROUND.sub("", plain(words))] = Strength[strong.upper()]
    return lines, tuple(starts)
