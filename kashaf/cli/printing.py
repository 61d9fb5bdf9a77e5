"""How results and tables are shown to people on a terminal, and elsewhere without colour."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from shutil import get_terminal_size
from typing import Final

import click

from kashaf.search.marks import Snippet, Span
from kashaf.search.results import Hit, Results, mark
from kashaf.search.why.explanation import Explanation
from kashaf.search.why.language import Language
from kashaf.search.why.wording import say

__all__ = [
    "Shown",
    "one_line",
    "print_explanation",
    "print_lines",
    "print_results",
    "print_table",
    "width",
    "wrapped",
]

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"
_MARKED: Final = "\x1b[1;33m", "\x1b[0m"
_MARKED_PLAIN: Final = "[", "]"
_INDENT: Final = " " * 5
_SUGGESTED: Final = 3
_WORD: Final = re.compile(r"\S+")


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
        # In an isolate each, Arabic cells stay in their columns on a terminal that reorders.
        cells = (
            _isolated(cell) + " " * (columns - width(cell)) for cell, columns in zip(row, widths, strict=True)
        )
        click.echo("  ".join(cells).rstrip())


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
    before, after = _MARKED if _colour() else _MARKED_PLAIN
    for note in results.notes:
        click.echo(f"note: {one_line(note)}", err=True)
    place = f", from {results.offset + 1}" if results.offset and len(results) else ""
    click.echo(f"{results.total:,} found in {results.took_ms:.1f} ms{place}")
    nothing = results.why_nothing
    if nothing is not None:
        print_lines(nothing.lines(shown.language))
    elif suggestions := results.suggestions[:_SUGGESTED]:
        queries = say("comma", shown.language).join(map(str, suggestions))
        print_lines([say("why.meant", shown.language, queries=queries)])
    for rank, hit in enumerate(results, results.offset + 1):
        click.echo()
        _print_hit(rank, hit, before, after)
        if shown.why and hit.matches:
            click.echo(f"{_INDENT}{_isolated(one_line(hit.why(shown.language)))}")
        if shown.explain:
            print_explanation(hit.explanation, shown.language)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of words, each in its own direction."""
    for line in lines:
        text = one_line(line)
        if _FIRST_STRONG_ISOLATE in text:  # a tree, whose words stand in isolates already
            click.echo(text)
            continue
        indent = text[: len(text) - len(text.lstrip(" "))]
        click.echo(f"{indent}{_isolated(text[len(indent) :])}")


def print_explanation(explanation: Explanation, language: Language) -> None:
    """Print the tree of a score, indented as what stands below a hit."""
    for line in explanation.lines(language):
        click.echo(f"{_INDENT}{one_line(line)}")


def _print_hit(rank: int, hit: Hit, before: str, after: str) -> None:
    title = replace(hit.title_shown, text=one_line(hit.title_shown.text))
    click.echo(f"{rank:>3}. {_isolated(mark(title, before, after))}  {hit.score:.3f}")
    for snippet in hit.snippets or (hit.snippet,):
        for line in wrapped(replace(snippet, text=one_line(snippet.text)), _columns()):
            click.echo(f"{_INDENT}{_isolated(mark(line, before, after))}")
    click.echo(f"{_INDENT}{_details(hit.id, hit.fields)}")


def _columns() -> int | None:
    """Return how many columns a snippet may take on a terminal; elsewhere lines are not broken."""
    return get_terminal_size().columns - len(_INDENT) - 2 if sys.stdout.isatty() else None


def wrapped(snippet: Snippet, columns: int | None) -> Iterator[Snippet]:
    """Yield a snippet line by line, broken at blanks, no line wider than `columns` if its words are not.

    Each line is shown for itself, so that a terminal that reorders Arabic keeps the order of the lines.
    """
    if columns is None:
        yield snippet
        return
    start = 0
    for end in (*_breaks(snippet.text, columns), len(snippet.text)):
        yield Snippet(
            snippet.text[start:end].strip(),
            tuple(Span(a - start, b - start) for a, b in snippet.spans if start <= a < end),
            cut_before=snippet.cut_before and start == 0,
            cut_after=snippet.cut_after and end == len(snippet.text),
        )
        start = end + 1


def _breaks(text: str, columns: int) -> Iterator[int]:
    """Yield the places of the blanks at which lines end."""
    used = 0
    for word in _WORD.finditer(text):
        taken = width(word[0])
        if used and used + 1 + taken > columns:
            yield word.start() - 1
            used = taken
        else:
            used += taken + (1 if used else 0)


def _details(document_id: str, fields: Mapping[str, object]) -> str:
    shown = [f"{name}: {value}" for name, value in fields.items() if isinstance(value, str | int | float)]
    return " · ".join(_isolated(one_line(part)) for part in (document_id, *shown) if len(part) < 80)


def _isolated(text: str) -> str:
    """Return the text in an isolate, so that its direction does not disturb what stands beside it."""
    return text if text.isascii() else f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
