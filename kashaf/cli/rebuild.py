"""`kashaf rebuild`."""

from __future__ import annotations

from pathlib import Path

import click

import kashaf
from kashaf.cli.options import analyzer_options, analyzer_settings, index_option, stop_words_option
from kashaf.cli.progress import progress_shown
from kashaf.engines import ENGINES
from kashaf.indexer.summary import Step

__all__ = ["command"]


@click.command(
    short_help="Make an index anew of what it stores.",
    epilog="Example: kashaf rebuild --analyzer lean --index news-index",
)
@index_option
@click.option(
    "--engine", type=click.Choice(list(ENGINES)), help="What is to keep the index.  [default: as it is]"
)
@analyzer_options
@stop_words_option
def command(
    folder: Path,
    engine: str | None,
    name: str | None,
    off: tuple[str, ...],
    keep_file: Path | None,
    lexicon_file: Path | None,
    written: bool | None,
    stop_words_file: Path | None,
) -> None:
    """Make an index anew of the documents it stores: for a newer Kashaf, another analyzer or another engine.

    The sources are not needed. The old index serves until the new one is whole; if this is cut short, nothing
    has changed. Without options, the analyzer is what it was.
    """
    settings = analyzer_settings(name, off, keep_file, lexicon_file, stop_words_file, written)
    with progress_shown() as (progress, _say):
        index = kashaf.rebuild(
            folder,
            analyzer=settings,
            engine=engine,
            progress=lambda done, total: progress(Step(done, done, total, "")),
        )
    with index:
        there = index.folder.sidecar
        click.echo(f"{there.counts.documents:,} documents made anew: {there.profile}, kept by {there.engine}")
