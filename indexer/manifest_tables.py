"""The tables of `kashaf.sources`, and how they are reached."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kashaf.indexer.signature import Signature

__all__ = ["KNOWN", "SIGN", "Known", "columns", "connected", "known_of", "temporary_emptied"]

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS sources (
    number INTEGER PRIMARY KEY, path BLOB UNIQUE NOT NULL, name TEXT NOT NULL, contents TEXT NOT NULL,
    size INTEGER, modified INTEGER, taken INTEGER, digest BLOB, bad_rows INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS names ON sources (name);
CREATE TABLE IF NOT EXISTS documents (
    source INTEGER NOT NULL, id TEXT NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (source, id)) WITHOUT ROWID;
CREATE TEMP TABLE touched (source INTEGER PRIMARY KEY);
CREATE TEMP TABLE gone (source INTEGER PRIMARY KEY);
CREATE TEMP TABLE vanished (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE signatures (source INTEGER PRIMARY KEY, size, modified, taken, digest, bad_rows);
CREATE TEMP TABLE later AS SELECT * FROM signatures;
"""

_TEMPORARY: Final = ("touched", "gone", "vanished", "signatures", "later")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file.

    Attributes:
        number: its number here.
        name: the one that ids of its documents are made of.
        contents: what was said about reading it.
        signature: `None` where it must be read again.
        bad_rows: how many there were.
    """

    number: int
    name: str
    contents: str
    signature: Signature | None
    bad_rows: int


SIGN: Final = (
    "UPDATE sources SET (size, modified, taken, digest, bad_rows) ="
    " (SELECT size, modified, taken, digest, bad_rows FROM signatures WHERE source = number)"
    " WHERE number IN (SELECT source FROM signatures)"
)
KNOWN: Final = "SELECT number, name, contents, size, modified, taken, digest, bad_rows FROM sources"


def known_of(row: tuple[int, str, str, int, int, int, bytes | None, int]) -> Known:
    """Return what a row of `KNOWN` says; a file is to be read again where its values are none of ours."""
    number, name, contents, size, modified, taken, digest, bad_rows = row
    numbers = (size, modified, taken, bad_rows)
    if not isinstance(digest, bytes) or not all(isinstance(each, int) for each in numbers):
        return Known(number, str(name), str(contents), None, 0)
    return Known(number, str(name), str(contents), Signature(size, modified, taken, digest), bad_rows)


def columns(signature: Signature) -> tuple[int, int, int, bytes]:
    """Return a signature as its columns hold it."""
    return signature.size, signature.modified, signature.taken, signature.digest


def connected(place: Path) -> sqlite3.Connection:
    """Open the file, made if it is not there; raises sqlite3.DatabaseError where it is broken."""
    base = sqlite3.connect(place, timeout=0, isolation_level=None)
    try:
        if base.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("parts of it do not fit")
        base.execute("PRAGMA trusted_schema = OFF")
        base.executescript(_TABLES)
        _check_columns(base)
    except sqlite3.Error:
        base.close()
        raise
    return base


def _check_columns(base: sqlite3.Connection) -> None:
    try:
        base.execute(f"{KNOWN} LIMIT 0")
        base.execute("SELECT source, id, run FROM documents LIMIT 0")
    except sqlite3.OperationalError as error:
        raise sqlite3.DatabaseError(f"it has other tables: {error}") from None


def temporary_emptied(base: sqlite3.Connection) -> None:
    """Empty the tables that belong to one run."""
    for table in _TEMPORARY:
        base.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand above
