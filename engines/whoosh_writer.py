"""The one writer of a Whoosh index."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kashaf.engines.contract import Document, FieldKind
from kashaf.engines.documents import MAX_TERM_BYTES, Fields, check_id
from kashaf.engines.surrogates import without_surrogates
from kashaf.engines.whoosh_errors import translated
from kashaf.engines.whoosh_files import PlainCodec, PlainIndex, PlainTermsReader
from kashaf.engines.whoosh_library import CLEAR, OPTIMIZE, SegmentWriter
from kashaf.engines.whoosh_postings import pack_positions
from kashaf.engines.whoosh_schema import (
    BYTES,
    ID,
    KEY,
    LENGTHS,
    STORED,
    length_column,
    pack_keyword,
    pack_numbers,
    pack_stored,
    value_column,
)
from kashaf.engines.whoosh_searcher import WhooshSearcher
from kashaf.errors import EngineError, LockedIndexError

__all__ = ["WhooshWriter"]

MEMORY = 128
"""How many megabytes of postings are gathered before they are sorted out to disk."""

_MOST_SEGMENTS = 8  # more are merged into fewer at a commit


class _Batch(SegmentWriter):  # type: ignore[misc] # Whoosh ships no types
    """What is added between two commits: a segment in the making."""

    def __init__(self, index: PlainIndex, fields: Fields) -> None:
        super().__init__(index, _lk=False, codec=PlainCodec(), compound=False, limitmb=MEMORY)
        self._fields = fields

    def add(self, document: Document) -> int:
        """Add a document; returns its number in the segment."""
        columns, postings = self._prepared(document)
        number: int = self.docnum
        self.perdocwriter.start_doc(number)
        for name, kind, value in columns:
            self.perdocwriter.add_column_value(name, kind, value)
        self.perdocwriter.finish_doc()
        for name, text, frequency, data in postings:
            self.pool.add((name, text, number, frequency, data))
        self._added = True
        self.docnum += 1
        return number

    def _prepared(
        self, document: Document
    ) -> tuple[list[tuple[str, Any, Any]], list[tuple[str, bytes, float, bytes]]]:
        """Return the columns and postings of a document; raises DocumentError before anything is written."""
        columns: list[tuple[str, Any, Any]] = [
            (KEY, BYTES, document.id.encode()),
            (STORED, BYTES, pack_stored(document.stored)),
        ]
        postings: list[tuple[str, bytes, float, bytes]] = [(ID, document.id.encode(), 1.0, b"")]
        for name, terms in document.terms.items():
            physical = self._fields.physical[name]
            length, positions = _positions(terms)
            columns.append((length_column(physical), LENGTHS, length))
            for text, places in positions.items():
                postings.append((physical, text, float(len(places)), pack_positions(places)))
        for name in document.values:
            self._add_values(document, name, columns, postings)
        return columns, postings

    def _add_values(self, document: Document, name: str, columns: list[Any], postings: list[Any]) -> None:
        values = self._fields.values(document, name)
        kind, physical = self._fields.kinds[name], self._fields.physical[name]
        if not values:
            return
        if kind is not FieldKind.KEYWORD:
            columns.append((value_column(physical), BYTES, pack_numbers(values, kind)))
            return
        keywords = [str(value) for value in values]
        columns.append((value_column(physical), BYTES, pack_keyword(keywords[0])))
        columns.append((length_column(physical), LENGTHS, len(keywords)))
        postings.extend((physical, text.encode(), 1.0, b"") for text in set(keywords))

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: Mapping[int, int] | None) -> None:
        """Take over the postings of a segment that is merged into this one; deleted documents stay behind."""
        terms: PlainTermsReader = reader.codec().terms_reader(reader.storage(), reader.segment())
        for name, text in terms.terms():
            for block in terms.blocks(name, text):
                for old, frequency, positions in block.postings():
                    number = startdoc + old if docmap is None else docmap.get(old)
                    if number is not None:
                        self.pool.add((name, text, number, float(frequency), pack_positions(positions)))
        terms.close()

    def forget(self, number: int) -> None:
        """Delete a document of the batch."""
        self.newsegment.delete_document(number)


def _positions(terms: str) -> tuple[int, Mapping[bytes, list[int]]]:
    """Return how many terms there are, and the positions of each."""
    try:
        words = terms.encode().split()
    except UnicodeEncodeError:
        words = without_surrogates(terms).encode().split()
    positions: defaultdict[bytes, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        if len(word) <= MAX_TERM_BYTES:
            positions[word].append(place)
    return len(words), positions


class WhooshWriter:
    """Adds and deletes documents, all or nothing at each commit.

    Args:
        folder: where the index is.
        index: the index.
        fields: its fields.
        searcher: opens the newest commit.
    """

    def __init__(
        self, folder: Path, index: PlainIndex, fields: Fields, searcher: Callable[[], WhooshSearcher]
    ) -> None:
        self._folder = folder
        self._index = index
        self._fields = fields
        self._opened = searcher
        self._batch: _Batch | None = None
        self._pending: dict[str, int | None] = {}  # by id: its number in the batch, `None` for deleted
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
            elif not _belongs(file.name, known, contents.generation):
                with suppress(OSError):  # open elsewhere on Windows: the next writer will
                    file.unlink()

    def _writing(self) -> _Batch:
        if self._closed:
            raise EngineError(f"the writer of the index in {self._folder} is closed; open another")
        if self._batch is None:
            self._batch = _Batch(self._index, self._fields)
        return self._batch

    def add(self, document: Document) -> None:
        """Add a document, in place of an earlier one with its id; raises DocumentError."""
        self._fields.check(document)
        with translated(self._folder):
            number = self._writing().add(document)
            self._forget(document.id)
        self._pending[document.id] = number

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
            number = self._pending[document_id]
            if number is not None:
                self._writing().forget(number)
            return number is not None
        found = self._committed.find(document_id)
        if found is not None:
            place, number = found
            self._writing().segments[place].delete_document(number)
        return found is not None

    def commit(self) -> None:
        """Make all that was added and deleted visible to new searchers, at once."""
        self._writing()
        if self._pending:
            self._finish(_merge_policy)

    def _finish(self, merge: Callable[[Any, list[Any]], list[Any]]) -> None:
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

    def compact(self, again: Callable[[str, bytes], Document] | None = None) -> None:  # noqa: ARG002 # not needed
        """Commit, then merge everything into one segment without deleted documents."""
        self.commit()
        segments = self._writing().segments
        if len(segments) > 1 or any(segment.has_deletions() for segment in segments):
            alive = any(segment.doc_count() for segment in segments)
            self._finish(OPTIMIZE if alive else CLEAR)

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


def _belongs(name: str, segments: set[str], generation: int) -> bool:
    """Return whether a file is part of the newest commit."""
    return name.endswith("LOCK") or name == f"_MAIN_{generation}.toc" or name.partition(".")[0] in segments


def _merge_policy(writer: Any, segments: list[Any]) -> list[Any]:
    """Merge all but a segment that is larger than the others together, once there are too many.

    A document is so written again a number of times that grows with the logarithm of the index's size.
    """
    kept = [segment for segment in segments if segment.doc_count()]
    if len(kept) < _MOST_SEGMENTS:
        return kept
    kept.sort(key=lambda segment: int(segment.doc_count()))
    rest = sum(segment.doc_count() for segment in kept[:-1])
    unchanged = [kept.pop()] if kept[-1].doc_count() > rest else []
    OPTIMIZE(writer, kept)
    return unchanged
