"""Making an index anew of what it stores: for another analyzer, other levels or another engine, in place.

The new index is written beside the old one, in a folder of its own inside the index's. When it is whole, its
engine's folder moves up under a new name, and one atomic step, the sidecar, turns over to it. Until then the
old index serves; what is left over of an attempt that was cut short is removed by the next one who writes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from kashaf.engines import query as tree
from kashaf.engines.contract import Searcher
from kashaf.engines.folder import IndexFolder
from kashaf.engines.stored import decode
from kashaf.errors import IndexFolderError
from kashaf.indexer.documents import TextAnalyzer
from kashaf.indexer.writer import IndexWriter

__all__ = ["rebuild"]

_STEP: Final = 500  # documents between two words on the progress


def rebuild(
    folder: IndexFolder,
    analyzer: TextAnalyzer,
    *,
    engine: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Make an index anew in place, and return how many documents it holds.

    Args:
        folder: the index; it says afterwards what it is then.
        analyzer: the one it is to have.
        engine: the one it is to have; `None` keeps the engine.
        progress: is told how many documents are done, and of how many.

    Raises:
        LockedIndexError: somebody else is writing.
        IndexFolderError: it cannot be written, for instance because the disk is full; nothing is changed.
    """
    old = folder.sidecar
    settings = analyzer.settings()
    with folder.writing(), _place_for(folder) as place:
        made = IndexFolder.create(
            place,
            fingerprint=analyzer.fingerprint,
            levels=analyzer.levels,
            profile=str(settings["name"]),
            settings=settings,
            fields=old.fields,
            engine_name=engine or old.engine,
        )
        if old.fields is not None:
            _copy(folder, made, analyzer, progress)
        folder.turn_to(made, replace(made.sidecar, created=old.created))
    return folder.sidecar.counts.documents


@contextmanager
def _place_for(folder: IndexFolder) -> Iterator[Path]:
    """Give a new, empty folder inside the index's, and remove it at the end, whatever happened."""
    place = folder.path / folder.scratch
    try:
        yield place
    except OSError as error:
        raise IndexFolderError(f"cannot write in {folder.path}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _copy(
    folder: IndexFolder,
    made: IndexFolder,
    analyzer: TextAnalyzer,
    progress: Callable[[int, int], None] | None,
) -> None:
    searcher = folder.index.searcher()
    try:
        with IndexWriter(made, analyzer) as writer:
            for done in _written(searcher, writer):
                if progress is not None and done % _STEP == 0:
                    progress(done, searcher.document_count())
    finally:
        searcher.close()


def _written(searcher: Searcher, writer: IndexWriter) -> Iterator[int]:
    for done, hit in enumerate(searcher.scan(tree.All()), 1):
        writer.add_stored(hit.id, decode(hit.stored))
        yield done
