"""An article among what stands round it: its lines are kept, the rest is put aside, nothing is lost.

What is put aside, of a page that has paragraphs at all (a list of links, a poem, a note is kept whole):

* lines that are furniture by their words: strong ones anywhere, weak ones in a run of furniture at the
  beginning or the end;
* short lines between and below such lines at the end, up to the first that is furniture;
* lines that recur on other pages of the same source, before and after the article's own paragraphs;
* what the markup says is no article: see `outside`; and lines of links outside of the article;
* a paragraph that is there already among the first lines, which is the lead printed twice, and the title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from kashaf.indexer.readers.furniture import Strength, plain, strength

__all__ = ["Article", "Line", "find_article"]

_PARAGRAPH_WORDS: Final = 12
_SHORT_WORDS: Final = 8
_HEAD_LINES: Final = 12
_LINKED: Final = 0.8
_SENTENCE_END: Final = re.compile(r"[.؟!?:،؛…»”\"]\s*$")
_ARABIC: Final = re.compile(r"[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        text: without line end; empty where it parts paragraphs.
        linked: how many of its characters are in links.
        inside: whether the markup says that it is the article's.
        outside: whether the markup says that it is not.
        heading: the level of a heading, from 1; 0 is none.
    """

    text: str
    linked: int = 0
    inside: bool = False
    outside: bool = False
    heading: int = 0

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_linked(self) -> bool:
        """Whether it is a link, or links."""
        return bool(self.text) and self.linked >= _LINKED * len(self.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text."""
        return self.words >= _PARAGRAPH_WORDS and not self.is_linked


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of an article, and those that were put aside, in order."""

    lines: tuple[Line, ...]
    aside: tuple[Line, ...]


def find_article(lines: Sequence[Line], title: str = "", recurring: Collection[str] = ()) -> Article:
    """Return the article among the lines of a page.

    Args:
        lines: of the page, without its title.
        title: of the page, which need not stand in the text again.
        recurring: lines of other pages of the same source, as `plain` writes them.
    """
    away = {number for number, line in enumerate(lines) if line.outside}
    if any(line.is_paragraph for line in lines):
        strengths = [strength(line.text) if line.text else Strength.NONE for line in lines]
        away |= _furniture(lines, strengths, recurring)
        away |= _links(lines)
    if not any(line.text for number, line in enumerate(lines) if number not in away):
        away = set()
    away |= _repeated(lines, title, away)
    return Article(
        tuple(line for number, line in enumerate(lines) if number not in away),
        tuple(line for number, line in enumerate(lines) if number in away and line.text),
    )


def _furniture(lines: Sequence[Line], strengths: Sequence[Strength], recurring: Collection[str]) -> set[int]:
    again = _recurring(lines, recurring)
    away = again | {number for number, found in enumerate(strengths) if found is Strength.STRONG}
    is_arabic = any(_ARABIC.search(line.text) for line in lines)
    tail = _run(lines, strengths, away, range(len(lines) - 1, -1, -1), is_arabic=is_arabic)
    head = _run(lines, strengths, away, range(len(lines)), is_arabic=is_arabic)
    if known := [number for number in tail if number in away or strengths[number]]:
        away |= _if_sure({number for number in tail if number >= min(known)}, strengths, away)
    return away | _if_sure({number for number in head if strengths[number]}, strengths, away)


def _recurring(lines: Sequence[Line], recurring: Collection[str]) -> set[int]:
    """Return the lines that recur before and after the article; one within it may be a usual section head."""
    again = {number for number, line in enumerate(lines) if line.text and plain(line.text) in recurring}
    own = [n for n, line in enumerate(lines) if line.is_paragraph and not line.outside and n not in again]
    return {number for number in again if not own or not own[0] < number < own[-1]}


def _run(
    lines: Sequence[Line],
    strengths: Sequence[Strength],
    away: Collection[int],
    order: range,
    *,
    is_arabic: bool,
) -> list[int]:
    """Return the lines at one end up to the first that reads as text; empty ones are in it."""
    run = []
    for number in order:
        line = lines[number]
        is_foreign = is_arabic and not _ARABIC.search(line.text)
        is_short = line.words <= _SHORT_WORDS and not _SENTENCE_END.search(line.text) and not line.heading
        if not (strengths[number] or number in away or line.outside or is_foreign or is_short):
            break
        run.append(number)
    return run


def _if_sure(run: set[int], strengths: Sequence[Strength], away: Collection[int]) -> set[int]:
    """Return a run if something strong, or something that recurs, or two that are weak are in it."""
    sure = any(number in away for number in run)
    return run if sure or sum(strengths[number] > 0 for number in run) > 1 else set()


def _links(lines: Sequence[Line]) -> set[int]:
    """Return lines of links outside of the article: beside it, or before and after all paragraphs."""
    has_inside = any(line.inside and line.is_paragraph for line in lines)
    paragraphs = [number for number, line in enumerate(lines) if line.is_paragraph]
    return {
        number
        for number, line in enumerate(lines)
        if line.is_linked and not line.inside and (has_inside or not paragraphs[0] < number < paragraphs[-1])
    }


def _repeated(lines: Sequence[Line], title: str, away: Collection[int]) -> set[int]:
    """Return what is there already: the title among the first lines, a paragraph of the first lines again."""
    seen: set[str] = set()
    again: set[int] = set()
    kept = [number for number, line in enumerate(lines) if number not in away and line.text]
    title = plain(title)
    for number in kept[:_HEAD_LINES]:
        written = plain(lines[number].text)
        if (title and written == title and len(kept) > 1) or written in seen:
            again.add(number)
        if lines[number].is_paragraph:
            seen.add(written)
    return again
