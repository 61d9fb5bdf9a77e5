"""One run of indexing: sources in, a summary out, and in between either everything or nothing."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from kashaf.errors import EngineError, IndexFolderError
from kashaf.indexer.choice import Choice, Chosen
from kashaf.indexer.jobs import jobs_for
from kashaf.indexer.manifest import Manifest
from kashaf.indexer.options import IndexingOptions
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.records import BadRow
from kashaf.indexer.run import Read, Run, read_here
from kashaf.indexer.summary import Progress, Summary
from kashaf.indexer.writer import IndexWriter

__all__ = ["IndexingOptions", "index_sources"]

_LEAST_FREE: Final = 4 << 20  # bytes; no segment of an index fits into less


def index_sources(
    sources: Sequence[str | Path],
    writer: IndexWriter,
    *,
    options: IndexingOptions | None = None,
    progress: Progress | None = None,
    report: Callable[[BadRow], None] | None = None,
) -> Summary:
    """Index files, folders and streams, and commit; on any error, and on Ctrl-C, nothing is changed.

    With `commit_every` there are commits on the way, too, and what they hold stays.

    Of files, those are read that are new or have changed since the index was made of them. Documents that a
    changed file does not have any more are deleted, unless another file has them.

    Args:
        sources: names of files and folders; `-` is standard input.
        writer: of the index; it stays open.
        options: how the sources are read.
        progress: is told how far it is.
        report: is told of each bad row when it is met.

    Raises:
        SourceError: a source is not there, or an option is not known.
        KashafError: a worker process has failed, or is no more.
        IndexFolderError: the index cannot be written, for instance because the disk is full.
    """
    chosen = options or IndexingOptions()
    reading = chosen.reading()
    with _all_or_nothing(writer), closing(Manifest(writer.folder.path)) as manifest:
        choice = Choice(manifest, chosen, writer.mapping)
        run = Run(writer, manifest, choice, chosen.commit_every, progress, report)
        with _reader(found := choice.of(sources), writer, chosen.jobs, reading) as read:
            run.read(found, reading, read)
        if chosen.prune:
            run.gone = manifest.prune(Path(source) for source in sources if str(source) != "-")
        while claimed := choice.claimed():
            run.read(claimed, reading, read_here)
        run.remove_vanished()
        manifest.prepare()
        if run.read_any or run.removed:
            writer.commit()
        manifest.complete()
        return run.summary()


@contextmanager
def _reader(
    chosen: list[Chosen], writer: IndexWriter, wanted: int | None, reading: ReadingOptions
) -> Iterator[Read]:
    """Give what reads the sources: this process, or several under it."""
    jobs = jobs_for(wanted, chosen, writer)
    if jobs > 1 and chosen:
        from kashaf.indexer.crew import Crew  # processes take a while to be ready for

        with Crew(jobs, writer, reading) as crew:
            yield crew.read
    else:
        yield read_here


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
