"""`kashaf delete`."""

from __future__ import annotations

from pathlib import Path

import click

import kashaf
from kashaf.cli.options import index_option
from kashaf.errors import KashafError

__all__ = ["command"]


@click.command(
    short_help="Delete documents by id.", epilog="Example: kashaf delete news-017 news-018 --index news-index"
)
@click.argument("ids", nargs=-1, required=True)
@index_option
def command(ids: tuple[str, ...], folder: Path) -> None:
    """Delete documents by their IDS."""
    with kashaf.open(folder) as index:
        missing = [one for one in ids if one not in index]
        deleted = index.delete(*ids)
    click.echo(f"{deleted:,} deleted")
    if missing:
        raise KashafError(
            f"no document has the id {', '.join(missing)}; ids stand in the results of a search"
        )
