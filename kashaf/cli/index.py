"""`kashaf index`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from kashaf.cli.opening import open_or_create
from kashaf.cli.options import (
    analyzer_options,
    analyzer_settings,
    index_option,
    json_option,
    stop_words_option,
)
from kashaf.cli.progress import progress_shown
from kashaf.cli.reading import reading_options, said_of
from kashaf.cli.summary import print_summary, summary_to_json
from kashaf.engines import DEFAULT, ENGINES
from kashaf.indexer.build import IndexingOptions, index_sources
from kashaf.indexer.mapping import FieldMapping
from kashaf.indexer.writer import IndexWriter

__all__ = ["command"]


@click.command(
    short_help="Make an index of files, or add to it.",
    epilog="Example: kashaf index news.jsonl pages/ --glob '*.html' --index news-index",
)
@click.argument("sources", nargs=-1, metavar="[FILES]...")
@index_option
@click.option(
    "--engine", type=click.Choice(list(ENGINES)), help=f"What keeps the index.  [default: {DEFAULT}]"
)
@analyzer_options
@stop_words_option
@reading_options
@click.option("--sql", "databases", metavar="URL", multiple=True, help="A database, such as sqlite:///x.db.")
@click.option("--sql-query", "query", metavar="SELECT", help="The query whose rows are read of databases.")
@click.option("--again", is_flag=True, help="Read unchanged files, too.")
@click.option("--prune", is_flag=True, help="Remove the documents of files that are gone from folders.")
@click.option(
    "--commit-every",
    type=click.IntRange(min=1),
    metavar="N",
    help="Commit after N documents, too: they can be searched, and stay if the rest is interrupted.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when anything was bad.")
@json_option
def command(
    sources: tuple[str, ...],
    folder: Path,
    engine: str | None,
    name: str | None,
    off: tuple[str, ...],
    keep_file: Path | None,
    lexicon_file: Path | None,
    written: bool | None,
    stop_words_file: Path | None,
    mapping: FieldMapping,
    options: IndexingOptions,
    databases: tuple[str, ...],
    query: str | None,
    again: bool,
    prune: bool,
    commit_every: int | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Index FILES of the kinds that `kashaf readers` lists, folders of them, or - for standard input.

    An index that is there already is added to; a document with the id of an earlier one takes its place. Only
    files that are new or have changed are read; documents that a file has no more go.
    Packed files and archives are read as they are. What cannot be read is reported and left out.
    """
    sources = (*sources, *databases)
    if not sources:
        raise click.UsageError("name files, folders or - for standard input, or a database with --sql")
    if any("://" in each for each in sources) and query is None:
        raise click.UsageError("a database is read with a query: add --sql-query 'select …'")
    index = open_or_create(
        folder, engine, analyzer_settings(name, off, keep_file, lexicon_file, stop_words_file, written)
    )
    options = replace(options, again=again, prune=prune, commit_every=commit_every, query=query)
    with (
        IndexWriter(index.folder, index.analyzer, mapping) as writer,
        progress_shown(quiet=as_json) as (progress, say),
    ):
        summary = index_sources(
            sources, writer, options=options, progress=progress, report=lambda row: say(said_of(row))
        )
    if as_json:
        click.echo(json.dumps(summary_to_json(summary), ensure_ascii=False))
    else:
        print_summary(summary, folder)
    if strict and (summary.bad_row_count or summary.unchanged_bad_rows):
        raise SystemExit(1)
