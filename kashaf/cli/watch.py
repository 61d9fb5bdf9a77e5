"""`kashaf watch`."""

from __future__ import annotations

import signal
from pathlib import Path

import click

import kashaf
from kashaf.cli.opening import open_or_create
from kashaf.cli.options import index_option
from kashaf.cli.reading import reading_options, said_of
from kashaf.cli.summary import counted
from kashaf.indexer.build import IndexingOptions
from kashaf.indexer.mapping import FieldMapping
from kashaf.indexer.summary import Summary
from kashaf.indexer.watching import changes, follow
from kashaf.indexer.writer import IndexWriter

__all__ = ["command"]


@click.command(
    short_help="Follow folders: index what is in them, and whatever changes.",
    epilog="Example: kashaf watch notes/ --glob '*.md' --index notes-index",
)
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="FOLDERS...",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@index_option
@reading_options
def command(folders: tuple[Path, ...], folder: Path, mapping: FieldMapping, options: IndexingOptions) -> None:
    """Index FOLDERS, and go on until Ctrl-C: new and changed files are read, documents of gone ones removed.

    Each batch of changes is one commit. To choose an engine or an analyzer, begin with `kashaf index`.
    """
    open_or_create(folder, None, None)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to be stopped is no failure

    def writer() -> IndexWriter:
        index = kashaf.open(folder)
        return IndexWriter(index.folder, index.analyzer, mapping)

    click.echo(f"following {', '.join(map(str, folders))}; Ctrl-C ends it", err=True)
    try:
        for summary in follow(
            folders,
            changes(folders, folder),
            writer,
            options=options,
            report=lambda row: click.echo(said_of(row), err=True),
        ):
            click.echo(_line(summary))
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


def _line(summary: Summary) -> str:
    gone = f", {summary.gone:,} gone" if summary.gone else ""
    removed = f", {summary.removed:,} removed" if summary.removed else ""
    return (
        f"{summary.new:,} new, {summary.changed:,} changed{gone}: "
        f"{counted(summary.documents, 'document')}{removed}, {summary.seconds:.1f} s"
    )
