"""Writing documents to an index, all or nothing.

The fields of a new index are settled by its first documents: up to 1,000 wait until their types can be
guessed. What is added is seen by searchers after `commit` only; the sidecar is written after the engine's
commit.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from kashaf.engines.contract import Document, Writer
from kashaf.engines.folder import IndexFolder
from kashaf.engines.layout import FieldType, Layout, level_field
from kashaf.engines.stored import Stored, decode
from kashaf.errors import IndexFolderError, KashafError, LockedIndexError
from kashaf.indexer.documents import DocumentMaker, Made, TextAnalyzer, check_waiting
from kashaf.indexer.drafting import Drafting
from kashaf.indexer.guess import guess_fields
from kashaf.indexer.mapping import Draft, FieldMapping, reserved_names
from kashaf.indexer.records import Record

__all__ = ["WAITING_CHARACTERS", "WAITING_DOCUMENTS", "IndexWriter"]

WAITING_DOCUMENTS = 1000
WAITING_CHARACTERS = 1 << 24
"""How many documents, and characters of text in them, wait at most while the fields are not settled."""

_MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class _Settled:
    """What there is once the fields are settled."""

    layout: Layout
    writer: Writer
    maker: DocumentMaker


class IndexWriter:
    """The one writer of an index. As a context manager it commits at the end, and rolls back on an error.

    Args:
        folder: the index.
        analyzer: the one that it was made with.
        mapping: what the user said about fields.

    Attributes:
        documents: how many were added since the writer was made, those not committed included.
        words: how many terms they have at the first level; those that wait are not counted yet.
        misfits: how many values of a field were not of its type, by field; they are stored, but not searched.
        unlisted: the first names of fields that the index does not have; they are stored, too.
        analyzer: the one that the index was made with.

    Raises:
        ForeignAnalyzerError: the index was made by another analyzer.
        LockedIndexError: somebody else is writing.
        KashafError: a type was given that the index cannot have any more.
    """

    def __init__(
        self, folder: IndexFolder, analyzer: TextAnalyzer, mapping: FieldMapping | None = None
    ) -> None:
        folder.check_analyzer(analyzer.fingerprint)
        self.folder = folder
        self.mapping = mapping or FieldMapping()
        self.documents = 0
        self.words = 0
        self.misfits: Counter[str] = Counter()
        self.unlisted: dict[str, None] = {}
        self.analyzer = analyzer
        self._drafting = Drafting(self.mapping)
        self._waiting: list[Draft] = []
        self._waiting_characters = 0
        self._committed = (0, 0)
        layout = folder.sidecar.layout
        self._has_begun = layout is None  # and a rollback takes the index back to before its fields
        self._settled = None if layout is None else self._start(layout)

    @property
    def unseen(self) -> dict[str, None]:
        """The names in `mapping` that no record has had."""
        return self._drafting.unseen

    @property
    def layout(self) -> Layout | None:
        """The index's fields; `None` while they are not settled."""
        return None if self._settled is None else self._settled.layout

    def add(self, document: Mapping[str, object] | Record) -> str:
        """Add a document in place of an earlier one with its id, and return the id.

        Args:
            document: a record, or fields by name, among which id, title and text are found as in records.

        Raises:
            DocumentError: it cannot be indexed; nothing else is lost.
        """
        draft = self._drafting.draft(document)
        if self._settled is not None:
            self._write(self._settled, draft)
        else:
            self._wait(draft)
        self.documents += 1
        return draft.id

    def add_made(self, made: Made) -> str:
        """Add a document that was made for this index's layout elsewhere, and return its id.

        Raises IndexFolderError where the fields of the index are not settled yet.
        """
        self._take(self._begun(), made)
        self.documents += 1
        return made.document.id

    def add_stored(self, document_id: str, stored: Stored) -> None:
        """Add a document as an index gave it back; its names mean what they are, and types are not judged.

        Raises IndexFolderError where the fields of the index are not settled yet.
        """
        self._write(self._begun(), Draft(document_id, stored.title, stored.text, dict(stored.fields)))
        self.documents += 1

    def delete(self, document_id: str) -> bool:
        """Delete a document; `False` where there was none with that id."""
        if self._settled is not None:
            return self._settled.writer.delete(document_id)
        kept = [draft for draft in self._waiting if draft.id != document_id]
        found = len(kept) < len(self._waiting)
        self._waiting = kept
        return found

    def commit(self) -> None:
        """Make all that was added and deleted visible to new searchers, at once."""
        if self._waiting:
            self._settle()
        if self._settled is not None:
            self._settled.writer.commit()
            self._committed = (self.documents, self.words)
            self._has_begun = False
            self._count(self._settled.layout)

    def rollback(self) -> None:
        """Forget all since the last commit."""
        self._waiting.clear()
        self._waiting_characters = 0
        self.documents, self.words = self._committed
        if self._settled is not None:
            self._settled.writer.rollback()
            if self._has_begun:
                self._unsettle(self._settled)

    def compact(self) -> None:
        """Commit, and rid the index of what was deleted."""
        self.commit()
        if self._settled is not None:
            self._settled.writer.compact(self._remade(self._settled.layout))
            self._count(self._settled.layout)

    def close(self) -> None:
        """Give the index free for another writer; what was not committed is forgotten."""
        self._waiting.clear()
        settled, self._settled = self._settled, None
        try:
            if settled is not None and self._has_begun:
                self._unsettle(settled)
            elif settled is not None:
                settled.writer.close()
        finally:
            self.folder.seal()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            with suppress(IndexFolderError, OSError):  # they must not hide what went wrong first
                self.close()
            return
        try:
            self.commit()
        finally:
            self.close()

    def _begun(self) -> _Settled:
        if self._settled is None:
            raise IndexFolderError(f"the fields of the index in {self.folder.path} are not settled yet")
        return self._settled

    def _wait(self, draft: Draft) -> None:
        check_waiting(draft, self.mapping.types)
        self._waiting.append(draft)
        self._waiting_characters += len(draft.text)
        if len(self._waiting) >= WAITING_DOCUMENTS or self._waiting_characters >= WAITING_CHARACTERS:
            self._settle()

    def _write(self, settled: _Settled, draft: Draft) -> None:
        self._take(settled, settled.maker.make(draft))

    def _take(self, settled: _Settled, made: Made) -> None:
        settled.writer.add(made.document)
        self.words += made.words
        if made.misfits:
            self.misfits.update(made.misfits)
        for name in made.unlisted:
            if len(self.unlisted) < _MOST_NAMES:
                self.unlisted[name] = None

    def _settle(self) -> None:
        """Settle the fields by the documents that wait, make the engine's index, and add them."""
        self.folder.begin()
        if self.folder.sidecar.fields is not None:
            self.folder.seal()
            raise LockedIndexError(
                f"another writer has begun the index in {self.folder.path}; try again when it has ended"
            )
        reserved = reserved_names(self.analyzer.levels)
        extras = [draft.extras for draft in self._waiting]
        self.folder.decide(guess_fields(extras, self.mapping.types, reserved))
        layout = self.folder.sidecar.layout
        if layout is not None:
            settled = self._settled = self._start(layout)
            waiting, self._waiting, self._waiting_characters = self._waiting, [], 0
            for draft in waiting:
                self._write(settled, draft)

    def _start(self, layout: Layout) -> _Settled:
        self._check_types(layout)
        maker = DocumentMaker(layout, self.analyzer, self.mapping.types)
        self.folder.begin()
        try:
            writer = self.folder.index.writer()
        except BaseException:
            self.folder.seal()
            raise
        return _Settled(layout, writer, maker)

    def _unsettle(self, settled: _Settled) -> None:
        """Take back what `_settle` did, so that the fields can be settled anew."""
        settled.writer.close()
        self._settled = None
        self.folder.save(replace(self.folder.sidecar, fields=None))
        shutil.rmtree(self.folder.path / self.folder.sidecar.data, ignore_errors=True)
        self.folder.end()

    def _check_types(self, layout: Layout) -> None:
        for name, wanted in self.mapping.types.items():
            there = layout.fields.get(name)
            if there is not wanted:
                found = "is not there" if there is None else f"is {there} there"
                raise KashafError(
                    f"field {name!r} cannot become {wanted} in the index in {self.folder.path}: it {found},"
                    " and fields are settled when an index is made; make another with --index"
                )

    def _remade(self, layout: Layout) -> Callable[[str, bytes], Document]:
        """Return what makes a document anew of what is stored of it."""
        maker = DocumentMaker(layout, self.analyzer)  # no types given: what is there is not judged again

        def again(document_id: str, data: bytes) -> Document:
            stored = decode(data)
            return maker.make(Draft(document_id, stored.title, stored.text, dict(stored.fields))).document

        return again

    def _count(self, layout: Layout) -> None:
        """Write the counts of the index into its sidecar."""
        searcher = self.folder.index.searcher()
        try:
            first = self.analyzer.levels[0]
            fields = layout.of_type(FieldType.TEXT)
            words = sum(searcher.statistics(level_field(name, first)).tokens for name in fields)
            self.folder.count(searcher.document_count(), words)
        finally:
            searcher.close()
