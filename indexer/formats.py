"""The formats that can be read: to add one, write its file in `readers/` and give it a row here."""

from __future__ import annotations

from kashaf.errors import SourceError
from kashaf.indexer.packing import without_packing
from kashaf.indexer.readers import (
    archives,
    ebook,
    html,
    json_lines,
    json_values,
    markdown,
    opendocument,
    pdf,
    plain_text,
    separated,
    word,
    workbook,
)
from kashaf.indexer.readers.reading import Format
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMATS", "find_format", "format_named", "guess_format", "suffix_of"]

FORMATS = (
    json_lines.FORMAT,
    json_values.FORMAT,
    separated.CSV,
    separated.TSV,
    plain_text.FORMAT,
    markdown.FORMAT,
    html.FORMAT,
    pdf.FORMAT,
    word.FORMAT,
    opendocument.FORMAT,
    workbook.FORMAT,
    ebook.FORMAT,
    archives.ZIP,
    archives.TAR,
)

_ZIP_HEAD = 4096
_IN_ZIPS = (
    (b"application/epub+zip", ebook.FORMAT),
    (b"application/vnd.oasis.opendocument.text", opendocument.FORMAT),
    (b"word/", word.FORMAT),
    (b"xl/", workbook.FORMAT),
)


def format_named(name: str) -> Format:
    """Return a format by name.

    Raises:
        SourceError: there is none of that name.
    """
    for each in FORMATS:
        if each.name == name.lower():
            return each
    raise SourceError(f"format {name!r} is not known; say one of {', '.join(each.name for each in FORMATS)}")


def suffix_of(name: str) -> str:
    """Return the suffix that tells the format: of `news.jsonl.gz` it is `.jsonl`.

    >>> suffix_of("corpus/News.JSONL.gz")
    '.jsonl'
    """
    last = without_packing(name.rpartition("/")[2].lower())
    dot = last.rfind(".")
    return last[dot:] if dot > 0 else ""


def find_format(suffix: str) -> Format | None:
    """Return the format of files with this suffix."""
    return next((each for each in FORMATS if suffix in each.suffixes), None)


def guess_format(stream: ByteStream) -> Format:
    """Return the format of a stream by its first bytes, else by its first character.

    `{` is JSON Lines, `[` is JSON, all else is plain text.
    """
    for part, named in _IN_ZIPS:
        if stream.head.startswith(b"PK") and part in stream.head[:_ZIP_HEAD]:
            return named
    for each in FORMATS:
        if stream.head.startswith(each.magic):  # of no magic nothing starts with it
            return each
    if stream.head[257:262] == b"ustar":
        return archives.TAR
    start = stream.head[:4096].decode(stream.encoding(None), "replace").lstrip("\ufeff \t\r\n")[:1]
    return {"{": json_lines.FORMAT, "[": json_values.FORMAT}.get(start, plain_text.FORMAT)
