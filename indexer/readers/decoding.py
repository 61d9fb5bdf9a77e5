"""JSON as people and programs write it, and why a piece of it is broken."""

from __future__ import annotations

import json

__all__ = ["broken_json", "make_decoder"]


def make_decoder() -> json.JSONDecoder:
    """Return a decoder that takes NaN and Infinity, by which Python and R write "no value", as null."""
    return json.JSONDecoder(parse_constant=lambda _: None)


def broken_json(error: ValueError | RecursionError, *, is_line: bool = False) -> str:
    """Return why something could not be decoded, in one line; a line needs no number here."""
    if isinstance(error, json.JSONDecodeError):
        where = f"column {error.pos + 1}" if is_line else f"line {error.lineno}, column {error.colno}"
        return f"broken JSON: {error.msg} ({where})"
    if isinstance(error, RecursionError):
        return "broken JSON: nested too deep"
    return "broken JSON: a number of too many digits"
