"""Searches that are kept under a name: the query with all that it is asked with, in one file of a user."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, Self

from kashaf.errors import KashafError
from kashaf.index import open_index
from kashaf.indexes import open_several
from kashaf.search import Results
from kashaf.search.document import MarkedDocument
from kashaf.search.selection import PER_GROUP
from kashaf.search.switches import NO_SWITCHES, Switches
from kashaf.search.synonyms import Synonyms
from kashaf.searchable import Searchable

__all__ = ["SavedSearch", "SavedSearches", "usual_place"]

_FILE: Final = "saved.json"
_PLACE: Final = "KASHAF_SAVED"


@dataclass(frozen=True)
class SavedSearch:
    """A search with all that it is asked with; the arguments are those of `Index.search`.

    Attributes:
        indexes: the folders that are searched, as one where they are several.
        like: the document of which more are sought, in place of a query.
        synonyms: the file of synonyms.
        switches: the names of those that are on.
    """

    query: str
    indexes: tuple[str, ...]
    like: str | None = None
    where: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    facet_values: int = 10
    group_by: str | None = None
    per_group: int = PER_GROUP
    limit: int = 10
    strict: bool = False
    broad: bool = False
    synonyms: str | None = None
    switches: tuple[str, ...] = ()
    max_terms: int = NO_SWITCHES.max_terms
    snippets: int = 1
    highlight: str = "word"

    def opened(self) -> Searchable:
        """Open what is searched; raises KashafError."""
        return open_index(self.indexes[0]) if len(self.indexes) == 1 else open_several(self.indexes)

    def run(self, index: Searchable, *, offset: int = 0, after: str | None = None) -> Results:
        """Search an index; the arguments and errors are those of `Index.search`."""
        selection: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("where", "sort", "facets", "facet_values", "group_by", "per_group")
        }
        shown: dict[str, Any] = {"snippets": self.snippets, "highlight": self.highlight}
        page: dict[str, Any] = {"limit": self.limit, "offset": offset, "after": after}
        if self.like is not None:
            return index.similar(self.like, **page, **shown, **selection)
        return index.search(
            self.query,
            strict=self.strict,
            broad=self.broad,
            synonyms=None if self.synonyms is None else Synonyms.read(Path(self.synonyms)),
            switches=Switches(max_terms=self.max_terms).having(*self.switches),
            **page,
            **shown,
            **selection,
        )

    def marked(self, index: Searchable, document_id: str) -> MarkedDocument:
        """Return a document with what the search seeks marked; raises KashafError where there is none."""
        return index.marked(
            document_id,
            self.query,
            broad=self.broad,
            synonyms=None if self.synonyms is None else Synonyms.read(Path(self.synonyms)),
            switches=Switches(max_terms=self.max_terms).having(*self.switches),
            highlight=self.highlight,
        )

    def changed(self) -> dict[str, object]:
        """Return what the search says beyond its query and index, by name."""
        usual = {each.name: each.default for each in fields(self)}
        given = {name: value for name, value in asdict(self).items() if name not in ("query", "indexes")}
        return {name: value for name, value in given.items() if value != usual[name]}

    def to_json(self) -> dict[str, object]:
        """Return the search as JSON takes it."""
        return {"query": self.query, "indexes": list(self.indexes), **self.changed()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what `to_json` made; raises TypeError or KeyError for anything else."""
        known = {each.name: each for each in fields(cls)}
        read: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }
        if not read.keys() <= known.keys() or not all(isinstance(each, str) for each in read["indexes"]):
            raise TypeError(f"a saved search holds {', '.join(known)}")
        return cls(**read)


def usual_place() -> Path:
    """Return the file of saved searches: what `KASHAF_SAVED` says, or one in the user's settings."""
    given = os.environ.get(_PLACE)
    if given:
        return Path(given)
    import click  # knows where the settings of programs are

    return Path(click.get_app_dir("kashaf")) / _FILE


class SavedSearches:
    """The saved searches in a file, by name.

    Args:
        path: the file; it need not be there.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or usual_place()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._read()))

    def __getitem__(self, name: str) -> SavedSearch:
        """Return a search; raises KashafError where there is none of that name."""
        return self._named(self._read(), name)

    def save(self, name: str, search: SavedSearch) -> bool:
        """Keep a search under a name; return whether it took the place of another."""
        if not name.strip() or any(character in name for character in "\n\r\0"):
            raise KashafError(f"{name!r} is no name for a search; give one of letters")
        searches = self._read()
        is_new = name not in searches
        self._write({**searches, name: search.to_json()})
        return not is_new

    def remove(self, name: str) -> None:
        """Forget a search; raises KashafError where there is none of that name."""
        searches = self._read()
        self._named(searches, name)
        del searches[name]
        self._write(searches)

    def _named(self, searches: Mapping[str, Mapping[str, Any]], name: str) -> SavedSearch:
        if name not in searches:
            names = ", ".join(sorted(searches)) or "none yet: save one with kashaf search QUERY --save NAME"
            raise KashafError(f"there is no saved search {name!r}; there are: {names}")
        try:
            return SavedSearch.from_json(searches[name])
        except (TypeError, KeyError, AttributeError) as error:
            raise self._broken() from error

    def _read(self) -> dict[str, Mapping[str, Any]]:
        try:
            data = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise KashafError(f"cannot read {self.path}: {error.strerror or error}") from error
        except ValueError as error:
            raise self._broken() from error
        if not isinstance(data, dict):
            raise self._broken()
        return data

    def _broken(self) -> KashafError:
        return KashafError(f"the saved searches in {self.path} cannot be read; mend the file or remove it")

    def _write(self, searches: Mapping[str, Mapping[str, Any]]) -> None:
        unfinished = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        written = json.dumps(searches, ensure_ascii=False, indent=1)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(written, "utf-8")
            unfinished.replace(self.path)
        except OSError as error:
            raise KashafError(f"cannot write {self.path}: {error.strerror or error}") from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
