"""`kashaf doctor`."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path

import click

from kashaf.cli.damage import show_damage
from kashaf.cli.options import json_option
from kashaf.errors import KashafError

__all__ = ["command"]

_TERMINAL = "terminal"


@click.command(
    short_help="Show what is damaged in a file's text, or what your terminal does with Arabic.",
    epilog="Example: kashaf doctor report.txt; kashaf doctor terminal",
)
@click.argument("what", metavar="FILE|terminal")
@json_option
def command(what: str, as_json: bool) -> None:
    """Show the damage in the text of FILE before and after its repair; nothing is changed.

    `kashaf doctor terminal` shows a page by which you see what your terminal does with Arabic, and which
    setting to take. A file of that name is `./terminal`.
    """
    if what == _TERMINAL:
        _examine_terminal(as_json=as_json)
    elif not Path(what).is_file():
        raise KashafError(f"there is no file {what}; name one, or write: kashaf doctor terminal")
    else:
        show_damage(Path(what), as_json=as_json)


def _examine_terminal(*, as_json: bool) -> None:
    from kashaf.terminal.cursor import measured_widths
    from kashaf.terminal.doctor import examine, page

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
