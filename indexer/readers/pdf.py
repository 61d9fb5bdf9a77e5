"""PDF: one document a file, with its pages marked; lines are read by where their glyphs stand.

The title is that of the file's properties if it reads as one, else the file's name. Pages without text are
reported, for they are pictures. Nothing in a PDF is run, and no link followed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, Final

from kashaf.errors import SourceError
from kashaf.indexer.readers.glyph_order import Glyph, as_placed, is_backwards, read_line
from kashaf.indexer.readers.library import FAILURES, load, said_by
from kashaf.indexer.readers.pdf_size import check_size
from kashaf.indexer.readers.plain_text import file_title
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.readers.writing import Writing
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_EXTRA: Final = "pdf"
_MOST_PAGES: Final = 20_000
_TOUCHING: Final = 0.12  # of the height of a line: a gap that is wider parts words
_NO_TITLES: Final = ("untitled", "microsoft word", "microsoft powerpoint", "about:blank", "(anonymous)")


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    del options
    place = Place(stream.source.shown)
    pages = load("pdfminer.high_level", _EXTRA).extract_pages
    failures = (*FAILURES, load("pdfminer.psexceptions", _EXTRA).PSException)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it has to say of fonts helps nobody
    writing, empty, number = Writing(), [], 0
    with stream.file() as file:
        try:
            check_size(file)
        except SourceError as error:
            yield BadRow(place, str(error))
            return
        layout = load("pdfminer.layout", _EXTRA).LAParams(boxes_flow=None)
        try:
            for number, page in enumerate(pages(file, laparams=layout, maxpages=_MOST_PAGES), 1):
                writing.page(str(number))
                if not _add_page(page, writing):
                    empty.append(str(number))
        except failures as error:
            yield BadRow(place, f"broken PDF after page {number}: {said_by(error)}; what came before is kept")
        title = _title(file, failures) if number else ""
    if empty:
        shown = ", ".join(empty[:10]) + (" …" if len(empty) > 10 else "")
        yield BadRow(place, f"no text on {len(empty):,} of {number:,} pages, which may be pictures: {shown}")
    if writing.text:
        values = {"title": title or file_title(stream), "text": writing.text}
        yield Record(place, values, stream.source.name, mapped=True, marks=tuple(writing.marks))


def _add_page(page: Any, writing: Writing) -> bool:
    """Add the lines of a page; return whether there was one."""
    lines = [list(_glyphs(line)) for line in _lines_of(page)]
    texts = [read_line(glyphs) for glyphs in lines]
    if is_backwards(texts):
        texts = [as_placed(glyphs) for glyphs in lines]
    for text in texts:
        writing.add(text)
    return any(text.strip() for text in texts)


def _lines_of(page: Any) -> Iterator[Any]:
    layout = load("pdfminer.layout", _EXTRA)
    stack = [page]
    while stack:
        node = stack.pop()
        if isinstance(node, layout.LTTextLine):
            yield node
        elif isinstance(node, layout.LTContainer):
            stack.extend(reversed(list(node)))


def _glyphs(line: Any) -> Iterator[Glyph]:
    """Yield the glyphs of a line, and a blank in each gap that the library has found or that is wide."""
    kind = load("pdfminer.layout", _EXTRA).LTChar
    glyphs = [Glyph(char.x0, char.x1, char.get_text()) for char in line if isinstance(char, kind)]
    right = None
    for glyph in sorted(glyphs):
        if right is not None and glyph.left - right > _TOUCHING * line.height:
            yield Glyph(right, right, " ")
        right = glyph.right if right is None else max(right, glyph.right)
        yield glyph


def _title(file: Any, failures: tuple[type[Exception], ...]) -> str:
    """Return the title of the file's properties; empty where it is missing, a path, or a program's."""
    try:
        parser = load("pdfminer.pdfparser", _EXTRA).PDFParser(file)
        document = load("pdfminer.pdfdocument", _EXTRA).PDFDocument(parser)
        found = next((info["Title"] for info in document.info if "Title" in info), b"")
        written = load("pdfminer.utils", _EXTRA).decode_text(found) if isinstance(found, bytes) else ""
    except failures:
        return ""
    title = " ".join(written.split())
    strange = not title.isprintable() or "/" in title or title.lower().startswith(_NO_TITLES)
    return "" if strange or title.lower().endswith((".doc", ".docx", ".pdf", ".html")) else title


FORMAT = Format(
    "pdf",
    (".pdf",),
    "PDF: the text of a file, its lines in the order of reading",
    _read,
    _EXTRA,
    ("pdfminer",),
    (b"%PDF-",),
)
