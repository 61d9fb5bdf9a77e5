"""The formats that can be read: to add one, write its file in `readers/` and give it a row here.

Another package adds one by an entry point of the group `kashaf.readers` that leads to a `Format`. Those of
Kashaf itself come first, so that none of them is taken over.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from kashaf.errors import SourceError
from kashaf.indexer.packing import without_packing
from kashaf.indexer.readers import (
    archives,
    columns,
    database,
    ebook,
    html,
    json_lines,
    json_values,
    mail,
    markdown,
    opendocument,
    openiti,
    pdf,
    plain_text,
    separated,
    web_archive,
    wiki,
    word,
    workbook,
)
from kashaf.indexer.readers.reading import Format
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMATS", "PLUG_INS", "all_formats", "find_format", "format_named", "guess_format", "suffix_of"]

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
    mail.EML,
    mail.MBOX,
    wiki.FORMAT,
    openiti.FORMAT,
    database.SQLITE,
    database.SQL,
    columns.FORMAT,
    web_archive.FORMAT,
    archives.ZIP,
    archives.TAR,
)

PLUG_INS = "kashaf.readers"
"""The group of entry points by which other packages add readers."""

_ZIP_HEAD = 4096
_IN_ZIPS = (
    (b"application/epub+zip", ebook.FORMAT),
    (b"application/vnd.oasis.opendocument.text", opendocument.FORMAT),
    (b"word/", word.FORMAT),
    (b"xl/", workbook.FORMAT),
)


@cache
def all_formats() -> tuple[Format, ...]:
    """Return the formats of Kashaf and those of other packages.

    Raises:
        SourceError: another package's reader cannot be loaded.
    """
    return (*FORMATS, *map(_load, entry_points(group=PLUG_INS)))


def _load(point: EntryPoint) -> Format:
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        raise SourceError(f"the reader {point.name!r} cannot be loaded, {error}; mend or remove it") from None
    if not isinstance(found, Format):
        raise SourceError(f"the reader {point.name!r} ({point.value}) is no Format; mend or remove it")
    return found


def format_named(name: str) -> Format:
    """Return a format by name.

    Raises:
        SourceError: there is none of that name.
    """
    for each in all_formats():
        if each.name == name.lower():
            return each
    names = ", ".join(each.name for each in all_formats())
    raise SourceError(f"format {name!r} is not known; say one of {names}")


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
    return next((each for each in all_formats() if suffix in each.suffixes), None)


def guess_format(stream: ByteStream) -> Format:
    """Return the format of a stream by its first bytes, else by its first character.

    `{` is JSON Lines, `[` is JSON, all else is plain text.
    """
    for part, named in _IN_ZIPS:
        if stream.head.startswith(b"PK") and part in stream.head[:_ZIP_HEAD]:
            return named
    for each in all_formats():
        if stream.head.startswith(each.magic):  # of no magic nothing starts with it
            return each
    if stream.head[257:262] == b"ustar":
        return archives.TAR
    start = stream.head[:4096].decode(stream.encoding(None), "replace").lstrip("\ufeff \t\r\n")[:1]
    return {"{": json_lines.FORMAT, "[": json_values.FORMAT}.get(start, plain_text.FORMAT)
