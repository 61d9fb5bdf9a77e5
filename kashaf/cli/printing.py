"""How results and tables are shown to people on a terminal, and elsewhere without colour."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TextIO

import click

from kashaf.cli.bidi import chosen_bidi
from kashaf.search.marks import Snippet
from kashaf.search.results import Hit, Results
from kashaf.search.why.explanation import Explanation
from kashaf.search.why.language import Language
from kashaf.search.why.wording import say
from kashaf.terminal.direction import FIRST_STRONG_ISOLATE, Direction, direction_of, isolated
from kashaf.terminal.screen import Bidi, Screen, lit
from kashaf.terminal.width import Align, one_line, padded, width
from kashaf.terminal.wrapping import wrapped

__all__ = [
    "Shown",
    "isolated",
    "one_line",
    "print_explanation",
    "print_line",
    "print_lines",
    "print_note",
    "print_query",
    "print_results",
    "print_table",
    "screen",
    "width",
    "wrapped",
]

_INDENT: Final = 5
_SUGGESTED: Final = 3
_RTL: Final = Direction.RIGHT_TO_LEFT


def screen(stream: TextIO | None = None) -> Screen:
    """Return what is known of a stream, usually standard output.

    Raises KashafError where --bidi asks for what is not installed.
    """
    return Screen.of(stream or sys.stdout, Bidi(chosen_bidi()))


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]], align: Sequence[Align] = ()) -> None:
    """Print rows under a header, in columns as wide as their widest cell.

    Args:
        header: the names of the columns.
        rows: their cells.
        align: the sides at which the first columns stand; the others stand left.
    """
    table = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(width(row[column]) for row in table) for column in range(len(header))]
    places = tuple(zip(widths, (*align, *[Align.LEFT] * (len(header) - len(align))), strict=True))
    # In an isolate each, Arabic cells stay in their columns on a terminal that reorders.
    lines = [
        "  ".join(padded(isolated(cell), *place) for cell, place in zip(row, places, strict=True)).rstrip()
        for row in table
    ]
    shown = screen()
    indent = shown.margin(lines)
    for line in lines:
        click.echo(shown.line(line, indent=indent))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed of hits.

    Attributes:
        language: of what is said.
        why: whether it is said how each word matched.
        explain: whether the score is drawn as a tree.
    """

    language: Language
    why: bool = False
    explain: bool = False


def print_results(results: Results, shown: Shown) -> None:
    """Print a page of hits: rank, title and score, the snippet with its marks, then id and fields."""
    for note in results.notes:
        print_note(note)
    place = f", from {results.offset + 1}" if results.offset and len(results) else ""
    click.echo(f"{results.total:,} found in {results.took_ms:.1f} ms{place}")
    nothing = results.why_nothing
    if nothing is not None:
        print_lines(nothing.lines(shown.language))
    elif suggestions := results.suggestions[:_SUGGESTED]:
        queries = say("comma", shown.language).join(map(str, suggestions))
        print_lines([say("why.meant", shown.language, queries=queries)])
    on = screen()
    headings = _group_headings(results)
    for rank, hit in enumerate(results, 1 if headings else results.offset + 1):
        click.echo()
        if rank - 1 in headings:
            print_line(headings[rank - 1], on)
            click.echo()
        _print_hit(rank, hit, on)
        if shown.why and hit.matches:
            print_line(hit.why(shown.language), on, indent=_INDENT)
        if shown.explain:
            print_explanation(hit.explanation, shown.language)


def _group_headings(results: Results) -> dict[int, str]:
    """Return the line above the first hit of each group, by the hit's place on the page, from 0."""
    headings: dict[int, str] = {}
    place = 0
    for group in results.groups:
        headings[place] = f"── {group.label or '(no value)'}: {group.count:,}"
        place += len(group.hits)
    return headings


def print_note(note: str) -> None:
    """Print on standard error what a reader should know."""
    on = screen(sys.stderr)
    for line in wrapped(Snippet(one_line(f"note: {note}"), ()), on.columns):
        click.echo(on.line(line.text), err=True)


def print_line(text: str, on: Screen, indent: int = 0) -> None:
    """Print a line of words in its own direction; one from right to left at the right of a terminal."""
    line = one_line(text)
    click.echo(on.line(isolated(line), indent=indent, direction=direction_of(line)))


def print_query(query: str) -> None:
    """Print a query alone in its line; without a terminal just as it is, for other programs."""
    on = screen()
    if on.columns is None:
        click.echo(on.line(one_line(query)))
    else:
        print_line(query, on)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of words, each in its own direction."""
    on = screen()
    for line in lines:
        text = one_line(line)
        bare = text.lstrip(" ")
        if FIRST_STRONG_ISOLATE in text:  # a tree, whose words stand in isolates already
            click.echo(on.line(text))
        else:
            print_line(bare, on, indent=len(text) - len(bare))


def print_explanation(explanation: Explanation, language: Language) -> None:
    """Print the tree of a score, indented as what stands below a hit."""
    on = screen()
    for line in explanation.lines(language):
        click.echo(on.line(one_line(line), indent=_INDENT))


def _print_hit(rank: int, hit: Hit, on: Screen) -> None:
    title = replace(hit.title_shown, text=one_line(hit.title_shown.text))
    snippets = [replace(each, text=one_line(each.text)) for each in hit.snippets or (hit.snippet,)]
    # A hit stands at one side as a whole, whatever the direction of its parts.
    side = direction_of(f"{title.text} {snippets[0].text}")
    aligned = on.columns is not None and side is _RTL
    place = f"{rank:>{0 if aligned else 3}}. "
    score = f"  {hit.score:.3f}" if hit.score else ""  # in the order of a field there is none
    click.echo(on.line(f"{place}{isolated(lit(title))}{score}", direction=side))
    for snippet in snippets:
        for line in wrapped(snippet, None if on.columns is None else on.columns - _INDENT - 2):
            click.echo(on.line(isolated(lit(line)), indent=_INDENT, direction=side))
    click.echo(on.line(_details(hit.reference, hit.fields, apart=aligned), indent=_INDENT, direction=side))


def _details(document_id: str, fields: Mapping[str, object], *, apart: bool) -> str:
    """Return id and fields in a line.

    Args:
        document_id: comes first.
        fields: by name; long values and such of several parts are left out.
        apart: whether Latin pieces stand in isolates too, which else run together in a line from the right.
    """
    values = [f"{name}: {value}" for name, value in fields.items() if isinstance(value, str | int | float)]
    parts = (one_line(part) for part in (document_id, *values) if len(part) < 80)
    return " · ".join(isolated(part, direction_of(part) if apart else None) for part in parts)
