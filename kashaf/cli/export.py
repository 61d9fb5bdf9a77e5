"""`kashaf export`."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

import kashaf
from kashaf.cli.options import index_option
from kashaf.engines import FieldType, Stored
from kashaf.errors import KashafError
from kashaf.index import Index

__all__ = ["command"]


@click.command(
    short_help="Write all documents of an index as JSON Lines.",
    epilog="Example: kashaf export news.jsonl.gz --index news-index",
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@index_option
def command(file: Path, folder: Path) -> None:
    """Write every document with its id, title, text and further fields to FILE; - is standard output.

    A name that ends in .gz is gzip'd. The command that makes the same index of it is printed at the end.
    """
    with kashaf.open(folder) as index, _opened(file) as out:
        for name, stored in index.documents():
            out.write(json.dumps(_row(name, stored), ensure_ascii=False) + "\n")
        count = len(index)
    click.echo(f"{count:,} documents; to index them again: {_again(index, file)}", err=True)


def _row(name: str, stored: Stored) -> dict[str, object]:
    return {"id": name, "title": stored.title, "text": stored.text, **stored.fields}


@contextmanager
def _opened(file: Path) -> Iterator[IO[str]]:
    """Open a file that is there only when all was written."""
    if str(file) == "-":
        yield sys.stdout
        return
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with _text_file(unfinished, packed=file.suffix == ".gz") as out:
            yield out
        unfinished.replace(file)
    except OSError as error:
        raise KashafError(f"cannot write {file}: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _text_file(path: Path, *, packed: bool) -> IO[str]:
    if packed:
        return gzip.open(path, "wt", encoding="utf-8")
    return path.open("w", encoding="utf-8")


def _again(index: Index, file: Path) -> str:
    sidecar = index.folder.sidecar
    types = (
        f"--field '{name}:{kind}'"
        for name, kind in (sidecar.fields or {}).items()
        if name not in ("title", "text") or kind is not FieldType.TEXT
    )
    parts = (
        "kashaf index",
        f"'{file}'",
        f"--analyzer {sidecar.profile}",
        f"--engine {sidecar.engine}",
        "--repair off",  # what was mended is mended, and the rest was not to be
        *types,
    )
    return " ".join((*parts, "--index DIR"))
