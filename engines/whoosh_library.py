"""Whoosh itself: imported here once, and quietly.

Its source has invalid escapes and compares with `is`, about which Python warns when it compiles the modules;
with warnings as errors the import would fail. What Whoosh imports only when it needs it is imported here too,
so that it warns here.
"""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    import whoosh.index
    import whoosh.reading  # noqa: F401 # Whoosh imports it when it merges
    from whoosh import versionstring
    from whoosh.codec.whoosh3 import (
        W3Codec,
        W3FieldWriter,
        W3PerDocReader,
        W3Segment,
        W3TermsReader,
    )
    from whoosh.columns import NumericColumn, VarBytesColumn
    from whoosh.fields import COLUMN, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import StructFile
    from whoosh.formats import Existence, Format
    from whoosh.index import TOC, EmptyIndexError, FileIndex
    from whoosh.writing import OPTIMIZE, SegmentWriter

__all__ = [
    "COLUMN",
    "OPTIMIZE",
    "TOC",
    "EmptyIndexError",
    "Existence",
    "FieldType",
    "FileIndex",
    "FileStorage",
    "Format",
    "NumericColumn",
    "Schema",
    "SegmentWriter",
    "StructFile",
    "VarBytesColumn",
    "W3Codec",
    "W3FieldWriter",
    "W3PerDocReader",
    "W3Segment",
    "W3TermsReader",
    "versionstring",
]
