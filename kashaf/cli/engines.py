"""`kashaf engines`."""

from __future__ import annotations

import json

import click

from kashaf.cli.options import json_option
from kashaf.cli.printing import print_table
from kashaf.engines import DEFAULT, ENGINES, engine
from kashaf.errors import KashafError

__all__ = ["command"]


@click.command(epilog="Example: kashaf engines")
@json_option
def command(as_json: bool) -> None:
    """List the engines that can keep an index, with what each is for."""
    rows = [
        {
            "name": name,
            "version": _version(name),
            "description": entry.description,
            "default": name == DEFAULT,
        }
        for name, entry in ENGINES.items()
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    print_table(
        ("engine", "version", "what it is"),
        (
            (
                str(row["name"]),
                str(row["version"]),
                f"{row['description']}{' (default)' if row['default'] else ''}",
            )
            for row in rows
        ),
    )


def _version(name: str) -> str:
    try:
        return engine(name).version()
    except KashafError:
        return "not installed"
