"""The formats by the endings of files, and the file that is there only when all was written."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from kashaf.errors import KashafError
from kashaf.exporting.table import Table

__all__ = ["FORMATS", "check_format", "write_table"]

FORMATS: Final = {
    ".jsonl": "kashaf.exporting.json_lines",
    ".csv": "kashaf.exporting.separated",
    ".xlsx": "kashaf.exporting.workbook",
    ".md": "kashaf.exporting.markdown",
}
"""The modules that write a table, by the ending of the file; each is imported when it is asked for."""


def check_format(file: Path) -> None:
    """Raise KashafError where a table cannot be written to a file of that name, before it is made."""
    if file.suffix.lower() not in FORMATS:
        raise KashafError(f"cannot write {file.name}: its name must end in one of {', '.join(FORMATS)}")
    if file.suffix.lower() == ".xlsx":
        try:
            import openpyxl  # noqa: F401 - asked only whether it is there
        except ImportError as error:
            raise KashafError('.xlsx needs openpyxl; install it: pip install "kashaf[xlsx]"') from error


def write_table(table: Table, file: Path) -> int:
    """Write a table to a file, in the format that its name says, all or nothing; return how many rows.

    Raises:
        KashafError: the name has another ending, a library is missing, or the file cannot be written.
    """
    check_format(file)
    write: Callable[[Table, Path], int] = import_module(FORMATS[file.suffix.lower()]).write
    unfinished = file.with_name(f"{file.name}.part")
    try:
        count = write(table, unfinished)
        unfinished.replace(file)
    except OSError as error:
        raise KashafError(f"cannot write {file}: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return count
