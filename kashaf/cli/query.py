"""A query as it comes from a command line or standard input."""

from __future__ import annotations

import sys
from typing import Final

import click

__all__ = ["QueryCommand", "query_text"]

_SHIELD: Final = "\0"  # cannot come from a command line, so it is safe to put there and take away again


class QueryCommand(click.Command):
    """A command that takes -عادل for a word to exclude and not for an option: no option begins so."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, those that begin with a dash and a letter that is not ASCII as words."""
        shielded = [_SHIELD + arg if arg[:1] == "-" and not arg[1:2].isascii() else arg for arg in args]
        return super().parse_args(ctx, shielded)


def query_text(words: tuple[str, ...]) -> str:
    """Return the text of a query: its words with blanks between them, or standard input for a dash."""
    if words == ("-",):
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    # Bytes that are no UTF-8 come from the system as lone surrogates, which no output takes.
    return " ".join(words).replace(_SHIELD, "").encode("utf-8", "replace").decode()
