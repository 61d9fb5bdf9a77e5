"""EPUB: the chapters of a book in the order of reading, each begun by a mark; its title is the package's."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from kashaf.indexer.encoding import recognise
from kashaf.indexer.readers.html import page_title_and_lines
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.readers.writing import Writing
from kashaf.indexer.readers.zipped_xml import Parts, local_name, read_book
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_EXTRA: Final = "ebook"
_CONTAINER: Final = "META-INF/container.xml"
_PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_NAVIGATION: Final = "nav"


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    return read_book(stream, options, _EXTRA, _write)


def _write(parts: Parts, writing: Writing) -> str:
    package_name = _package_name(parts)
    package = parts.xml(package_name)
    folder = posixpath.dirname(package_name)
    for name in _chapters(package):
        path = posixpath.normpath(posixpath.join(folder, unquote(name)))
        if path in parts.names:
            data = parts.bytes(path)
            _, lines = page_title_and_lines(data.decode(recognise(data), "replace"))
            for line in lines:
                writing.add(line.text, heading=line.heading > 0)
    return parts.title(package_name)


def _package_name(parts: Parts) -> str:
    """Return the name of the part that lists the others."""
    if _CONTAINER in parts.names:
        for node in parts.xml(_CONTAINER).iter():
            if local_name(node) == "rootfile" and node.get("full-path") in parts.names:
                return str(node.get("full-path"))
    found = next((name for name in parts.names if name.endswith(".opf")), None)
    if found is None:
        raise ValueError("no package that lists the chapters (.opf)")
    return found


def _chapters(package: Element) -> Iterator[str]:
    """Yield the names of the pages in the order of reading, without the table of contents."""
    pages = {
        node.get("id"): node.get("href", "")
        for node in package.iter()
        if local_name(node) == "item"
        and node.get("media-type") in _PAGES
        and _NAVIGATION not in node.get("properties", "").split()
    }
    for node in package.iter():
        if local_name(node) == "itemref" and node.get("idref") in pages:
            yield pages[node.get("idref")]


FORMAT = Format("epub", (".epub",), "EPUB: a book, its chapters marked", _read, _EXTRA, ("defusedxml",))
