"""What a worker process does: it reads sources, or takes what was read, and makes documents of it.

It is told to what by one process, through a pipe, and answers through it, in order. A pipe holds little, so a
worker that is ahead waits until it is listened to.
"""

from __future__ import annotations

import pickle
import signal
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Final

from kashaf.engines.layout import Layout
from kashaf.errors import DocumentError
from kashaf.indexer.documents import DocumentMaker, TextAnalyzer
from kashaf.indexer.drafting import Drafting
from kashaf.indexer.formats import format_named
from kashaf.indexer.mapping import FieldMapping
from kashaf.indexer.portions import Outcome, Portion, read_source
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.records import BadRow, Record
from kashaf.indexer.sources import Source

__all__ = ["Answer", "Failure", "Orders", "Part", "Task", "work"]

_TOGETHER: Final = 50
"""How many portions go into one answer: small files give one each."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What a worker is told at first.

    Attributes:
        analyzer: pickled by the process that gives the orders.
        mapping: what the user said about fields.
        reading: what readers are told.
    """

    analyzer: bytes
    mapping: FieldMapping
    reading: ReadingOptions


@dataclass(frozen=True, slots=True)
class Part:
    """A source to be read, or a portion of it.

    Attributes:
        source: to be read.
        format: the name of what it is; `None` where its beginning tells.
        portion: what was read of it already; `None` where all is to be read.
    """

    source: Source
    format: str | None
    portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, in order.

    Attributes:
        parts: sources and portions.
        layout: of the index; `None` while it is not settled, and records then come back as they are.
    """

    parts: tuple[Part, ...]
    layout: Layout | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Some of what came of a task.

    Attributes:
        portions: with the places of their parts in the task.
        last: whether the task is done.
        unseen: names of the mapping that no record here has had.
    """

    portions: tuple[tuple[int, Portion], ...]
    last: bool
    unseen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task cannot be done: an error that is nobody's input's."""

    reason: str


class _Worker:
    def __init__(self, orders: Orders) -> None:
        self._analyzer: TextAnalyzer = pickle.loads(orders.analyzer)  # noqa: S301 - from the process that began this one
        self._drafting = Drafting(orders.mapping)
        self._reading = orders.reading
        self._layout: Layout | None = None
        self._maker: DocumentMaker | None = None

    def answers(self, task: Task) -> Iterator[Answer]:
        """Do a task."""
        if task.layout != self._layout:
            self._layout = task.layout
            given = self._drafting.mapping.types
            self._maker = None if task.layout is None else DocumentMaker(task.layout, self._analyzer, given)
        waiting: list[tuple[int, Portion]] = []
        for number, part in enumerate(task.parts):
            for portion in self._portions(part):
                if len(waiting) >= _TOGETHER or any(not each.end for _, each in waiting):
                    yield self._answer(waiting, last=False)
                    waiting = []
                waiting.append((number, replace(portion, outcomes=tuple(map(self._made, portion.outcomes)))))
        yield self._answer(waiting, last=True)

    def _answer(self, portions: list[tuple[int, Portion]], *, last: bool) -> Answer:
        return Answer(tuple(portions), last, frozenset(self._drafting.unseen))

    def _portions(self, part: Part) -> Iterator[Portion]:
        if part.portion is not None:
            yield part.portion
        else:
            its_format = None if part.format is None else format_named(part.format)
            yield from read_source(part.source, its_format, self._reading)

    def _made(self, outcome: Outcome) -> Outcome:
        if self._maker is None or not isinstance(outcome, Record):
            return outcome
        try:
            return self._maker.make(self._drafting.draft(outcome))
        except DocumentError as error:
            return BadRow(outcome.place, str(error))


def work(connection: Connection, orders: Orders) -> None:
    """Do tasks until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that gives the orders
    try:
        worker = _Worker(orders)
        while True:
            for answer in worker.answers(connection.recv()):
                connection.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody is there to listen any more
    except Exception as error:  # it is raised again where it can be shown
        connection.send(Failure(f"{type(error).__name__}: {error}"))
