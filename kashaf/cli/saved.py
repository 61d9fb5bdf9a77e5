"""`kashaf saved`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from kashaf.cli.hits_file import write_hits
from kashaf.cli.options import language_option
from kashaf.cli.out_file import out_option
from kashaf.cli.printing import Shown, print_table
from kashaf.cli.search import form_options, show
from kashaf.saved import SavedSearch, SavedSearches
from kashaf.search.why.language import Language, usual_language
from kashaf.state import remember

__all__ = ["command"]


@click.command(
    short_help="List, run or remove saved searches.", epilog="Example: kashaf saved morning --limit 3"
)
@click.argument("name", required=False)
@click.option("--remove", is_flag=True, help="Forget the search.")
@click.option("-n", "--limit", type=click.IntRange(min=0), help="Hits at most, in place of those saved.")
@click.option("--why", is_flag=True, help="Say below each hit how each word matched.")
@language_option
@form_options
@out_option
def command(
    name: str | None,
    remove: bool,
    limit: int | None,
    why: bool,
    language: str | None,
    form: str | None,
    out: Path | None,
) -> None:
    """Run the saved search NAME, or list all of them.

    Searches are saved by: kashaf search QUERY --save NAME.
    """
    searches = SavedSearches()
    if name is None:
        if remove:
            raise click.UsageError("name the search to remove: kashaf saved NAME --remove")
        _list(searches, form)
    elif remove:
        searches.remove(name)
        click.echo(f"{name} removed")
    else:
        search = searches[name]
        search = search if limit is None else replace(search, limit=limit)
        with search.opened() as index:
            chosen = usual_language() if language is None else Language(language)
            if out is not None:
                write_hits(index, search, out, chosen)
                return
            results = search.run(index)
            show(results, Shown(chosen, why=why), form)
            if form is None:
                remember(search, results)


def _list(searches: SavedSearches, form: str | None) -> None:
    named = {name: searches[name] for name in searches}
    if form is not None:
        click.echo(json.dumps({name: one.to_json() for name, one in named.items()}, ensure_ascii=False))
    elif named:
        print_table(
            ("name", "query", "asked with", "index"), [_row(name, one) for name, one in named.items()]
        )
    else:
        click.echo("no search is saved yet; save one: kashaf search QUERY --save NAME")


def _row(name: str, search: SavedSearch) -> tuple[str, str, str, str]:
    changed = (
        f"{option} {', '.join(value) if isinstance(value, tuple) else value}"
        for option, value in search.changed().items()
    )
    return name, search.query, "; ".join(changed), ", ".join(search.indexes)
