"""A whole document, as `kashaf show` and `kashaf open` print it: in the pager, if the screen is too small."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from shutil import get_terminal_size

import click

from kashaf.cli.printing import one_line, screen
from kashaf.search.document import MarkedDocument
from kashaf.search.marks import Snippet, Span
from kashaf.terminal.direction import Direction, direction_of, isolated
from kashaf.terminal.screen import Screen, lit
from kashaf.terminal.wrapping import wrapped

__all__ = ["print_document"]


def print_document(document: MarkedDocument) -> None:
    """Print title, fields and text of a document, marked; on a terminal by pages."""
    on = screen()
    lines = list(_lines(document, on))
    if on.columns is None or len(lines) < get_terminal_size().lines:
        for line in lines:
            click.echo(line)
    else:
        click.echo_via_pager((f"{line}\n" for line in lines), color=on.colour)


def _lines(document: MarkedDocument, on: Screen) -> Iterator[str]:
    # A document stands at one side as a whole, whatever the direction of a line.
    side = direction_of(f"{document.title.text} {document.text.text[:500]}")
    for paragraph in (document.title, *_details(document.id, document.fields), Snippet("", ())):
        yield from _paragraph(paragraph, on, side)
    for paragraph in _paragraphs(document.text):
        yield from _paragraph(paragraph, on, side)


def _paragraph(paragraph: Snippet, on: Screen, side: Direction) -> Iterator[str]:
    shown = replace(paragraph, text=one_line(paragraph.text))
    for line in wrapped(shown, None if on.columns is None else on.columns - 2):
        yield on.line(isolated(lit(line)), direction=side) if line.text else ""


def _details(document_id: str, fields: Mapping[str, object]) -> Iterator[Snippet]:
    yield Snippet(f"id: {document_id}", ())
    for name, value in fields.items():
        yield Snippet(f"{name}: {value}", ())


def _paragraphs(text: Snippet) -> Iterator[Snippet]:
    """Yield the lines of a text, each with its marks."""
    start = 0
    for line in text.text.split("\n"):
        end = start + len(line)
        spans = tuple(Span(a - start, min(b, end) - start) for a, b in text.spans if start <= a < end)
        yield Snippet(line, spans)
        start = end + 1
