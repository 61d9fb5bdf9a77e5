"""The lines of the small text files that an evaluation reads, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kashaf.errors import SourceError
from kashaf.indexer.encoding import BAD_BYTES
from kashaf.indexer.records import BadRow, Place
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import opened

__all__ = ["broken", "numbered_lines"]


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the number of each line that is not blank, counted from 1, and the line without its end.

    The encoding is recognised, and gzip'd files are unpacked.

    Raises:
        SourceError: the file cannot be read, or not to its end.
    """
    source = Source(str(path), path.name, path)
    with opened(source) as stream:
        for number, line in enumerate(stream.lines(None), 1):
            if BAD_BYTES in line:
                raise broken(path, number, "bytes that mean nothing in the file's encoding; save it as UTF-8")
            if line.strip():
                yield number, line.rstrip("\r\n")
        if stream.damage is not None:
            raise SourceError(f"{path}: {stream.damage.partition(';')[0]}; give a whole file")


def broken(path: Path, number: int, reason: str) -> SourceError:
    """Return the error for a line that cannot be read as what it should be."""
    return SourceError(str(BadRow(Place(str(path), number), reason)))
