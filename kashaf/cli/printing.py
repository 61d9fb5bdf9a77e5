"""How results and tables are shown to people on a terminal, and elsewhere without colour."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import click

from kashaf.search.highlight import Snippet
from kashaf.search.results import Hit, Results, mark

__all__ = ["one_line", "print_results", "print_table", "width"]

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"
_MARKED: Final = "\x1b[1;33m", "\x1b[0m"
_MARKED_PLAIN: Final = "[", "]"


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def one_line(text: str) -> str:
    """Return a text with blanks for all that moves the cursor or steers a terminal."""
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)


def width(text: str) -> int:
    """Return how many columns a text takes: marks and invisible characters take none, wide ones two."""
    columns = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under a header, in columns as wide as their widest cell."""
    table = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(width(row[column]) for row in table) for column in range(len(header))]
    for row in table:
        cells = (cell + " " * (columns - width(cell)) for cell, columns in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def print_results(results: Results) -> None:
    """Print a page of hits: rank, title and score, the snippet with its marks, then id and fields."""
    before, after = _MARKED if _colour() else _MARKED_PLAIN
    for note in results.notes:
        click.echo(f"note: {one_line(note)}", err=True)
    shown = f", from {results.offset + 1}" if results.offset and len(results) else ""
    click.echo(f"{results.total:,} found in {results.took_ms:.1f} ms{shown}")
    for rank, hit in enumerate(results, results.offset + 1):
        click.echo()
        _print_hit(rank, hit, before, after)


def _print_hit(rank: int, hit: Hit, before: str, after: str) -> None:
    title = (
        mark(Snippet(one_line(hit.title), hit.title_spans), before, after) if hit.title else one_line(hit.id)
    )
    snippet = Snippet(
        one_line(hit.snippet.text),
        hit.snippet.spans,
        hit.snippet.start,
        hit.snippet.cut_before,
        hit.snippet.cut_after,
    )
    click.echo(f"{rank:>3}. {_isolated(title)}  {hit.score:.3f}")
    click.echo(f"     {_isolated(mark(snippet, before, after))}")
    click.echo(f"     {_details(hit.id, hit.fields)}")


def _details(document_id: str, fields: Mapping[str, object]) -> str:
    shown = [f"{name}: {value}" for name, value in fields.items() if isinstance(value, str | int | float)]
    return " · ".join(_isolated(one_line(part)) for part in (document_id, *shown) if len(part) < 80)


def _isolated(text: str) -> str:
    """Return the text in an isolate, so that its direction does not disturb what stands beside it."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
