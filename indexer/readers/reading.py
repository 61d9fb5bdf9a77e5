"""What a reader is, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from kashaf.errors import SourceError
from kashaf.indexer.readers.splitting import Split, split_items
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import MOST_LINE, ByteStream

__all__ = ["Format", "Item", "Reader", "ReadingOptions", "bad_bytes", "too_long"]

Item = Record | BadRow


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the user said about the sources.

    Attributes:
        encoding: of text; `None` recognises it.
        delimiter: one character between the columns of a CSV file; `None` finds it in the header.
        split: whether and where one file becomes several documents.
        boilerplate: whether what stands round an article on a page of the web is kept.
        query: the SQL query whose rows are read of a database.
        depth: in how many archives the source lies.
        repair: what is done about damaged text: `auto` mends it, `report` only says so, `off` is silent.

    Raises:
        SourceError: the delimiter cannot be one.
    """

    encoding: str | None = None
    delimiter: str | None = None
    split: Split | None = None
    boilerplate: bool = False
    query: str | None = None
    depth: int = 0
    repair: str = "auto"

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
        reader: yields records and bad rows, in order; never raises because of what is in the source, but may
            raise SourceError where nothing of it can be read.
        extra: the extra of the package that brings what it takes; empty where nothing is missing.
        libraries: the modules that it imports when it is used.
        magic: first bytes by which a source without a known suffix is known.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    reader: Reader
    extra: str = ""
    libraries: tuple[str, ...] = ()
    magic: tuple[bytes, ...] = ()

    def read(self, stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
        """Yield the records and bad rows of a stream, in order."""
        items = self.reader(stream, options)
        # What lies in an archive is split with the archive, for its reader has handed it on.
        return items if options.split is None or options.depth else split_items(items, options.split)

    def missing(self) -> tuple[str, ...]:
        """Return those of its libraries that are not installed."""
        return tuple(name for name in self.libraries if find_spec(name) is None)


def bad_bytes(place: Place, encoding: str, what: str = "") -> BadRow:
    """Return the report of bytes that mean nothing in the encoding of their source."""
    return BadRow(place, f"bytes that are not {encoding.removesuffix('-sig')}{what}")


def too_long(place: Place) -> BadRow:
    """Return the report of a line that is too long to be one."""
    return BadRow(place, f"a line of more than {MOST_LINE:,} characters; it is not read")
