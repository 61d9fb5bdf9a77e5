"""The news agency that a page names: at the end of a caption, before the lead, or as its source.

* `(رويترز)` at the end of one of the first lines
* `القاهرة (رويترز) -`, `عمان - بترا -` at the beginning of the text
* `المصدر: رويترز + وكالات` as a line of its own

The names and their writings are listed in `data/agencies.tsv`; the first of a row is the one that is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from kashaf.indexer.readers.furniture import plain

__all__ = ["agencies"]

_FILE: Final = Path(__file__).parent / "data" / "agencies.tsv"
_FIRST_LINES: Final = 6
_IN_CAPTION: Final = re.compile(r"\(([^()]{2,60})\)[\s.]*$")
_BEFORE_LEAD: Final = re.compile(r"^[^\s\d]+(?:\s[^\s\d]+)?\s*[-–—(/]\s*([^-–—()/]{2,40}?)\s*[-–—)/:]")
_AS_SOURCE: Final = re.compile(r"^(?:المصدر|المصادر|مصدر الخبر|Source)\s*:\s*(.{2,80})$")
_BETWEEN: Final = re.compile(r"\s*[+،,/؛;–-]\s*|\s+و\s*")


def agencies(lines: Sequence[str]) -> list[str]:
    """Return the agencies that an article's lines name as their own, each once, in order.

    >>> agencies(["القادة في اجتماعهم (رويترز)", "قال الوزير إن العمل بدأ.", "المصدر: الجزيرة + وكالات"])
    ['رويترز', 'الجزيرة', 'وكالات']
    """
    written = [line.strip() for line in lines if line.strip()]
    names = _names()
    found = (
        names.get(plain(part).strip(" .")) for place in _places(written) for part in _BETWEEN.split(place)
    )
    return list(dict.fromkeys(name for name in found if name is not None))


def _places(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:_FIRST_LINES]:
        for pattern in (_IN_CAPTION, _BEFORE_LEAD):
            if match := pattern.search(line):
                yield match[1]
    for line in lines:
        if match := _AS_SOURCE.match(line):
            yield match[1]


@cache
def _names() -> dict[str, str]:
    rows = (row.split("\t") for row in _FILE.read_text("utf-8").splitlines() if not row.startswith("#"))
    return {plain(written): row[0] for row in rows for written in row}
