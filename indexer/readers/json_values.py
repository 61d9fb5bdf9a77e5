"""JSON: an array of objects, a single object, or objects one after another.

JSON Lines under the suffix `.json` are streamed as such; all else is read whole.

The objects are decoded one by one, so that each has its line and a broken one does not take the others
with it: reading goes on at the next line that begins an object as far in as the broken one began. Where
objects do not begin lines, what follows a broken one is lost, and the report says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kashaf.indexer.encoding import BAD_BYTES
from kashaf.indexer.readers import json_lines
from kashaf.indexer.readers.decoding import broken_json, make_decoder
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions, bad_bytes
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream
from kashaf.indexer.values import type_name

__all__ = ["FORMAT"]

_BETWEEN = re.compile(r"[\s,]*")
_MOST_FAILURES = 1000  # the decoder counts lines from the start for each, so that many would take hours
_INDENT = re.compile(r"[ \t]*\Z")


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    if _is_lines(stream, options):
        yield from json_lines.FORMAT.read(stream, options)
        return
    text = stream.text(options.encoding).removeprefix("\ufeff")
    encoding = stream.encoding(options.encoding)
    values = _Values(text, stream.source.shown, stream.source.name, encoding)
    yield from values.items()


def _is_lines(stream: ByteStream, options: ReadingOptions) -> bool:
    """Return whether the first line is an object by itself and more follows: JSON Lines misnamed."""
    head = stream.head.decode(stream.encoding(options.encoding), "replace").lstrip("\ufeff \t\r\n")
    first, _, rest = head.partition("\n")
    if not first.startswith("{") or not rest.strip():
        return False
    try:
        make_decoder().decode(first)
    except (ValueError, RecursionError):
        return False
    return True


class _Values:
    """The values of a JSON text, in order."""

    def __init__(self, text: str, file: str, name: str, encoding: str) -> None:
        self._text = text
        self._file = file
        self._name = name
        self._encoding = encoding
        self._decode = make_decoder().raw_decode
        self._line = 1
        self._counted = 0

    def items(self) -> Iterator[Item]:
        """Yield a record or a bad row for each value."""
        text = self._text
        start = _BETWEEN.match(text).end()  # type: ignore[union-attr]  # the pattern matches everywhere
        is_array = text.startswith("[", start)
        position, ordinal, failures = start + is_array, 0, 0
        while (position := _BETWEEN.match(text, position).end()) < len(text):  # type: ignore[union-attr]  # likewise
            if is_array and text[position] == "]":
                position += 1
                is_array = False
                continue
            ordinal += 1
            place = Place(self._file, self._line_at(position))
            try:
                value, end = self._decode(text, position)
            except (ValueError, RecursionError) as error:
                failures += 1
                end = self._resume(position) if failures < _MOST_FAILURES else len(text)
                yield BadRow(
                    place, broken_json(error) + ("" if end < len(text) else "; nothing after it can be read")
                )
            else:
                yield self._item(place, value, text[position:end], self._id(ordinal, end, is_array=is_array))
            position = end

    def _item(self, place: Place, value: object, written: str, name: str) -> Item:
        if BAD_BYTES in written:
            return bad_bytes(place, self._encoding)
        if isinstance(value, dict):
            return Record(place, value, name)
        return BadRow(place, f"{type_name(value)} where an object belongs")

    def _id(self, ordinal: int, end: int, *, is_array: bool) -> str:
        is_only = ordinal == 1 and not is_array and not self._text[end:].strip()
        return self._name if is_only else f"{self._name}#{ordinal}"

    def _line_at(self, position: int) -> int:
        self._line += self._text.count("\n", self._counted, position)
        self._counted = position
        return self._line

    def _resume(self, broken: int) -> int:
        """Return where the next object begins after a broken one, or the end of the text."""
        line_start = self._text.rfind("\n", 0, broken) + 1
        indent = self._text[line_start:broken]
        if not _INDENT.match(indent):
            return len(self._text)
        found = self._text.find(f"\n{indent}{{", broken)
        return len(self._text) if found < 0 else found + 1


FORMAT = Format("json", (".json",), "JSON: an array of objects, or one object", _read)
