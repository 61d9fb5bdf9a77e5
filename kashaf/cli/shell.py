"""`kashaf shell`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

import kashaf
from kashaf.cli.options import DEFAULT_INDEX, INDEX_VARIABLE, index_option, language_option
from kashaf.cli.printing import screen
from kashaf.engines.sidecar import SIDECAR
from kashaf.search.why.language import Language, usual_language
from kashaf.shell import Session

__all__ = ["command", "opens_here"]


@click.command(
    short_help="Open a search to live in.",
    epilog="Example: kashaf shell --index news-index",
)
@index_option
@language_option
@click.option("--plain", is_flag=True, help="A line in, text out, as where input is a pipe.")
def command(folder: Path, language: str | None, plain: bool) -> None:
    """Search an index at a prompt: queries, numbers to open hits, and commands; :help lists them.

    Where input or output is no terminal, each line is performed and its results are printed as text.
    """
    chosen = usual_language() if language is None else Language(language)
    bidi = screen().bidi
    with kashaf.open(folder) as index:
        session = Session(index, chosen)
        if plain or not _on_terminal():
            from kashaf.shell.plain import answered

            for line in answered(session, _lines(), bidi):
                click.echo(line)
        else:
            from kashaf.shell.screen import Screen

            Screen(session, bidi).run()


def opens_here() -> bool:
    """Whether the shell can open as it is: on a terminal, with an index where one is looked for."""
    folder = os.environ.get(INDEX_VARIABLE) or DEFAULT_INDEX
    return _on_terminal() and (Path(folder) / SIDECAR).is_file()


def _on_terminal() -> bool:
    """Whether input and output are a terminal that can do more than print line after line."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in (None, "", "dumb")


def _lines() -> Iterator[str]:
    prompt = "kashaf> " if sys.stdin.isatty() else ""
    while True:
        click.echo(prompt, nl=False)
        line = sys.stdin.buffer.readline()
        if not line:
            return
        yield line.decode("utf-8", "replace")
