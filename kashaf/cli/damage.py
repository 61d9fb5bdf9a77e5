"""How the damage in the text of a file is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from kashaf.cli.printing import one_line, screen
from kashaf.indexer.formats import find_format, suffix_of
from kashaf.indexer.portions import read_source
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.records import Record
from kashaf.indexer.repair import Repaired, repair
from kashaf.indexer.sources import Source

__all__ = ["show_damage"]


def show_damage(file: Path, *, as_json: bool) -> None:
    """Print each damaged text of a file: what was found, and an example before and after."""
    documents = damaged = 0
    for name, repaired in _repaired(file):
        documents += 1
        damaged += bool(repaired.findings)
        if as_json:
            findings = [finding.to_json() for finding in repaired.findings]
            click.echo(json.dumps({"document": name, "findings": findings}, ensure_ascii=False))
        elif repaired.findings:
            _print(name, repaired)
    if not as_json:
        click.echo(f"{damaged:,} of {documents:,} documents have damaged text")


def _print(name: str, repaired: Repaired) -> None:
    click.echo(screen().line(one_line(name)))
    for finding in repaired.findings:
        share = f"{finding.count:,} places, {finding.share:.0%} of the text"
        click.echo(f"  {finding.kind}: {share}")
        click.echo(screen().line(f"before: {one_line(finding.example.before)}", indent=4))
        click.echo(screen().line(f"after:  {one_line(finding.example.after)}", indent=4))


def _repaired(file: Path) -> Iterator[tuple[str, Repaired]]:
    """Yield the documents of a file by name, each with all its text mended."""
    source = Source(str(file), file.name, file, file.stat().st_size)
    for portion in read_source(source, find_format(suffix_of(file.name)), ReadingOptions(repair="off")):
        for outcome in portion.outcomes:
            if isinstance(outcome, Record):
                texts = (value for value in outcome.values.values() if isinstance(value, str))
                yield outcome.name, repair("\n".join(texts))
