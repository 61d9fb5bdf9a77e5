"""`kashaf engines`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from kashaf.cli.options import json_option
from kashaf.cli.printing import print_table
from kashaf.engines import engines

__all__ = ["command"]


@click.command(short_help="List the engines that can keep an index.", epilog="Example: kashaf engines")
@json_option
def command(as_json: bool) -> None:
    """List the engines that can keep an index, with what each is for."""
    listed = engines()
    if as_json:
        click.echo(json.dumps([asdict(one) for one in listed], ensure_ascii=False, indent=1))
        return
    print_table(
        ("engine", "version", "what it is"),
        (
            (one.name, one.version or "missing", one.description + (" (default)" if one.default else ""))
            for one in listed
        ),
    )
