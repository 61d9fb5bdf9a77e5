"""The engine Whoosh: pure Python, a full citizen.

Whoosh keeps the terms, postings, columns and commits; the queries are answered by Kashaf's own evaluator, so
that the scores are those of Tantivy.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from kashaf.engines.contract import MEMORY, Field
from kashaf.engines.documents import Fields
from kashaf.engines.whoosh_errors import translated
from kashaf.engines.whoosh_files import PlainIndex
from kashaf.engines.whoosh_library import TOC, EmptyIndexError, FileStorage, versionstring
from kashaf.engines.whoosh_schema import build_schema
from kashaf.engines.whoosh_searcher import WhooshSearcher
from kashaf.engines.whoosh_segment import WhooshSegment
from kashaf.engines.whoosh_writer import WhooshWriter
from kashaf.errors import NotAnIndexError

__all__ = ["WhooshEngine", "WhooshIndex"]

_ATTEMPTS = 10  # a writer may remove the files of a commit while it is opened
_PAUSE = 0.02  # seconds


class WhooshIndex:
    """The inverted lists in one folder."""

    def __init__(self, folder: Path, fields: Fields) -> None:
        self._folder = folder
        self._fields = fields
        self._index = PlainIndex(folder, build_schema(fields))

    def writer(self, memory: int = MEMORY) -> WhooshWriter:
        """Open the writer, which gathers about `memory` bytes at a time; raises LockedIndexError."""
        with translated(self._folder):
            return WhooshWriter(self._folder, self._index, self._fields, self.searcher, memory)

    def searcher(self) -> WhooshSearcher:
        """Open the newest commit for reading."""
        with translated(self._folder):
            for attempt in range(1, _ATTEMPTS + 1):
                try:
                    return self._opened()
                except FileNotFoundError:
                    if attempt == _ATTEMPTS:
                        raise
                    time.sleep(_PAUSE)
        raise NotAnIndexError(f"{self._folder} cannot be read")  # not reached: the last attempt raises

    def _opened(self) -> WhooshSearcher:
        segments = [
            WhooshSegment(self._index.storage, segment, self._fields)
            for segment in self._index.contents().segments
        ]
        return WhooshSearcher(self._folder, self._fields, segments)


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
