"""How the screen is laid out, and what stands in its rows."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout import (
    BufferControl,
    CompletionsMenu,
    Float,
    FloatContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.styles import Style

from kashaf.shell.lines import MATCH, Line, cut
from kashaf.shell.ordered import arranged, place_of
from kashaf.shell.wording import say
from kashaf.terminal import Bidi, isolated, one_line

if TYPE_CHECKING:
    from kashaf.shell.screen import Screen

__all__ = ["FRAME_ROWS", "MARGINS", "STYLE", "Frame"]

FRAME_ROWS: Final = 4
"""Rows that are not the view's: header, what is said, line, keys."""

MARGINS: Final = 2
"""Columns that are not the view's: one at each side."""

STYLE: Final = Style.from_dict(
    {
        "title": "bold",
        "match": "bold ansiyellow",
        "current": "bold reverse",
        "rank": "ansicyan",
        "dim": "ansibrightblack",
        "note": "italic",
        "why": "ansigreen",
        "failed": "bold ansired",
        "bar": "reverse",
        "said": "bold",
    }
)
"""Colours from the sixteen that every terminal lets its owner choose."""

_CURRENT: Final = "current"

_MARGIN: Final = " "

_NO_BREAK: Final = "\u00a0"

_SEPARATOR: Final = " · "

_PROMPT: Final = "> "


class Frame:
    """The rows of a screen.

    Args:
        screen: whose state they show.
    """

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        in_order: list[Processor] = [_InOrder()] if screen.bidi is Bidi.VISUAL else []
        self.control = BufferControl(screen.line, input_processors=in_order)
        self.body = FormattedTextControl(self._body, focusable=True, show_cursor=False)
        rows = HSplit(
            [
                Window(FormattedTextControl(self._header), height=1, style="class:bar"),
                Window(self.body),
                Window(FormattedTextControl(self._said), height=1),
                VSplit(
                    [
                        Window(FormattedTextControl(_PROMPT), width=len(_PROMPT)),
                        Window(self.control, height=1),
                    ]
                ),
                Window(FormattedTextControl(self._keys), height=1, style="class:bar"),
            ]
        )
        menu = Float(CompletionsMenu(max_height=8, scroll_offset=1), xcursor=True, ycursor=True)
        self.layout = Layout(FloatContainer(rows, [menu]), focused_element=self.control)

    def _body(self) -> StyleAndTextTuples:
        screen = self._screen
        lines = screen.lines()
        # A terminal that has grown shows more above rather than emptiness below.
        start = min(screen.scroll, max(len(lines) - screen.rows, 0))
        before = sum(style == MATCH for line in lines[:start] for style, _ in line)
        shown: StyleAndTextTuples = []
        for line in lines[start : start + screen.rows]:
            # Characters without width need a cell before them, and are drawn twice at the end of a row.
            shown.append(("", _MARGIN))
            there = screen.current - before
            before += sum(style == MATCH for style, _ in line)
            shown += (self._fragment(*part) for part in arranged(_pointed(line, there), screen.bidi))
            shown.append(("", _MARGIN + "\n"))
        return shown

    def _fragment(self, style: str, text: str) -> tuple[str, str]:
        text = text.replace(_NO_BREAK, " ")  # lines are broken by now, and it would be drawn as an underscore
        if self._screen.plain and style in (MATCH, _CURRENT):
            return f"class:{style}", f"[{text}]"
        return f"class:{style}" if style else "", text

    def _header(self) -> StyleAndTextTuples:
        session = self._screen.session
        language, question = session.language, session.question
        parts = [f"كشّاف {session.index.path.name}", one_line(question.query)]
        if question.like is not None:
            parts.append(say("like", language, title=one_line(question.like)))
        if question.where:
            parts.append(say("filters", language, filters=" ".join(map(one_line, question.where))))
        if question.sort:
            parts.append(say("sorted", language, sort=" ".join(question.sort)))
        on = [*question.switches.on(), *(["broad"] if question.broad else [])]
        on += [name for name in ("live", "why") if getattr(session, name)]
        parts += (say(f"switch.{name}", language) for name in on)
        return self._row("", _SEPARATOR.join(isolated(part) for part in parts if part))

    def _said(self) -> StyleAndTextTuples:
        screen = self._screen
        said = screen.said.said
        if screen.busy:
            said = say("busy", screen.session.language)
        return self._row("failed" if screen.said.failed else "said", isolated(said))

    def _keys(self) -> StyleAndTextTuples:
        screen = self._screen
        told = say("reading" if screen.reading else "keys", screen.session.language)
        return self._row("", _SEPARATOR.join(map(isolated, told.split(_SEPARATOR))))

    def _row(self, style: str, text: str) -> StyleAndTextTuples:
        columns = self._screen.application.output.get_size().columns
        line = arranged(cut((("", _MARGIN), (style, text)), columns - 1), self._screen.bidi)
        return [*(self._fragment(*fragment) for fragment in line), ("", _MARGIN)]


def _pointed(line: Line, number: int) -> Line:
    """Return a line with the style of one of its matches, counted from 0, changed to the current one's."""
    matches = count()
    return tuple(
        (_CURRENT if style == MATCH and next(matches) == number else style, text) for style, text in line
    )


class _InOrder(Processor):
    """Shows what is typed in the order of the eye, and the cursor at its place there."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line as it is to be drawn."""
        typed = fragment_list_to_text(transformation_input.fragments)
        if typed.isascii():
            return Transformation(transformation_input.fragments)
        shown, _ = place_of(typed, 0)
        return Transformation([("", shown)], source_to_display=lambda place: place_of(typed, place)[1])
