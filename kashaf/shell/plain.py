"""The shell without a screen: one line in, text out; for pipes, simple terminals and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kashaf.shell.lines import Paper, plain
from kashaf.shell.ordered import arranged
from kashaf.shell.session import Answer, Session
from kashaf.terminal import Bidi, isolated

__all__ = ["answered"]


def answered(session: Session, lines: Iterable[str], bidi: Bidi = Bidi.AUTO) -> Iterator[str]:
    """Perform lines one after the other and yield what is to be printed, until one of them leaves."""
    for line in lines:
        if not line.strip():
            continue
        answer = session.perform(line)
        if answer.done:
            return
        yield from _told(answer, bidi)


def _told(answer: Answer, bidi: Bidi) -> Iterator[str]:
    if answer.said:
        yield plain(arranged((("", isolated(answer.said)),), bidi))
    if answer.view is not None:
        yield from (plain(arranged(line, bidi)) for line in answer.view.lines(Paper()))
    yield ""
