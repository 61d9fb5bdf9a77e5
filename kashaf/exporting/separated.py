"""CSV, as spreadsheets take it: with a byte order mark, without which some show Arabic as other letters."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from kashaf.exporting.table import Table
from kashaf.search.marks import Snippet
from kashaf.search.results import mark

__all__ = ["write"]


def write(table: Table, file: Path) -> int:
    """Write a header and the rows of a table; return how many."""
    count = 0
    with file.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(table.columns)
        for row in table.rows:
            rows.writerow([_shown(row.values.get(column)) for column in table.columns])
            count += 1
    return count


def _shown(value: object) -> object:
    if isinstance(value, Snippet):
        return mark(value, "[", "]")
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    return value
