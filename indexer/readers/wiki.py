"""MediaWiki dumps (pages-articles.xml, packed or not): each article a document, streamed.

Taken are the pages of the main namespace that lead nowhere else; templates, tables, references, files and
categories are left out of their text. Sections are marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from kashaf.indexer.readers.library import FAILURES, load, said_by
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.readers.zipped_xml import local_name
from kashaf.indexer.records import BadRow, Mark, Place, Record
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_EXTRA: Final = "wiki"
_ARTICLES: Final = "0"
_NO_TEXT: Final = re.compile(r"\s*:?(?:file|image|category|ملف|صورة|تصنيف)\s*:", re.IGNORECASE)
_GAPS: Final = re.compile(r"\n{3,}")
_LARGEST: Final = 4 << 20  # characters of one article; the largest that MediaWiki itself takes are 2 MB
_FAILURES: Final[tuple[type[Exception], ...]] = (*FAILURES, SyntaxError)


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    del options
    place = Place(stream.source.shown)
    parse = load("defusedxml.ElementTree", _EXTRA).iterparse
    load("mwparserfromhell", _EXTRA)
    root = None
    try:
        for event, node in parse(stream.raw(), events=("start", "end")):
            if root is None:
                root = node
                if local_name(root) != "mediawiki":
                    yield BadRow(place, f"XML of another kind, <{local_name(root)}>, no MediaWiki dump")
                    return
            elif event == "end" and local_name(node) == "page":
                yield from _page(node, place, stream.source.name)
                root.clear()  # else the whole dump would be kept
    except _FAILURES as error:
        yield BadRow(place, f"broken XML: {said_by(error)}; what came before is kept")


def _page(page: Any, place: Place, name: str) -> Iterator[Item]:
    said = {local_name(node): node for node in page.iter()}
    if "redirect" in said or "text" not in said or _said(said, "ns", _ARTICLES) != _ARTICLES:
        return
    title, written = _said(said, "title"), said["text"].text or ""
    its_name = f"{name}#{title}"
    if len(written) > _LARGEST:
        yield BadRow(place, f"the article {title!r} has more than {_LARGEST:,} characters; it is not read")
        return
    try:
        text, marks = _plain(written)
    except FAILURES as error:
        yield BadRow(place, f"the article {title!r} cannot be read: {said_by(error)}")
        return
    if text:
        yield Record(place, {"title": title, "text": text}, its_name, mapped=True, marks=tuple(marks))


def _said(nodes: dict[str, Any], name: str, default: str = "") -> str:
    return (nodes[name].text or default).strip() if name in nodes else default


def _plain(written: str) -> tuple[str, list[Mark]]:
    """Return the text of an article without its markup, and the marks of its sections."""
    code = load("mwparserfromhell", _EXTRA).parse(written, skip_style_tags=False)
    for node in [*code.ifilter_wikilinks(), *code.ifilter_tags(matches=_is_left_out)]:
        if _NO_TEXT.match(str(getattr(node, "title", ""))) or hasattr(node, "tag"):
            try:
                code.remove(node)
            except ValueError:
                continue  # it went with what it stood in
    headings = [str(each.title.strip_code()).strip() for each in code.ifilter_headings()]
    lines = (line.strip() for line in str(code.strip_code()).split("\n"))
    text = _GAPS.sub("\n\n", "\n".join(lines)).strip()
    return text, list(_marks(text, headings))


def _is_left_out(node: Any) -> bool:
    return str(node.tag).strip().lower() in {"ref", "table", "math", "gallery", "timeline", "nowiki"}


def _marks(text: str, headings: list[str]) -> Iterator[Mark]:
    position = 0
    for heading in headings:
        found = re.compile(rf"^{re.escape(heading)}[ \t]*$", re.MULTILINE).search(text, position)
        if heading and found:
            yield Mark(found.start(), "heading", heading)
            position = found.end()


FORMAT = Format(
    "wiki",
    (".xml",),
    "MediaWiki dump: each article a document",
    _read,
    _EXTRA,
    ("mwparserfromhell", "defusedxml"),
    (b"<mediawiki",),
)
