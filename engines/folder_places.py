"""The places in and round an index folder: engines' folders, attempts, and what may become one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from kashaf.engines.registry import ENGINES
from kashaf.engines.sidecar import SIDECAR, is_unfinished
from kashaf.errors import IndexFolderError, NotAnIndexError

__all__ = ["SCRATCH", "claim", "data_names", "file_size", "is_attempt"]

SCRATCH: Final = "kashaf.new"
"""The name of the folder, inside the index's, in which it is made anew."""


def data_names(engine_name: str) -> Iterator[str]:
    """Yield names for an engine's folder: the engine's, and then with numbers."""
    yield engine_name
    for number in count(2):
        yield f"{engine_name}-{number}"


def is_attempt(name: str) -> bool:
    """Tell whether a folder is one in which an index was being made: nothing else is ever removed."""
    kind, _, number = name.partition("-")
    return name == SCRATCH or (kind in ENGINES and (not number or number.isdigit()))


def file_size(path: Path) -> int:
    """Return the bytes of a file; 0 for what is none, or not there any more."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0  # a writer removed it meanwhile


def claim(path: Path) -> None:
    """Make the folder, or find it empty."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        held = sorted(entry.name for entry in path.iterdir() if not is_unfinished(entry.name))
    except (FileExistsError, NotADirectoryError) as error:
        raise NotAnIndexError(f"{path} is a file; an index is a folder: name another with --index") from error
    except OSError as error:
        raise IndexFolderError(f"cannot make an index in {path}: {error.strerror or error}") from error
    if SIDECAR in held:
        raise IndexFolderError(
            f"there is an index in {path} already; open it, or name another folder with --index"
        )
    if held:
        raise NotAnIndexError(
            f"{path} holds {held[0]!r} and is no index; name an empty or a new folder with --index"
        )
