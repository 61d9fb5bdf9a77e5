"""The fields of an index as Tantivy keeps them.

A reader's field may have any name; below it is `f0`, `f1` and so on, in order. Beside them stand `id`, which
can be looked up and sorted by, `stored`, which is bytes because a stored text field would be indexed too, and
for every TERMS field its length in tokens, `n0` and so on, for the statistics.
"""

from __future__ import annotations

import tantivy

from kashaf.engines.contract import Document, Field, FieldKind, count_terms
from kashaf.engines.documents import Fields
from kashaf.engines.surrogates import without_surrogates

__all__ = ["ID", "STORED", "build_schema", "length_field", "tantivy_document"]

ID = "id"
STORED = "stored"


def length_field(physical: str) -> str:
    """Return the name of the field with the length of a TERMS field.

    >>> length_field("f3")
    'n3'
    """
    return f"n{physical[1:]}"


def build_schema(fields: Fields) -> tantivy.Schema:
    """Return Tantivy's schema for the fields."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(STORED, stored=True)
    for field in fields.all:
        _add_field(builder, field, fields.physical[field.name])
    return builder.build()


def _add_field(builder: tantivy.SchemaBuilder, field: Field, name: str) -> None:
    match field.kind:
        case FieldKind.TERMS:
            option = "position" if field.positions else "freq"
            builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
            builder.add_integer_field(length_field(name), fast=True)
        case FieldKind.KEYWORD:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        case FieldKind.NUMBER:
            builder.add_float_field(name, indexed=True, fast=True)
        case FieldKind.DATE:
            builder.add_integer_field(name, indexed=True, fast=True)


def tantivy_document(document: Document, fields: Fields) -> tantivy.Document:
    """Return the document as Tantivy takes it; raises DocumentError."""
    made = tantivy.Document()
    made.add_text(ID, document.id)
    made.add_bytes(STORED, document.stored)
    for name, terms in document.terms.items():
        physical = fields.physical[name]
        try:
            made.add_text(physical, terms)
        except UnicodeEncodeError:
            made.add_text(physical, without_surrogates(terms))
        made.add_integer(length_field(physical), count_terms(terms))
    for name in document.values:
        _add_values(made, document, name, fields)
    return made


def _add_values(made: tantivy.Document, document: Document, name: str, fields: Fields) -> None:
    add = {
        FieldKind.KEYWORD: made.add_text,
        FieldKind.NUMBER: made.add_float,
        FieldKind.DATE: made.add_integer,
    }
    for value in fields.values(document, name):
        add[fields.kinds[name]](fields.physical[name], value)  # type: ignore[operator] # `values` gave the right type
