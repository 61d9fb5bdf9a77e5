"""The engine Whoosh: pure Python, a full citizen.

Whoosh keeps the terms, postings, columns and commits; the queries are answered by Kashaf's own evaluator, so
that the scores are those of Tantivy.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kashaf.engines.contract import MEMORY, Field, Lost, Salvaged
from kashaf.engines.documents import Fields
from kashaf.engines.whoosh_errors import translated
from kashaf.engines.whoosh_files import PlainIndex
from kashaf.engines.whoosh_library import TOC, EmptyIndexError, FileStorage, versionstring
from kashaf.engines.whoosh_schema import STORED, build_schema
from kashaf.engines.whoosh_searcher import WhooshSearcher
from kashaf.engines.whoosh_segment import WhooshSegment
from kashaf.engines.whoosh_writer import WhooshWriter, belongs
from kashaf.errors import EngineError, NotAnIndexError

__all__ = ["WhooshEngine", "WhooshIndex"]

_ATTEMPTS = 50  # a writer may remove the files of a commit while it is opened
_PAUSE = 0.02  # seconds


class WhooshIndex:
    """The inverted lists in one folder."""

    def __init__(self, folder: Path, fields: Fields) -> None:
        self._folder = folder
        self._fields = fields
        self._index = _opened_index(folder, fields)

    def writer(self, memory: int = MEMORY) -> WhooshWriter:
        """Open the writer, which gathers about `memory` bytes at a time; raises LockedIndexError."""
        with translated(self._folder):
            return WhooshWriter(self._folder, self._index, self._fields, self.searcher, memory)

    def searcher(self) -> WhooshSearcher:
        """Open the newest commit for reading."""
        with translated(self._folder):
            for _ in range(_ATTEMPTS):
                with suppress(FileNotFoundError):
                    contents = self._index.contents()
                    searcher = self._opened(contents)
                    # Files are removed only after a newer commit is there: without one, none was missed.
                    if self._index.latest_generation() == contents.generation:
                        return searcher
                time.sleep(_PAUSE)
        raise EngineError(f"the index in {self._folder} changes too fast or lacks files; try again")

    def files(self) -> tuple[str, ...]:
        """Return the names of the files of the newest commit."""
        with translated(self._folder):
            contents = self._index.contents()
            segments = {segment.segment_id() for segment in contents.segments}
            names = (file.name for file in self._folder.iterdir())
            return tuple(
                sorted(
                    name
                    for name in names
                    if belongs(name, segments, contents.generation) and not name.endswith("LOCK")
                )
            )

    def _opened(self, contents: TOC) -> WhooshSearcher:
        storage = self._index.storage
        segments = [WhooshSegment(storage, segment, self._fields) for segment in contents.segments]
        return WhooshSearcher(self._folder, self._fields, segments)


def _opened_index(folder: Path, fields: Fields) -> PlainIndex:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return PlainIndex(folder, build_schema(fields))
        except FileNotFoundError:
            if attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE)
    raise EngineError(f"the index in {folder} cannot be read")  # not reached: the last attempt raises


class WhooshEngine:
    """A way to keep inverted lists: Whoosh."""

    name = "whoosh"
    description = "pure Python: nothing compiled, runs everywhere"

    def version(self) -> str:
        """Return the version of the library."""
        return str(versionstring())

    def create(self, folder: Path, fields: Sequence[Field]) -> WhooshIndex:
        """Make an empty index in an existing, empty folder."""
        known = Fields(fields)
        with translated(folder):
            TOC.create(FileStorage(str(folder)), build_schema(known))
            return WhooshIndex(folder, known)

    def open(self, folder: Path, fields: Sequence[Field]) -> WhooshIndex:
        """Open the index that `create` made; raises NotAnIndexError where there is none."""
        with translated(folder):
            try:
                return WhooshIndex(folder, Fields(fields))
            except EmptyIndexError as error:
                raise NotAnIndexError(
                    f"{folder} holds no index of Whoosh; build one with: kashaf index FILES --index DIR"
                ) from error

    def rewritten(self, name: str) -> bool:
        """Tell whether a file is written over by later commits: none is, each has a name of its own."""
        del name
        return False

    def holds_originals(self, name: str) -> bool:
        """Tell whether a file holds only what is stored: the column of it."""
        return name.endswith(f".{STORED}.col")

    def salvage(self, folder: Path, damaged: Collection[str]) -> Iterator[Salvaged | Lost]:
        """Yield what is readable of a damaged index; see the contract."""
        from kashaf.engines.whoosh_salvage import salvaged

        return salvaged(folder, damaged)
