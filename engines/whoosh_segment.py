"""One segment of a Whoosh index, opened whole, so that it stays readable when a writer removes its files."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from kashaf.engines.bm25 import length_norm
from kashaf.engines.contract import FieldKind, Value
from kashaf.engines.documents import Fields
from kashaf.engines.whoosh_files import PlainPerDocReader, PlainTermsReader
from kashaf.engines.whoosh_library import FileStorage, W3Segment
from kashaf.engines.whoosh_postings import Block
from kashaf.engines.whoosh_schema import (
    BYTES,
    ID,
    KEY,
    STORED,
    length_column,
    unpack_keyword,
    unpack_numbers,
    unpack_stored,
    value_column,
)

__all__ = ["WhooshSegment"]


class WhooshSegment:
    """Terms, columns and deletions of one segment; documents are numbers from 0.

    Attributes:
        size: how many documents it has, deleted ones too.
        deleted: the numbers of those that are deleted.
    """

    def __init__(self, storage: FileStorage, segment: W3Segment, fields: Fields) -> None:
        self._fields = fields
        self._terms: PlainTermsReader = segment.codec().terms_reader(storage, segment)
        self._documents: PlainPerDocReader = segment.codec().per_document_reader(storage, segment)
        self.size: int = segment.doc_count_all()
        self.deleted = frozenset[int](segment.deleted_docs())
        self._bytes = {
            name: self._documents.column_reader(name, BYTES)
            for name in (KEY, STORED, *(value_column(physical) for physical in self._valued()))
            if self._documents.has_column(name)
        }
        textual = fields.of_kind(FieldKind.TERMS, FieldKind.KEYWORD)
        self._lengths = {
            name: self._documents.numbers(length_column(fields.physical[name])) for name in textual
        }
        self._norms: dict[tuple[str, float], Sequence[float]] = {}
        self._sorted: dict[str, tuple[list[float], list[int]]] = {}

    def _valued(self) -> Iterator[str]:
        kinds = FieldKind.KEYWORD, FieldKind.NUMBER, FieldKind.DATE
        return (self._fields.physical[name] for name in self._fields.of_kind(*kinds))

    @cached_property
    def alive(self) -> frozenset[int]:
        """The documents that are not deleted."""
        return frozenset(range(self.size)) - self.deleted

    def document_id(self, document: int) -> str:
        """Return the id of a document."""
        return str(self._bytes[KEY][document].decode())

    def stored(self, document: int) -> bytes:
        """Return the stored bytes of a document."""
        column = self._bytes.get(STORED)
        return unpack_stored(column[document]) if column is not None else b""

    def find(self, document_id: str) -> int | None:
        """Return the document with an id that is not deleted."""
        for block in self._terms.blocks(ID, document_id.encode()):
            for document in block.documents:
                if document not in self.deleted:
                    return document
        return None

    def postings(self, field: str, term: str) -> Iterator[Block]:
        """Yield the postings of a term, deleted documents too."""
        return self._terms.blocks(self._fields.physical[field], term.encode())

    def frequency(self, field: str, term: str) -> int:
        """Return how many documents hold a term, deleted ones too."""
        return self._terms.frequency(self._fields.physical[field], term.encode())

    def terms(self, field: str, prefix: str) -> Iterator[tuple[str, int]]:
        """Yield the terms that begin with `prefix`, by code point, with how many documents hold them."""
        found = self._terms.frequencies_from(self._fields.physical[field], prefix.encode())
        return ((text.decode(), frequency) for text, frequency in found)

    def texts(self, field: str, prefix: str) -> list[str]:
        """Return the terms that begin with `prefix`, by code point."""
        return self._terms.texts_from(self._fields.physical[field], prefix.encode())

    def documents(self, field: str, term: str) -> Iterator[Sequence[int]]:
        """Yield the documents that hold a term, block by block, deleted ones too."""
        return self._terms.documents(self._fields.physical[field], term.encode())

    def lengths(self, field: str) -> Sequence[int]:
        """Return the exact length of a TERMS or KEYWORD field in every document."""
        lengths: Sequence[int] = self._lengths[field]
        return lengths

    def norms(self, field: str, average: float) -> Sequence[float]:
        """Return for every document what stands beside tf below the line of BM25."""
        key = field, average
        if key not in self._norms:
            lengths = self._lengths[field]
            known = {length: length_norm(length, average) for length in set(lengths)}
            self._norms[key] = [known[length] for length in lengths]
        return self._norms[key]

    def first_value(self, field: str, document: int) -> Value | None:
        """Return the first value of a keyword, number or date field."""
        column = self._bytes.get(value_column(self._fields.physical[field]))
        data: bytes = column[document] if column is not None else b""
        kind = self._fields.kinds[field]
        if kind is FieldKind.KEYWORD:
            return unpack_keyword(data)
        return unpack_numbers(data[:8], kind)[0] if data else None

    def holders(self, field: str) -> Iterator[tuple[Value, set[int]]]:
        """Yield the values of a keyword, number or date field, each with the documents that hold it."""
        if self._fields.kinds[field] is FieldKind.KEYWORD:
            for term, _ in self.terms(field, ""):
                yield term, {each for block in self.postings(field, term) for each in block.documents}
        else:
            values, documents = self._sorted_values(field)
            for value, run in groupby(zip(values, documents, strict=True), itemgetter(0)):
                yield value, {document for _, document in run}

    def between(self, field: str, low: float | None, high: float | None, ends: tuple[bool, bool]) -> set[int]:
        """Return the documents with a number or date between two bounds; `ends` says whether they belong."""
        values, documents = self._sorted_values(field)
        start, end = 0, len(values)
        if low is not None:
            start = bisect_left(values, low) if ends[0] else bisect_right(values, low)
        if high is not None:
            end = bisect_right(values, high) if ends[1] else bisect_left(values, high)
        return set(documents[start:end])

    def _sorted_values(self, field: str) -> tuple[list[float], list[int]]:
        """Return all values of a field in order, and beside each its document."""
        if field not in self._sorted:
            column = self._bytes.get(value_column(self._fields.physical[field]), ())
            kind = self._fields.kinds[field]
            pairs = sorted(
                (value, document)
                for document, data in enumerate(column)
                for value in unpack_numbers(data, kind)
            )
            self._sorted[field] = [value for value, _ in pairs], [document for _, document in pairs]
        return self._sorted[field]

    def close(self) -> None:
        """Close the files."""
        self._terms.close()
        self._documents.close()
