"""The shell on a terminal: a header, what is shown, what is said, the line, and the keys."""

from __future__ import annotations

import os
from threading import Lock
from typing import TYPE_CHECKING, Final

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import ThreadedCompleter
from prompt_toolkit.output import ColorDepth

from kashaf.shell.completing import LineCompleter
from kashaf.shell.document import match_places
from kashaf.shell.frame import FRAME_ROWS, MARGINS, STYLE, Frame
from kashaf.shell.guide import guide
from kashaf.shell.keys import bindings
from kashaf.shell.lines import Line, Paper
from kashaf.shell.names import parted
from kashaf.shell.question import PAGE
from kashaf.shell.record import history
from kashaf.shell.session import Answer, Session
from kashaf.shell.views import View
from kashaf.shell.wording import say
from kashaf.shell.worker import Worker
from kashaf.state import state_folder
from kashaf.terminal import Bidi

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

__all__ = ["Screen"]

_HIT_ROWS: Final = 4
"""Rows of most hits: title, snippet, id and fields, a blank."""

_PATIENCE: Final = 2.0
"""Seconds that a search in flight is waited for when the shell is left."""

_ESCAPE: Final = 0.2
"""Seconds after which Esc is a key of its own and not the start of a sequence; slow lines need some."""


class Screen:
    """A session on a terminal.

    Args:
        session: what lines are given to.
        bidi: who puts Arabic into the order of the eye.
        keys: where keys come from, if not from the terminal.
        output: where all is drawn, if not on the terminal.
    """

    def __init__(
        self,
        session: Session,
        bidi: Bidi = Bidi.AUTO,
        keys: Input | None = None,
        output: Output | None = None,
    ) -> None:
        self.session = session
        self.bidi = bidi
        self.scroll = 0
        self.view: View = guide(session.language)
        self.said = Answer(say("ready", session.language))
        self.current = -1
        self._lock = Lock()
        self._worker: Worker[Answer] = Worker()
        self._drawn: tuple[View, int, list[Line]] | None = None
        self.plain = bool(os.environ.get("NO_COLOR"))
        self.line = Buffer(
            multiline=False,
            history=history(state_folder()),
            completer=ThreadedCompleter(LineCompleter(session, self._lock)),
            on_text_changed=lambda _: self._typed(),
            accept_handler=self._entered,
        )
        self._frame = Frame(self)
        self.application: Application[None] = Application(
            layout=self._frame.layout,
            key_bindings=bindings(self),
            style=STYLE,
            full_screen=True,
            mouse_support=False,  # so that text can be selected as in any other program
            color_depth=ColorDepth.DEPTH_1_BIT if self.plain else None,
            input=keys,
            output=output,
        )
        self.application.ttimeoutlen = _ESCAPE

    @property
    def _fitting(self) -> int:
        """How many hits fit, about; who goes on past them has the whole page searched."""
        return min(max(self.rows // _HIT_ROWS + 1, 1), PAGE)

    def run(self) -> None:
        """Show the shell until it is left."""
        self._worker.submit(self._prepared, self._deliver, passing=True)
        try:
            self.application.run()
        finally:
            self._worker.close(_PATIENCE)

    # What keys do

    @property
    def reading(self) -> bool:
        """Whether a document is read, so that keys are commands and no text."""
        return self.application.layout.has_focus(self._frame.body)

    @property
    def rows(self) -> int:
        """How many rows the view has."""
        return max(self.application.output.get_size().rows - FRAME_ROWS, 1)

    def perform(self, line: str) -> None:
        """Have a line performed beside the typing."""
        self._submit(line, passing=False)

    def write(self, text: str = "") -> None:
        """Go back to the line, with a text on it."""
        self.application.layout.focus(self._frame.control)
        if text:
            self.line.insert_text(text)

    def back(self) -> None:
        """Go from a document or help back to the hits and the line."""
        self.write()
        self._show(Answer("", self.session.hits or guide(self.session.language)))

    def page(self, step: int) -> None:
        """Scroll by a page; past the end of hits, go to the next page of them."""
        lines = len(self.lines())
        last = max(lines - self.rows, 0)
        if 0 <= self.scroll + step < lines and (step < 0 or self.scroll < last):
            self.move(step * max(self.rows - 1, 1))
        elif self.view is self.session.hits and self.session.hits.unfinished:
            self.perform(self.session.hits.question.query)
        elif self.view is self.session.hits:
            self.perform(":next" if step > 0 else ":previous")

    def move(self, rows: int) -> None:
        """Scroll by some rows, within the view."""
        last = max(len(self.lines()) - self.rows, 0)
        self.scroll = min(max(self.scroll + rows, 0), last)

    def match(self, step: int) -> None:
        """Go to the next match, or the one before, round the ends."""
        places = match_places(self.lines())
        if not places:
            self.said = Answer(say("no matches", self.session.language))
            return
        self.current = (self.current + step) % len(places) if self.current >= 0 else (0 if step > 0 else -1)
        self.current %= len(places)
        if not self.scroll <= places[self.current] < self.scroll + self.rows:
            self.scroll = 0
            self.move(places[self.current] - self.rows // 3)
        told = say("match", self.session.language, number=self.current + 1, count=len(places))
        self.said = Answer(told)

    def lines(self) -> list[Line]:
        """Return the view's lines at the terminal's width, made once for each."""
        columns = self.application.output.get_size().columns
        if self._drawn is None or self._drawn[0] is not self.view or self._drawn[1] != columns:
            self._drawn = self.view, columns, self.view.lines(self._paper(columns))
        return self._drawn[2]

    def tell(self, text: str) -> None:
        """Say something in place of what was said."""
        self.said = Answer(text)

    def _paper(self, columns: int) -> Paper:
        return Paper(max(columns - MARGINS, 1), aligned=self.bidi is not Bidi.OFF)

    @property
    def busy(self) -> bool:
        """Whether an answer is still awaited."""
        return self._worker.busy

    # What happens

    def _typed(self) -> None:
        text = self.line.text
        if self.session.live and text.strip() and parted(text) is None and not text.strip().isdecimal():
            self._submit(text, passing=True)

    def _entered(self, buffer: Buffer) -> bool:
        if buffer.text.strip():
            self.perform(buffer.text)
        else:
            self.back()
        return False  # the line is emptied, and kept in the history

    def _submit(self, text: str, *, passing: bool) -> None:
        def work() -> Answer:
            with self._lock:
                if passing:
                    return self.session.peek(text, self._fitting)
                answer = self.session.perform(text)
                if answer.view is not None and answer.view is self.session.hits:
                    self.session.remember()
                return answer

        self._worker.submit(work, self._deliver, passing=passing)

    def _prepared(self) -> Answer:
        with self._lock:
            return self.session.prepare()

    def _deliver(self, answer: Answer) -> None:
        """Show an answer; called in the worker's thread."""
        loop = self.application.loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._show, answer)

    def _show(self, answer: Answer) -> None:
        if answer.done:
            if self.application.is_running:
                self.application.exit()
            return
        if answer.said or answer.view is not None:
            self.said = answer
        if answer.view is not None:
            # Terminals disagree on the columns of some signs, as a lam with an alef: what is new is drawn
            # whole, so that nothing stays of what stood there.
            self.application.renderer.erase(leave_alternate_screen=False)
            self.view, self.scroll, self.current = answer.view, 0, -1
            if answer.view.reading:
                self.application.layout.focus(self._frame.body)
                self.match(1)
                self.said = answer
        self.application.invalidate()
