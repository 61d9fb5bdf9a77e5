"""What is added to a Whoosh index between two commits: one segment in the making, or several."""

# mypy: disable-error-code="misc"
# Whoosh ships no types: its classes are Any to mypy.

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from kashaf.engines.contract import MEMORY, Document, FieldKind
from kashaf.engines.documents import MAX_TERM_BYTES, Fields
from kashaf.engines.surrogates import without_surrogates
from kashaf.engines.whoosh_files import PlainCodec, PlainIndex, PlainTermsReader
from kashaf.engines.whoosh_library import OPTIMIZE, SegmentWriter, W3Segment
from kashaf.engines.whoosh_postings import Block, Gathered
from kashaf.engines.whoosh_schema import (
    BYTES,
    ID,
    KEY,
    LENGTHS,
    STORED,
    length_column,
    pack_keyword,
    pack_numbers,
    pack_stored,
    value_column,
)

__all__ = ["Batch", "merge_all", "merge_some"]

_MOST_SEGMENTS = 8  # more are merged into fewer at a commit

Source = Iterable[tuple[str, bytes, Block]]
"""Postings of fields and terms in order."""


class Batch(SegmentWriter):
    """Whoosh's writer of segments, with the postings gathered and written in Kashaf's way.

    Attributes:
        flushed: the segments that are written already.
    """

    def __init__(self, index: PlainIndex, fields: Fields, memory: int = MEMORY) -> None:
        super().__init__(index, _lk=False, codec=PlainCodec(), compound=False)
        self._fields = fields
        self._memory = memory
        self._gathered = Gathered()
        self._merged: list[tuple[PlainTermsReader, Source]] = []
        self.flushed: list[W3Segment] = []

    def add(self, document: Document) -> tuple[W3Segment, int]:
        """Add a document; return its segment and its number there. Raises DocumentError."""
        values = {name: self._fields.values(document, name) for name in document.values}
        if self._gathered.size > self._memory:
            self._flush_and_go_on()
        number: int = self.docnum
        self.perdocwriter.start_doc(number)
        self._column(KEY, BYTES, document.id.encode())
        self._column(STORED, BYTES, pack_stored(document.stored))
        self._gathered.add(ID, document.id.encode(), number, 1)
        for name, terms in document.terms.items():
            self._add_terms(name, terms, number)
        for name, held in values.items():
            if held:
                self._add_values(name, held, number)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1
        return self.newsegment, number

    def _column(self, name: str, kind: Any, value: Any) -> None:
        self.perdocwriter.add_column_value(name, kind, value)

    def _add_terms(self, name: str, terms: str, number: int) -> None:
        physical, has_positions = self._fields.physical[name], name in self._fields.placed
        length, positions = _positions(terms)
        self._column(length_column(physical), LENGTHS, length)
        for text, places in positions.items():
            self._gathered.add(physical, text, number, len(places), places if has_positions else ())

    def _add_values(self, name: str, values: Sequence[Any], number: int) -> None:
        kind, physical = self._fields.kinds[name], self._fields.physical[name]
        if kind is not FieldKind.KEYWORD:
            self._column(value_column(physical), BYTES, pack_numbers(values, kind))
            return
        self._column(value_column(physical), BYTES, pack_keyword(values[0]))
        self._column(length_column(physical), LENGTHS, len(values))
        for text in set(values):
            self._gathered.add(physical, text.encode(), number, 1)

    def _flush_and_go_on(self) -> None:
        """Write what is gathered as a segment, and begin another."""
        self.flushed.append(self._finalize_segment())
        self.newsegment = self.codec.new_segment(self.storage, self.indexname)
        self.perdocwriter = self.codec.per_document_writer(self.storage, self.newsegment)
        self.fieldwriter = self.codec.field_writer(self.storage, self.newsegment)
        self._gathered = Gathered()
        self.docnum = 0
        self._added = False

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: Mapping[int, int] | None) -> None:
        """Remember a segment whose documents were taken over: its postings follow at the end."""
        terms = reader.codec().terms_reader(reader.storage(), reader.segment())
        self._merged.append((terms, _renumbered(terms, startdoc, docmap)))

    def _flush_segment(self) -> None:
        """Write the postings: those that were gathered, and those of merged segments after them."""
        self.perdocwriter.close()
        sources = [self._gathered, *(source for _, source in self._merged)]
        in_order = heapq.merge(*sources, key=_place)
        for (name, text), same in groupby(in_order, key=_place):
            self.fieldwriter.write(name, text, (block for _, _, block in same))
        self.fieldwriter.close()
        for terms, _ in self._merged:
            terms.close()
        self._merged = []


def _place(item: tuple[str, bytes, Block]) -> tuple[str, bytes]:
    return item[0], item[1]


def _positions(terms: str) -> tuple[int, Mapping[bytes, list[int]]]:
    """Return how many terms there are, and the positions of each."""
    try:
        words = terms.encode().split()
    except UnicodeEncodeError:
        words = without_surrogates(terms).encode().split()
    positions: defaultdict[bytes, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        positions[word].append(place)
    for word in [word for word in positions if len(word) > MAX_TERM_BYTES]:
        del positions[word]
    return len(words), positions


def _renumbered(
    terms: PlainTermsReader, startdoc: int, docmap: Mapping[int, int] | None
) -> Iterator[tuple[str, bytes, Block]]:
    """Yield the postings of a merged segment under new numbers; deleted documents stay behind."""
    for name, text in terms.terms():
        for block in terms.blocks(name, text):
            if docmap is None:
                moved = [startdoc + old for old in block.documents]
                yield name, text, Block(moved, block.frequencies, block.positions)
            elif (left := _without_deleted(block, docmap)).documents:
                yield name, text, left


def _without_deleted(block: Block, docmap: Mapping[int, int]) -> Block:
    documents: list[int] = []
    frequencies: list[int] = []
    positions: list[int] = []
    for old, frequency, places in block.postings():
        if old in docmap:
            documents.append(docmap[old])
            frequencies.append(frequency)
            positions.extend(places)
    return Block(documents, frequencies, positions)


def merge_all(batch: Batch, segments: list[W3Segment]) -> list[W3Segment]:
    """Merge every segment into the batch, as Whoosh's writer asks of a policy; return those that stay."""
    OPTIMIZE(batch, [segment for segment in segments if segment.doc_count()])
    return list(batch.flushed)


def merge_some(batch: Batch, segments: list[W3Segment]) -> list[W3Segment]:
    """Merge all segments but one that is larger than the others together, once there are too many.

    A document is so written again a number of times that grows with the logarithm of the index's size.
    """
    kept = [segment for segment in segments if segment.doc_count()]
    if len(kept) < _MOST_SEGMENTS:
        return [*kept, *batch.flushed]
    kept.sort(key=lambda segment: int(segment.doc_count()))
    rest = sum(segment.doc_count() for segment in kept[:-1])
    unchanged = [kept.pop()] if kept[-1].doc_count() > rest else []
    OPTIMIZE(batch, kept)
    return [*unchanged, *batch.flushed]
