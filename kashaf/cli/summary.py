"""What came of a run of indexing, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from kashaf.cli.printing import one_line, screen
from kashaf.indexer.summary import Summary

__all__ = ["counted", "print_summary", "shown_size", "summary_to_json"]


def summary_to_json(summary: Summary) -> dict[str, object]:
    """Return a summary as JSON takes it."""
    data = asdict(summary)
    data["bad_rows"] = [str(row) for row in summary.bad_rows]
    return data


def shown_size(size: int) -> str:
    """Return a size in bytes with the unit a person would take.

    >>> shown_size(512), shown_size(1_536_000)
    ('512 bytes', '1.5 MB')
    """
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:,.1f} MB"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "document"), counted(1200, "document")
    ('1 document', '1,200 documents')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def print_summary(summary: Summary, folder: Path) -> None:
    """Print a summary: the figures, the fields as they were taken, what was left out."""
    replaced = f" ({summary.replaced:,} in place of earlier ones)" if summary.replaced else ""
    rate = summary.documents / summary.seconds if summary.seconds else 0
    click.echo(
        f"{counted(summary.documents, 'document')}{replaced}, {counted(summary.words, 'word')} "
        f"in {summary.seconds:.1f} s "
        f"({rate:,.0f} documents a second); the index in {folder} takes {shown_size(summary.bytes)}"
    )
    if summary.unchanged or summary.changed or summary.gone or summary.removed:
        click.echo(_files(summary))
    if summary.fields:
        fields = (
            f"{name} ({field.type}{', guessed' if field.guessed else ''})"
            for name, field in summary.fields.items()
        )
        click.echo(screen().line(f"fields: {', '.join(fields)}"))
    for warning in summary.warnings:
        click.echo(screen().line(f"note: {one_line(warning)}"))
    if summary.repairs:
        found = ", ".join(f"{kind} ({count:,})" for kind, count in summary.repairs.items())
        click.echo(f"damaged text found, in documents: {found}; list them: kashaf search 'repair:\"KIND\"'")
    _print_left_out("bad row", "skipped", summary.bad_row_count, ())
    _print_left_out(
        "file", "not read", summary.skipped_count, (f"{one.shown}: {one.reason}" for one in summary.skipped)
    )


def _files(summary: Summary) -> str:
    parts = [f"{summary.new:,} new", f"{summary.changed:,} changed", f"{summary.unchanged:,} unchanged"]
    if summary.gone:
        parts.append(f"{summary.gone:,} gone")
    removed = f"; {counted(summary.removed, 'document')} removed" if summary.removed else ""
    return f"files: {', '.join(parts)}{removed}"


def _print_left_out(what: str, how: str, count: int, shown: Iterable[str]) -> None:
    if count:
        click.echo(f"{counted(count, what)} {how}")
        for line in shown:
            click.echo(screen().line(one_line(line), indent=2))
