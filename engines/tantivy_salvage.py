"""What is readable of a damaged Tantivy index.

Tantivy keeps the originals of a segment in a file of their own, the document store, whose blocks can be read
one by one. Each store is therefore read on its own, beside the other files of a new and empty segment: what
is wrong with the lists does not matter. The list of segments is only asked which documents were deleted.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import tantivy

from kashaf.engines.contract import Document, Lost, Salvaged
from kashaf.engines.documents import Fields
from kashaf.engines.tantivy_errors import translated
from kashaf.engines.tantivy_schema import ID, STORED, build_schema, tantivy_document
from kashaf.errors import EngineError, IndexFolderError

__all__ = ["salvaged"]

_META: Final = "meta.json"
_STORE: Final = ".store"
_UNKNOWN: Final = 1 << 24  # documents that a segment is said to have where the list of segments is lost
_LEAST_MEMORY: Final = 15_000_000  # bytes; Tantivy takes no less
_GIVEN_UP: Final = 2000  # documents in a row that cannot be read, after which there are no more


def salvaged(folder: Path, damaged: Collection[str]) -> Iterator[Salvaged | Lost]:
    """Yield what is readable of the index in `folder`, and what is not; see the contract."""
    segments = _listed(folder)
    stores = {store.name.removesuffix(_STORE) for store in folder.glob(f"*{_STORE}")}
    if segments is None:
        yield Lost(f"{_META}: which documents were deleted is not known any more; they are back")
    for name in sorted(stores if segments is None else set(segments)):
        if name in stores:
            yield from _of_segment(folder, name, None if segments is None else segments[name], damaged)
        else:
            yield Lost(f"{name}{_STORE}: it is missing, and all documents of its segment with it")


def _listed(folder: Path) -> Mapping[str, Mapping[str, Any]] | None:
    """Return the segments of the newest commit, or `None` where their list cannot be read."""
    try:
        meta = json.loads((folder / _META).read_bytes())
        return {str(each["segment_id"]).replace("-", ""): each for each in meta["segments"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _of_segment(
    folder: Path, name: str, listed: Mapping[str, Any] | None, damaged: Collection[str]
) -> Iterator[Salvaged | Lost]:
    deletes = None if listed is None else listed.get("deletes")
    deletions = f"{name}.{deletes['opstamp']}.del" if deletes else None
    if deletes and deletions in damaged:
        yield Lost(f"{deletions}: which {deletes['num_deleted_docs']:,} documents it deletes; they are back")
        deletes = None
    is_whole = f"{name}{_STORE}" not in damaged and listed is not None and deletions not in damaged
    count = _UNKNOWN if listed is None else int(listed["max_doc"])
    with tempfile.TemporaryDirectory(prefix="kashaf-") as place, _quiet():
        try:
            searcher = _opened(Path(place), folder, name, count, deletes)
        except EngineError as error:
            yield Lost(f"{name}{_STORE}: {error}")
            return
        yield from _documents(searcher, f"{name}{_STORE}", count, folder, is_whole=is_whole)


def _opened(
    place: Path, folder: Path, name: str, count: int, deletes: Mapping[str, Any] | None
) -> tantivy.Searcher:
    """Open a segment's store beside the other files of a segment with one empty document."""
    with translated(folder):
        empty, beside = place / "empty", place / "beside"
        meta = _write_empty(empty)
        [segment] = meta["segments"]
        own = str(segment["segment_id"]).replace("-", "")
        # In a folder of their own: Tantivy watches the one it wrote in, and opens what comes into it.
        beside.mkdir()
        for file in empty.glob(f"{own}.*"):
            if file.suffix != _STORE:
                file.rename(beside / file.name.replace(own, name))
        for original in (f"{name}{_STORE}", *([f"{name}.{deletes['opstamp']}.del"] if deletes else ())):
            (beside / original).symlink_to((folder / original).absolute())
        segment.update(segment_id=_dashed(name), max_doc=count, deletes=deletes)
        (beside / _META).write_text(json.dumps(meta), "utf-8")
        index = tantivy.Index.open(str(beside))
        index.config_reader("manual")
        index.reload()
        return index.searcher()


def _write_empty(folder: Path) -> dict[str, Any]:
    """Write an index of one document without anything in it, and return its list of segments."""
    fields = Fields(())
    folder.mkdir()
    writer = tantivy.Index(build_schema(fields), str(folder)).writer(_LEAST_MEMORY, 1)
    writer.add_document(tantivy_document(Document("0", {}), fields))
    writer.commit()
    writer.wait_merging_threads()
    return dict(json.loads((folder / _META).read_bytes()))


def _dashed(name: str) -> str:
    """Return the name of a segment as the list of segments has it.

    >>> _dashed("d32466cb9270418fac1ced8a565d009e")
    'd32466cb-9270-418f-ac1c-ed8a565d009e'
    """
    return "-".join((name[:8], name[8:12], name[12:16], name[16:20], name[20:]))


def _documents(
    searcher: tantivy.Searcher, store: str, count: int, folder: Path, *, is_whole: bool
) -> Iterator[Salvaged | Lost]:
    lost = in_a_row = 0
    for address in _addresses(searcher, count, folder):
        try:
            with translated(folder):
                fields = searcher.doc(address)
                name, stored = fields.get_first(ID), fields.get_first(STORED)
        except IndexFolderError:
            name = stored = None
        if isinstance(name, str) and stored is not None:
            lost, in_a_row = lost + in_a_row, 0
            yield Salvaged(name, bytes(stored), is_whole)
            continue
        in_a_row += 1
        if count == _UNKNOWN and in_a_row > _GIVEN_UP:
            in_a_row = 0  # behind the last document there are none
            break
    if lost + in_a_row:
        yield Lost(f"{store}: {lost + in_a_row:,} documents in it cannot be read")


def _addresses(searcher: tantivy.Searcher, count: int, folder: Path) -> Iterator[tantivy.DocAddress]:
    """Yield the places of the documents that are not deleted, in order."""
    if count == _UNKNOWN:
        yield from (tantivy.DocAddress(0, number) for number in range(count))
        return
    with translated(folder):
        found = searcher.search(tantivy.Query.all_query(), limit=max(1, count), count=False).hits
    yield from sorted((address for _, address in found), key=lambda address: address.doc)


@contextmanager
def _quiet() -> Iterator[None]:
    """Let Tantivy's panics print nothing: each is an error that is reported in a line.

    They are written to the standard error of the process, past Python.
    """
    kept = os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)
