"""How long it takes from a key to new results on the screen of the shell, with search as one types.

    python benchmarks/keystrokes.py INDEX QUERIES.tsv [--queries N] [--size COLUMNSxROWS]

The shell runs as on a terminal, its keys from a pipe and its screen into memory. Each query is typed letter
by letter, and the clock runs from each letter until the results for all that stands on the line are drawn.
Both the time that passes and that of the processor are told: on a machine that does other work too, only the
second says what the shell takes. What is shown at the end of each query is held against a search.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final

import pytest
from corpora import read_queries
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

import kashaf
from kashaf.index import Index
from kashaf.search.switches import Switches
from kashaf.search.why.language import Language
from kashaf.shell import Session
from kashaf.shell.question import asked_so_far
from kashaf.shell.screen import Screen

PATIENCE: Final = 30.0
"""Seconds after which a key counts as lost."""

LONGEST: Final = 60
"""Letters of a query that are typed at most."""


class Typist:
    """Types on a screen and waits until what was typed is answered.

    Args:
        screen: of the shell, with search as one types.
        keys: what the screen reads.
    """

    def __init__(self, screen: Screen, keys: PipeInput) -> None:
        self._screen = screen
        self._keys = keys
        self._drawn = asyncio.Event()
        screen.application.after_render += lambda _: self._drawn.set()

    async def query(self, text: str) -> list[tuple[float, float]]:
        """Type a query; return what each letter took, in milliseconds by the clock and of the processor."""
        self._screen.line.reset()
        times = []
        for length in range(1, len(text) + 1):
            if not any(map(str.isalnum, asked_so_far(text[:length]))):
                self._keys.send_text(text[length - 1])
                continue
            start, work = perf_counter(), process_time()
            self._keys.send_text(text[length - 1])
            async with asyncio.timeout(PATIENCE):
                while not self._shows(text[:length]):
                    self._drawn.clear()
                    await self._drawn.wait()
            times.append((1000 * (perf_counter() - start), 1000 * (process_time() - work)))
        return times

    def _shows(self, text: str) -> bool:
        shown = self._screen.view
        return shown is self._screen.session.hits and shown is not None and shown.question.query == text


async def typed(index: Index, queries: Sequence[str], size: Size) -> list[tuple[float, float]]:
    """Type all queries and return what each letter took."""
    session = Session(index, Language.ARABIC)
    session.live = True
    times: list[tuple[float, float]] = []
    with create_pipe_input() as keys:
        output = Vt100_Output(StringIO(), lambda: size, term="xterm-256color")
        screen = Screen(session, keys=keys, output=output)
        running = asyncio.create_task(screen.application.run_async())
        typist = Typist(screen, keys)
        for query in queries:
            times += await typist.query(query)
            expected = index.search(asked_so_far(query), switches=Switches(as_you_type=True, max_terms=200))
            assert session.hits is not None
            assert expected.total == session.hits.results.total
        screen.application.exit()
        await running
    return times


def typable(queries: Iterator[str]) -> Iterator[str]:
    """Yield queries as they can be typed: without what is a command or a number to the shell."""
    for query in queries:
        text = " ".join(query.split())[:LONGEST]
        if text[:1].isalpha() and text.isprintable():
            yield text


def main() -> None:
    """Type, and print how long letters took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--queries", dest="count", type=int, default=30)
    parser.add_argument("--size", default="80x24")
    given = parser.parse_args()
    columns, rows = map(int, given.size.split("x"))
    queries = list(islice(typable(iter(read_queries(given.queries).values())), given.count))
    with (
        TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
        kashaf.open(given.index) as index,
    ):
        patch.setenv("XDG_STATE_HOME", folder)  # what is measured is nobody's history
        times = asyncio.run(typed(index, queries, Size(rows=rows, columns=columns)))
    print(f"{len(times):,} letters of {len(queries)} queries, {len(index):,} documents, {given.size}")
    for name, place in (("by the clock", 0), ("of the processor", 1)):
        cuts = quantiles((each[place] for each in times), n=100)
        print(f"{name}: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, p99 {cuts[98]:.1f} ms")


if __name__ == "__main__":
    main()
