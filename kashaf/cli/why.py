"""`kashaf why`."""

from __future__ import annotations

import json
from pathlib import Path

import click

import kashaf
from kashaf.cli.options import index_option, json_option, language_option, switch_options, synonyms_option
from kashaf.cli.printing import print_lines
from kashaf.cli.query import QueryCommand, query_text
from kashaf.search.switches import Switches
from kashaf.search.synonyms import Synonyms
from kashaf.search.why.language import Language, usual_language

__all__ = ["command"]


@click.command(
    short_help="Say why a query finds what it finds.",
    cls=QueryCommand,
    epilog="Example: kashaf why '+كتاب -رواية' news-007",
)
@click.argument("query")
@click.argument("document", metavar="[DOC]", required=False)
@index_option
@click.option(
    "--recall",
    type=click.Choice(("usual", "broad")),
    default="usual",
    show_default=True,
    help="How wide the query is asked, as in kashaf search.",
)
@switch_options
@synonyms_option
@language_option
@json_option
def command(
    query: str,
    document: str | None,
    folder: Path,
    recall: str,
    synonyms_file: Path | None,
    language: str | None,
    as_json: bool,
    max_terms: int,
    **switches: bool,
) -> None:
    """Say how many documents QUERY finds by each word, level and condition, and what would find more.

    With the id DOC of a document: why it is not found, or at which rank and why there.
    """
    chosen = usual_language() if language is None else Language(language)
    asked = Switches(max_terms=max_terms).having(*(name for name, on in switches.items() if on))
    text, broad = query_text((query,)), recall == "broad"
    synonyms = None if synonyms_file is None else Synonyms.read(synonyms_file)
    with kashaf.open(folder) as index:
        if document is None:
            absence = index.why(text, broad=broad, synonyms=synonyms, switches=asked)
            lines, data = absence.lines(chosen), absence.to_json()
        else:
            verdict = index.why_not(text, document, broad=broad, synonyms=synonyms, switches=asked)
            lines, data = verdict.lines(chosen), verdict.to_json(chosen)
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False))
    else:
        print_lines(lines)
