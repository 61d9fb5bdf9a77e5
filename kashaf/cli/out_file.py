"""What is written to a file in place of the terminal: the option `--out` of several commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from kashaf.exporting import Table

__all__ = ["limit_given", "out_option", "write_out"]

_Command = TypeVar("_Command", bound=Callable[..., object])


def out_option(command: _Command) -> _Command:
    """Add `--out FILE`."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=_checked,
        metavar="FILE",
        help="Write everything, or as much as --limit says, to FILE.jsonl, .csv, .xlsx or .md.",
    )(command)


def limit_given(limit: int) -> int | None:
    """Return what `--limit` says in the command that runs, or `None` where it was not given."""
    source = click.get_current_context().get_parameter_source("limit")
    return None if source is ParameterSource.DEFAULT else limit


def write_out(table: Table, out: Path, noun: str) -> None:
    """Write a table to a file, and say on standard error how much that is; raises KashafError."""
    from kashaf.exporting import write_table

    count = write_table(table, out)
    click.echo(f"{count:,} {noun} written to {out}", err=True)


def _checked(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """Refuse what cannot be written before anything is searched; raises KashafError."""
    if value is not None:
        from kashaf.exporting import check_format

        check_format(value)
    return value
