"""How the postings of a term stand in Whoosh's postings file: in blocks of plain numbers.

Whoosh's own blocks are compressed pickles, which are slower and would run what they name. Here a block is a
head and three arrays, each of numbers as narrow as they fit:

- the head: whether it is the last block, how many documents and positions it has, the width of each array;
- the documents, each as its distance from the one before, the first from 0;
- how often the term stands in each;
- the positions in all of them, one document after the other; none in a field without positions.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import sub

from kashaf.engines.whoosh_library import StructFile

__all__ = ["Block", "Gathered", "encode_blocks", "read_blocks", "read_documents"]

_HEAD = struct.Struct("<?IIccc")
_SIZE = 1024  # documents in a block


def _numbers() -> array[int]:
    return array("I")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the postings of a term.

    Attributes:
        documents: their numbers, rising.
        frequencies: how often the term stands in each.
        positions: where, one document after the other; empty in a field without positions.
    """

    documents: Sequence[int] = field(default_factory=_numbers)
    frequencies: Sequence[int] = field(default_factory=_numbers)
    positions: Sequence[int] = field(default_factory=_numbers)

    def postings(self) -> Iterator[tuple[int, int, Sequence[int]]]:
        """Yield document, frequency and positions."""
        start = 0
        for document, frequency in zip(self.documents, self.frequencies, strict=True):
            yield document, frequency, self.positions[start : start + frequency]
            start += frequency


class Gathered:
    """Postings in memory, by field and term.

    Attributes:
        size: about how many bytes they take.
    """

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, tuple[array[int], array[int], array[int]]]] = {}
        self.size = 0

    def add(
        self, name: str, text: bytes, document: int, frequency: int, positions: Iterable[int] = ()
    ) -> None:
        """Add a posting; the documents of a term come rising."""
        terms = self._fields.setdefault(name, {})
        held = terms.get(text)
        if held is None:
            held = terms[text] = _numbers(), _numbers(), _numbers()
            self.size += 400 + len(text)
        held[0].append(document)
        held[1].append(frequency)
        held[2].extend(positions)
        self.size += 8 + 4 * frequency

    def __iter__(self) -> Iterator[tuple[str, bytes, Block]]:
        """Yield fields and terms in order, each with its postings."""
        for name in sorted(self._fields):
            terms = self._fields[name]
            for text in sorted(terms):
                yield name, text, Block(*terms[text])


def encode_blocks(postings: Iterable[Block]) -> tuple[int, bytes]:
    """Return how many documents the postings of a term have, and the bytes of its blocks."""
    written: list[bytes] = []
    waiting: Block | None = None
    total = 0
    for block in (piece for whole in postings for piece in _pieces(whole)):
        if waiting is not None:
            written.append(_encoded(waiting, last=False))
        waiting = block
        total += len(block.documents)
    if waiting is not None:
        written.append(_encoded(waiting, last=True))
    return total, b"".join(written)


def _pieces(block: Block) -> Iterator[Block]:
    """Part a long stretch into blocks."""
    if len(block.documents) <= _SIZE:
        yield block
        return
    start = 0
    for first in range(0, len(block.documents), _SIZE):
        frequencies = block.frequencies[first : first + _SIZE]
        end = start + sum(frequencies) if block.positions else start
        yield Block(block.documents[first : first + _SIZE], frequencies, block.positions[start:end])
        start = end


def _encoded(block: Block, *, last: bool) -> bytes:
    documents = block.documents
    gaps = [documents[0], *map(sub, documents[1:], documents)]
    parts = [_narrow(numbers) for numbers in (gaps, block.frequencies, block.positions)]
    head = _HEAD.pack(last, len(documents), len(block.positions), *(code for code, _ in parts))
    return b"".join((head, *(data for _, data in parts)))


def _narrow(numbers: Sequence[int]) -> tuple[bytes, bytes]:
    """Return the type code of the narrowest array that holds the numbers, and its bytes, little-endian."""
    most = max(numbers, default=0)
    if most < 2**8:
        return b"B", bytes(numbers) if isinstance(numbers, list) else bytes(list(numbers))
    code = "H" if most < 2**16 else "I"
    return code.encode(), _little(array(code, numbers)).tobytes()


def _little(numbers: array[int]) -> array[int]:
    """Turn an array from this machine's byte order to little-endian, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def read_documents(file: StructFile, offset: int) -> Iterator[Sequence[int]]:
    """Yield the documents of the blocks that begin at `offset`, and step over the rest."""
    last = False
    while not last:
        last, documents, positions, *codes = _HEAD.unpack(file.get(offset, _HEAD.size))
        offset += _HEAD.size
        sizes = [array(code.decode("ascii")).itemsize for code in codes]
        gaps = array(codes[0].decode("ascii"), file.get(offset, documents * sizes[0]))
        offset += documents * (sizes[0] + sizes[1]) + positions * sizes[2]
        yield list(accumulate(_little(gaps)))


def read_blocks(file: StructFile, offset: int) -> Iterator[Block]:
    """Yield the blocks that begin at `offset`."""
    last = False
    while not last:
        last, documents, positions, *codes = _HEAD.unpack(file.get(offset, _HEAD.size))
        offset += _HEAD.size
        parts: list[array[int]] = []
        for code, count in zip(codes, (documents, documents, positions), strict=True):
            part = array(code.decode("ascii"))
            size = count * part.itemsize
            part.frombytes(file.get(offset, size))
            parts.append(_little(part))
            offset += size
        yield Block(list(accumulate(parts[0])), parts[1], parts[2])
