"""`kashaf open`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kashaf.cli.document import print_document
from kashaf.cli.selecting import indexes_option
from kashaf.errors import KashafError
from kashaf.indexer.formats import find_format, suffix_of
from kashaf.saved import SavedSearch
from kashaf.search.document import MarkedDocument
from kashaf.state import last_search

__all__ = ["command"]


@click.command(short_help="Open a hit of the last search.", epilog="Example: kashaf open 3")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@indexes_option
@click.option("--here", is_flag=True, help="Show the text here, even where there is a file to start.")
def command(number: int, folders: tuple[Path, ...], here: bool) -> None:
    """Open hit N of the last search of the index: its file in the program for it, or else its text here.

    The text has what was searched marked, and a long one is shown by the pager: what PAGER names, or less.
    """
    last = last_search(folders)
    if last is None:
        raise KashafError(f"no search of {', '.join(map(str, folders))} is known; run kashaf search first")
    # Several indexes are known by the names that they were searched under, one by any.
    named = last.search if len(folders) > 1 else SavedSearch("", tuple(map(str, folders)))
    with named.opened() as index:
        document = last.search.marked(index, last.numbered(number))
    if here or not _started(document):
        print_document(document)


def _started(document: MarkedDocument) -> bool:
    """Start the program for the file that a document was read from; return whether there is such a file.

    Only a file of a kind that is indexed is started: a stranger may have made the index, and its fields too.
    """
    name = document.fields.get("file")
    if not isinstance(name, str) or not Path(name).is_file() or find_format(suffix_of(name)) is None:
        return False
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    place = ", ".join(
        f"{part} {document.fields[part]}" for part in ("page", "place") if part in document.fields
    )
    click.echo(f"opening {name}{f', {place}' if place else ''}", err=True)
    return click.launch(str(Path(name).absolute())) == 0
