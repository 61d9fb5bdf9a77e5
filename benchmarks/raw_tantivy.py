"""The yardstick of indexing: Tantivy alone, over text that nothing but blanks divides.

The index has as many fields of the same kinds as Kashaf's, each text field as often as the analyzer has
levels, and the same stored bytes. All documents are prepared beforehand, so that what is timed is only what
nobody can do without: handing over the values, indexing and committing, in one writer thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import tantivy
from corpora import Record, drafts

from kashaf.analyzers import Analyzer
from kashaf.engines import Document, FieldKind, Layout, Value
from kashaf.engines.contract import MEMORY
from kashaf.indexer.documents import DocumentMaker

__all__ = ["build_raw", "prepare"]


class _Unanalyzed:
    """In the place of an analyzer: every level is the text as it stands."""

    fingerprint = ""

    def __init__(self, levels: tuple[str, ...]) -> None:
        self.levels = levels

    def fields(self, text: str) -> tuple[str, ...]:
        return (text,) * len(self.levels)

    def settings(self) -> dict[str, object]:
        return {}


def prepare(records: Sequence[Record], layout: Layout, analyzer: Analyzer | None = None) -> list[Document]:
    """Return the documents with their typed values and stored bytes.

    For terms they have the whole text at every level or, with an analyzer, what that makes of it.
    """
    maker = DocumentMaker(layout, _Unanalyzed(layout.levels) if analyzer is None else analyzer)
    return [maker.make(draft).document for draft in drafts(records)]


def _schema(layout: Layout) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("stored", stored=True)
    for field in layout.engine_fields():
        match field.kind:
            case FieldKind.TERMS:
                option = "position" if field.positions else "freq"
                builder.add_text_field(field.name, tokenizer_name="whitespace", index_option=option)
            case FieldKind.KEYWORD:
                builder.add_text_field(field.name, fast=True, tokenizer_name="raw", index_option="basic")
            case FieldKind.NUMBER:
                builder.add_float_field(field.name, indexed=True, fast=True)
            case FieldKind.DATE:
                builder.add_integer_field(field.name, indexed=True, fast=True)
    return builder.build()


def build_raw(folder: Path, documents: Sequence[Document], layout: Layout) -> tantivy.Index:
    """Index prepared documents in a new folder, with as much memory and as many threads as Kashaf."""
    folder.mkdir()
    index = tantivy.Index(_schema(layout), str(folder))
    writer = index.writer(MEMORY, 1)
    kinds = {field.name: field.kind for field in layout.engine_fields()}
    for document in documents:
        made = tantivy.Document()
        made.add_text("id", document.id)
        made.add_bytes("stored", document.stored)
        for name, text in document.terms.items():
            made.add_text(name, text)
        for name, values in document.values.items():
            for value in values:
                _add_value(made, kinds[name], name, value)
        writer.add_document(made)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _add_value(made: tantivy.Document, kind: FieldKind, name: str, value: Value) -> None:
    match kind:
        case FieldKind.NUMBER:
            made.add_float(name, float(value))
        case FieldKind.DATE:
            made.add_integer(name, int(value))
        case _:
            made.add_text(name, str(value))
