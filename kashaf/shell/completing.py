"""Completion: words of the index, commands, fields and files."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from kashaf.errors import KashafError
from kashaf.search.periods import Period
from kashaf.shell.names import SIGN, Command, command_of, names, parted
from kashaf.shell.session import Session

__all__ = ["LineCompleter"]

_SHOWN = 8  # completions of a query


class LineCompleter(Completer):
    """Completes the line of a session.

    Args:
        session: whose index and language count.
        lock: is held while the index is asked, for it is asked from one thread at a time.
    """

    def __init__(self, session: Session, lock: Lock) -> None:
        self._session = session
        self._lock = lock

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield what the text before the cursor may become."""
        del complete_event
        text = document.text_before_cursor
        if document.text_after_cursor.strip():
            return
        for whole in self.wholes(text):
            yield Completion(whole, start_position=-len(text))

    def wholes(self, text: str) -> Iterator[str]:
        """Yield whole lines that begin with a text, the likeliest first."""
        named = parted(text)
        if named is None:
            yield from self._queries(text)
        elif " " not in text.strip() and not text.endswith(" "):
            begun = (name for name in names(self._session.language) if name.startswith(named[0]))
            yield from (f"{SIGN}{name} " for name in begun)
        else:
            head = text[: len(text) - len(named[1])] if named[1] else text
            yield from (head + value for value in self._values(named[0]) if value.startswith(named[1]))

    def _queries(self, text: str) -> Iterator[str]:
        if not text.strip() or text[-1].isspace():
            return
        try:
            with self._lock:
                found = self._session.index.complete(text, limit=_SHOWN)
        except KashafError:  # a word that cannot be completed is simply not
            return
        yield from (one.query for one in found)

    def _values(self, name: str) -> Iterator[str]:
        try:
            command: Command = command_of(name)
        except KashafError:
            return
        layout = self._session.index.layout
        fields = () if layout is None else tuple(f for f in layout.fields if f not in ("title", "text"))
        if command.name in ("facet", "where"):
            yield from fields
        if command.name == "facet":
            yield from (f"{field}:{period}" for field in fields for period in Period)
        elif command.name == "sort":
            yield from (sign + field for field in fields for sign in ("", "-"))
        elif "|" in command.argument:
            yield from command.argument.split("|")
