"""Markdown: the quoted sentences with title, place and date; a table where nothing can be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from kashaf.exporting.table import Citation, Row, Table
from kashaf.search.marks import Snippet
from kashaf.search.results import mark
from kashaf.terminal.direction import direction_of
from kashaf.terminal.width import one_line

__all__ = ["write"]

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_LIT, _DARK = "\ue000", "\ue001"


def write(table: Table, file: Path) -> int:
    """Write the citations of a table as a numbered list, or its rows as a table; return how many."""
    rows = iter(table.rows)
    first = next(rows, None)
    count = 0
    with file.open("w", encoding="utf-8", errors="replace") as out:
        text = table.heading if first is None or first.citation is None else first.citation.quote.text
        out.write(f'<div dir="{direction_of(text).value}">\n\n# {_escaped(table.heading)}\n\n')
        out.writelines(f"*{_escaped(note)}*\n\n" for note in table.notes)
        quoted = first is not None and first.citation is not None
        if not quoted:
            out.write(f"{_line(table.columns)}\n{_line(['---'] * len(table.columns), raw=True)}\n")
        for count, row in enumerate(chain(() if first is None else (first,), rows), 1):
            out.writelines(_quoted(count, row) if quoted else [_line(_values(table, row)) + "\n"])
        out.write("\n</div>\n")
    return count


def _quoted(number: int, row: Row) -> Iterator[str]:
    cited = row.citation
    if cited is None:
        return
    lead = f"{number}. "
    yield f"{lead}> {_marked(cited.quote)}\n\n"
    yield f"{' ' * len(lead)}{_source(cited)}\n\n"


def _source(cited: Citation) -> str:
    parts = (f"**{_escaped(cited.title)}**" if cited.title else "", _escaped(cited.place), cited.date)
    said = " · ".join(part for part in parts if part)
    return f"— {said} (`{cited.id.replace('`', '')}`)"


def _values(table: Table, row: Row) -> list[str]:
    values = (row.values.get(column) for column in table.columns)
    return [
        mark(value, "[", "]") if isinstance(value, Snippet) else "" if value is None else str(value)
        for value in values
    ]


def _line(cells: list[str] | tuple[str, ...], *, raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else _escaped(cell) for cell in cells) + " |"


def _marked(snippet: Snippet) -> str:
    """Return a snippet with its marked places in bold; bold ends outside of blanks, as Markdown asks."""
    text = _escaped(mark(snippet, _LIT, _DARK))
    return text.replace(_LIT, "**").replace(_DARK, "**")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text)).strip()
