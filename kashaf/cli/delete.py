"""`kashaf delete`."""

from __future__ import annotations

from pathlib import Path

import click

import kashaf
from kashaf.cli.options import index_option
from kashaf.errors import KashafError
from kashaf.index import Index

__all__ = ["command"]


@click.command(
    short_help="Delete documents.",
    epilog="Example: kashaf delete news-017 news-018; kashaf delete --query 'category:رياضة date<2010'",
)
@click.argument("ids", nargs=-1)
@click.option("--query", metavar="QUERY", help="Delete every document that this finds.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask before deleting what a query finds.")
@index_option
def command(ids: tuple[str, ...], query: str | None, folder: Path, yes: bool) -> None:
    """Delete documents by their IDS, or all that a query finds."""
    if bool(ids) == (query is not None):
        raise click.UsageError("name ids of documents, or give --query, and not both")
    with kashaf.open(folder) as index:
        if query is not None:
            _delete_found(index, query, yes=yes)
            return
        missing = [one for one in ids if one not in index]
        deleted = index.delete(*ids)
    click.echo(f"{deleted:,} deleted")
    if missing:
        raise KashafError(
            f"no document has the id {', '.join(missing)}; ids stand in the results of a search"
        )


def _delete_found(index: Index, query: str, *, yes: bool) -> None:
    ids = index.ids_where(query)
    if ids and not yes:
        click.confirm(f"Delete {len(ids):,} of {len(index):,} documents?", abort=True, err=True)
    click.echo(f"{index.delete(*ids) if ids else 0:,} deleted")
