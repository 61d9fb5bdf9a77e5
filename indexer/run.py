"""What happens in one run of indexing: what is read is written, and counted."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from kashaf.engines.layout import TEXT, TITLE
from kashaf.errors import DocumentError
from kashaf.indexer.choice import Choice, Chosen
from kashaf.indexer.documents import Made
from kashaf.indexer.manifest import Manifest
from kashaf.indexer.portions import End, Outcome, Portion, read_source
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.records import BadRow
from kashaf.indexer.summary import FieldSummary, Progress, Step, Summary
from kashaf.indexer.writer import IndexWriter

__all__ = ["Read", "Run", "read_here"]

_KEPT_REPORTS: Final = 100

Read = Callable[[list[Chosen], ReadingOptions], Iterator[tuple[Chosen, Portion]]]
"""Reads sources, in order, each in portions."""


def read_here(chosen: list[Chosen], options: ReadingOptions) -> Iterator[tuple[Chosen, Portion]]:
    """Read sources one by one in this process."""
    for one in chosen:
        for portion in read_source(one.source, one.format, options):
            yield one, portion


class Run:
    """What is counted and kept while sources are read.

    Args:
        writer: of the index.
        manifest: of the index.
        choice: of what is read.
        commit_every: after how many documents there is a commit; `None` leaves that to the end.
        progress: is told how far it is.
        report: is told of each bad row when it is met.

    Attributes:
        removed: how many documents were deleted because no file has them any more.
        gone: how many files were given up.
    """

    def __init__(
        self,
        writer: IndexWriter,
        manifest: Manifest,
        choice: Choice,
        commit_every: int | None,
        progress: Progress | None,
        report: Callable[[BadRow], None] | None,
    ) -> None:
        self._writer = writer
        self._manifest = manifest
        self._choice = choice
        self._commit_every = commit_every
        self._committed = writer.documents
        self._progress = progress or _say_nothing
        self._report = report or _say_nothing
        self._begun = time.perf_counter()
        self._before = (writer.documents, writer.words, writer.folder.sidecar.counts.documents)
        self.removed = self.gone = 0
        self._bad_rows: list[BadRow] = []
        self._bad_row_count = self._earlier_bad_rows = 0
        self._sources = 0
        self._done = 0
        self._total: int | None = 0
        self._repairs: Counter[str] = Counter()
        self._number: int | None = None  # of the file that is being read

    @property
    def read_any(self) -> bool:
        """Whether any source was read."""
        return self._sources > 0

    def read(self, chosen: list[Chosen], options: ReadingOptions, read: Read) -> None:
        """Add the documents of sources."""
        sizes = [each.source.size for each in chosen]
        known = [size for size in sizes if size is not None]
        self._total = None if self._total is None or len(known) < len(sizes) else self._total + sum(known)
        for one, portion in read(chosen, options):
            self._take(one, portion)
        self._progress(self._step(0, ""))

    def _commit_halfway(self) -> None:
        if self._commit_every and self._writer.documents - self._committed >= self._commit_every:
            self._manifest.prepare()
            self._writer.commit()
            self._manifest.halfway()
            self._committed = self._writer.documents

    def remove_vanished(self) -> None:
        """Delete the documents that no file has any more."""
        for each in self._manifest.vanished():
            self.removed += self._writer.delete(each)

    def _take(self, one: Chosen, portion: Portion) -> None:
        if self._number is None and one.is_kept and one.source.path is not None and _is_open(portion):
            self._number = self._manifest.begin(one.source.path, one.source.name, self._choice.contents)
        ids = [name for each in portion.outcomes if (name := self._add(each)) is not None]
        if self._number is not None:
            self._manifest.add(self._number, ids)
        self._repairs.update(portion.repairs)
        if portion.end is not None:
            self._end(portion.end, portion.position)
        else:
            self._progress(self._step(portion.position, one.source.shown))
        self._commit_halfway()

    def _end(self, end: End, position: int) -> None:
        self._sources += end.opened
        self._done += position
        if self._number is not None and end.whole:
            bad_rows = self._bad_row_count - self._earlier_bad_rows
            self._manifest.finish(self._number, end.signature, bad_rows)
        self._number = None
        self._earlier_bad_rows = self._bad_row_count
        self._progress(self._step(0, ""))

    def _add(self, outcome: Outcome) -> str | None:
        """Add one document and return its id; `None` for what is none."""
        if isinstance(outcome, Made):
            return self._writer.add_made(outcome)
        if isinstance(outcome, BadRow):
            self._bad(outcome)
            return None
        try:
            return self._writer.add(outcome)
        except DocumentError as error:
            self._bad(BadRow(outcome.place, str(error)))
            return None

    def _bad(self, row: BadRow) -> None:
        self._bad_row_count += 1
        if len(self._bad_rows) < _KEPT_REPORTS:
            self._bad_rows.append(row)
        self._report(row)

    def _step(self, position: int, source: str) -> Step:
        return Step(self._writer.documents - self._before[0], self._done + position, self._total, source)

    def summary(self) -> Summary:
        """Return the figures, once all is committed."""
        writer, folder, choice = self._writer, self._writer.folder, self._choice
        documents = writer.documents - self._before[0]
        return Summary(
            documents=documents,
            replaced=self._before[2] + documents - self.removed - folder.sidecar.counts.documents,
            words=writer.words - self._before[1],
            sources=self._sources,
            bad_rows=tuple(self._bad_rows),
            bad_row_count=self._bad_row_count,
            skipped=tuple(choice.skipped),
            skipped_count=choice.skipped_count,
            warnings=tuple(_warnings(writer, choice, self._manifest)),
            fields=_fields(writer),
            seconds=time.perf_counter() - self._begun,
            bytes=folder.size(),
            new=choice.new,
            changed=choice.changed,
            unchanged=choice.unchanged,
            unchanged_bad_rows=choice.unchanged_bad_rows,
            gone=self.gone,
            removed=self.removed,
            repairs=dict(self._repairs.most_common()),
        )


def _is_open(portion: Portion) -> bool:
    return portion.end is None or portion.end.opened


def _say_nothing(_: object, /) -> None:
    """Take no notice."""


def _fields(writer: IndexWriter) -> dict[str, FieldSummary]:
    fields = writer.folder.sidecar.fields or {}
    given = writer.mapping.types
    return {
        name: FieldSummary(its_type, guessed=name not in given)
        for name, its_type in fields.items()
        if name not in {TITLE, TEXT}
    }


def _warnings(writer: IndexWriter, choice: Choice, manifest: Manifest) -> Iterator[str]:
    fields = writer.folder.sidecar.fields or {}
    for name, count in writer.misfits.items():
        yield f"field {name!r}: {count:,} values are no {fields[name]}; they are kept but not searched"
    if writer.unlisted:
        names = ", ".join(writer.unlisted)
        yield f"new fields are kept but not searched, because an index's fields are settled at first: {names}"
    if choice.new or choice.changed or not choice.unchanged:
        for name in writer.unseen:
            yield f"no document has a field {name!r}"
    if choice.unchanged_bad_rows:
        yield f"unchanged files had {choice.unchanged_bad_rows:,} bad rows; to see them again: --again"
    if manifest.was_broken:
        yield "the list of sources was broken and has been begun anew, so everything was read again"
