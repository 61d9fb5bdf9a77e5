"""`kashaf readers`."""

from __future__ import annotations

import json

import click

from kashaf.cli.options import json_option
from kashaf.cli.printing import print_table
from kashaf.indexer.formats import all_formats
from kashaf.indexer.readers.reading import Format

__all__ = ["command"]


@click.command(short_help="List the kinds of files that can be read.", epilog="Example: kashaf readers")
@json_option
def command(as_json: bool) -> None:
    """List the kinds of files that can be read, by which suffixes, and what is missing for some."""
    if as_json:
        click.echo(json.dumps([_to_json(each) for each in all_formats()], ensure_ascii=False, indent=1))
        return
    print_table(
        ("reader", "suffixes", "ready", "what it reads"),
        ((each.name, " ".join(each.suffixes), _ready(each), each.description) for each in all_formats()),
    )


def _ready(each: Format) -> str:
    """Return whether a reader can be used, or what brings what it lacks."""
    return f'pip install "kashaf[{each.extra}]"' if each.missing() else "yes"


def _to_json(each: Format) -> dict[str, object]:
    return {
        "name": each.name,
        "suffixes": list(each.suffixes),
        "description": each.description,
        "extra": each.extra or None,
        "libraries": list(each.libraries),
        "missing": list(each.missing()),
    }
