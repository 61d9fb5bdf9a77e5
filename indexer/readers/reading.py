"""What a reader is, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kashaf.errors import SourceError
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream

__all__ = ["Format", "Item", "Reader", "ReadingOptions", "bad_bytes"]

Item = Record | BadRow


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the user said about the sources.

    Attributes:
        encoding: of text; `None` recognises it.
        delimiter: one character between the columns of a CSV file; `None` finds it in the header.

    Raises:
        SourceError: the delimiter cannot be one.
    """

    encoding: str | None = None
    delimiter: str | None = None

    def __post_init__(self) -> None:
        if self.delimiter is not None and (len(self.delimiter) != 1 or self.delimiter in '"\r\n\0 '):
            raise SourceError(f"delimiter {self.delimiter!r}: give one character, such as , ; | or a tab")


Reader = Callable[[ByteStream, ReadingOptions], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of source that can be read.

    Attributes:
        name: as it is said in options.
        suffixes: of the files that are taken for it, with their dots, in small letters.
        description: what is read, in a few words.
        read: yields records and bad rows, in order; never raises because of what is in the source.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    read: Reader


def bad_bytes(place: Place, encoding: str, what: str = "") -> BadRow:
    """Return the report of bytes that mean nothing in the encoding of their source."""
    return BadRow(place, f"bytes that are not {encoding.removesuffix('-sig')}{what}")
