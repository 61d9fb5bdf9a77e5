"""`kashaf suggest`."""

from __future__ import annotations

import json
from pathlib import Path

import click

import kashaf
from kashaf.cli.options import index_option, json_option
from kashaf.cli.printing import print_query
from kashaf.cli.query import QueryCommand, query_text
from kashaf.search.suggestions import LIMIT, Transliteration

__all__ = ["command"]


@click.command(
    cls=QueryCommand,
    short_help="Say what a query may have meant.",
    epilog="Example: kashaf suggest 'hgsghl hguhgld'",
)
@click.argument("query", nargs=-1, required=True)
@index_option
@click.option(
    "-n", "--limit", type=click.IntRange(min=0), default=LIMIT, show_default=True, help="Suggestions at most."
)
@click.option(
    "--translit",
    type=click.Choice([one.value for one in Transliteration]),
    help="Read Latin letters as Arabic, as people chat (3arabi) or by Buckwalter's table.",
)
@json_option
def command(query: tuple[str, ...], folder: Path, limit: int, translit: str | None, as_json: bool) -> None:
    """Print the queries that QUERY may have meant, the likeliest first, by the words of the index.

    Nothing is printed for a query without mistakes. With - for QUERY, it is read from standard input.
    """
    with kashaf.open(folder) as index:
        found = index.suggest(query_text(query), limit=limit, translit=translit)
    if as_json:
        click.echo(json.dumps([one.to_json() for one in found], ensure_ascii=False))
    else:
        for one in found:
            print_query(one.query)
