"""How much the packed streams of a PDF unpack to, found out before a parser unpacks them into memory."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO, Final

from kashaf.errors import SourceError
from kashaf.indexer.packing import LEAST_BYTES, MOST_TIMES

__all__ = ["check_size"]

_STREAM: Final = re.compile(rb"stream\r?\n(?=[\x08-\x78])")  # the first byte of a zlib stream
_PART: Final = 1 << 20


def check_size(file: IO[bytes]) -> None:
    """Raise SourceError if the streams of a PDF unpack to more than `MOST_TIMES` its size.

    Streams that are packed twice are looked at once. The file stands at its beginning afterwards.
    """
    data = file.read()
    file.seek(0)
    left = max(LEAST_BYTES, MOST_TIMES * len(data))
    for found in _STREAM.finditer(data):
        for size in _sizes(memoryview(data)[found.end() :]):
            left -= size
            if left < 0:
                raise SourceError(f"unpacks to more than {MOST_TIMES} times its size")


def _sizes(packed: memoryview) -> Iterator[int]:
    """Yield how much comes out of a stream, part by part, up to its end or what is broken in it."""
    unpacker = zlib.decompressobj()
    position, waiting = 0, b""
    while not unpacker.eof:
        part = waiting or bytes(packed[position : position + _PART])
        position += 0 if waiting else len(part)
        if not part:
            return
        try:
            size = len(unpacker.decompress(part, _PART))
        except zlib.error:
            return
        waiting = unpacker.unconsumed_tail
        yield size
