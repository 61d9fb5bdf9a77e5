"""`kashaf show`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kashaf.cli.document import print_document
from kashaf.cli.options import json_option
from kashaf.cli.selecting import indexes_option
from kashaf.saved import SavedSearch
from kashaf.state import last_search

__all__ = ["command"]


@click.command(
    short_help="Show a whole document.", epilog="Example: kashaf show news-007 --query 'حقوق المؤلف'"
)
@click.argument("document", metavar="ID")
@indexes_option
@click.option("--query", help="What is marked.  [default: the query of the last search of the index]")
@json_option
def command(document: str, folders: tuple[Path, ...], query: str | None, as_json: bool) -> None:
    """Show the document with that ID whole, with what a query finds in it marked.

    On a terminal, a long document is shown by the pager: what PAGER names, or less.
    """
    names = tuple(map(str, folders))
    last = last_search(names)
    search = SavedSearch(query or "", names) if query is not None or last is None else last.search
    with SavedSearch("", names).opened() as index:
        shown = search.marked(index, document)
    if as_json:
        click.echo(json.dumps(shown.to_json(), ensure_ascii=False))
    else:
        print_document(shown)
