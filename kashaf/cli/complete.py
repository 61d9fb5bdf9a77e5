"""`kashaf complete`."""

from __future__ import annotations

import json
from pathlib import Path

import click

import kashaf
from kashaf.cli.options import index_option, json_option
from kashaf.cli.printing import print_query
from kashaf.cli.query import QueryCommand, query_text

__all__ = ["command"]


@click.command(
    cls=QueryCommand,
    short_help="Complete the last word of a query.",
    epilog="Example: kashaf complete 'حقوق الإ'",
)
@click.argument("prefix", nargs=-1, required=True)
@index_option
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(min=0, max=100),
    default=10,
    show_default=True,
    help="Completions at most.",
)
@json_option
def command(prefix: tuple[str, ...], folder: Path, limit: int, as_json: bool) -> None:
    """Print the likeliest wholes of PREFIX, a query whose last word is unfinished, by use in the index."""
    with kashaf.open(folder) as index:
        found = index.complete(query_text(prefix), limit=limit)
    if as_json:
        click.echo(json.dumps([one.to_json() for one in found], ensure_ascii=False))
    else:
        for one in found:
            print_query(one.query)
