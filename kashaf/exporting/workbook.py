"""A workbook for spreadsheet programs: one sheet from right to left, what was found in bold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kashaf.errors import KashafError
from kashaf.exporting.table import Table
from kashaf.search.marks import Snippet
from kashaf.search.results import mark
from kashaf.terminal.direction import Direction, direction_of
from kashaf.terminal.width import one_line

if TYPE_CHECKING:
    from openpyxl.cell.rich_text import CellRichText

__all__ = ["write"]

_MOST_ROWS: Final = 1_048_575  # of a sheet of a workbook, without the header
_MOST_CHARACTERS: Final = 32_767  # of a cell
_WIDE: Final = {"quote": 90, "title": 40, "before": 50, "after": 50, "place": 30}
_USUAL_WIDTH: Final = 16
_LIT, _DARK = "\ue000", "\ue001"


def write(table: Table, file: Path) -> int:
    """Write a header and the rows of a table, as they come; return how many.

    Raises KashafError where there are more rows than a sheet holds.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("kashaf")
    _laid_out(sheet, table.columns)
    sheet.append([_cell(sheet, column, bold=True) for column in table.columns])
    try:
        count = _append_rows(sheet, table)
    except BaseException:
        sheet.close()  # it holds a file open, which is only closed by saving
        raise
    book.save(file)
    return count


def _append_rows(sheet: Any, table: Table) -> int:
    count = 0
    for count, row in enumerate(table.rows, 1):
        if count > _MOST_ROWS:
            raise KashafError(f"a sheet holds {_MOST_ROWS:,} rows; write .csv or .jsonl, or give --limit")
        sheet.append([_cell(sheet, row.values.get(column)) for column in table.columns])
    return count


def _laid_out(sheet: Any, columns: tuple[str, ...]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(column, _USUAL_WIDTH)


def _cell(sheet: Any, value: object, *, bold: bool = False) -> object:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet, _shown(value))
    if isinstance(cell.value, str):
        cell.data_type = "s"  # what begins with = is a text here, not a formula
    cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=_reading_order(value))
    if bold:
        cell.font = Font(bold=True)
    return cell


def _shown(value: object) -> Any:
    if isinstance(value, Snippet):
        return _rich(value)
    if value is None or isinstance(value, int | float):
        return value
    return _cell_text(json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value))


def _rich(snippet: Snippet) -> CellRichText:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    parts: list[str | TextBlock] = []
    for text, lit in _parts(mark(snippet, _LIT, _DARK)):
        parts.append(TextBlock(InlineFont(b=True), text) if lit else text)
    return CellRichText(*parts)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    for number, part in enumerate(text.split(_LIT)):
        lit, _, dark = part.rpartition(_DARK) if number else ("", "", part)
        if lit:
            yield _cell_text(lit), True
        if dark:
            yield _cell_text(dark), False


def _cell_text(text: str) -> str:
    """Return a text without what a workbook cannot hold: control characters, surrogates, long texts."""
    kept = one_line(text).encode("utf-8", "replace").decode()
    return kept if len(kept) <= _MOST_CHARACTERS else f"{kept[: _MOST_CHARACTERS - 1]}…"


def _reading_order(value: object) -> int:
    text = value.text if isinstance(value, Snippet) else str(value)
    return 2 if direction_of(text) is Direction.RIGHT_TO_LEFT else 1
