"""Databases: the rows of a SQLite file, or those of an SQL query on any database that SQLAlchemy reaches.

A SQLite file without a query gives the rows of all its tables. Files are opened for reading only, and what
their schema would run (views, triggers, functions of extensions) is not run. A query's transaction is
rolled back.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Final

from kashaf.indexer.readers.library import FAILURES, load, said_by
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.sources import SQL_SUFFIX
from kashaf.indexer.stream import ByteStream

__all__ = ["SQL", "SQLITE", "as_value"]

_EXTRA: Final = "sql"
_FAILURES: tuple[type[Exception], ...] = (sqlite3.Error, *FAILURES)
_ALLOWED: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table'"
_OWN: Final = "sqlite_"  # how tables of SQLite itself begin


def as_value(value: object) -> object:
    """Return a database's value as JSON could have it; bytes are text if they are UTF-8, else nothing."""
    if isinstance(value, bytes | bytearray | memoryview):
        try:
            return bytes(value).decode()
        except UnicodeDecodeError:
            return None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | list | dict) else str(value)


def _read_file(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    place = Place(stream.source.shown)
    try:
        with _path_of(stream) as path, closing(_opened(path)) as database:
            queries = [("", options.query)] if options.query else list(_tables(database))
            for table, query in queries:
                yield from _rows(database, query, stream, table if len(queries) > 1 else "")
    except _FAILURES as error:
        yield BadRow(place, f"broken or foreign database: {said_by(error)}; what came before is kept")


@contextmanager
def _path_of(stream: ByteStream) -> Iterator[Path]:
    """Give the file itself, or a copy of what was packed."""
    if stream.source.path is not None and not stream.packed:
        yield stream.source.path
        return
    with tempfile.TemporaryDirectory() as folder, stream.file() as file:
        path = Path(folder, "database")
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        yield path


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    database.execute("PRAGMA trusted_schema = OFF")
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    database.set_authorizer(_authorize)
    return database


def _authorize(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _tables(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for (table,) in database.execute(_TABLES):
        if str(table).startswith(_OWN):
            continue
        quoted = str(table).replace('"', '""')
        yield str(table), f'SELECT * FROM "{quoted}"'  # noqa: S608 - a name, quoted, of a file opened for reading


def _rows(database: sqlite3.Connection, query: str, stream: ByteStream, table: str) -> Iterator[Item]:
    rows = database.execute(query)
    names = [str(column[0]) for column in rows.description or ()]
    for number, row in enumerate(rows, 1):
        yield _record(dict(zip(names, row, strict=True)), number, stream, table)


def _record(row: Mapping[str, object], number: int, stream: ByteStream, table: str = "") -> Record:
    values = {name: as_value(value) for name, value in row.items()}
    source = stream.source
    if table:
        place, name = Place(f"{source.shown}[{table}]", number), f"{source.name}#{table}!{number}"
        return Record(place, {"table": table, **values}, name)
    return Record(Place(source.shown, number), values, f"{source.name}#{number}")


def _read_query(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    if options.query is None or stream.source.url is None:
        yield BadRow(Place(stream.source.shown), "a database is read by --sql URL --sql-query 'select …'")
        return
    library, errors = load("sqlalchemy", _EXTRA), load("sqlalchemy.exc", _EXTRA)
    try:
        engine = library.create_engine(stream.source.url)
        with engine.connect() as connection:
            reading = connection.execution_options(stream_results=True, yield_per=1000)
            for number, row in enumerate(reading.execute(library.text(options.query)).mappings(), 1):
                yield _record(row, number, stream)
    except (errors.SQLAlchemyError, ImportError, *FAILURES) as error:
        said = said_by(getattr(error, "orig", None) or error)
        yield BadRow(Place(stream.source.shown), f"the query failed: {said}")


SQLITE = Format(
    "sqlite", (".sqlite", ".sqlite3", ".db"), "SQLite: each row a document", _read_file,
    magic=(b"SQLite format 3\0",),
)  # fmt: skip
SQL = Format(
    "sql", (SQL_SUFFIX,), "any database, by --sql and --sql-query: each row a document", _read_query, _EXTRA,
    ("sqlalchemy",),
)  # fmt: skip
