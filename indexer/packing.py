"""Packed streams, known by their first bytes: gzip, bzip2, xz and Zstandard, unpacked as they are read.

A few kilobytes can unpack to terabytes. Text hardly ever shrinks to a hundredth of its size, so that what
unpacks to much more than `MOST_TIMES` its size is a bomb; it is read up to there and reported.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any, Final, cast

from kashaf.errors import SourceError

__all__ = ["LEAST_BYTES", "MOST_TIMES", "PACKINGS", "Packing", "packing_of", "without_packing"]

LEAST_BYTES: Final = 64 << 20
"""So much may come out of any packed stream, however small it is."""

MOST_TIMES: Final = 200
"""How many times its size a packed stream may unpack to, beyond `LEAST_BYTES`."""

Opener = Callable[[IO[bytes]], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Packing:
    """A way in which a stream is packed.

    Attributes:
        name: for messages.
        suffix: of files, with its dot.
        magic: the first bytes.
        opener: makes the stream of what is unpacked.
    """

    name: str
    suffix: str
    magic: bytes
    opener: Opener

    def failures(self) -> tuple[type[Exception], ...]:
        """Return what the unpacker raises where the data are broken."""
        known = (gzip.BadGzipFile, zlib.error, lzma.LZMAError)
        return (*known, _zstandard().ZstdError) if self.name == "zstd" else known


def _gzip(below: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=below))


def _bz2(below: IO[bytes]) -> IO[bytes]:
    return bz2.BZ2File(below)


def _xz(below: IO[bytes]) -> IO[bytes]:
    return lzma.LZMAFile(below)


class _Zstd:
    """Unpacks frame after frame; the library's own reader takes a cut stream for a whole one."""

    _PIECE: Final = 1 << 10  # each four bytes of a piece can unpack to 128 kB

    def __init__(self, below: IO[bytes]) -> None:
        self._below = below
        self._frame: Any = None
        self._packed = self._ready = b""

    def read1(self, size: int, /) -> bytes:
        while not self._ready and self._fill():
            self._unpack()
        data, self._ready = self._ready[:size], self._ready[size:]
        return data

    def _fill(self) -> bool:
        self._packed = self._packed or self._below.read(self._PIECE)
        if not self._packed and self._frame is not None:
            raise EOFError
        return bool(self._packed)

    def _unpack(self) -> None:
        if self._frame is None:
            self._frame = _zstandard().ZstdDecompressor(max_window_size=1 << 27).decompressobj()
        self._ready = self._frame.decompress(self._packed)
        self._packed = self._frame.unused_data
        if self._frame.eof:
            self._frame = None


def _zstd(below: IO[bytes]) -> IO[bytes]:
    _zstandard()
    return cast(IO[bytes], _Zstd(below))


def _zstandard() -> Any:
    try:
        return import_module("zstandard")
    except ImportError:
        raise SourceError(
            'unpacking Zstandard needs zstandard, which is not installed: pip install "kashaf[zstd]"'
        ) from None


PACKINGS: Final = (
    Packing("gzip", ".gz", b"\x1f\x8b", _gzip),
    Packing("bzip2", ".bz2", b"BZh", _bz2),
    Packing("xz", ".xz", b"\xfd7zXZ\0", _xz),
    Packing("zstd", ".zst", b"\x28\xb5\x2f\xfd", _zstd),
)


def packing_of(head: bytes) -> Packing | None:
    """Return how a stream with these first bytes is packed; `None` if it is not."""
    for each in PACKINGS:
        if head.startswith(each.magic) and (each.name != "bzip2" or head[4:10] in _BZIP2_BLOCKS):
            return each
    return None


_BZIP2_BLOCKS: Final = (
    b"1AY&SY",
    b"\x17rE8P\x90",
)  # a block, or the end of an empty stream: "BZh" alone is text


def without_packing(name: str) -> str:
    """Return the name of a file without the suffix of its packing.

    >>> without_packing("news.jsonl.zst")
    'news.jsonl'
    """
    small = name.lower()
    for each in PACKINGS:
        if small.endswith(each.suffix):
            return name[: -len(each.suffix)]
    if small.endswith((".tgz", ".tbz", ".txz")):
        return f"{name[:-4]}.tar"
    return name
