"""Which files an index was made of, what they were then, and which documents came of each: `kashaf.sources`.

It is an SQLite file beside the sidecar. It cannot be written in one step with the engine's commit, so it is
written in two, and a writer killed at any moment leaves what the next run can complete:

1. before the engine's commit, the documents that came of the files read are added to those known of them, and
   the files' signatures are taken away;
2. after it, the signatures are written, and what is gone is forgotten.

Whatever happens between, a file without a signature is read again, and no document is there that no file is
known for. Until the first step nothing has changed, whatever the run has done.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kashaf.errors import IndexFolderError, LockedIndexError
from kashaf.indexer.manifest_tables import (
    KNOWN,
    SIGN,
    Known,
    columns,
    connected,
    known_of,
    temporary_emptied,
)
from kashaf.indexer.signature import Signature, is_gone

__all__ = ["MANIFEST", "Known", "Manifest"]

MANIFEST: Final = "kashaf.sources"
"""The name of the file."""


class Manifest:
    """The list of one index, held by one run at a time.

    Args:
        folder: the index's.

    Attributes:
        was_broken: whether what was found could not be read, so that a new list was begun.

    Raises:
        LockedIndexError: another run holds it.
        IndexFolderError: it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.was_broken = False
        with self._translated():
            self._base = self._opened()
            self._run = self._begin()

    def _opened(self) -> sqlite3.Connection:
        place = self._folder / MANIFEST
        try:
            return connected(place)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # it is no such file, or parts of it do not fit
            self.was_broken = True
            place.unlink(missing_ok=True)
            place.with_name(f"{MANIFEST}-journal").unlink(missing_ok=True)
            return connected(place)

    def _begin(self) -> int:
        self._base.execute("BEGIN IMMEDIATE")
        temporary_emptied(self._base)
        run = self._base.execute("PRAGMA user_version").fetchone()[0] + 1
        self._base.execute(f"PRAGMA user_version = {run}")
        return int(run)

    def known(self, path: Path, name: str, *, prune: bool = False) -> Known | None:
        """Return what is known of a file: under its path, or by its name where it has moved here.

        Args:
            path: where it is.
            name: the one that ids of its documents would be made of.
            prune: take a file for the one that had its name and is gone, whatever size that had.
        """
        written = _written(path)
        with self._translated():
            row = self._base.execute(f"{KNOWN} WHERE path = ?", (written,)).fetchone()
            if row is None and (number := self._moved(path, name, prune)) is not None:
                self._base.execute("UPDATE sources SET path = ? WHERE number = ?", (written, number))
                row = self._base.execute(f"{KNOWN} WHERE number = ?", (number,)).fetchone()
        return None if row is None else known_of(row)

    def _moved(self, path: Path, name: str, prune: bool) -> int | None:  # noqa: FBT001 - handed on
        found = self._base.execute("SELECT number, path, size FROM sources WHERE name = ?", (name,))
        for number, before, size in found:
            if is_gone(Path(os.fsdecode(before))) and (prune or size == path.stat().st_size):
                return int(number)
        return None

    def begin(self, path: Path, name: str, contents: str) -> int:
        """Begin to read a file; return its number."""
        with self._translated():
            self._base.execute(
                "INSERT INTO sources (path, name, contents) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
                " name = excluded.name, contents = excluded.contents, digest = NULL",
                (_written(path), name, contents),
            )
            found = self._base.execute("SELECT number FROM sources WHERE path = ?", (_written(path),))
            number = found.fetchone()[0]
        return int(number)

    def add(self, number: int, ids: Iterable[str]) -> None:
        """Add documents that came of a file."""
        rows = ((number, each, self._run) for each in ids)
        with self._translated():
            self._base.executemany("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", rows)

    def finish(self, number: int, signature: Signature | None, bad_rows: int) -> None:
        """End the reading of a file: what of its documents did not come again has vanished."""
        with self._translated():
            self._base.execute("INSERT OR IGNORE INTO touched VALUES (?)", (number,))
            if signature is not None:
                self._base.execute(
                    "INSERT OR REPLACE INTO signatures VALUES (?, ?, ?, ?, ?, ?)",
                    (number, *columns(signature), bad_rows),
                )

    def refresh(self, known: Known, signature: Signature) -> None:
        """Write down the signature that an unchanged file has now."""
        if signature != known.signature:
            with self._translated():
                self._base.execute(
                    "INSERT OR REPLACE INTO signatures VALUES (?, ?, ?, ?, ?, ?)",
                    (known.number, *columns(signature), known.bad_rows),
                )

    def prune(self, tops: Iterable[Path]) -> int:
        """Give up the files below some folders, or of these names, that are gone; return how many."""
        asked = [_written(top) for top in tops]
        with self._translated():
            rows = self._base.execute("SELECT number, path FROM sources").fetchall()
            lost = [
                (number,)
                for number, path in rows
                if any(_is_below(path, top) for top in asked) and is_gone(Path(os.fsdecode(path)))
            ]
            self._base.executemany("INSERT OR IGNORE INTO gone VALUES (?)", lost)
            self._base.executemany("INSERT OR IGNORE INTO touched VALUES (?)", lost)
        return len(lost)

    def claimed(self) -> list[Path]:
        """Gather what has vanished, and return the files, not read in this run, that have such documents too.

        They are to be read again, because it may be their document that was replaced.
        """
        with self._translated():
            self._base.execute("DELETE FROM vanished")
            self._base.execute(
                "INSERT OR IGNORE INTO vanished SELECT id FROM documents JOIN touched USING (source)"
                " WHERE run <> ? OR source IN gone",
                (self._run,),
            )
            if not self._base.execute("SELECT 1 FROM vanished LIMIT 1").fetchone():
                return []
            self._base.execute(
                "DELETE FROM vanished WHERE id IN (SELECT d.id FROM documents d JOIN vanished v USING (id)"
                " WHERE d.run = ? AND d.source NOT IN gone)",
                (self._run,),
            )
            rows = self._base.execute(
                "SELECT path FROM sources WHERE number IN (SELECT d.source FROM documents d"
                " JOIN vanished v ON d.id = v.id WHERE d.source NOT IN touched)"
            ).fetchall()
        return [Path(os.fsdecode(path)) for (path,) in rows]

    def vanished(self) -> Iterator[str]:
        """Yield the ids of documents that no file has any more, after `claimed`.

        What only files have that could not be read again stays, and these are read in the next run.
        """
        with self._translated():
            self._base.execute(
                "UPDATE sources SET digest = NULL WHERE number IN (SELECT d.source FROM documents d"
                " JOIN vanished v ON d.id = v.id WHERE d.source NOT IN touched)"
            )
            self._base.execute(
                "DELETE FROM vanished WHERE id IN (SELECT d.id FROM documents d JOIN vanished v USING (id)"
                " WHERE d.source NOT IN touched)"
            )
            found = self._base.execute("SELECT id FROM vanished WHERE typeof(id) = 'text'")
            yield from (each for (each,) in found)

    def prepare(self) -> None:
        """Write the first step, before the engine's commit."""
        with self._translated():
            self._base.execute("COMMIT")

    def halfway(self) -> None:
        """Write the second step in the midst of a run, after a commit of the engine.

        Files of which something has vanished wait for the end, where it is known what other files have.
        """
        with self._translated():
            self._base.execute("BEGIN IMMEDIATE")
            self._base.execute(
                "INSERT INTO later SELECT * FROM signatures WHERE EXISTS"
                " (SELECT 1 FROM documents d WHERE d.source = signatures.source AND d.run <> ?)",
                (self._run,),
            )
            self._base.execute("DELETE FROM signatures WHERE source IN (SELECT source FROM later)")
            self._base.execute(SIGN)
            self._base.execute("DELETE FROM signatures")
            self._base.execute("COMMIT")
            self._base.execute("BEGIN IMMEDIATE")

    def complete(self) -> None:
        """Write the second step, after the engine's commit; the next run begins."""
        with self._translated():
            self._base.execute("BEGIN IMMEDIATE")
            self._base.execute("INSERT OR IGNORE INTO signatures SELECT * FROM later")
            self._base.execute(SIGN)
            self._base.execute(
                "DELETE FROM documents WHERE source IN gone OR (source IN touched AND run <> ?)", (self._run,)
            )
            self._base.execute("DELETE FROM sources WHERE number IN gone")
            self._base.execute("COMMIT")
            self._run = self._begin()

    def close(self) -> None:
        """Let go of the list; what was not written is forgotten."""
        with suppress(sqlite3.Error):
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
        self._base.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise LockedIndexError(
                    f"another writer is at work on the index in {self._folder}; try again when it has ended"
                ) from error
            place = self._folder / MANIFEST
            if isinstance(error, sqlite3.OperationalError):
                raise IndexFolderError(f"cannot write the list of sources in {place}: {error}") from error
            raise IndexFolderError(
                f"the list of sources in {place} is broken: {error}; remove it, and all files are read again"
            ) from error


def _written(path: Path) -> bytes:
    """Return the path as it is kept: absolute, because the next run may begin elsewhere."""
    return os.fsencode(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _is_below(path: bytes, top: bytes) -> bool:
    return path == top or path.startswith(top.rstrip(b"/") + b"/")
