"""Plain text: one file, one document.

The title is the first line, if it is short and an empty line or the end follows; else the file's name. A text
that was copied from a page of the web is rid of what stood round the article there (`article.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kashaf.indexer.encoding import BAD_BYTES
from kashaf.indexer.packing import without_packing
from kashaf.indexer.readers.article import Line
from kashaf.indexer.readers.page import page_values
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions, bad_bytes
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT", "file_title", "one_document", "read_titled"]

_TITLE_CHARACTERS = 120
_LARGE = 32 << 20  # bytes of a file; what is larger is read in pieces
_PIECE = 1 << 20  # characters
_PAGE_CHARACTERS = 200_000  # a longer text is a book
_SNIFFED_CHARACTERS = 8000  # as many as Git looks at to tell text from other files
_REPLACEMENT = "\ufffd"


def file_title(stream: ByteStream) -> str:
    """Return the name of the source without folders and suffix."""
    last = without_packing(stream.source.name.rpartition("/")[2])
    return last.rpartition(".")[0] or last


def one_document(stream: ByteStream, options: ReadingOptions) -> Iterator[str | BadRow]:
    """Yield a report for each line with bad bytes, then the text, in which U+FFFD stands for them.

    Yields only a report if the source is no text at all.
    """
    text = stream.text(options.encoding)
    file = stream.source.shown
    if "\0" in text[:_SNIFFED_CHARACTERS]:
        yield BadRow(Place(file), "holds NUL characters: not a text, or one in another encoding")
        return
    if BAD_BYTES in text:
        encoding = stream.encoding(options.encoding)
        for number, line in enumerate(text.split("\n"), 1):
            if BAD_BYTES in line:
                yield bad_bytes(Place(file, number), encoding, "; U+FFFD is put in their place")
        text = text.replace(BAD_BYTES, _REPLACEMENT)
    yield text.removeprefix("\ufeff")


def _title_and_text(text: str) -> tuple[str, str]:
    """Return the first line and the rest, if the first is a title; else nothing and the text."""
    first, _, rest = text.lstrip("\n").partition("\n")
    following = rest.partition("\n")[0]
    if rest.strip() and len(first) <= _TITLE_CHARACTERS and not following.strip():
        return first.strip(), rest.strip("\n")
    return "", text


def read_titled(
    stream: ByteStream, options: ReadingOptions, part: Callable[[str], tuple[str, str]]
) -> Iterator[Item]:
    """Yield the one document of a stream, called by its file where the text has no title.

    Args:
        stream: of text.
        options: how it is read.
        part: parts a text into its title, which may be empty, and the rest.
    """
    place = Place(stream.source.shown)
    for item in one_document(stream, options):
        if isinstance(item, BadRow):
            yield item
            continue
        title, text = part(item)
        yield Record(
            place, {"title": title or file_title(stream), "text": text}, stream.source.name, mapped=True
        )


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    from kashaf.indexer.readers import openiti  # which is made on this reader

    if stream.head.startswith(openiti.MAGIC):
        yield from openiti.FORMAT.read(stream, replace(options, split=None))
        return
    if (stream.source.size or 0) > _LARGE:
        yield from _large(stream, options)
        return
    for item in read_titled(stream, options, _title_and_text):
        yield item if isinstance(item, BadRow) or options.boilerplate else _as_page(item)


def _large(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    """Yield a text that is too large to be one document in pieces that say which they are."""
    for number, piece in enumerate(stream.pieces(options.encoding, _PIECE), 1):
        text = piece.replace(BAD_BYTES, _REPLACEMENT).replace("\0", " ")
        values = {"title": f"{file_title(stream)} ({number})", "text": text, "place": f"piece {number}"}
        yield Record(Place(stream.source.shown), values, f"{stream.source.name}#{number}", mapped=True)


def _as_page(item: Record) -> Record:
    """Return a text that may have come from a page of the web without what stands round an article there."""
    title, text = str(item.values["title"]), str(item.values["text"])
    if len(text) > _PAGE_CHARACTERS:
        return item
    values, _ = page_values(title, [Line(line) for line in text.split("\n")])
    return replace(item, values=values)


FORMAT = Format("text", (".txt", ".text"), "plain text: one document a file", _read)
