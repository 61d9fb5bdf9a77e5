"""How far a run of indexing is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click

from kashaf.indexer.summary import Progress, Step

__all__ = ["progress_shown"]

_LINE_EVERY: Final = 5.0
"""Seconds between two plain lines."""


@contextmanager
def progress_shown(*, quiet: bool = False) -> Iterator[tuple[Progress, Callable[[str], None]]]:
    """Show progress on standard error while the block runs.

    Args:
        quiet: show nothing but what is said.

    Yields:
        What is to be told of each step, and what prints a line without disturbing the bar.
    """
    if quiet:
        yield _nothing, _say
    elif sys.stderr.isatty():
        with _bar() as shown:
            yield shown
    else:
        yield _Lines(), _say


def _nothing(_step: Step, /) -> None:
    """Show nothing."""


def _say(line: str) -> None:
    click.echo(line, err=True)


class _Lines:
    """A line every few seconds, and so none for a short run."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()

    def __call__(self, step: Step, /) -> None:
        now = time.monotonic()
        if now - self._last < _LINE_EVERY:
            return
        self._last = now
        seconds = now - self._began
        share = f", {step.done / step.total:.0%} read" if step.total else ""
        left = f", {seconds * (step.total / step.done - 1):.0f} s left" if step.total and step.done else ""
        _say(f"{step.documents:,} documents, {step.documents / seconds:,.0f} a second{share}{left}")


@contextmanager
def _bar() -> Iterator[tuple[Progress, Callable[[str], None]]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("indexing"),
        BarColumn(),
        TextColumn("{task.fields[documents]:,} documents, {task.fields[rate]:,.0f} a second"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task("indexing", total=None, documents=0, rate=0.0)
        began = time.monotonic()

        def show(step: Step, /) -> None:
            rate = step.documents / max(time.monotonic() - began, 1e-9)
            bar.update(task, completed=step.done, total=step.total, documents=step.documents, rate=rate)

        yield show, lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True)
