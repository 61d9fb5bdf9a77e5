"""HTML: one page, one document.

* The title is the page's `<title>`, else its first `<h1>`, else the file's name.
* What people do not read is left out: scripts, styles, navigation, templates, forms' parts, what is `hidden`.
* Blocks end lines; what is inline (`<b>`, `<span>`, `<wbr>`) never cuts a word; tabs part the cells of a row.
* The encoding is that of a byte order mark, else UTF-8 if it is valid, else that of `<meta charset>`, else it
  is recognised.

The tree is walked without recursion, so that no nesting is too deep.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from kashaf.errors import SourceError
from kashaf.indexer.encoding import check_encoding
from kashaf.indexer.readers.plain_text import file_title, one_document
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

__all__ = ["FORMAT", "page_title_and_text"]

_LEFT_OUT = frozenset(
    {"head", "title", "script", "style", "template", "noscript", "nav"}
    | {"iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "rp"}
    | {"button", "select", "option", "textarea", "datalist"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"}
    | {"i", "img", "input", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small"}
    | {"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_CELLS = frozenset({"td", "th"})
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_CHARSET_BYTES = 4096
_MOST_OPEN = 20
_SOURCE_BLANKS = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"\s*\n\s*")
_BLANKS = re.compile(r"[ \t]{2,}")


def page_title_and_text(markup: str) -> tuple[str, str]:
    """Return title (empty where there is none) and text of a page.

    Raises:
        SourceError: the parser gives up on the markup.

    >>> page_title_and_text("<title>خبر</title><p>صدر <b>ال</b>كتاب<p>اليوم")
    ('خبر', 'صدر الكتاب\\nاليوم')
    """
    soup = _parse(markup)
    title = soup.find("title") or soup.find("h1")
    text = _LINE_ENDS.sub("\n", "".join(_pieces(soup)))
    return " ".join(title.get_text().split()) if title else "", _BLANKS.sub(_one_blank, text).strip()


def _one_blank(found: re.Match[str]) -> str:
    return "\t" if "\t" in found[0] else " "


def _parse(markup: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup, ParserRejectedMarkup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library takes short pages for names of files, and the like
        # Where a declaration is broken, the second attempt takes it as text.
        for attempt in (markup, markup.replace("<!", "&lt;!")):
            with suppress(ParserRejectedMarkup, RecursionError, AssertionError):
                return BeautifulSoup(_with_tame_end(attempt), "html.parser")
    raise SourceError("broken HTML: the parser gives up")


def _with_tame_end(markup: str) -> str:
    """Return markup without many tags that open at its end and are never closed.

    The parser of Python tries each of them to the end again, which takes minutes for a few thousand.
    """
    end = markup.rfind(">") + 1
    if markup.count("<", end) <= _MOST_OPEN:
        return markup
    return markup[:end] + markup[end:].replace("<", "&lt;")


def _pieces(soup: BeautifulSoup) -> Iterator[str]:
    """Yield the text of the tree in order, with the line ends and tabs that its blocks and cells make."""
    from bs4.element import PreformattedString, Tag

    stack: list[object] = [soup]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            edge = _edge(node)
            yield edge
            if node.name == "pre":
                yield node.get_text()
            elif node.name not in _LEFT_OUT and not node.has_attr("hidden"):
                stack.append(edge)
                stack.extend(reversed(node.contents))
        elif isinstance(node, str) and not isinstance(node, PreformattedString):  # which comments are
            yield node if type(node) is str else _SOURCE_BLANKS.sub(" ", node)


def _edge(tag: Tag) -> str:
    if tag.name in _INLINE or ":" in tag.name:  # <o:p>, <st1:place>: an office program's, within lines
        return ""
    return "\t" if tag.name in _CELLS else "\n"


def _encoding(stream: ByteStream, options: ReadingOptions) -> str:
    found = stream.encoding(options.encoding)
    said = _CHARSET.search(stream.head[:_CHARSET_BYTES])
    if options.encoding or said is None or found.startswith("utf"):
        return found
    try:
        name = check_encoding(said[1].decode("ascii", "replace"))
    except SourceError:
        return found
    return found if name.startswith("utf") else name


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    place = Place(stream.source.shown)
    for item in one_document(stream, ReadingOptions(_encoding(stream, options))):
        if isinstance(item, BadRow):
            yield item
            continue
        try:
            title, text = page_title_and_text(item)
        except SourceError as error:
            yield BadRow(place, str(error))
            continue
        yield Record(
            place, {"title": title or file_title(stream), "text": text}, stream.source.name, mapped=True
        )


FORMAT = Format("html", (".html", ".htm", ".xhtml"), "HTML: title and text of a page", _read)
