"""What can be saved of a damaged index: its documents, one by one, into a new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kashaf.engines.contract import Lost, Salvaged, Searcher
from kashaf.engines.folder import IndexFolder
from kashaf.engines.layout import Layout
from kashaf.engines.registry import engine
from kashaf.engines.stored import Stored, decode
from kashaf.errors import KashafError
from kashaf.indexer.documents import DocumentMaker, TextAnalyzer
from kashaf.indexer.mapping import Draft
from kashaf.indexer.verification import is_found
from kashaf.indexer.writer import IndexWriter

__all__ = ["RecoveryReport", "recover"]


@dataclass
class RecoveryReport:
    """What was saved of an index.

    Attributes:
        documents: how many documents were saved.
        doubtful: ids of those that are not what was written, or cannot be held against it.
        unsure: how many others come from damaged files: their words are right, signs between them may not be.
        lost: what could not be read, each in a line.
        notes: what else is to be known.
    """

    documents: int = 0
    unsure: int = 0
    doubtful: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether every document was saved as it was written."""
        return not (self.lost or self.doubtful or self.unsure)


def recover(old: IndexFolder, new: IndexFolder, analyzer: TextAnalyzer) -> RecoveryReport:
    """Save into a new index what is readable of a damaged one.

    Args:
        old: the damaged index; nothing is written there.
        new: the index to fill. Its fields are settled, or those of the old index are not known.
        analyzer: of the new index.

    Raises:
        IndexFolderError: the new index cannot be written.
    """
    report = RecoveryReport()
    damaged = old.damages()
    doubts = _Doubts(old, analyzer, damaged)
    try:
        with IndexWriter(new, analyzer) as writer:
            for found in engine(old.sidecar.engine).salvage(old.data, damaged):
                if isinstance(found, Lost):
                    report.lost.append(found.what)
                    continue
                stored = _readable(found, report)
                if stored is None:
                    continue
                _add(writer, found.id, stored)
                if not found.whole and doubts.settled(found.id, stored):
                    report.unsure += 1
                elif not found.whole:
                    report.doubtful.append(found.id)
    finally:
        doubts.close()
    report.documents = new.sidecar.counts.documents
    if old.sidecar.fields is None:
        report.notes.append(
            "the sidecar is lost: fields are guessed anew, and which files are damaged is not known"
        )
    else:
        _compare(old, report)
    return report


def _add(writer: IndexWriter, document_id: str, stored: Stored) -> None:
    if writer.folder.sidecar.fields is None:
        writer.add({**stored.fields, "id": document_id, "title": stored.title, "text": stored.text})
    else:
        writer.add_stored(document_id, stored)


def _readable(found: Salvaged, report: RecoveryReport) -> Stored | None:
    try:
        return decode(found.stored)
    except KashafError:
        report.lost.append(f"document {found.id!r}: what is stored of it is broken")
        return None


def _compare(old: IndexFolder, report: RecoveryReport) -> None:
    missing = old.sidecar.counts.documents - report.documents
    if old.unsealed:
        report.notes.append("a writer was killed, or is at work: its last commit may not be counted")
    elif missing > 0:
        report.lost.append(
            f"{missing:,} of {old.sidecar.counts.documents:,} documents that were written down, in all"
        )
    elif missing < 0:
        report.notes.append(
            f"{-missing:,} documents more than were written down: deletions were lost, and these are back"
        )


class _Doubts:
    """Whether documents from damaged files have their words still, by the old index's terms of them.

    Args:
        old: the damaged index.
        analyzer: the one it was made with, else nothing can be said.
        damaged: what is wrong with its files, by name.
    """

    def __init__(self, old: IndexFolder, analyzer: TextAnalyzer, damaged: dict[str, str]) -> None:
        layout = old.sidecar.layout
        self._maker = None if layout is None else DocumentMaker(layout, analyzer)
        self._searcher = None if layout is None else next(_searchers(old, layout, analyzer, damaged), None)

    def settled(self, document_id: str, stored: Stored) -> bool:
        """Tell whether a document has the words it was written with: the old index finds it by each."""
        if self._searcher is None or self._maker is None:
            return False
        draft = Draft(document_id, stored.title, stored.text, dict(stored.fields))
        try:
            return is_found(self._searcher, self._maker.make(draft).document)
        except KashafError:
            return False

    def close(self) -> None:
        """Let go of the old index."""
        if self._searcher is not None:
            self._searcher.close()


def _searchers(
    old: IndexFolder, layout: Layout, analyzer: TextAnalyzer, damaged: dict[str, str]
) -> Iterator[Searcher]:
    """Yield a searcher of the old index, where only what is stored is damaged."""
    its_engine = engine(old.sidecar.engine)
    if old.sidecar.fingerprint == analyzer.fingerprint and all(map(its_engine.holds_originals, damaged)):
        try:
            yield its_engine.open(old.data, layout.engine_fields()).searcher()
        except KashafError:
            return
