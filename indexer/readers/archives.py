"""ZIP and TAR: every member as a file of its own, called by the archive and its name in it.

A TAR is read as it flows, packed or not; of a ZIP the list at its end is read first. Links, devices and
folders are passed over; encrypted members are reported.
"""

from __future__ import annotations

import os
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from typing import Final

from kashaf.indexer.encoding import recognise
from kashaf.indexer.readers.nested import Members
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place
from kashaf.indexer.stream import ByteStream

__all__ = ["TAR", "ZIP"]

_UTF8: Final = 0x800  # the flag of a member whose name is UTF-8
_ENCRYPTED: Final = 0x1
_ZIP_FAILURES = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, struct.error,
    OverflowError, MemoryError, LookupError,
)  # fmt: skip
_TAR_FAILURES = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, LookupError)


def _read_zip(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    place = Place(stream.source.shown)
    with stream.file() as file:
        size = file.seek(0, os.SEEK_END)
        try:
            archive = zipfile.ZipFile(file)
        except _ZIP_FAILURES as error:
            yield BadRow(place, f"broken ZIP: {error or type(error).__name__}")
            return
        members = Members(stream.source, size, options)
        for info in archive.infolist():
            if members.is_over:
                break
            name = _zip_name(info)
            if not name or name.endswith("/") or not members.wants(name):
                continue
            if info.flag_bits & _ENCRYPTED:
                yield BadRow(Place(f"{place.file}/{name}"), "encrypted; unpack it and index what comes out")
                continue
            try:
                member = archive.open(info)
            except _ZIP_FAILURES as error:
                yield BadRow(Place(f"{place.file}/{name}"), f"broken ZIP: {error or type(error).__name__}")
                continue
            with member:
                yield from members.read(name, member)
        yield from members.left_out()


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; where its writer did not say that it is UTF-8, its bytes tell what it is."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        written = info.filename.encode("cp437")  # as the library has read it
        return written.decode(recognise(written), "replace")
    except (UnicodeError, LookupError):
        return info.filename


def _read_tar(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    place = Place(stream.source.shown)
    members = Members(stream.source, stream.source.size, options)
    try:
        with tarfile.open(fileobj=stream.raw(), mode="r|", errors="replace") as archive:
            for info in archive:
                archive.members.clear()  # type: ignore[attr-defined]  # else all are kept until the end
                if members.is_over:
                    break
                if not info.isreg() or not members.wants(info.name):
                    continue
                member = archive.extractfile(info)
                if member is not None:
                    yield from members.read(info.name, member)
    except _TAR_FAILURES as error:
        yield BadRow(place, f"broken TAR: {error or type(error).__name__}; what came before is kept")
    yield from members.left_out()


ZIP = Format(
    "zip", (".zip",), "ZIP: its members, each as a file", _read_zip, magic=(b"PK\x03\x04", b"PK\x05\x06")
)
TAR = Format("tar", (".tar",), "TAR, packed or not: its members, each as a file", _read_tar)
