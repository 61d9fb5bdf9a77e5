"""Whoosh's files, read so that nothing in them can run.

Whoosh unpickles in four places: the table of contents, the extras of the term index, the blocks of postings
and stored fields. The classes here stand in for Whoosh's own at those places. The first may name Whoosh's
segments and nothing else; the second and third may name nothing; stored fields, postings inside the term
index and compound files are never written by us, and never read.
"""

# mypy: disable-error-code="misc, no-any-return"
# Whoosh ships no types: its classes are Any to mypy, and so is what they return.

from __future__ import annotations

import io
import mmap
import os
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kashaf.engines.pickles import PlainUnpickler, check_pickle
from kashaf.engines.whoosh_library import (
    TOC,
    FileIndex,
    FileStorage,
    Schema,
    StructFile,
    W3Codec,
    W3FieldWriter,
    W3PerDocReader,
    W3Segment,
    W3TermsReader,
)
from kashaf.engines.whoosh_postings import Block, encode_blocks, read_blocks, read_documents
from kashaf.errors import NotAnIndexError

__all__ = ["PlainCodec", "PlainIndex", "PlainPerDocReader", "PlainStorage", "PlainTermsReader"]

_CONTENTS = frozenset(
    {
        "whoosh.codec.whoosh3.W3Segment",
        "whoosh.codec.whoosh3.W3Codec",
        "collections.defaultdict",
        "builtins.int",
        "builtins.set",
        "__builtin__.int",
        "__builtin__.set",
    }
)
"""What the table of contents may name."""

_ENTRY = struct.Struct("<QI")
"""What stands beside a term: where its postings begin, and how many documents they have."""

_LENGTHS = struct.Struct("!ii")
"""How long the key and the entry are that follow, in Whoosh's table."""

_AFTER_ALL = b"\xff"  # comes after whatever UTF-8 can go on with

_FIELD = struct.Struct("!H")  # the number of its field, which Whoosh puts before every term
_FIELD_BYTES = _FIELD.size


class _ContentsFile(StructFile):
    """The table of contents: its pickles are listed before they are loaded."""

    def read_pickle(self) -> Any:
        data = self.file.read()
        check_pickle(data, _CONTENTS, "the table of contents of the index")
        return PlainUnpickler(io.BytesIO(data), _CONTENTS).load()


class _PlainFile(StructFile):
    """Any other file: its pickles may name nothing."""

    def read_pickle(self) -> Any:
        return PlainUnpickler(self.file).load()


class PlainStorage(FileStorage):
    """A folder of such files."""

    def open_file(self, name: str, **_: Any) -> StructFile:
        """Open a file for reading, mapped into memory."""
        kind = _ContentsFile if name.endswith(".toc") else _PlainFile
        return kind(_mapped(Path(self._fpath(name))), name=name)


def _mapped(path: Path) -> mmap.mmap | io.BytesIO:
    """Return the content of a file, mapped into memory: it stays when the file goes, and needs no closing."""
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return io.BytesIO()  # an empty file cannot be mapped
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class PlainTermsReader(W3TermsReader):
    """The terms of a segment."""

    def blocks(self, fieldname: str, text: bytes) -> Iterator[Block]:
        """Yield the postings of a term; none where there is no such term."""
        entry = self._entry(fieldname, text)
        return iter(()) if entry is None else read_blocks(self._postfile, entry[0])

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents hold a term."""
        entry = self._entry(fieldname, text)
        return 0 if entry is None else entry[1]

    def _entry(self, fieldname: str, text: bytes) -> tuple[int, int] | None:
        try:
            return _ENTRY.unpack(self._tindex[self._keycoder(fieldname, text)])
        except KeyError:
            return None

    def documents(self, fieldname: str, text: bytes) -> Iterator[Sequence[int]]:
        """Yield the documents that hold a term, block by block."""
        entry = self._entry(fieldname, text)
        return iter(()) if entry is None else read_documents(self._postfile, entry[0])

    def texts_from(self, fieldname: str, prefix: bytes) -> list[str]:
        """Return the terms that begin with `prefix`, in order."""
        table = self._tindex
        begin = self._keycoder(fieldname, prefix)
        start = table.closest_key_pos(begin)
        if start is None:
            return []
        end = table.closest_key_pos(begin + _AFTER_ALL) or table.endofdata
        return [text.decode() for text in _keys(table.dbfile.get(start, end - start))]

    def frequencies_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[bytes, int]]:
        """Yield the terms that begin with `prefix`, in order, with how many documents hold them."""
        begin = self._keycoder(fieldname, prefix)
        for key, entry in self._tindex.items_from(begin):
            if not key.startswith(begin):
                return
            yield key[_FIELD_BYTES:], _ENTRY.unpack(entry)[1]

    def term_info(self, *_: Any) -> None:
        """Refuse: the entries are not Whoosh's, which may hold pickles."""
        raise NotImplementedError


