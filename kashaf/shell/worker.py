"""Work beside the typing: one thread, in order, and of searches as one types only the newest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Generic, TypeVar

__all__ = ["Worker"]

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _Task(Generic[_Result]):
    work: Callable[[], _Result]
    done: Callable[[_Result], None]
    passing: bool


class Worker(Generic[_Result]):
    """Performs tasks one at a time in a thread of its own.

    A passing task, such as a search for an unfinished word, is dropped when anything newer waits, and so is
    its result when anything newer came while it ran. All other tasks are performed, in order.
    """

    def __init__(self) -> None:
        self._tasks: deque[_Task[_Result]] = deque()
        self._changed = Condition()
        self._closed = False
        self._working = False
        # The thread must not keep the program alive when a terminal is gone in the middle of a search.
        self._thread = Thread(target=self._run, name="kashaf shell", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether something is being done or waits."""
        with self._changed:
            return self._working or bool(self._tasks)

    def submit(
        self, work: Callable[[], _Result], done: Callable[[_Result], None], *, passing: bool = False
    ) -> None:
        """Have a task performed.

        Args:
            work: the task, which must not raise.
            done: is given its result, in the worker's thread.
            passing: whether it may be dropped for a newer one.
        """
        with self._changed:
            self._tasks = deque(task for task in self._tasks if not task.passing)
            self._tasks.append(_Task(work, done, passing))
            self._changed.notify_all()

    def close(self, timeout: float) -> None:
        """Drop what waits, and let what is being done finish, for so many seconds at most."""
        with self._changed:
            self._closed = True
            self._tasks.clear()
            self._changed.notify_all()
        self._thread.join(timeout)

    def _run(self) -> None:
        while (task := self._next()) is not None:
            result = task.work()
            with self._changed:
                self._working = False
                outdated = task.passing and bool(self._tasks)
            if not outdated:
                task.done(result)

    def _next(self) -> _Task[_Result] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._tasks)
            if self._closed:
                return None
            self._working = True
            return self._tasks.popleft()
