"""The engine Tantivy: compiled, embedded, fast."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import tantivy

from kashaf.engines.contract import MEMORY, Field, Lost, Salvaged
from kashaf.engines.documents import Fields
from kashaf.engines.tantivy_errors import denied, translated
from kashaf.engines.tantivy_schema import build_schema
from kashaf.engines.tantivy_searcher import TantivySearcher
from kashaf.engines.tantivy_writer import TantivyWriter
from kashaf.errors import NotAnIndexError

__all__ = ["TantivyEngine", "TantivyIndex"]

_META = "meta.json"
_MANAGED = ".managed.json"  # the files that Tantivy may remove
_ATTEMPTS = 5  # a writer may replace the files while links to them are made


class TantivyIndex:
    """The inverted lists in one folder."""

    def __init__(self, folder: Path, fields: Fields) -> None:
        self._folder = folder
        self._fields = fields
        self._schema = build_schema(fields)

    def writer(self, memory: int = MEMORY) -> TantivyWriter:
        """Open the writer, which gathers `memory` bytes at a time; raises LockedIndexError."""
        with translated(self._folder):
            index = tantivy.Index(self._schema, str(self._folder))
        return TantivyWriter(self._folder, index, self._fields, memory)

    def searcher(self) -> TantivySearcher:
        """Open the newest commit for reading."""
        with translated(self._folder):
            try:
                searcher = self._opened(self._folder)
            except (ValueError, OSError) as error:
                if not denied(error):
                    raise
                searcher = self._opened_by_links()
        return TantivySearcher(self._folder, self._schema, self._fields, searcher)

    def files(self) -> tuple[str, ...]:
        """Return the names of the files of the newest commit."""
        with translated(self._folder):
            meta = json.loads((self._folder / _META).read_bytes())
        segments = {str(segment["segment_id"]).replace("-", "") for segment in meta["segments"]}
        names = (file.name for file in self._folder.iterdir())
        return (_META, _MANAGED, *sorted(name for name in names if name.partition(".")[0] in segments))

    def _opened(self, folder: Path) -> tantivy.Searcher:
        index = tantivy.Index.open(str(folder))
        index.config_reader("manual")
        index.reload()
        return index.searcher()

    def _opened_by_links(self) -> tantivy.Searcher:
        """Open an index in a folder that cannot be written to, where Tantivy cannot make its lock.

        The lock is made beside links to the files. All files are open by the time the searcher is there, so
        that the links can go at once.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            with tempfile.TemporaryDirectory(prefix="kashaf-") as place:
                for file in self._folder.iterdir():
                    if not file.name.endswith(".lock"):
                        (Path(place) / file.name).symlink_to(file.absolute())
                try:
                    return self._opened(Path(place))
                except (ValueError, OSError):
                    if attempt == _ATTEMPTS:
                        raise
        raise NotAnIndexError(f"{self._folder} cannot be read")  # not reached: the last attempt raises


class TantivyEngine:
    """A way to keep inverted lists: Tantivy."""

    name = "tantivy"
    description = "compiled, embedded, fast"

    def version(self) -> str:
        """Return the version of the library."""
        from importlib.metadata import version  # slow to import, and rarely asked

        return version("tantivy")

    def create(self, folder: Path, fields: Sequence[Field]) -> TantivyIndex:
        """Make an empty index in an existing, empty folder."""
        index = TantivyIndex(folder, Fields(fields))
        with translated(folder):
            tantivy.Index(build_schema(Fields(fields)), str(folder), reuse=False)
        return index

    def open(self, folder: Path, fields: Sequence[Field]) -> TantivyIndex:
        """Open the index that `create` made; raises NotAnIndexError where there is none."""
        if not (folder / _META).is_file():
            raise NotAnIndexError(
                f"{folder} holds no index of Tantivy; build one with: kashaf index FILES --index DIR"
            )
        return TantivyIndex(folder, Fields(fields))

    def rewritten(self, name: str) -> bool:
        """Tell whether a file is written over by later commits: the lists of segments and files are."""
        return name in (_META, _MANAGED)

    def holds_originals(self, name: str) -> bool:
        """Tell whether a file holds only what is stored: the document store."""
        return name.endswith(".store")

    def salvage(self, folder: Path, damaged: Collection[str]) -> Iterator[Salvaged | Lost]:
        """Yield what is readable of a damaged index; see the contract."""
        from kashaf.engines.tantivy_salvage import salvaged

        return salvaged(folder, damaged)
