"""One run of indexing: sources in, a summary out, and in between either everything or nothing."""

from __future__ import annotations

import errno
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kashaf.engines.layout import TEXT, TITLE
from kashaf.errors import DocumentError, EngineError, IndexFolderError, SourceError
from kashaf.indexer.encoding import check_encoding
from kashaf.indexer.formats import find_format, format_named, guess_format, suffix_of
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place
from kashaf.indexer.sources import Skipped, Source, find_sources
from kashaf.indexer.stream import ByteStream, opened
from kashaf.indexer.summary import FieldSummary, Progress, Step, Summary
from kashaf.indexer.writer import IndexWriter

__all__ = ["IndexingOptions", "index_sources"]

_KEPT_REPORTS = 100
_LEAST_FREE = 4 << 20  # bytes; no segment of an index fits into less
_STEP = 100  # documents between two words on the progress


@dataclass(frozen=True, slots=True)
class IndexingOptions:
    """How sources are found and read.

    Attributes:
        format: the name of the format that everything is in; `None` goes by suffixes, and for what has
            none that is known, by the first character.
        encoding: of text; `None` recognises it.
        delimiter: between the columns of CSV; `None` finds it.
        globs: which files of folders are taken; see `find_sources`.
    """

    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    globs: tuple[str, ...] = ()

    def reading(self) -> ReadingOptions:
        """Return what readers are told; raises SourceError for what cannot be."""
        encoding = None if self.encoding is None else check_encoding(self.encoding)
        return ReadingOptions(encoding, self.delimiter)


def index_sources(
    sources: Sequence[str | Path],
    writer: IndexWriter,
    *,
    options: IndexingOptions | None = None,
    progress: Progress | None = None,
    report: Callable[[BadRow], None] | None = None,
) -> Summary:
    """Index files, folders and streams, and commit; on any error, and on Ctrl-C, nothing is changed.

    Args:
        sources: names of files and folders; `-` is standard input.
        writer: of the index; it stays open.
        options: how the sources are read.
        progress: is told how far it is.
        report: is told of each bad row when it is met.

    Raises:
        SourceError: a source is not there, or an option is not known.
        IndexFolderError: the index cannot be written, for instance because the disk is full.
    """
    run = _Run(writer, options or IndexingOptions(), progress, report)
    with _all_or_nothing(writer):
        run.read(sources)
        writer.commit()
    return run.summary()


@contextmanager
def _all_or_nothing(writer: IndexWriter) -> Iterator[None]:
    place = writer.folder.path
    try:
        yield
    except (IndexFolderError, OSError) as error:
        is_full = _is_full(place, error)
        _forget(writer)
        if is_full:
            raise IndexFolderError(f"the disk of {place} is full; free some space and run again") from error
        if isinstance(error, IndexFolderError):
            raise
        raise IndexFolderError(f"cannot write the index in {place}: {error.strerror or error}") from error
    except BaseException:
        _forget(writer)
        raise


def _is_full(place: Path, error: Exception) -> bool:
    """Return whether writing failed for want of space; engines do not always say so."""
    if isinstance(error, OSError):
        return error.errno in {errno.ENOSPC, errno.EDQUOT}
    try:
        return isinstance(error, EngineError) and shutil.disk_usage(place).free < _LEAST_FREE
    except OSError:
        return False


def _forget(writer: IndexWriter) -> None:
    """Roll back; what the rollback itself meets must not hide what went wrong first."""
    with suppress(IndexFolderError, OSError):
        writer.rollback()


