"""ODT: paragraphs, headings, tables and notes of a text of LibreOffice and its like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.readers.writing import Writing
from kashaf.indexer.readers.zipped_xml import Parts, local_name, read_book
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_EXTRA: Final = "office"
_BLANKS: Final = {"s": " ", "tab": "\t", "line-break": "\n"}
_LEFT_OUT: Final = frozenset({"tracked-changes", "annotation", "sequence-decls", "scripts", "note-citation"})
_COUNT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}c"
_MOST_BLANKS: Final = 80


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    return read_book(stream, options, _EXTRA, _write)


def _write(parts: Parts, writing: Writing) -> str:
    waiting = [parts.xml("content.xml")]
    while waiting:
        node = waiting.pop()
        name = local_name(node)
        if name in {"p", "h"}:
            nested: list[Element] = []
            writing.add("".join(_text(node, nested)), heading=name == "h")
            waiting.extend(reversed(nested))
        elif name == "table-row":
            writing.add("\t".join("".join(_text(cell, [])).strip() for cell in node))
        elif name not in _LEFT_OUT:
            waiting.extend(reversed(node))
    return parts.title("meta.xml")


def _text(element: Element, nested: list[Element]) -> Iterator[str]:
    """Yield the text of a paragraph; notes and frames in it are added to `nested`."""
    yield element.text or ""
    waiting: list[Element | str] = [each for child in reversed(element) for each in (child.tail or "", child)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        name = local_name(node)
        if name in {"note-body", "text-box"}:
            nested.append(node)
        elif name in _BLANKS:
            yield _BLANKS[name] * min(_count(node), _MOST_BLANKS)
        elif name not in _LEFT_OUT:
            yield node.text or ""
            waiting.extend(each for child in reversed(node) for each in (child.tail or "", child))


def _count(node: Element) -> int:
    count = node.get(_COUNT, "1")
    return int(count) if count.isdecimal() else 1


FORMAT = Format("odt", (".odt", ".ott"), "OpenDocument text", _read, _EXTRA, ("defusedxml",))
