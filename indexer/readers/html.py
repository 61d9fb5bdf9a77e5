"""HTML: one page, one document.

* The title is the page's `<title>`, without the site's name where a heading says it alone, else its first
  `<h1>`, else the file's name.
* The text is the article's, without what stands round it on the page (`page_lines.py`, `article.py`).
* The encoding is that of a byte order mark, else UTF-8 if it is valid, else that of `<meta charset>`, else it
  is recognised.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from kashaf.errors import SourceError
from kashaf.indexer.encoding import check_encoding
from kashaf.indexer.readers.article import Line
from kashaf.indexer.readers.page import heading_marks, name_of_page, page_values
from kashaf.indexer.readers.page_lines import page_lines
from kashaf.indexer.readers.plain_text import file_title, one_document
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.readers.recurring import recurring_lines
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["FORMAT", "lines_of_stream", "page_title_and_lines"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_CHARSET_BYTES = 4096
_MOST_OPEN = 20


def page_title_and_lines(markup: str) -> tuple[str, list[Line]]:
    """Return title (empty where there is none) and lines of a page.

    Raises:
        SourceError: the parser gives up on the markup.

    >>> title, lines = page_title_and_lines("<title>خبر</title><p>صدر <b>ال</b>كتاب<p>اليوم")
    >>> title, [line.text for line in lines]
    ('خبر', ['صدر الكتاب', 'اليوم'])
    """
    soup = _parse(markup)
    headings = [" ".join(each.get_text().split()) for each in soup.find_all("h1", limit=3)]
    said = soup.find("meta", property="og:title")
    if said is not None and isinstance(content := said.get("content"), str):
        headings.append(" ".join(content.split()))
    found = soup.find("title")
    title = " ".join(found.get_text().split()) if found else ""
    return name_of_page(title, headings) if title else next(iter(headings), ""), page_lines(soup)


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
    for item in one_document(stream, replace(options, encoding=_encoding(stream, options))):
        if isinstance(item, BadRow):
            yield item
            continue
        try:
            title, lines = page_title_and_lines(item)
        except SourceError as error:
            yield BadRow(place, str(error))
            continue
        title = title or file_title(stream)
        if options.boilerplate:
            values: dict[str, object] = {"title": title, "text": "\n".join(line.text for line in lines)}
            marks = tuple(heading_marks(lines))
        else:
            values, marks = page_values(title, lines, recurring_lines(stream, lines_of_stream))
        yield Record(place, values, stream.source.name, mapped=True, marks=marks)


def lines_of_stream(stream: ByteStream) -> list[str]:
    """Return the lines of a page that the markup does not say are the article's."""
    items = one_document(stream, ReadingOptions(_encoding(stream, ReadingOptions())))
    text = next((item for item in items if isinstance(item, str)), "")
    return [line.text for line in page_title_and_lines(text)[1] if not line.inside]


FORMAT = Format("html", (".html", ".htm", ".xhtml"), "HTML: title and text of a page", _read)
