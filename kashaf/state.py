"""What the last search of an index showed, so that its hits can be opened by their numbers."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from kashaf.errors import KashafError
from kashaf.saved import SavedSearch
from kashaf.search.results import Results

__all__ = ["LastSearch", "last_search", "remember", "state_folder"]

_FILE: Final = "last.json"
_KEPT: Final = 50
"""Indexes whose last search is kept; the oldest go."""


@dataclass(frozen=True, slots=True)
class LastSearch:
    """A search with the hits that it showed.

    Attributes:
        search: with all that it was asked with.
        first: the number of the first hit.
        shown: by what the hits are known (`Hit.reference`), in order.
    """

    search: SavedSearch
    first: int
    shown: tuple[str, ...]

    def numbered(self, number: int) -> str:
        """Return by what the hit of a number is known; raises KashafError where none was shown."""
        place = number - self.first
        if not 0 <= place < len(self.shown):
            numbers = (
                f"numbers {self.first} to {self.first + len(self.shown) - 1}" if self.shown else "no hits"
            )
            raise KashafError(
                f"the last search of this index, {self.search.query!r}, showed {numbers}, not {number};"
                " search again with --offset or --limit"
            )
        return self.shown[place]

    def to_json(self) -> dict[str, object]:
        """Return the search as JSON takes it."""
        return {"search": self.search.to_json(), "first": self.first, "shown": list(self.shown)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what `to_json` made; raises TypeError or KeyError for anything else."""
        return cls(SavedSearch.from_json(data["search"]), int(data["first"]), tuple(map(str, data["shown"])))


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what programs remember, by the XDG Base Directory Specification.

    >>> state_folder({"XDG_STATE_HOME": "/state"}).as_posix()
    '/state/kashaf'
    """
    chosen = environment.get("XDG_STATE_HOME", "")
    # The specification has relative paths ignored.
    base = Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".local" / "state"
    return base / "kashaf"


def remember(search: SavedSearch, results: Results) -> None:
    """Keep what a search showed; where it cannot be kept, nothing is, for the search has succeeded."""
    first = 1 if results.groups else results.offset + 1
    last = LastSearch(search, first, tuple(hit.reference for hit in results))
    known = _read()
    known.pop(_key(search.indexes), None)
    kept = dict([*known.items(), (_key(search.indexes), last.to_json())][-_KEPT:])
    path = state_folder() / _FILE
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch(mode=0o600)  # queries are nobody else's business
        unfinished.write_text(json.dumps(kept, ensure_ascii=False), "utf-8", "replace")
        unfinished.replace(path)


def last_search(folders: Sequence[str | Path]) -> LastSearch | None:
    """Return what the last search of an index showed, or of several as one; `None` where none is kept."""
    data = _read().get(_key(folders))
    try:
        return None if data is None else LastSearch.from_json(data)
    except (TypeError, KeyError, ValueError, AttributeError):
        return None  # another version wrote it: a search writes it anew


def _key(folders: Sequence[str | Path]) -> str:
    return "\n".join(str(Path(folder).absolute()) for folder in folders)


def _read() -> dict[str, Any]:
    try:
        data = json.loads((state_folder() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
