"""Following folders: whatever changes in them is indexed, until somebody says stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from kashaf.errors import KashafError, LockedIndexError
from kashaf.indexer.build import IndexingOptions, index_sources
from kashaf.indexer.records import BadRow
from kashaf.indexer.summary import Summary
from kashaf.indexer.writer import IndexWriter

__all__ = ["changes", "follow"]

_GATHER: Final = 1600
"""How long changes that follow each other closely are gathered at most, in milliseconds."""

_PAUSE: Final = 200
"""How long nothing must change before what was gathered is indexed, in milliseconds."""

_LOOK: Final = 2000
"""After how many milliseconds without a change it is seen whether something waits."""


def changes(folders: Sequence[Path], but: Path) -> Iterator[bool]:
    """Yield whether anything has changed in some folders, every two seconds at least.

    What happens between two yields is not lost. Hidden files and what lies in hidden folders does not count.

    Args:
        folders: which are followed, with all that is in them.
        but: a folder that does not count: the index may stand in one of them.

    Raises:
        KashafError: the library that this takes is not there, or a folder is not.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise KashafError(
            'following folders needs watchfiles, which is not installed: pip install "kashaf[watch]"'
        ) from None
    tops = [folder.resolve() for folder in folders]
    for top in tops:
        if not top.is_dir():
            raise KashafError(f"{top} is no folder; name one that is to be followed")
    besides = but.resolve()
    for seen in watch(
        *tops,
        watch_filter=None,
        debounce=_GATHER,
        step=_PAUSE,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    ):
        yield any(_counts(Path(path), tops, besides) for _, path in seen)


def _counts(path: Path, tops: Sequence[Path], but: Path) -> bool:
    if path.is_relative_to(but):
        return False
    below = next((path.relative_to(top) for top in tops if path.is_relative_to(top)), path)
    return not any(part.startswith(".") for part in below.parts)


def follow(
    folders: Sequence[Path],
    changed: Iterator[bool],
    writer: Callable[[], IndexWriter],
    *,
    options: IndexingOptions | None = None,
    report: Callable[[BadRow], None] | None = None,
) -> Iterator[Summary]:
    """Index folders, and again whenever something has changed; yield what came of each run that did anything.

    Documents of files that are gone are removed. While somebody else writes to the index, it is tried again.

    Args:
        folders: which are followed.
        changed: what `changes` yields of them.
        writer: opens the writer of the index, anew for each run, so that others can write between.
        options: how files are read.
        report: is told of each bad row.
    """
    chosen = replace(options or IndexingOptions(), prune=True)
    is_due = True
    for is_changed in changed:
        if is_due := is_due or is_changed:
            try:
                with writer() as opened:
                    summary = index_sources(folders, opened, options=chosen, report=report)
            except LockedIndexError:
                continue
            is_due = False
            if summary.sources or summary.removed or summary.gone:
                yield summary
