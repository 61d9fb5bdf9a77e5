"""What is readable of a damaged Whoosh index.

Ids and originals stand in columns, each a file of its own, so that what is wrong with the lists does not
matter. The table of contents is only asked which documents were deleted; where it is lost, the segments are
those whose files are there.
"""

# mypy: disable-error-code="misc"
# Whoosh ships no types: its classes are Any to mypy.

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from kashaf.engines.contract import Lost, Salvaged
from kashaf.engines.documents import Fields
from kashaf.engines.whoosh_errors import translated
from kashaf.engines.whoosh_files import PlainCodec, PlainIndex, PlainPerDocReader, PlainStorage
from kashaf.engines.whoosh_library import W3Segment
from kashaf.engines.whoosh_schema import BYTES, KEY, STORED, build_schema, unpack_stored
from kashaf.errors import KashafError

__all__ = ["salvaged"]

_NUMBER = 4  # bytes of a number in a column
_FILE = "MAIN_{segment}.{column}.col"


def salvaged(folder: Path, damaged: Collection[str]) -> Iterator[Salvaged | Lost]:
    """Yield what is readable of the index in `folder`, and what is not; see the contract."""
    listed = _listed(folder)
    if listed is None:
        yield Lost("the table of contents: which documents were deleted is not known any more; they are back")
    for segment in _found(folder) if listed is None else listed:
        yield from _of_segment(folder, segment, damaged, is_listed=listed is not None)


def _listed(folder: Path) -> Sequence[W3Segment] | None:
    """Return the segments of the newest commit, or `None` where their list cannot be read."""
    try:
        with translated(folder):
            return list(PlainIndex(folder, build_schema(Fields(()))).contents().segments)
    except KashafError:
        return None


def _found(folder: Path) -> list[W3Segment]:
    """Return the segments whose files are there, as long as their columns of numbers say."""
    ids = sorted(file.name.split(".")[0].removeprefix("MAIN_") for file in folder.glob(f"MAIN_*.{KEY}.col"))
    return [W3Segment(PlainCodec(), "MAIN", _length(folder, each), each) for each in ids]


def _length(folder: Path, segment: str) -> int:
    columns = folder.glob(_FILE.format(segment=segment, column="n*"))
    return max((file.stat().st_size // _NUMBER for file in columns), default=0)


def _of_segment(
    folder: Path, segment: W3Segment, damaged: Collection[str], *, is_listed: bool
) -> Iterator[Salvaged | Lost]:
    name, count = str(segment.segment_id()), int(segment.doc_count_all())
    files = [f"{name}.{column}.col" for column in (KEY, STORED)]
    try:
        with translated(folder):
            reader = PlainPerDocReader(PlainStorage(str(folder)), segment)
            keys, stored = (reader.column_reader(column, BYTES) for column in (KEY, STORED))
            deleted = frozenset(segment.deleted_docs())
    except KashafError as error:
        yield Lost(f"{' or '.join(files)}: {count:,} documents; {error}")
        return
    # What is stored has checksums of its own, zlib's; it is the id that may be another's.
    is_whole = is_listed and files[0] not in damaged
    lost = 0
    for number in range(count):
        if number in deleted:
            continue
        try:
            with translated(folder):
                found = Salvaged(keys[number].decode(), unpack_stored(stored[number]), is_whole)
        except KashafError:
            lost += 1
            continue
        if found.id:
            yield found
    if lost:
        yield Lost(f"{files[1]}: {lost:,} documents in it cannot be read")
