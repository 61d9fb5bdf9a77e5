"""`kashaf search`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

import kashaf
from kashaf.cli.options import index_option, language_option, switch_options
from kashaf.cli.printing import Shown, print_results
from kashaf.cli.query import QueryCommand, query_text
from kashaf.search.results import Results, mark
from kashaf.search.switches import Switches
from kashaf.search.synonyms import Synonyms
from kashaf.search.why.language import Language, usual_language

__all__ = ["command"]


@click.command(
    short_help="Search an index.",
    cls=QueryCommand,
    epilog="Example: kashaf search '+كتاب \"حقوق المؤلف\" -رواية' --limit 5",
)
@click.argument("query", nargs=-1, required=True)
@index_option
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
@click.option(
    "--synonyms",
    "synonyms_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar="KASHAF_SYNONYMS",
    show_envvar=True,
    metavar="FILE",
    help="A list of synonyms: 'a, b, c' find one another, 'a => b' one way; one group a line.",
)
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
@click.option("--json", "form", flag_value="json", help="Print one JSON object.")
@click.option("--json-lines", "form", flag_value="json-lines", help="Print a JSON object a hit.")
@click.option("--csv", "form", flag_value="csv", help="Print a CSV row a hit.")
def command(
    query: tuple[str, ...],
    folder: Path,
    limit: int,
    offset: int,
    recall: str,
    synonyms_file: Path | None,
    snippets: int,
    marked: str,
    why: bool,
    explain: bool,
    language: str | None,
    strict: bool,
    form: str | None,
    max_terms: int,
    **switches: bool,
) -> None:
    """Search an index for QUERY and print the best hits.

    In a query, words are wanted (the more of them, the better), +word is required, -word excluded, "words in
    quotes" stand in a row, title:word looks in the title only, and word* stands for all that begins so.
    With - for QUERY, it is read from standard input.
    """
    text = query_text(query)
    synonyms = None if synonyms_file is None else Synonyms.read(synonyms_file)
    with kashaf.open(folder) as index:
        results = index.search(
            text,
            limit=limit,
            offset=offset,
            strict=strict,
            broad=recall == "broad",
            synonyms=synonyms,
            switches=Switches(max_terms=max_terms).having(*(name for name, on in switches.items() if on)),
            snippets=snippets,
            highlight=marked,
        )
        chosen = usual_language() if language is None else Language(language)
        if form is None:
            print_results(results, Shown(chosen, why=why, explain=explain))
        elif form == "csv":
            _print_csv(results)
        else:
            _print_json(results, chosen, explain=explain, lines=form == "json-lines")


def _print_json(results: Results, language: Language, *, explain: bool, lines: bool) -> None:
    data = results.to_json(language, explain=explain)
    for part in data["hits"] if lines else [data]:
        click.echo(json.dumps(part, ensure_ascii=False))


def _print_csv(results: Results) -> None:
    import csv

    rows = csv.writer(sys.stdout)
    rows.writerow(("rank", "id", "score", "title", "snippet", "fields"))
    for rank, hit in enumerate(results, results.offset + 1):
        fields = json.dumps(dict(hit.fields), ensure_ascii=False)
        snippet = mark(hit.snippet, "[", "]")
        rows.writerow((rank, hit.id, f"{hit.score:.6f}", hit.title, snippet, fields))