def _keys(rows: bytes) -> Iterator[bytes]:
    """Yield the terms of a stretch of the term index, which is rows of a key and an entry with their lengths.

    Whoosh reads each part of a row from the file on its own: five times as slow.
    """
    at = 0
    while at < len(rows):
        key, entry = _LENGTHS.unpack_from(rows, at)
        at += _LENGTHS.size
        yield rows[at + _FIELD_BYTES : at + key]
        at += key + entry


class _PlainFieldWriter(W3FieldWriter):
    """Writes terms and postings."""

    def write(self, name: str, text: bytes, postings: Iterable[Block]) -> None:
        """Write a term; fields and terms come in order."""
        number = self._fieldmap.setdefault(name, len(self._fieldmap))
        offset = self._postfile.tell()
        frequency, data = encode_blocks(postings)
        self._postfile.write(data)
        self._tindex.add(_FIELD.pack(number) + text, _ENTRY.pack(offset, frequency))


class PlainPerDocReader(W3PerDocReader):
    """The columns of a segment."""

    def stored_fields(self, docnum: int) -> dict[str, Any]:  # noqa: ARG002 # Whoosh's signature
        """Return nothing: what is stored stands in a column, because Whoosh's stored fields are pickles."""
        return {}

    def numbers(self, name: str) -> Sequence[int]:
        """Return a column of unsigned 32-bit numbers, one a document."""
        count = self.doc_count_all()
        if not self.has_column(name):
            return array("I", bytes(4 * count))
        file, offset, length = self._get_column_file(name)
        column = array("I", file.get(offset, length))
        file.close()
        if sys.byteorder == "little":
            column.byteswap()
        column.extend([0] * (count - len(column)))
        return column


class PlainCodec(W3Codec):
    """Whoosh's codec with these readers; in a pickle it is Whoosh's own."""

    length_stats = False  # Whoosh's coarse lengths, which nothing here uses

    def __reduce__(self) -> tuple[Any, ...]:
        return W3Codec, ()

    def terms_reader(self, storage: FileStorage, segment: W3Segment) -> PlainTermsReader:
        """Open the terms of a segment."""
        name = segment.make_filename(self.TERMS_EXT)
        length = storage.file_length(name)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return PlainTermsReader(self, storage.open_file(name), length, postings)

    def per_document_reader(self, storage: FileStorage, segment: W3Segment) -> PlainPerDocReader:
        """Open the columns of a segment."""
        return PlainPerDocReader(storage, segment)

    def field_writer(self, storage: FileStorage, segment: W3Segment) -> _PlainFieldWriter:
        """Return what writes terms and postings."""
        return _PlainFieldWriter(self, storage, segment)

    def postings_reader(self, *_: Any, **__: Any) -> None:
        """Refuse: postings are read by way of the terms."""
        raise NotImplementedError


class PlainIndex(FileIndex):
    """Whoosh's index over such files. The schema is given, so that the pickled one is never loaded."""

    def __init__(self, folder: Path, schema: Schema) -> None:
        super().__init__(PlainStorage(str(folder)), schema)

    def contents(self) -> TOC:
        """Return the newest table of contents."""
        return self._read_toc()

    def _read_toc(self) -> TOC:
        contents = super()._read_toc()
        for segment in contents.segments:
            if type(segment) is not W3Segment or segment.compound:
                raise NotAnIndexError("the index has segments of a kind that Kashaf never writes")
            segment._codec = PlainCodec()  # noqa: SLF001 # the only way to read it by ours
        return contents
