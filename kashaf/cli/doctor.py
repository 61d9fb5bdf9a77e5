"""`kashaf doctor`."""

from __future__ import annotations

import json
import os
import sys
from functools import partial

import click

from kashaf.cli.options import json_option
from kashaf.terminal.cursor import measured_widths
from kashaf.terminal.doctor import examine, page

__all__ = ["command"]


@click.command(
    short_help="Show what your terminal does with Arabic.", epilog="Example: kashaf doctor terminal"
)
@click.argument("what", type=click.Choice(["terminal"]))
@json_option
def command(what: str, as_json: bool) -> None:
    """Show a page by which you see what your terminal does with Arabic, and which setting to take."""
    del what  # the only one there is
    asked = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    measure = (
        partial(measured_widths, source=sys.stdin.fileno(), target=sys.stdout.fileno()) if asked else None
    )
    found = examine(os.environ, measure)
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False))
        return
    for line in page(found):
        click.echo(line)
