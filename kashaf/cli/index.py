"""`kashaf index`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

import kashaf
from kashaf.analyzers import Settings
from kashaf.cli.options import (
    analyzer_options,
    analyzer_settings,
    index_option,
    json_option,
    stop_words_option,
)
from kashaf.cli.progress import progress_shown
from kashaf.cli.summary import print_summary, summary_to_json
from kashaf.engines import DEFAULT, ENGINES, FieldType
from kashaf.errors import KashafError, MissingIndexError
from kashaf.index import Index
from kashaf.indexer.build import IndexingOptions, index_sources
from kashaf.indexer.formats import FORMATS
from kashaf.indexer.mapping import FieldMapping, parse_field
from kashaf.indexer.records import BadRow
from kashaf.indexer.writer import IndexWriter

__all__ = ["command"]


def _field_types(
    _ctx: click.Context, _option: click.Parameter, values: Sequence[str]
) -> dict[str, FieldType]:
    return dict(map(parse_field, values))


@click.command(
    short_help="Make an index of files, or add to it.",
    epilog="Example: kashaf index news.jsonl pages/ --glob '*.html' --index news-index",
)
@click.argument("sources", nargs=-1, required=True, metavar="FILES...")
@index_option
@click.option(
    "--engine", type=click.Choice(list(ENGINES)), help=f"What keeps the index.  [default: {DEFAULT}]"
)
@analyzer_options
@stop_words_option
@click.option("--id-field", metavar="NAME", help="The field that holds the id.")
@click.option("--title-field", metavar="NAME", help="The field that holds the title.")
@click.option(
    "--text-field", metavar="NAME", multiple=True, help="A field that holds text; several are joined."
)
@click.option(
    "--field",
    "types",
    metavar="NAME:TYPE",
    multiple=True,
    callback=_field_types,
    help=f"The type of a further field: {', '.join(FieldType)}.",
)
@click.option("--glob", "globs", metavar="PATTERN", multiple=True, help="Of folders, take only such files.")
@click.option(
    "--format",
    "form",
    type=click.Choice([each.name for each in FORMATS]),
    help="What the files are, where their names do not say.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of text; by default it is recognised.")
@click.option("--again", is_flag=True, help="Read unchanged files, too.")
@click.option("--prune", is_flag=True, help="Remove the documents of files that are gone from folders.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes read and analyse.  [default: one for each core where there is much to read]",
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
    id_field: str | None,
    title_field: str | None,
    text_field: tuple[str, ...],
    types: dict[str, FieldType],
    globs: tuple[str, ...],
    form: str | None,
    encoding: str | None,
    again: bool,
    prune: bool,
    jobs: int | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Index FILES: JSON Lines, JSON, CSV, TSV, text, Markdown, HTML, folders of them, or - for stdin.

    An index that is there already is added to; a document with the id of an earlier one takes its place. Only
    files that are new or have changed are read; documents that a file has no more go.
    Packed files and archives are read as they are. What cannot be read is reported and left out.
    """
    index = _open_or_create(
        folder, engine, analyzer_settings(name, off, keep_file, lexicon_file, stop_words_file, written)
    )
    mapping = FieldMapping(id_field, title_field, text_field, types)
    options = IndexingOptions(form, encoding, globs=globs, again=again, prune=prune, jobs=jobs)
    with (
        IndexWriter(index.folder, index.analyzer, mapping) as writer,
        progress_shown(quiet=as_json) as (progress, say),
    ):
        summary = index_sources(
            sources, writer, options=options, progress=progress, report=lambda row: say(_bad_row(row))
        )
    if as_json:
        click.echo(json.dumps(summary_to_json(summary), ensure_ascii=False))
    else:
        print_summary(summary, folder)
    if strict and (summary.bad_row_count or summary.unchanged_bad_rows):
        raise SystemExit(1)


def _bad_row(row: BadRow) -> str:
    return f"skipped {row}"


def _open_or_create(folder: Path, engine: str | None, settings: Settings | None) -> Index:
    try:
        index = kashaf.open(folder)
    except MissingIndexError:
        return kashaf.create(folder, engine=engine or DEFAULT, analyzer=settings or Settings())
    there = index.folder.sidecar
    if engine is not None and engine != there.engine:
        raise KashafError(
            f"the index in {folder} is kept by {there.engine}, not {engine}; "
            "leave --engine out, or make another with --index"
        )
    if settings is not None and kashaf.build(settings) != index.analyzer:
        raise KashafError(
            f"the index in {folder} was made by the analyzer {there.profile!r} with other settings; "
            "leave the analyzer's options out, or make another with --index"
        )
    return index
