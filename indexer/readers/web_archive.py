"""WARC: what a crawler has fetched; each page that was found a document, with its `url` and `date`.

HTML, text, JSON, PDF and the like are read as files of their kind; pictures, scripts, styles and answers
other than "found" are passed over. Nothing is fetched.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from kashaf.errors import SourceError
from kashaf.indexer.readers.library import FAILURES, load, said_by
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_EXTRA: Final = "warc"
_LARGEST: Final = 32 << 20
_FOUND: Final = "200"
_KINDS: Final = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/json": "json",
}


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    library = load("warcio.archiveiterator", _EXTRA)
    failures = (*FAILURES, load("warcio.exceptions", _EXTRA).ArchiveLoadFailed)
    below = replace(options, depth=options.depth + 1)
    number = 0
    try:
        for record in library.ArchiveIterator(stream.raw(), arc2warc=True):
            number += 1
            if (kind := _kind(record)) is not None:
                yield from _page(record, kind, number, stream.source, below)
    except failures as error:
        place = Place(stream.source.shown)
        yield BadRow(place, f"broken WARC after record {number}: {said_by(error)}; what came before is kept")


def _kind(record: Any) -> str | None:
    """Return the name of the format of what was fetched; `None` for what is no page that was found."""
    headers = record.rec_headers if record.rec_type == "resource" else record.http_headers
    if record.rec_type not in {"resource", "response"} or headers is None:
        return None
    if record.rec_type == "response" and headers.get_statuscode() != _FOUND:
        return None
    return _KINDS.get((headers.get_header("Content-Type") or "").partition(";")[0].strip().lower())


def _page(record: Any, kind: str, number: int, source: Source, options: ReadingOptions) -> Iterator[Item]:
    from kashaf.indexer.formats import format_named  # which lists this reader

    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    day = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    place = Place(f"{source.shown}#{number}")
    data = record.content_stream().read(_LARGEST + 1)
    if len(data) > _LARGEST:
        yield BadRow(place, f"more than {_LARGEST >> 20} MB; it is not read")
        return
    its_source = Source(place.file, f"{source.name}#{number}", None, len(data))
    try:
        for item in format_named(kind).read(ByteStream(its_source, io.BytesIO(data)), options):
            if isinstance(item, Record):
                yield replace(item, values={**item.values, "url": url, "date": day})
            else:
                yield item
    except SourceError as error:
        yield BadRow(place, str(error))


FORMAT = Format(
    "warc",
    (".warc", ".arc"),
    "WARC: each page that was fetched a document",
    _read,
    _EXTRA,
    ("warcio",),
    (b"WARC/",),
)
