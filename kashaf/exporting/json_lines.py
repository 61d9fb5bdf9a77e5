"""JSON Lines: an object a row."""

from __future__ import annotations

import json
from pathlib import Path

from kashaf.exporting.table import Table
from kashaf.search.marks import Snippet

__all__ = ["write"]


def write(table: Table, file: Path) -> int:
    """Write the rows of a table, each as JSON takes it; return how many."""
    count = 0
    with file.open("w", encoding="utf-8", errors="replace") as out:
        for count, row in enumerate(table.rows, 1):  # noqa: B007 - the last number is what is returned
            data = dict(row.values) if row.data is None else dict(row.data)
            out.write(json.dumps(data, ensure_ascii=False, default=_as_json) + "\n")
    return count


def _as_json(value: object) -> object:
    return value.to_json() if isinstance(value, Snippet) else str(value)
