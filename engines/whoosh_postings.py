"""How the postings of a term stand in Whoosh's postings file: in blocks of plain numbers.

Whoosh's own blocks are compressed pickles, which are slower and would run what they name. Here a block is a
head and three arrays, each of numbers as narrow as they fit:

- the head: whether it is the last block, how many documents and positions it has, the width of each array;
- the documents, each as its distance from the one before, the first from 0;
- how often the term stands in each;
- the positions in all of them, one document after the other; none in a field without positions.
"""

# mypy: disable-error-code="misc"
# Whoosh ships no types: its classes are Any to mypy.

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kashaf.engines.whoosh_library import StructFile, W3PostingsWriter

__all__ = ["Block", "PlainPostingsWriter", "pack_positions", "read_blocks"]

_HEAD = struct.Struct("<?II3s")
_WIDTHS = (("B", 2**8), ("H", 2**16), ("I", 2**32))


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the postings of a term.

    Attributes:
        documents: their numbers, rising.
        frequencies: how often the term stands in each.
        positions: where, one document after the other; empty in a field without positions.
    """

    documents: Sequence[int]
    frequencies: Sequence[int]
    positions: Sequence[int]

    def postings(self) -> Iterator[tuple[int, int, Sequence[int]]]:
        """Yield document, frequency and positions."""
        start = 0
        for document, frequency in zip(self.documents, self.frequencies, strict=True):
            yield document, frequency, self.positions[start : start + frequency]
            start += frequency


def pack_positions(positions: Iterable[int]) -> bytes:
    """Return positions as the bytes that go with a posting until its block is written."""
    return array("I", positions).tobytes()


class PlainPostingsWriter(W3PostingsWriter):
    """Writes such blocks; the positions come packed with each posting."""

    def _write_block(self, last: bool = False) -> None:  # noqa: FBT001, FBT002 # Whoosh's signature
        self._terminfo.add_block(self)
        gaps = (after - before for before, after in zip((0, *self._ids), self._ids, strict=False))
        positions = array("I", b"".join(self._values))
        parts = [_narrow(gaps), _narrow(int(weight) for weight in self._weights), _narrow(positions)]
        widths = "".join(part.typecode for part in parts).encode()
        self._postfile.write(_HEAD.pack(last, len(self._ids), len(positions), widths))
        for part in parts:
            self._postfile.write(_little(part).tobytes())
        self._blockcount += 1
        self._new_block()


def _narrow(numbers: Iterable[int]) -> array[int]:
    held = array("I", numbers)
    most = max(held, default=0)
    return array(next(code for code, limit in _WIDTHS if most < limit), held)


def _little(numbers: array[int]) -> array[int]:
    """Turn an array from this machine's byte order to little-endian, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def read_blocks(file: StructFile, offset: int) -> Iterator[Block]:
    """Yield the blocks that begin at `offset`."""
    last = False
    while not last:
        last, documents, positions, widths = _HEAD.unpack(file.get(offset, _HEAD.size))
        offset += _HEAD.size
        parts: list[array[int]] = []
        for code, count in zip(widths.decode("ascii"), (documents, documents, positions), strict=True):
            part = array(code)
            size = count * part.itemsize
            part.frombytes(file.get(offset, size))
            parts.append(_little(part))
            offset += size
        yield Block(list(accumulate(parts[0])), parts[1], parts[2])