class _Run:
    """What is counted and kept while sources are read."""

    def __init__(
        self,
        writer: IndexWriter,
        options: IndexingOptions,
        progress: Progress | None,
        report: Callable[[BadRow], None] | None,
    ) -> None:
        self._writer = writer
        self._options = options
        self._reading = options.reading()
        self._format = None if options.format is None else format_named(options.format)
        self._progress = progress or _say_nothing
        self._report = report or _say_nothing
        self._begun = time.perf_counter()
        self._before = (writer.documents, writer.words, writer.folder.sidecar.counts.documents)
        self._bad_rows: list[BadRow] = []
        self._bad_row_count = 0
        self._skipped: list[Skipped] = []
        self._skipped_count = 0
        self._sources = 0
        self._done = 0
        self._total: int | None = 0

    def read(self, names: Sequence[str | Path]) -> None:
        """Add the documents of all sources."""
        found = list(find_sources(names, self._options.globs))
        sizes = [each.size for each in found if isinstance(each, Source)]
        self._total = None if None in sizes else sum(size for size in sizes if size is not None)
        asked = {str(name) for name in names}
        for each in found:
            if isinstance(each, Skipped):
                self._skip(each)
            else:
                self._read_source(each, is_asked=each.shown in asked or each.path is None)
        self._progress(self._step(0, ""))

    def _read_source(self, source: Source, *, is_asked: bool) -> None:
        suffix = suffix_of(source.name)
        its_format = self._format or find_format(suffix)
        if its_format is None and not is_asked:
            reason = f"unknown suffix {suffix}" if suffix else "no suffix"
            self._skip(Skipped(source.shown, f"{reason}; to read it, name the file or a format"))
            return
        try:
            with opened(source) as stream:
                self._sources += 1
                self._read_stream(stream, its_format or guess_format(stream))
                self._done += stream.position
        except SourceError as error:
            self._bad(BadRow(Place(source.shown), str(error)))

    def _read_stream(self, stream: ByteStream, its_format: Format) -> None:
        for count, item in enumerate(its_format.read(stream, self._reading), 1):
            self._take(item)
            if not count % _STEP:
                self._progress(self._step(stream.position, stream.source.shown))
        if stream.damage is not None:
            self._bad(BadRow(Place(stream.source.shown), stream.damage))
        self._progress(self._step(stream.position, stream.source.shown))

    def _take(self, item: Item) -> None:
        if isinstance(item, BadRow):
            self._bad(item)
            return
        try:
            self._writer.add(item)
        except DocumentError as error:
            self._bad(BadRow(item.place, str(error)))

    def _bad(self, row: BadRow) -> None:
        self._bad_row_count += 1
        if len(self._bad_rows) < _KEPT_REPORTS:
            self._bad_rows.append(row)
        self._report(row)

    def _skip(self, skipped: Skipped) -> None:
        self._skipped_count += 1
        if len(self._skipped) < _KEPT_REPORTS:
            self._skipped.append(skipped)

    def _step(self, position: int, source: str) -> Step:
        return Step(self._writer.documents - self._before[0], self._done + position, self._total, source)

    def summary(self) -> Summary:
        """Return the figures, once all is committed."""
        writer, folder = self._writer, self._writer.folder
        documents = writer.documents - self._before[0]
        return Summary(
            documents=documents,
            replaced=self._before[2] + documents - folder.sidecar.counts.documents,
            words=writer.words - self._before[1],
            sources=self._sources,
            bad_rows=tuple(self._bad_rows),
            bad_row_count=self._bad_row_count,
            skipped=tuple(self._skipped),
            skipped_count=self._skipped_count,
            warnings=tuple(_warnings(writer)),
            fields=_fields(writer),
            seconds=time.perf_counter() - self._begun,
            bytes=folder.size(),
        )


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


def _warnings(writer: IndexWriter) -> Iterator[str]:
    fields = writer.folder.sidecar.fields or {}
    for name, count in writer.misfits.items():
        yield f"field {name!r}: {count:,} values are no {fields[name]}; they are kept but not searched"
    if writer.unlisted:
        names = ", ".join(writer.unlisted)
        yield f"new fields are kept but not searched, because an index's fields are settled at first: {names}"
    for name in writer.unseen:
        yield f"no document has a field {name!r}"
