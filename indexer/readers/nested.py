"""What lies within another source: members of archives, attachments of mail, read as files are read.

* A member is read by its suffix; what is of no known kind is left out.
* Archives within archives are opened `MOST_DEEP` deep.
* All members together may unpack to `MOST_TIMES` the size of what they lie in, beyond `LEAST_BYTES`.
* A member's name is a name and never a path: nothing is written anywhere.
"""

from __future__ import annotations

import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Protocol

from kashaf.errors import SourceError
from kashaf.indexer.packing import LEAST_BYTES, MOST_TIMES
from kashaf.indexer.readers.reading import Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

__all__ = ["MOST_DEEP", "MOST_MEMBERS", "Members", "harmless_name"]

MOST_DEEP: Final = 3
MOST_MEMBERS: Final = 200_000
_SHOWN: Final = 5
_LONGEST_NAME: Final = 300
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:")


_FAILURES = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, tarfile.TarError, struct.error, RuntimeError, ValueError,
    OverflowError, OSError,
)  # fmt: skip


class _Bytes(Protocol):
    def read(self, size: int, /) -> bytes: ...


def harmless_name(name: str) -> str:
    r"""Return a member's name without roots, drives, `..` and control characters.

    >>> harmless_name("C:\\..\\..\\etc/./passwd"), harmless_name("/")
    ('etc/passwd', 'unnamed')
    """
    parts = _CONTROLS.sub("\ufffd", name).replace("\\", "/").split("/")
    kept = [part for part in parts if part not in {"", ".", ".."} and not _DRIVE.fullmatch(part)]
    return "/".join(kept)[-_LONGEST_NAME:] or "unnamed"


class _Metered:
    """The bytes of a member, counted against what all members of its source may have."""

    def __init__(self, below: _Bytes, members: Members) -> None:
        self._below = below
        self._members = members

    def read1(self, size: int, /) -> bytes:
        if self._members.left <= 0:
            raise OSError(f"the archive unpacks to more than {MOST_TIMES} times its size")
        try:
            data = self._below.read(size)
        except EOFError:
            raise OSError("the data end too early") from None
        except Exception as error:
            raise OSError(f"broken data, {error or type(error).__name__}") from None
        self._members.left -= len(data)
        return data


class Members:
    """The members of one source, read one after another.

    Args:
        source: what they lie in.
        size: of it in bytes; `None` where that is not known, then `LEAST_BYTES` is all they may have.
        options: how they are read.
    """

    def __init__(self, source: Source, size: int | None, options: ReadingOptions) -> None:
        self._source = source
        self._options = replace(options, depth=options.depth + 1)
        self._names: Counter[str] = Counter()
        self._count = 0
        self._strange: list[str] = []
        self.left = max(LEAST_BYTES, MOST_TIMES * (size or 0))

    @property
    def is_over(self) -> bool:
        """Whether no further member may be read."""
        return self.left <= 0 or self._count >= MOST_MEMBERS

    def wants(self, name: str) -> bool:
        """Return whether a member of this name is read; what is of no known kind is remembered."""
        from kashaf.indexer.formats import find_format, suffix_of  # which lists the reader of archives

        name = harmless_name(name)
        if any(part.startswith((".", "__MACOSX")) for part in name.split("/")):
            return False
        if find_format(suffix_of(name)) is None:
            self._strange.append(name)
            return False
        return True

    def read(self, name: str, below: _Bytes) -> Iterator[Item]:
        """Yield the records and bad rows of a member; what is wrong with it takes no other with it."""
        from kashaf.indexer.formats import find_format, suffix_of

        self._count += 1
        name = self._unique(harmless_name(name))
        source = Source(f"{self._source.shown}/{name}", f"{self._source.name}/{name}")
        if self._options.depth > MOST_DEEP:
            yield BadRow(Place(source.shown), f"archives are opened {MOST_DEEP} deep, not deeper")
            return
        try:
            stream = ByteStream(source, _Metered(below, self))
            its_format = find_format(suffix_of(name))
            if its_format is not None:
                yield from its_format.read(stream, self._options)
        except SourceError as error:
            yield BadRow(Place(source.shown), str(error))
            return
        if stream.damage is not None:
            yield BadRow(Place(source.shown), stream.damage)

    def left_out(self) -> Iterator[BadRow]:
        """Yield a report of what was not read: beyond the bounds, or of no known kind."""
        place = Place(self._source.shown)
        if self._count >= MOST_MEMBERS:
            yield BadRow(place, f"more than {MOST_MEMBERS:,} members; the others are not read")
        elif self.left <= 0:
            yield BadRow(
                place, f"unpacks to more than {MOST_TIMES} times its size; what comes then is not read"
            )
        if self._strange:
            names = ", ".join(self._strange[:_SHOWN]) + (" …" if len(self._strange) > _SHOWN else "")
            count = f"{len(self._strange):,}"
            yield BadRow(place, f"members of no known kind are not read, {count} in all: {names}")

    def _unique(self, name: str) -> str:
        self._names[name] += 1
        if self._names[name] == 1:
            return name
        stem, dot, suffix = name.rpartition(".")
        return f"{stem}~{self._names[name]}{dot}{suffix}"
