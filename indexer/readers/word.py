"""DOCX: paragraphs, tables and notes of a Word file; headings are marked, and page breaks that Word wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.readers.writing import Writing
from kashaf.indexer.readers.zipped_xml import Parts, local_name, read_book
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_EXTRA: Final = "office"
_BODY: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES: Final = "docProps/core.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING: Final = re.compile(r"(?:heading|title|عنوان)", re.IGNORECASE)
_LEFT_OUT: Final = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback"})  # the last repeats
_BLANKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    return read_book(stream, options, _EXTRA, _write)


def _write(parts: Parts, writing: Writing) -> str:
    body = _Body(_heading_styles(parts), writing)
    body.add(parts.xml(_BODY))
    for name in _NOTES:
        if name in parts.names:
            body.add(parts.xml(name))
    return parts.title(_PROPERTIES)


def _heading_styles(parts: Parts) -> frozenset[str]:
    """Return the ids of the styles of headings, whatever language Word wrote the ids in."""
    if _STYLES not in parts.names:
        return frozenset()
    found = set()
    for style in parts.xml(_STYLES).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and _HEADING.match(name.get(f"{_W}val", "")):
            found.add(style.get(f"{_W}styleId", ""))
    return frozenset(found)


class _Body:
    """Writes the paragraphs of a part; what is nested in one, such as a text box, comes after it."""

    def __init__(self, headings: frozenset[str], writing: Writing) -> None:
        self._headings = headings
        self._writing = writing
        self._page = 1

    def add(self, root: Element) -> None:
        """Write all paragraphs below an element, a row of a table as one line."""
        waiting = [root]
        while waiting:
            node = waiting.pop()
            name = local_name(node)
            if name == "tr":
                self._writing.add("\t".join(map(_cell, node.iter(f"{_W}tc"))))
            elif name == "p":
                waiting.extend(reversed(self._paragraph(node)))
            elif name not in _LEFT_OUT:
                waiting.extend(reversed(node))

    def _paragraph(self, node: Element) -> list[Element]:
        text, breaks, nested = _text(node)
        style = node.find(f"{_W}pPr/{_W}pStyle")
        outline = node.find(f"{_W}pPr/{_W}outlineLvl")
        heading = outline is not None or (style is not None and style.get(f"{_W}val") in self._headings)
        self._writing.add(text, heading=heading)
        if breaks:
            self._page += breaks
            self._writing.page(str(self._page))
        return nested


def _cell(cell: Element) -> str:
    return " ".join(filter(None, (_text(each)[0].strip() for each in cell.iter(f"{_W}p"))))


def _text(paragraph: Element) -> tuple[str, int, list[Element]]:
    """Return text, number of page breaks and nested paragraphs of a paragraph."""
    parts: list[str] = []
    breaks, nested = 0, []
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        name = local_name(node)
        if name == "t":
            parts.append(node.text or "")
        elif name == "p":
            nested.append(node)
        elif name == "lastRenderedPageBreak" or (name == "br" and node.get(f"{_W}type") == "page"):
            breaks = max(breaks, 1)
        elif name in _BLANKS:
            parts.append(_BLANKS[name])
        elif name not in _LEFT_OUT:
            waiting.extend(reversed(node))
    return "".join(parts), breaks, nested


FORMAT = Format(
    "docx", (".docx", ".docm"), "Word: paragraphs, tables and notes", _read, _EXTRA, ("defusedxml",)
)
