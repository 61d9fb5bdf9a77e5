"""Damaged text in records: found and mended on the way from the readers to the index.

A record that was mended keeps its text as it was read in the field `original`, which is stored and not
searched; the field `repair` names what was found, so that such documents can be listed:
`repair:"visual order"`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from kashaf.indexer.records import BadRow, Record

__all__ = ["ORIGINAL", "REPAIR", "WAYS", "Mending"]

WAYS: Final = ("auto", "report", "off")
"""What can be done about damaged text."""

ORIGINAL: Final = "original"
REPAIR: Final = "repair"
"""The fields that a mended record gets."""


class Mending:
    """Mends the records of a source.

    Args:
        way: `auto` mends, `report` only names what is found, `off` does nothing.
    """

    def __init__(self, way: str) -> None:
        self._way = way
        self._counts: Counter[str] = Counter()

    def items(self, items: Iterator[Record | BadRow]) -> Iterator[Record | BadRow]:
        """Yield what comes, records mended."""
        if self._way == "off":
            return items
        return (self._mended(item) if isinstance(item, Record) else item for item in items)

    def taken(self) -> Mapping[str, int]:
        """Return how many records had each kind of damage since this was asked last."""
        counts, self._counts = dict(self._counts), Counter()
        return counts

    def _mended(self, record: Record) -> Record:
        from kashaf.indexer.repair import repair  # its evidence is the lexicon, which takes a while to open

        kinds: dict[str, None] = {}
        values: dict[str, object] = {}
        original: dict[str, str] = {}
        for name, value in record.values.items():
            values[name] = value
            if isinstance(value, str) and not value.isascii():
                repaired = repair(value)
                kinds.update(dict.fromkeys(finding.kind for finding in repaired.findings))
                if repaired.findings and self._way == "auto":
                    values[name], original[name] = repaired.text, value
        if not kinds:
            return record
        self._counts.update(list(kinds))
        noted = {ORIGINAL: original} if original else {}
        return replace(record, values={**values, **noted, REPAIR: list(kinds)})
