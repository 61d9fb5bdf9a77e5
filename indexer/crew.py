"""Reading and analysing in several processes, while this one writes.

What comes back is in the order of the sources, however many work on it: tasks go out in order, and the
answers to each are awaited before those to the next. No more tasks are out than there are workers, and a
worker's answers wait in its pipe, so that memory does not grow with the sources.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Final, Self

from kashaf.engines.layout import Layout
from kashaf.errors import KashafError
from kashaf.indexer.choice import Chosen
from kashaf.indexer.jobs import pickled_analyzer
from kashaf.indexer.portions import Portion, read_source
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.worker import Answer, Failure, Orders, Part, Task, work
from kashaf.indexer.writer import IndexWriter

__all__ = ["Crew"]

_LARGE: Final = 1 << 20
"""Bytes above which a file of rows is read here, in portions, so that all can work on it."""

_TASK_BYTES: Final = 1 << 18
_TASK_FILES: Final = 50
"""How much a worker reads at one go: so many bytes, or files."""

_ROWS: Final = frozenset({"jsonl", "csv", "tsv"})
"""Formats that are read row by row, faster than their rows are analysed."""


class Crew:
    """Worker processes. As a context manager it ends them, at once.

    Args:
        jobs: how many.
        writer: whose analyzer and mapping they use; documents are made for its layout once it has one.
        reading: what readers are told.

    Raises:
        KashafError: the analyzer cannot be handed to other processes.
    """

    def __init__(self, jobs: int, writer: IndexWriter, reading: ReadingOptions) -> None:
        pickled = pickled_analyzer(writer)
        if pickled is None:
            raise KashafError("this analyzer cannot be handed to other processes; index with one job")
        self._writer = writer
        self._members: list[_Member] = []
        orders = Orders(pickled, writer.mapping, reading)
        try:
            self._members.extend(_Member(orders) for _ in range(jobs))
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, chosen: list[Chosen], options: ReadingOptions) -> Iterator[tuple[Chosen, Portion]]:
        """Yield what sources hold, in order, with documents in the place of records once fields are settled.

        Raises:
            KashafError: a worker has failed, or is no more.
        """
        tasks = _tasks(chosen, options)
        out: deque[tuple[_Member, list[tuple[Chosen, Part]]]] = deque()
        for member in self._members:
            self._give(member, tasks, out)
        while out:
            member, task = out.popleft()
            last = False
            while not last:
                answer = member.answer(task)
                last = answer.last
                if last:  # and while its answer is written here, it goes on
                    self._give(member, tasks, out)
                self._take_note(answer)
                for number, portion in answer.portions:
                    yield task[number][0], portion

    def _give(
        self,
        member: _Member,
        tasks: Iterator[list[tuple[Chosen, Part]]],
        out: deque[tuple[_Member, list[tuple[Chosen, Part]]]],
    ) -> None:
        task = next(tasks, None)
        if task is not None:
            member.give(task, self._writer.layout)
            out.append((member, task))

    def _take_note(self, answer: Answer) -> None:
        for name in [name for name in self._writer.unseen if name not in answer.unseen]:
            del self._writer.unseen[name]

    def _end(self) -> None:
        for member in self._members:
            member.end()


class _Member:
    """One worker process, and the pipe to it."""

    def __init__(self, orders: Orders) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, its_end = context.Pipe()
        self._process: SpawnProcess = context.Process(target=work, args=(its_end, orders), daemon=True)
        self._process.start()
        its_end.close()  # so that the pipe ends with the process

    def give(self, task: list[tuple[Chosen, Part]], layout: Layout | None) -> None:
        try:
            self._connection.send(Task(tuple(part for _, part in task), layout))
        except OSError:
            raise self._is_gone(task) from None

    def answer(self, task: list[tuple[Chosen, Part]]) -> Answer:
        try:
            answer = self._connection.recv()
        except (EOFError, OSError):
            raise self._is_gone(task) from None
        if isinstance(answer, Failure):
            raise KashafError(f"a worker failed {_at(task)}: {answer.reason}; one job may show more")
        if not isinstance(answer, Answer):
            raise KashafError(f"a worker answered with {type(answer).__name__}")
        return answer

    def _is_gone(self, task: list[tuple[Chosen, Part]]) -> KashafError:
        self._process.join(1)
        code = self._process.exitcode
        how = f"was killed by signal {-code}" if code is not None and code < 0 else f"ended with code {code}"
        return KashafError(f"a worker {how} {_at(task)}; run again, with fewer jobs where memory is short")

    def end(self) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.join()


def _at(task: list[tuple[Chosen, Part]]) -> str:
    first, last = task[0][0].source.shown, task[-1][0].source.shown
    return f"at {first}" if first == last else f"between {first} and {last}"


def _tasks(chosen: list[Chosen], options: ReadingOptions) -> Iterator[list[tuple[Chosen, Part]]]:
    """Yield what is to be done in tasks of about the same size."""
    waiting: list[tuple[Chosen, Part]] = []
    size = 0
    for one in chosen:
        name = None if one.format is None else one.format.name
        if _is_read_here(one):
            if waiting:
                yield waiting
                waiting, size = [], 0
            for portion in read_source(one.source, one.format, options):
                yield [(one, Part(one.source, name, portion))]
            continue
        waiting.append((one, Part(one.source, name)))
        size += one.source.size or 0
        if size >= _TASK_BYTES or len(waiting) >= _TASK_FILES:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting


def _is_read_here(one: Chosen) -> bool:
    if one.source.size is None or one.source.path is None:
        return True  # a stream
    return one.source.size > _LARGE and (one.format is None or one.format.name in _ROWS)
