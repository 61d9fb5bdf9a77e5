"""Office files and e-books: a ZIP of XML parts, each of bounded size, read without entities of any kind."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, Any, Final
from xml.etree.ElementTree import Element

from kashaf.errors import SourceError
from kashaf.indexer.packing import LEAST_BYTES, MOST_TIMES
from kashaf.indexer.readers.library import FAILURES, load, said_by
from kashaf.indexer.readers.plain_text import file_title
from kashaf.indexer.readers.reading import Item, ReadingOptions
from kashaf.indexer.readers.writing import Writing
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream

__all__ = ["Parts", "local_name", "read_book"]

_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"


def local_name(element: Element) -> str:
    """Return an element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class Parts:
    """The parts of one file.

    Args:
        file: a ZIP.
        extra: of the package, that brings the XML parser.
    """

    def __init__(self, file: IO[bytes], extra: str) -> None:
        self._left = max(LEAST_BYTES, MOST_TIMES * file.seek(0, os.SEEK_END))
        self._archive = zipfile.ZipFile(file)
        self._parse = load("defusedxml.ElementTree", extra).fromstring
        self.names = self._archive.namelist()

    def bytes(self, name: str) -> bytes:
        """Return a part.

        Raises:
            SourceError: there is too much in it.
        """
        with self._archive.open(name) as part:
            data = part.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise SourceError(f"unpacks to more than {MOST_TIMES} times its size")
        return data

    def pass_over(self, name: str) -> None:
        """Unpack a part to nothing; raises SourceError where there is too much in it."""
        with self._archive.open(name) as part:
            while data := part.read(1 << 20):
                self._left -= len(data)
                if self._left < 0:
                    raise SourceError(f"unpacks to more than {MOST_TIMES} times its size")

    def xml(self, name: str) -> Element:
        """Return a part's root; one with entities or a bomb in it raises ValueError."""
        root: Element = self._parse(self.bytes(name))
        return root

    def title(self, name: str) -> str:
        """Return the title in the part with the file's properties; empty where there is none."""
        if name not in self.names:
            return ""
        found: Any = next(self.xml(name).iter(_TITLE), None)
        return "" if found is None else " ".join("".join(found.itertext()).split())


def read_book(
    stream: ByteStream, options: ReadingOptions, extra: str, write: Callable[[Parts, Writing], str]
) -> Iterator[Item]:
    """Yield the one document of a file.

    Args:
        stream: of the file.
        options: how it is read.
        extra: of the package, that brings what it takes.
        write: writes the text of the parts and returns the title, which may be empty.
    """
    del options
    place, writing, title = Place(stream.source.shown), Writing(), ""
    failures: tuple[type[Exception], ...] = (*FAILURES, SyntaxError, SourceError)  # which an error of XML is
    load("defusedxml", extra)
    with stream.file() as file:
        try:
            title = write(Parts(file, extra), writing)
        except failures as error:
            yield BadRow(place, f"broken file: {said_by(error)}")
    if writing.text:
        values = {"title": title or writing.first_heading or file_title(stream), "text": writing.text}
        yield Record(place, values, stream.source.name, mapped=True, marks=tuple(writing.marks))
