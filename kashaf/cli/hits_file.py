"""Hits that are written to a file, for `kashaf search --out` and `kashaf saved --out`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kashaf.cli.out_file import limit_given, write_out
from kashaf.cli.printing import print_note
from kashaf.saved import SavedSearch
from kashaf.search.results import Results
from kashaf.search.why.language import Language
from kashaf.searchable import Searchable

__all__ = ["write_hits"]


def write_hits(
    index: Searchable, search: SavedSearch, out: Path, language: Language, offset: int = 0
) -> None:
    """Write the hits of a search to a file and say how many there are.

    Raises:
        KashafError: the file cannot be written.
    """
    from kashaf.exporting import all_hits, hit_table

    if search.group_by is not None:
        raise click.UsageError("a file has its hits in one order: take away --group-by or --out")
    notes: list[str] = []

    def page(limit: int, token: str | None) -> Results:
        results = replace(search, limit=limit).run(index, offset=0 if token else offset, after=token)
        notes.extend(note for note in results.notes if note not in notes)
        return results

    hits = all_hits(page, limit_given(search.limit))
    heading = search.query or ", ".join(search.where) or str(search.like)
    write_out(hit_table(heading, hits, index.layout, language, first=offset + 1), out, "hits")
    for note in notes:
        print_note(note)
