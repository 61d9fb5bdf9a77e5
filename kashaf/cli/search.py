"""`kashaf search`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kashaf.cli.facets import print_facets
from kashaf.cli.hits_file import write_hits
from kashaf.cli.options import SWITCHES, language_option, switch_options, synonyms_option
from kashaf.cli.out_file import out_option
from kashaf.cli.printing import Shown, print_results
from kashaf.cli.query import QueryCommand, query_text
from kashaf.cli.selecting import START, indexes_option, selection_options
from kashaf.saved import SavedSearch, SavedSearches
from kashaf.search.results import Results, mark
from kashaf.search.why.language import Language, usual_language
from kashaf.state import remember

__all__ = ["command", "form_options", "show"]

_Command = TypeVar("_Command", bound=Callable[..., object])


def form_options(command: _Command) -> _Command:
    """Add `--json`, `--json-lines` and `--csv`."""
    for name, text in (
        ("csv", "Print a CSV row a hit."),
        ("json-lines", "Print a JSON object a hit."),
        ("json", "Print one JSON object."),
    ):
        command = click.option(f"--{name}", "form", flag_value=name, help=text)(command)
    return command


@click.command(
    short_help="Search an index.",
    cls=QueryCommand,
    epilog="Example: kashaf search '+كتاب \"حقوق المؤلف\" -رواية' --limit 5",
)
@click.argument("query", nargs=-1)
@indexes_option
@selection_options
@click.option(
    "-n", "--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Hits at most."
)
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Hits to pass over.")
@click.option(
    "--recall",
    type=click.Choice(("usual", "broad")),
    default="usual",
    show_default=True,
    help="Broad finds by roots too, and takes similar words for missing ones.",
)
@synonyms_option
@switch_options
@click.option(
    "--snippets", type=click.IntRange(min=1), default=1, show_default=True, help="Windows a text at most."
)
@click.option(
    "--mark",
    "marked",
    type=click.Choice(["word", "stem"]),
    default="word",
    show_default=True,
    help="Mark words as they stand, or without what is attached to them.",
)
@click.option("--why", is_flag=True, help="Say below each hit how each word matched.")
@click.option("--explain", is_flag=True, help="Draw each hit's score as a tree, in words.")
@language_option
@click.option("--strict", is_flag=True, help="Refuse what the query language does not allow.")
@form_options
@out_option
def command(
    query: tuple[str, ...],
    folders: tuple[Path, ...],
    offset: int,
    recall: str,
    synonyms_file: Path | None,
    marked: str,
    why: bool,
    explain: bool,
    language: str | None,
    form: str | None,
    out: Path | None,
    after: str | None,
    save_as: str | None,
    **asked: Any,
) -> None:
    """Search an index for QUERY and print the best hits.

    In a query, words are wanted (the more of them, the better), +word is required, -word excluded, "words in
    quotes" stand in a row, title:word looks in the title only, and word* stands for all that begins so.
    AND, OR, NOT and parentheses join; word~ is spelt alike, =word is as typed, root:word is of one root,
    date>=2019 and pages:[10 TO 20] are ranges, word^2 counts twice. The whole language stands in
    docs/QUERY_LANGUAGE.md.

    With - for QUERY, it is read from standard input. With --where or --like there need be none.
    """
    text = query_text(query)
    if not (query or asked["where"] or asked["like"]):
        raise click.UsageError("give a QUERY, or --where to take all that it finds, or --like")
    if text.strip() and asked["like"]:
        raise click.UsageError("--like looks without a QUERY: take one of the two away")
    if form in ("csv", "json-lines") and asked["facets"]:
        raise click.UsageError(f"facets do not go into --{form}, which has a row a hit; take --json")
    switches = tuple(name for _, name, _ in SWITCHES if asked.pop(name))
    search = SavedSearch(
        text,
        tuple(str(folder.absolute()) if save_as else str(folder) for folder in folders),
        broad=recall == "broad",
        synonyms=None if synonyms_file is None else str(synonyms_file.absolute()),
        switches=switches,
        highlight=marked,
        **asked,
    )
    chosen = usual_language() if language is None else Language(language)
    with search.opened() as index:
        if out is not None:
            write_hits(index, search, out, chosen, offset)
        else:
            results = search.run(index, offset=offset, after=None if after == START else after)
            show(results, Shown(chosen, why=why, explain=explain), form)
            if form is None:
                remember(search, results)
            if after is not None and form is None:
                click.echo(
                    f"\nnext page: --after {results.next}" if results.next else "\nthat was the last page"
                )
    if save_as is not None:
        replaced = SavedSearches().save(save_as, search)
        click.echo(
            f"saved{', in place of the one before' if replaced else ''}: kashaf saved {save_as}", err=True
        )


def show(results: Results, shown: Shown, form: str | None) -> None:
    """Print results for people, or in the form of `form_options`."""
    if form is None:
        print_results(results, shown)
        seen = results.offset + len(results.groups)
        if results.groups and seen < results.all_groups:
            click.echo(f"\nand {results.all_groups - seen:,} more groups: --offset {seen}")
        print_facets(results)
    elif form == "csv":
        _print_csv(results)
    else:
        _print_json(results, shown.language, explain=shown.explain, lines=form == "json-lines")


def _print_json(results: Results, language: Language, *, explain: bool, lines: bool) -> None:
    data = results.to_json(language, explain=explain)
    for part in data["hits"] if lines else [data]:
        click.echo(json.dumps(part, ensure_ascii=False))


def _print_csv(results: Results) -> None:
    import csv

    rows = csv.writer(sys.stdout)
    several = ("index",) if any(hit.index for hit in results) else ()
    rows.writerow(("rank", "id", "score", "title", "snippet", "fields", *several))
    for rank, hit in enumerate(results, results.offset + 1):
        fields = json.dumps(dict(hit.fields), ensure_ascii=False)
        snippet = mark(hit.snippet, "[", "]")
        rows.writerow(
            (rank, hit.id, f"{hit.score:.6f}", hit.title, snippet, fields, *((hit.index,) if several else ()))
        )
