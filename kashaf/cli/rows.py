"""Records as CSV on standard output."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping

__all__ = ["print_rows"]


def print_rows(records: Iterable[Mapping[str, object]]) -> None:
    """Print a row a record under the names of the first; nothing where there is none."""
    writer = None
    for record in records:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(record))
            writer.writeheader()
        writer.writerow(record)
