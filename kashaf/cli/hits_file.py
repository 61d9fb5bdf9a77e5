"""Hits that are written to a file, for `kashaf search --out` and `kashaf saved --out`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click
from click.core import ParameterSource

from kashaf.cli.printing import print_note
from kashaf.saved import SavedSearch
from kashaf.search.results import Results
from kashaf.search.why.language import Language
from kashaf.searchable import Searchable

__all__ = ["out_option", "write_hits"]

_Command = TypeVar("_Command", bound=Callable[..., object])


def out_option(command: _Command) -> _Command:
    """Add `--out FILE`."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write all hits, or as many as --limit says, to FILE.jsonl, .csv, .xlsx or .md.",
    )(command)


def write_hits(
    index: Searchable, search: SavedSearch, out: Path, language: Language, offset: int = 0
) -> None:
    """Write the hits of a search to a file and say how many there are.

    Raises:
        KashafError: the file cannot be written, or its name has no ending of a format.
    """
    from kashaf.exporting import all_hits, check_format, hit_table, write_table

    check_format(out)
    if search.group_by is not None:
        raise click.UsageError("a file has its hits in one order: take away --group-by or --out")
    notes: list[str] = []

    def page(limit: int, token: str | None) -> Results:
        results = replace(search, limit=limit).run(index, offset=0 if token else offset, after=token)
        notes.extend(note for note in results.notes if note not in notes)
        return results

    given = click.get_current_context().get_parameter_source("limit") is not ParameterSource.DEFAULT
    hits = all_hits(page, search.limit if given else None)
    heading = search.query or ", ".join(search.where) or str(search.like)
    count = write_table(hit_table(heading, hits, index.layout, language, first=offset + 1), out)
    for note in notes:
        print_note(note)
    click.echo(f"{count:,} hits written to {out}", err=True)
