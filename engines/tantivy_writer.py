"""The one writer of a Tantivy index."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy

from kashaf.engines.contract import MEMORY, Document
from kashaf.engines.documents import Fields, check_id
from kashaf.engines.tantivy_errors import translated
from kashaf.engines.tantivy_schema import ID, STORED, tantivy_document
from kashaf.errors import EngineError

__all__ = ["TantivyWriter"]

_MINIMUM_MEMORY = 15_000_000  # bytes; Tantivy takes no less
_UNFINISHED = ".tmp"  # how the names begin of files that Tantivy moves to their places when they are whole


class TantivyWriter:
    """Adds and deletes documents, one thread, all or nothing at each commit.

    Which ids were added or deleted since the last commit is remembered, so that a document with an id that
    was never seen costs no deletion.
    """

    def __init__(self, folder: Path, index: tantivy.Index, fields: Fields, memory: int = MEMORY) -> None:
        self._folder = folder
        self._index = index
        self._fields = fields
        self._pending: dict[str, bool] = {}  # by id: is it there since the last commit?
        with translated(folder):
            self._writer: tantivy.IndexWriter | None = index.writer(max(memory, _MINIMUM_MEMORY), 1)
            self._remove_orphans(self._writer)
            self._committed = self._newest()

    def _remove_orphans(self, writer: tantivy.IndexWriter) -> None:
        """Remove what a killed writer left: files of no commit, and half-written lists of files."""
        writer.garbage_collect_files()
        for file in self._folder.glob(f"{_UNFINISHED}*"):
            with suppress(OSError):  # it does no harm
                file.unlink()

    def _newest(self) -> tantivy.Searcher:
        self._index.reload()
        return self._index.searcher()

    def _open(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise EngineError(f"the writer of the index in {self._folder} is closed; open another")
        return self._writer

    def add(self, document: Document) -> None:
        """Add a document, in place of an earlier one with its id; raises DocumentError."""
        self._fields.check(document)
        made = tantivy_document(document, self._fields)
        writer = self._open()
        with translated(self._folder):
            if self._may_be_there(document.id):
                writer.delete_documents_by_term(ID, document.id)
            writer.add_document(made)
        self._pending[document.id] = True

    def _may_be_there(self, document_id: str) -> bool:
        """Return whether a document with the id may have to go first."""
        if document_id in self._pending:
            return True
        return self._committed.num_docs > 0 and self._committed.doc_freq(ID, document_id) > 0

    def delete(self, document_id: str) -> bool:
        """Delete a document; `False` where there was none with that id."""
        check_id(document_id)
        writer = self._open()
        with translated(self._folder):
            if not self._is_there(document_id):
                return False
            writer.delete_documents_by_term(ID, document_id)
        self._pending[document_id] = False
        return True

    def _is_there(self, document_id: str) -> bool:
        if document_id in self._pending:
            return self._pending[document_id]
        query = tantivy.Query.term_query(self._index.schema, ID, document_id)
        return bool(self._committed.search(query, limit=1, count=False).hits)

    def commit(self) -> None:
        """Make all that was added and deleted visible to new searchers, at once."""
        with translated(self._folder):
            self._open().commit()
            self._pending.clear()
            self._committed = self._newest()

    def rollback(self) -> None:
        """Forget all since the last commit."""
        with translated(self._folder):
            self._open().rollback()
        self._pending.clear()

    def compact(self, again: Callable[[str, bytes], Document] | None = None) -> None:
        """Commit, and write every document anew where deleted ones still count.

        Tantivy's Python library cannot merge on demand, so deleted documents go only by way of `again`, which
        makes a document anew from its id and stored bytes; without it they stay until Tantivy merges by
        itself.
        """
        self.commit()
        if again is None or not self._has_deleted():
            return
        everything = tantivy.Query.all_query()
        kept = self._committed
        with translated(self._folder):
            found = kept.search(everything, limit=max(1, kept.num_docs), count=False).hits
            self._open().delete_documents_by_query(everything)
        for _, address in found:
            fields = kept.doc(address)
            made = again(str(fields.get_first(ID)), bytes(fields.get_first(STORED) or b""))
            self._fields.check(made)
            with translated(self._folder):
                self._open().add_document(tantivy_document(made, self._fields))
        self.commit()

    def _has_deleted(self) -> bool:
        """Return whether deleted documents still count in the statistics."""
        meta = json.loads((self._folder / "meta.json").read_text(encoding="utf-8"))
        return any(segment["deletes"] for segment in meta["segments"])

    def close(self) -> None:
        """Give the index free for another writer; what was not committed is forgotten."""
        writer, self._writer = self._writer, None
        if writer is None:
            return
        with translated(self._folder):
            if self._pending:
                writer.rollback()
            writer.wait_merging_threads()

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
