"""Times on a machine that others use too: rounds in turn, medians, and ratios within a round."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

__all__ = [
    "Seconds",
    "alternate",
    "at",
    "few_rounds",
    "markdown_table",
    "median_of",
    "ratio",
    "ratio_of_best",
    "table",
]

Result = TypeVar("Result")


class Seconds(NamedTuple):
    """How long a run took: by the clock on the wall, and of processors' time in all threads together."""

    wall: float
    processor: float


def alternate(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[Seconds]]:
    """Run all of `runs` in turn, `rounds` times; return the times of each run, by name.

    What a run returns is let go of outside its time. Every other round goes the other way round, so that none
    profits from its neighbour.
    """
    seconds: dict[str, list[Seconds]] = {name: [] for name in runs}
    names = list(runs)
    for _ in range(rounds):
        for name in names:
            gc.collect()
            wall, processor = time.perf_counter(), time.process_time()
            result = runs[name]()
            seconds[name].append(Seconds(time.perf_counter() - wall, time.process_time() - processor))
            del result
        names.reverse()
    return seconds


def median_of(seconds: Sequence[Seconds]) -> Seconds:
    """Return the medians over the rounds."""
    return Seconds(*map(median, zip(*seconds, strict=True)))


def ratio(seconds: Sequence[Seconds], base: Sequence[Seconds]) -> float:
    """Return how many times as long a run took as the base: the median of the ratios within a round."""
    return median(one.wall / other.wall for one, other in zip(seconds, base, strict=True))


def ratio_of_best(seconds: Sequence[Seconds], base: Sequence[Seconds]) -> float:
    """Return the ratio of the quickest rounds: nearest to what a machine without other work would show.

    A run in two threads at once suffers more from other work than one that uses them in turn, so that the
    median of the ratios is too high on a busy machine.
    """
    return min(one.wall for one in seconds) / min(one.wall for one in base)


def at(values: Sequence[float], percent: int) -> float:
    """Return the value that `percent` of the values do not exceed.

    >>> at([1.0, 2.0, 3.0], 50)
    2.0
    """
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a plain table: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    ruled = (head, ["-" * width for width in widths], *rows)
    return "\n".join(
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in ruled
    )


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown: the first column to the left, the others to the right."""
    ruled = (head, ["---", *["---:"] * (len(head) - 1)], *rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)


def few_rounds(
    benchmark: BenchmarkFixture, run: Callable[..., Result], setup: Callable[[], tuple[object, ...]]
) -> Result:
    """Let pytest-benchmark time three runs, each with what `setup` makes anew, and return the last result."""
    result: Result = benchmark.pedantic(run, setup=lambda: (setup(), {}), rounds=3)  # type: ignore[no-untyped-call] # the library has no types for it
    return result
