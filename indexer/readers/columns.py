"""Parquet: each row a document, read batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kashaf.indexer.readers.database import as_value
from kashaf.indexer.readers.library import FAILURES, load, said_by
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_EXTRA: Final = "parquet"
_BATCH: Final = 500


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    del options
    source = stream.source
    library = load("pyarrow.parquet", _EXTRA)
    failures = (*FAILURES, load("pyarrow", _EXTRA).ArrowException)
    number = 0
    with stream.file() as file:
        try:
            table = library.ParquetFile(file)
            for batch in table.iter_batches(batch_size=_BATCH, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    values = {name: as_value(value) for name, value in row.items()}
                    yield Record(Place(source.shown, number), values, f"{source.name}#{number}")
        except failures as error:
            yield BadRow(Place(source.shown), f"broken Parquet: {said_by(error)}; what came before is kept")


FORMAT = Format(
    "parquet", (".parquet", ".pq"), "Parquet: each row a document", _read, _EXTRA, ("pyarrow",), (b"PAR1",)
)  # fmt: skip
