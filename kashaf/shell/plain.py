"""The shell without a screen: one line in, text out; for pipes, simple terminals and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kashaf.shell.lines import plain
from kashaf.shell.session import Answer, Session

__all__ = ["answered"]

_COLUMNS: Final = 100_000  # lines are not broken: whatever reads them wraps them as it likes


def answered(session: Session, lines: Iterable[str]) -> Iterator[str]:
    """Perform lines one after the other and yield what is to be printed, until one of them leaves."""
    for line in lines:
        if not line.strip():
            continue
        answer = session.perform(line)
        if answer.done:
            return
        yield from _told(answer)


def _told(answer: Answer) -> Iterator[str]:
    if answer.said:
        yield answer.said
    if answer.view is not None:
        yield from map(plain, answer.view.lines(_COLUMNS))
    yield ""
