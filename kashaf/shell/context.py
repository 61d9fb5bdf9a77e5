"""A word in context: `:concordance`, the keyword in a column of its own as an Arabic reader has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kashaf.errors import QueryError
from kashaf.search.concordance import Concordance
from kashaf.shell.lines import MATCH, Line, Paper
from kashaf.shell.views import Told
from kashaf.shell.wording import say
from kashaf.terminal import Align, Direction, direction_of, one_line, padded, width
from kashaf.terminal.direction import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_ISOLATE

if TYPE_CHECKING:
    from kashaf.shell.session import Answer, Session

__all__ = ["InContext", "concordance"]

_LINES: Final = 200
"""Places that are shown; how many there are in all is said."""

_WIDTH: Final = 60  # characters of context on each side, more than most terminals show
_GAP: Final = 2
_LEAST: Final = 10
_KNOWN: Final = 20  # columns of a document's id


@dataclass(frozen=True, slots=True)
class InContext:
    """The places of a word, a line each.

    Attributes:
        found: the places.
    """

    found: Concordance
    reading: bool = False

    def lines(self, paper: Paper) -> list[Line]:
        """Return the lines; the contexts take what the keyword and the ids leave of the paper."""
        rows = [tuple(map(one_line, (each.before, each.keyword, each.after))) for each in self.found.lines]
        if not rows:
            return []
        keyword = max(width(row[1]) for row in rows)
        known = min(max(width(each.document) for each in self.found.lines), _KNOWN)
        room = _WIDTH
        if paper.columns is not None:
            room = max((paper.columns - keyword - known - 3 * _GAP) // 2, _LEAST)
        right = any(direction_of(text) is Direction.RIGHT_TO_LEFT for row in rows for text in row)
        opening = RIGHT_TO_LEFT_ISOLATE if right else LEFT_TO_RIGHT_ISOLATE
        return [
            self._line(row, (room, keyword), opening, _shortened(each.document))
            for row, each in zip(rows, self.found.lines, strict=True)
        ]

    @staticmethod
    def _line(row: tuple[str, ...], widths: tuple[int, int], opening: str, known: str) -> Line:
        room, keyword = widths
        gap = " " * _GAP
        blanks = " " * (keyword - width(row[1]))
        # Filled up to the same width on every line, so that the keywords stand below each other.
        return (
            ("", opening + padded(_end(row[0], room), room, Align.RIGHT) + gap),
            (MATCH, row[1]),
            (
                "",
                blanks + gap + padded(_beginning(row[2], room), room) + POP_ISOLATE,
            ),
            ("dim", gap + known),
        )


def concordance(session: Session, word: str) -> Answer:
    """Show the places of a word, or of the query, in the documents that the filters leave."""
    from kashaf.shell.session import Answer

    sought = word or session.question.query
    if not sought.strip():
        raise QueryError(say("no word", session.language))
    found = session.index.concordance(sought, where=session.question.where, width=_WIDTH, limit=_LINES)
    if not found.lines:
        return Answer(say("no places", session.language, word=sought), Told.of(()))
    count = f"{found.offset + len(found.lines):,}" if found.total is None else f"{found.total:,}"
    key = "places so far" if found.total is None else "places"
    told = say(key, session.language, count=count, documents=f"{found.documents:,}")
    return Answer(told, InContext(found))


def _shortened(known: str) -> str:
    text = one_line(known)
    return text if width(text) <= _KNOWN else f"{text[: _KNOWN - 1]}…"


def _beginning(text: str, columns: int) -> str:
    """Return the words at the start of a text that so many columns take."""
    while width(text) > columns:
        text, _, _ = text.rpartition(" ")
    return text


def _end(text: str, columns: int) -> str:
    """Return the words at the end of a text that so many columns take."""
    while width(text) > columns:
        _, _, text = text.partition(" ")
    return text
