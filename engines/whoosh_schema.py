"""The fields of an index as Whoosh keeps them.

A reader's field may have any name; below it is `f0`, `f1` and so on, in order: its terms. Beside them stand
columns: `n0` the exact length of a field in tokens or keywords, `v0` the values of a number or date and the
first of a keyword, `key` the id and `stored` the originals.

Only Whoosh's own classes are used, so that the schema that Whoosh pickles has none of ours.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from kashaf.engines.contract import FieldKind, Value
from kashaf.engines.documents import Fields
from kashaf.engines.whoosh_library import (
    COLUMN,
    Existence,
    FieldType,
    Format,
    NumericColumn,
    Schema,
    VarBytesColumn,
)

__all__ = [
    "BYTES",
    "ID",
    "KEY",
    "LENGTHS",
    "STORED",
    "build_schema",
    "length_column",
    "pack_keyword",
    "pack_numbers",
    "pack_stored",
    "unpack_keyword",
    "unpack_numbers",
    "unpack_stored",
    "value_column",
]

ID = "id"
KEY = "key"
STORED = "stored"
BYTES = VarBytesColumn()
LENGTHS = NumericColumn("I")

_COMPRESSION = 1  # zlib's level: higher ones take twice the time for a tenth less
_PRESENT = b"+"  # before a keyword, so that an empty one differs from none


def length_column(physical: str) -> str:
    """Return the name of the column with a field's lengths.

    >>> length_column("f3")
    'n3'
    """
    return f"n{physical[1:]}"


def value_column(physical: str) -> str:
    """Return the name of the column with a field's values.

    >>> value_column("f3")
    'v3'
    """
    return f"v{physical[1:]}"


def build_schema(fields: Fields) -> Schema:
    """Return Whoosh's schema for the fields."""
    schema = Schema()
    schema.add(ID, FieldType(Existence(), None))
    schema.add(KEY, COLUMN(BYTES))
    schema.add(STORED, COLUMN(BYTES))
    for field in fields.all:
        name = fields.physical[field.name]
        if field.kind is FieldKind.TERMS:
            schema.add(name, FieldType(Format(), None))
        if field.kind is FieldKind.KEYWORD:
            schema.add(name, FieldType(Existence(), None))
        if field.kind in (FieldKind.TERMS, FieldKind.KEYWORD):
            schema.add(length_column(name), COLUMN(LENGTHS))
        if field.kind is not FieldKind.TERMS:
            schema.add(value_column(name), COLUMN(BYTES))
    return schema


def pack_numbers(values: Sequence[Value], kind: FieldKind) -> bytes:
    """Return the values of a number or date field as bytes."""
    return struct.pack(f"<{len(values)}{_letter(kind)}", *values)


def unpack_numbers(data: bytes, kind: FieldKind) -> tuple[float, ...]:
    """Return the values that `pack_numbers` was given."""
    return struct.unpack(f"<{len(data) // 8}{_letter(kind)}", data)


def _letter(kind: FieldKind) -> str:
    return "d" if kind is FieldKind.NUMBER else "q"


def pack_keyword(value: str) -> bytes:
    """Return a keyword as bytes that are never empty."""
    return _PRESENT + value.encode()


def unpack_keyword(data: bytes) -> str | None:
    """Return the keyword that `pack_keyword` was given, or `None` for no bytes."""
    return data[1:].decode() if data else None


def pack_stored(data: bytes) -> bytes:
    """Return stored bytes, compressed."""
    return zlib.compress(data, _COMPRESSION)


def unpack_stored(data: bytes) -> bytes:
    """Return the bytes that `pack_stored` was given."""
    return zlib.decompress(data) if data else b""
