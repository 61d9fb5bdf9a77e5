"""JSON Lines: one object a line, streamed."""

from __future__ import annotations

from collections.abc import Iterator

from kashaf.indexer.encoding import BAD_BYTES
from kashaf.indexer.readers.decoding import broken_json, make_decoder
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions, bad_bytes, too_long
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import TOO_LONG, ByteStream
from kashaf.indexer.values import type_name

__all__ = ["FORMAT"]


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    file, name = stream.source.shown, stream.source.name
    encoding = stream.encoding(options.encoding)
    decode = make_decoder().decode
    for number, line in enumerate(stream.lines(encoding), 1):
        if line.isspace():
            continue
        place = Place(file, number)
        if line.startswith(TOO_LONG):
            yield too_long(place)
            continue
        if BAD_BYTES in line:
            yield bad_bytes(place, encoding)
            continue
        try:
            values = decode(line)
        except (ValueError, RecursionError) as error:
            yield BadRow(place, broken_json(error, is_line=True))
            continue
        if type(values) is dict:
            yield Record(place, values, f"{name}#{number}")
        else:
            yield BadRow(place, f"{type_name(values)} where an object belongs")


FORMAT = Format("jsonl", (".jsonl", ".ndjson"), "JSON Lines: one object a line", _read)
