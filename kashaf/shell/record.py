"""The record of what was typed, kept from session to session in the folder for a user's state."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

__all__ = ["history", "state_folder"]

_KEPT: Final = 1000
"""Lines that are kept; the oldest go."""


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what programs remember, by the XDG Base Directory Specification.

    >>> state_folder({"XDG_STATE_HOME": "/state"}).as_posix()
    '/state/kashaf'
    """
    chosen = environment.get("XDG_STATE_HOME", "")
    # The specification has relative paths ignored.
    base = Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".local" / "state"
    return base / "kashaf"


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
