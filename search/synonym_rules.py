"""What one line of a list of synonyms says, and how it is written.

- `a, b, c`: each of the entries finds the others too. Commas are Arabic or Latin; a tab parts as well.
- `a, b => c, d`: what stands left finds what stands right too, and not the other way round.
- An entry is a word or several; what follows a `#` is a remark, and blank lines are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kashaf.errors import AnalyzerError

__all__ = ["ARROW", "SynonymRule", "read_rules"]

ARROW: Final = "=>"
"""Stands between words and what they find too, where that goes one way only."""

_REMARK: Final = "#"
_ARABIC_COMMA: Final = "\u060c"
_BETWEEN: Final = re.compile(rf"[,{_ARABIC_COMMA}\t]")


@dataclass(frozen=True, slots=True)
class SynonymRule:
    """One line of a list.

    Attributes:
        asked: the entries that are met in queries.
        found: the entries that documents are found by for them. In a group they are the same.
    """

    asked: tuple[str, ...]
    found: tuple[str, ...]


def read_rules(text: str, origin: str) -> Iterator[SynonymRule]:
    """Yield the rules of a list, in order.

    Args:
        text: the list.
        origin: what messages call it, before the number of a line.

    Raises:
        AnalyzerError: a line has two arrows, nothing on one side of its arrow, only one entry, or an entry
            without a word.
    """
    for number, line in enumerate(text.splitlines(), 1):
        row = line.partition(_REMARK)[0].strip()
        if row:
            try:
                yield _rule(row)
            except AnalyzerError as error:
                raise AnalyzerError(f"{origin}:{number}: {error}") from None


def _rule(row: str) -> SynonymRule:
    sides = [_entries(side) for side in row.split(ARROW)]
    if len(sides) > 2:
        raise AnalyzerError(f"{row!r} has {len(sides) - 1} arrows; write one {ARROW} a line")
    if not all(sides):
        raise AnalyzerError(f"{row!r} has nothing on one side; write an entry there, or take the line away")
    if len(sides) == 1 and len(sides[0]) == 1:
        raise AnalyzerError(f"{row!r} is a group of one; write at least two entries, with a comma between")
    return SynonymRule(sides[0], sides[-1])


def _entries(side: str) -> tuple[str, ...]:
    """Return the entries of one side, each once; nothing between two commas is none."""
    entries = dict.fromkeys(" ".join(entry.split()) for entry in _BETWEEN.split(side))
    for entry in entries:
        if entry and not any(map(str.isalnum, entry)):
            raise AnalyzerError(f"{entry!r} holds no word; write words, with commas between them")
    return tuple(filter(None, entries))
