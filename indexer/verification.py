"""Is an index whole? Its files as they were written, its documents readable, its terms those of its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kashaf.engines import query as tree
from kashaf.engines.contract import Document, FieldKind, Hit, Searcher, count_terms
from kashaf.engines.documents import MAX_TERM_BYTES
from kashaf.engines.folder import IndexFolder
from kashaf.engines.layout import Layout
from kashaf.engines.stored import decode
from kashaf.errors import KashafError
from kashaf.indexer.documents import DocumentMaker, TextAnalyzer
from kashaf.indexer.mapping import Draft

__all__ = ["SAMPLE", "IndexReport", "is_found", "verify"]

SAMPLE: Final = 100
"""How many documents are analysed again unless all are asked for."""

_MOST_NAMED = 100


@dataclass
class IndexReport:
    """What was found of an index.

    Attributes:
        files: how many files were read through.
        size: their bytes.
        documents: how many documents could be read.
        compared: how many of them were analysed again and held against the index's terms.
        damage: what is wrong; nothing in an index that is whole.
        differing: the first ids of documents whose terms are not in the index.
        notes: what could not be checked, and why.
    """

    files: int = 0
    size: int = 0
    documents: int = 0
    compared: int = 0
    damage: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.damage


def verify(
    folder: IndexFolder,
    analyzer: TextAnalyzer | None,
    *,
    everything: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> IndexReport:
    """Return what is found of an index; damage is no error here.

    Args:
        folder: the index.
        analyzer: the one it was made with; `None` where there is none any more, and terms are not compared.
        everything: whether all documents are analysed again, and the counts of all terms compared, instead of
            a sample.
        progress: is told how many documents are done, and of how many.
    """
    report = IndexReport(len(folder.sidecar.files), sum(each.size for each in folder.sidecar.files.values()))
    if folder.unsealed:
        report.notes.append(
            "somebody is writing, or a writer was killed: files of its commit are not written down yet;"
            " indexing something, or kashaf rebuild, writes them down"
        )
    report.damage.extend(f"{name} {what}" for name, what in folder.damages().items())
    layout = folder.sidecar.layout
    if report.damage or layout is None:
        return report
    try:
        searcher = folder.index.searcher()
    except KashafError as error:
        report.damage.append(str(error))
        return report
    try:
        _Verification(folder, searcher, layout, analyzer, report).run(progress, everything=everything)
    finally:
        searcher.close()
    return report


class _Verification:
    """The documents of an index, one by one."""

    def __init__(
        self,
        folder: IndexFolder,
        searcher: Searcher,
        layout: Layout,
        analyzer: TextAnalyzer | None,
        report: IndexReport,
    ) -> None:
        self._folder = folder
        self._searcher = searcher
        self._report = report
        self._kinds = {each.name: each.kind for each in layout.engine_fields()}
        self._maker = None if analyzer is None else DocumentMaker(layout, analyzer)
        self._tokens: Counter[str] = Counter()
        self._entries: Counter[str] = Counter()
        self._digests: Counter[str] = Counter()

    def run(self, progress: Callable[[int, int], None] | None, *, everything: bool) -> None:
        """Read every document; analyse again a sample, evenly spread, or all."""
        report, total = self._report, self._searcher.document_count()
        step = 1 if everything else max(1, total // SAMPLE)
        try:
            for hit in self._searcher.scan(tree.All()):
                if self._maker is not None and report.documents % step == 0:
                    self._compare(self._made(self._maker, hit), everything=everything)
                else:
                    decode(hit.stored)
                report.documents += 1
                if progress is not None:
                    progress(report.documents, total)
            self._compare_counts(total)
            if everything and self._maker is not None:
                self._compare_statistics()
        except KashafError as error:
            report.damage.append(f"after {report.documents:,} documents: {error}")
        if report.differing:
            report.damage.append(
                f"{len(report.differing):,} documents have terms that the index does not find them by"
            )

    def _made(self, maker: DocumentMaker, hit: Hit) -> Document:
        stored = decode(hit.stored)
        return maker.make(Draft(hit.id, stored.title, stored.text, dict(stored.fields))).document

    def _compare(self, document: Document, *, everything: bool) -> None:
        self._report.compared += 1
        if not is_found(self._searcher, document) and len(self._report.differing) < _MOST_NAMED:
            self._report.differing.append(document.id)
        if everything:
            for name, terms in document.terms.items():
                distinct = set(_indexed(terms))
                self._tokens[name] += count_terms(terms)
                self._entries[name] += len(distinct)
                self._digests[name] += sum(map(_digest, distinct))

    def _compare_counts(self, total: int) -> None:
        report, written = self._report, self._folder.sidecar.counts.documents
        if report.documents != total:
            report.damage.append(f"{report.documents:,} documents can be read, and {total:,} are counted")
        elif total != written and not self._folder.unsealed:
            report.damage.append(f"{total:,} documents are there, and {written:,} were written down")

    def _compare_statistics(self) -> None:
        """Hold the counts of every field against those of the texts.

        Deleted documents count in the lists until the index is compacted: more entries than there should be
        are no damage, and say nothing.
        """
        for name, kind in self._kinds.items():
            if kind is not FieldKind.TERMS:
                continue
            tokens = self._searcher.statistics(name).tokens
            if tokens != self._tokens[name]:
                self._report.damage.append(
                    f"field {name}: {tokens:,} terms are counted instead of {self._tokens[name]:,}"
                )
            entries, digest = _lists(self._searcher, name)
            if entries > self._entries[name]:
                self._report.notes.append(f"field {name}: its lists still hold deleted documents")
            elif (entries, digest) != (self._entries[name], self._digests[name]):
                self._report.damage.append(f"field {name}: its lists are not those of the texts")


def is_found(searcher: Searcher, document: Document) -> bool:
    """Tell whether an index finds a document by all of its terms and keywords."""
    needed: list[tree.Query] = [
        tree.Term(name, term) for name, terms in document.terms.items() for term in set(_indexed(terms))
    ]
    needed += [
        tree.Term(name, value)
        for name, values in document.values.items()
        for value in values
        if isinstance(value, str)
    ]
    return searcher.score(tree.And((tree.All(), *needed)), document.id) is not None


def _indexed(terms: str) -> Iterator[str]:
    """Yield the terms of a field that are indexed: engines leave out what is too long."""
    for term in terms.split(" "):
        if term and len(term.encode(errors="replace")) <= MAX_TERM_BYTES:
            yield term


def _lists(searcher: Searcher, name: str) -> tuple[int, int]:
    """Return how many entries the lists of a field have, and the digest of all."""
    entries = digest = 0
    for term, frequency in searcher.terms(name):
        entries += frequency
        digest += frequency * _digest(term)
    return entries, digest


def _digest(term: str) -> int:
    """Return a number for a term, so that a sum of them hardly comes out equal for other terms."""
    return hash(term) & 0xFFFFFFFF
