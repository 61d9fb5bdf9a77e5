"""Times on a machine that others use too: rounds in turn, medians, and ratios within a round."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

__all__ = ["Clock", "alternate", "at", "few_rounds", "ratio", "table"]

Result = TypeVar("Result")

Clock = Callable[[], float]
"""A clock in seconds: `time.perf_counter` for wall time, `time.process_time` for the processor's."""


def alternate(
    runs: Mapping[str, Callable[[], object]], rounds: int, clock: Clock = time.perf_counter
) -> dict[str, list[float]]:
    """Run all of `runs` in turn, `rounds` times; return the seconds of each run, by name.

    What a run returns is let go of outside its time. Every other round goes the other way round, so that none
    profits from its neighbour.
    """
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    names = list(runs)
    for _ in range(rounds):
        for name in names:
            gc.collect()
            begun = clock()
            result = runs[name]()
            seconds[name].append(clock() - begun)
            del result
        names.reverse()
    return seconds


def ratio(seconds: Sequence[float], base: Sequence[float]) -> float:
    """Return how many times as long a run took as the base: the median over the rounds."""
    return median(one / other for one, other in zip(seconds, base, strict=True))


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


def few_rounds(
    benchmark: BenchmarkFixture, run: Callable[..., Result], setup: Callable[[], tuple[object, ...]]
) -> Result:
    """Let pytest-benchmark time three runs, each with what `setup` makes anew, and return the last result."""
    result: Result = benchmark.pedantic(run, setup=lambda: (setup(), {}), rounds=3)  # type: ignore[no-untyped-call] # the library has no types for it
    return result
