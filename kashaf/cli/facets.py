"""How facets are shown to people."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

import click

from kashaf.cli.printing import screen
from kashaf.search.facets import Facet
from kashaf.search.results import Results
from kashaf.terminal.direction import isolated
from kashaf.terminal.width import one_line, padded, width

__all__ = ["print_facets"]

_BAR: Final = 30  # columns of the longest
_BLOCK: Final = "█"


def print_facets(results: Results) -> None:
    """Print each facet: its buckets with their counts, and a bar for each."""
    on = screen()
    for facet in results.facets:
        click.echo()
        for line in _lines(facet):
            click.echo(on.line(line))


def _lines(facet: Facet) -> Iterator[str]:
    yield f"{isolated(one_line(facet.field))} ({facet.by})"
    shown = [one_line(bucket.label) for bucket in facet.buckets]
    labels = max(map(width, shown), default=0)
    counts = max((len(f"{bucket.count:,}") for bucket in facet.buckets), default=0)
    most = max((bucket.count for bucket in facet.buckets), default=0)
    for label, bucket in zip(shown, facet.buckets, strict=True):
        bar = _BLOCK * ceil(bucket.count * _BAR / most)
        yield f"  {padded(isolated(label), labels)}  {bucket.count:>{counts},}  {bar}"
    if facet.others:
        yield f"  and {facet.others:,} more values: --facet-values {len(facet.buckets) + facet.others}"
