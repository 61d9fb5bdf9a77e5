"""The one writer of a Whoosh index."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from kashaf.engines.contract import MEMORY, Document
from kashaf.engines.documents import Fields, check_id
from kashaf.engines.whoosh_batch import Batch, merge_all, merge_some
from kashaf.engines.whoosh_errors import translated
from kashaf.engines.whoosh_files import PlainIndex
from kashaf.engines.whoosh_library import W3Segment
from kashaf.engines.whoosh_searcher import WhooshSearcher
from kashaf.errors import EngineError, LockedIndexError

__all__ = ["WhooshWriter", "belongs"]


class WhooshWriter:
    """Adds and deletes documents, all or nothing at each commit.

    Args:
        folder: where the index is.
        index: the index.
        fields: its fields.
        searcher: opens the newest commit.
        memory: about how many bytes of postings are gathered before they are written.
    """

    def __init__(
        self,
        folder: Path,
        index: PlainIndex,
        fields: Fields,
        searcher: Callable[[], WhooshSearcher],
        memory: int = MEMORY,
    ) -> None:
        self._folder = folder
        self._index = index
        self._fields = fields
        self._opened = searcher
        self._memory = memory
        self._batch: Batch | None = None
        self._pending: dict[str, tuple[W3Segment, int] | None] = {}  # by id: where; `None` for deleted
        self._lock = index.lock("WRITELOCK")
        with translated(folder):
            if not self._lock.acquire():
                raise LockedIndexError(
                    f"somebody else is writing to the index in {folder}; try again when that has ended"
                )
            self._closed = False
            self._remove_orphans()
            self._committed = searcher()

    def _remove_orphans(self) -> None:
        """Remove what a killed writer left: files that the newest table of contents does not know."""
        contents = self._index.contents()
        known = {segment.segment_id() for segment in contents.segments}
        for file in self._folder.iterdir():
            if file.is_dir():
                shutil.rmtree(file, ignore_errors=True)
            elif not belongs(file.name, known, contents.generation):
                with suppress(OSError):  # open elsewhere on Windows: the next writer will
                    file.unlink()

    def _writing(self) -> Batch:
        if self._closed:
            raise EngineError(f"the writer of the index in {self._folder} is closed; open another")
        if self._batch is None:
            self._batch = Batch(self._index, self._fields, self._memory)
        return self._batch

    def add(self, document: Document) -> None:
        """Add a document, in place of an earlier one with its id; raises DocumentError."""
        self._fields.check(document)
        with translated(self._folder):
            place = self._writing().add(document)
            self._forget(document.id)
        self._pending[document.id] = place

    def delete(self, document_id: str) -> bool:
        """Delete a document; `False` where there was none with that id."""
        check_id(document_id)
        with translated(self._folder):
            was_there = self._forget(document_id)
        if was_there:
            self._pending[document_id] = None
        return was_there

    def _forget(self, document_id: str) -> bool:
        """Delete the document with an id, in the batch or before it; return whether there was one."""
        if document_id in self._pending:
            pending = self._pending[document_id]
            if pending is not None:
                pending[0].delete_document(pending[1])
            return pending is not None
        found = self._committed.find(document_id)
        if found is not None:
            place, number = found
            self._writing().segments[place].delete_document(number)
        return found is not None

    def commit(self) -> None:
        """Make all that was added and deleted visible to new searchers, at once."""
        self._writing()
        if self._pending:
            self._finish(merge_some)

    def _finish(self, merge: Callable[[Batch, list[W3Segment]], list[W3Segment]]) -> None:
        with translated(self._folder):
            self._writing().commit(mergetype=merge)
            self._start_over()

    def _start_over(self) -> None:
        self._batch = None
        self._pending.clear()
        self._committed.close()
        self._committed = self._opened()

    def rollback(self) -> None:
        """Forget all since the last commit."""
        with translated(self._folder):
            self._writing().cancel()
            self._batch = None
            self._pending.clear()
            self._remove_orphans()

    def compact(self, again: Callable[[str, bytes], Document] | None = None) -> None:  # noqa: ARG002 # not needed
        """Commit, then merge everything into one segment without deleted documents."""
        self.commit()
        segments = self._writing().segments
        if len(segments) > 1 or any(segment.has_deletions() for segment in segments):
            self._finish(merge_all)

    def close(self) -> None:
        """Give the index free for another writer; what was not committed is forgotten."""
        if self._closed:
            return
        with translated(self._folder):
            try:
                if self._batch is not None:
                    self._batch.cancel()
                    self._remove_orphans()
                self._committed.close()
            finally:
                self._closed = True
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()


def belongs(name: str, segments: set[str], generation: int) -> bool:
    """Return whether a file is a lock or part of the commit with these segments and this generation."""
    return name.endswith("LOCK") or name == f"_MAIN_{generation}.toc" or name.partition(".")[0] in segments
