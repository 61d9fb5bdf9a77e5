"""Documents and queries to measure with: the seeds, or any files of the same form."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from kashaf.indexer.mapping import Draft, FieldMapping

__all__ = [
    "SEEDS",
    "Record",
    "drafts",
    "lines",
    "read_queries",
    "read_records",
    "repeated",
    "text_fields",
    "texts",
]

SEEDS = Path(__file__).parents[1] / "seeds"

Record = dict[str, object]


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file in UTF-8, unpacked if its name ends in `.gz`, without the blank ones."""
    open_it = gzip.open if path.suffix == ".gz" else open
    with open_it(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield line.rstrip("\n")


def read_records(path: Path) -> list[Record]:
    """Return the documents of a JSON Lines file."""
    return [json.loads(line) for line in lines(path)]


def read_queries(path: Path) -> dict[str, str]:
    """Return the queries of a file with a line `id TAB text` for each, by id, in order."""
    pairs = (line.split("\t") for line in lines(path))
    return {name: text for name, text, *_ in pairs}


def repeated(records: Sequence[Record], count: int) -> list[Record]:
    """Return at least `count` documents: the same ones again and again, under new ids each time."""
    rounds = -(-count // len(records))
    return [
        record if not number else {**record, "id": f"{record['id']}~{number}"}
        for number in range(max(1, rounds))
        for record in records
    ]


def drafts(records: Sequence[Record]) -> list[Draft]:
    """Return the documents as the indexer understands them, with id, title and text found."""
    mapping = FieldMapping()
    return [mapping.form(tuple(record)).draft(record, None) for record in records]


def texts(records: Sequence[Record]) -> list[str]:
    """Return the title and the text of each document as one string."""
    return [f"{draft.title} {draft.text}" for draft in drafts(records)]


def text_fields(draft: Draft, names: Sequence[str]) -> list[str]:
    """Return what a document has in the text fields of these names."""
    fields = {**draft.extras, "title": draft.title, "text": draft.text}
    return [value for name in names if isinstance(value := fields.get(name), str)]
