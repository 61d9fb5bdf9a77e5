"""XLSX: each sheet a table with a header, each row below it a document, streamed.

Values keep their types; dates are ISO dates. Formulas stand for the values that the program has computed.
Rows above the header that hold a single value, such as the name of the table, are passed over.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from kashaf.errors import SourceError
from kashaf.indexer.readers.library import FAILURES, load, said_by
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.readers.separated import column_names
from kashaf.indexer.readers.zipped_xml import Parts
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_EXTRA: Final = "office"
_MOST_COLUMNS: Final = 16_384  # as many as a sheet can have
_ABOVE: Final = 10

_Row = tuple[int, list[object]]


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    del options
    place = Place(stream.source.shown)
    # What the library does not keep when it writes (validation, print settings) is no loss to a reader.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    library = load("openpyxl", _EXTRA)
    load("defusedxml", _EXTRA)  # with which the library forbids entities
    failures = (
        *FAILURES,
        load("openpyxl.utils.exceptions", _EXTRA).InvalidFileException,
        SyntaxError,
        SourceError,
    )
    with stream.file() as file:
        try:
            _check_size(file)
            book = library.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
            for sheet in sheets:
                yield from _rows(sheet, stream, is_only=len(sheets) == 1)
        except failures as error:
            yield BadRow(place, f"broken workbook: {said_by(error)}; what came before is kept")


def _check_size(file: Any) -> None:
    parts = Parts(file, _EXTRA)
    for name in parts.names:
        if name.endswith((".xml", ".rels")):
            parts.pass_over(name)
    file.seek(0)


def _rows(sheet: Any, stream: ByteStream, *, is_only: bool) -> Iterator[Item]:
    sheet.reset_dimensions()  # what programs write of the size is often wrong
    source, header = stream.source, None
    for number, values in _below_caption(_filled(sheet)):
        if header is None:
            header = column_names(["" if value is None else str(value) for value in values])
            continue
        place = Place(source.shown if is_only else f"{source.shown}[{sheet.title}]", number)
        name = f"{source.name}#{number}" if is_only else f"{source.name}#{sheet.title}!{number}"
        yield Record(place, _named(header, values, None if is_only else sheet.title), name)


def _filled(sheet: Any) -> Iterator[_Row]:
    """Yield the rows that hold something, with their numbers."""
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        values = [_value(cell) for cell in row[:_MOST_COLUMNS]]
        if any(value is not None for value in values):
            yield number, values


def _below_caption(rows: Iterator[_Row]) -> Iterator[_Row]:
    """Yield the rows without those at the top that hold one value, where the next holds more."""
    above: _Row | None = None
    for row in rows:
        if sum(value is not None for value in row[1]) == 1 and row[0] <= _ABOVE and above is None:
            above = row
            continue
        if above is not None and sum(value is not None for value in row[1]) == 1:
            yield above
        yield row
        break
    else:
        if above is not None:
            yield above
    yield from rows


def _named(header: Sequence[str], values: Sequence[object], sheet: str | None) -> dict[str, object]:
    names = [*header, *(f"column {number}" for number in range(len(header) + 1, len(values) + 1))]
    named = {name: value for name, value in zip(names, values, strict=False) if value is not None}
    return named if sheet is None else {"sheet": sheet, **named}


def _value(cell: object) -> object:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, str):
        return cell if cell.strip() else None
    return cell


FORMAT = Format(
    "xlsx", (".xlsx", ".xlsm"), "Excel: a header, then one document a row, all sheets", _read, _EXTRA,
    ("openpyxl", "defusedxml"),
)  # fmt: skip
