"""The record of what was typed, kept from session to session in the folder for a user's state."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

__all__ = ["history"]

_KEPT: Final = 1000
"""Lines that are kept; the oldest go."""


def history(folder: Path) -> History:
    """Return the record in a folder; where it cannot be kept, one that ends with the session."""
    path = folder / "history"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # queries are nobody else's business
        _shorten(path)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


def _shorten(path: Path) -> None:
    """Leave the last lines of a record that has grown to twice what is kept."""
    kept = FileHistory(str(path))
    lines = list(kept.load_history_strings())
    if len(lines) <= 2 * _KEPT:
        return
    path.write_bytes(b"")
    for line in reversed(lines[:_KEPT]):
        kept.store_string(line)
