"""From glyphs as they stand on a line, left to right, to the text that was meant.

A PDF says where glyphs stand, not how they are read, and its makers write them down in one order or the
other. What cannot lie is the place. So glyphs are put in order by place, and a line with more Arabic than
other letters is read from the right:

* the line is turned round, glyph by glyph (a ligature is one glyph, and its letters stay as they are);
* runs of other letters and of numbers, with the signs within them, are turned back;
* brackets and quotation marks that were turned round are mirrored;
* marks go behind the letter that they stand on;
* presentation forms, which are shapes of letters, become the letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pyarabic import araby

__all__ = ["Glyph", "as_placed", "is_backwards", "read_line"]

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_NUMBERS: Final = frozenset({"EN", "AN"})
_WITHIN: Final = frozenset({"ES", "CS", "ET", "ON", "WS", "BN", "NSM"})
_FORMS: Final = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufeff]+")
_MIRRORED: Final = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_RIGHT: Final = re.compile(r"(?<!\S)[(\[{«‹](?=\w)|(?<=\w)[)\]}»›](?!\w)")
_WRONG: Final = re.compile(r"(?<!\S)[)\]}»›](?=\w)|(?<=\w)[(\[{«‹](?!\w)")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_WORD: Final = re.compile("[\u0621-\u064a]{3,}")
_LAST_LETTERS: Final = f"{araby.TEH_MARBUTA}{araby.ALEF_MAKSURA}"
_JOINS_NUMBERS: Final = ".,:/-+%٫٬"


class Glyph(NamedTuple):
    """What stands at one place of a line: where it begins and ends, and the letters it stands for."""

    left: float
    right: float
    text: str


def read_line(glyphs: Sequence[Glyph]) -> str:
    """Return the text of a line.

    >>> read_line([Glyph(at, at + 1, letter) for at, letter in enumerate("(باتك) 12.5")])
    '12.5 (كتاب)'
    """
    cells = _with_marks(sorted(glyphs))
    kinds = [_kind(cell) for cell in cells]
    is_arabic = kinds.count("R") > kinds.count("L")
    return _letters(_facing("".join(_turned(cells, kinds))) if is_arabic else _ltr(cells, kinds))


def _facing(text: str) -> str:
    """Return a line whose brackets open before words and close after them.

    Some makers say of a mirrored glyph which character was written, others which it looks like.
    """
    if len(_WRONG.findall(text)) <= len(_RIGHT.findall(text)):
        return text
    return "".join(_MIRRORED.get(char, char) for char in text)


def as_placed(glyphs: Sequence[Glyph]) -> str:
    """Return the glyphs of a line from left to right, as a maker that knows no Arabic has put them."""
    return _letters("".join(_with_marks(sorted(glyphs))))


def is_backwards(lines: Iterable[str]) -> bool:
    """Return whether lines read backwards, by letters that only end words: ة and ى.

    >>> is_backwards(["ةملكلا", "ىلع ةكرب"]), is_backwards(["الكلمة", "على"])
    (True, False)
    """
    first, last = Counter[bool](), Counter[bool]()
    for line in lines:
        for word in _WORD.findall(line):
            first[word[0] in _LAST_LETTERS] += 1
            last[word[-1] in _LAST_LETTERS] += 1
    return first[True] > 2 * last[True] and first[True] > 1


def _letters(text: str) -> str:
    """Return a text with letters in place of their shapes, and without control characters."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _CONTROLS.sub("", text))


def _with_marks(glyphs: Sequence[Glyph]) -> list[str]:
    """Return the cells from left to right; a mark stands with the glyph below its middle."""
    cells: list[list[Glyph]] = []
    marks = []
    for glyph in glyphs:
        if glyph.text and all(unicodedata.combining(char) for char in glyph.text):
            marks.append(glyph)
        elif glyph.text:
            cells.append([glyph])
    for mark in marks:
        if cells:
            middle = (mark.left + mark.right) / 2
            min(cells, key=lambda cell: _distance(cell[0], middle)).append(mark)
    return ["".join(glyph.text for glyph in cell) for cell in cells]


def _distance(glyph: Glyph, place: float) -> float:
    return max(glyph.left - place, place - glyph.right, 0)


def _kind(cell: str) -> str:
    """Return R for Arabic and its like, N for numbers, L for other letters, empty for the rest."""
    its_class = unicodedata.bidirectional(cell[0])
    if its_class in _RIGHT_TO_LEFT:
        return "R"
    if its_class in _NUMBERS:
        return "N"
    return "L" if its_class == "L" else ""


def _turned(cells: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Return the cells of a line that is read from the right, in the order of reading."""
    read: list[str] = []
    end = len(cells)
    while end:
        begin = end - 1
        if kinds[begin] in {"L", "N"}:
            begin = _run_start(cells, kinds, begin)
            read.extend(cells[begin:end])
        else:
            read.append(_MIRRORED.get(cells[begin], cells[begin]))
        end = begin
    return read


def _run_start(cells: Sequence[str], kinds: Sequence[str], last: int) -> int:
    """Return where a run begins that ends with a number or another letter, and holds nothing Arabic."""
    start = place = last
    while place > 0 and kinds[place - 1] != "R":
        place -= 1
        between = cells[place + 1 : start]
        if kinds[place] and _is_joined(between, kinds[place], kinds[start]):
            start = place
        elif kinds[place]:
            break
    return start


def _is_joined(between: Sequence[str], one: str, other: str) -> bool:
    """Return whether two letters or figures with this between them are of one run."""
    if not between:
        return True
    if one == other == "N":
        return len(between) == 1 and between[0] in _JOINS_NUMBERS
    return True  # words, and words with numbers among them


def _ltr(cells: Sequence[str], kinds: Sequence[str]) -> str:
    """Return a line that is read from the left, in which runs of Arabic are turned round."""
    read: list[str] = []
    place = 0
    while place < len(cells):
        end = place + 1
        if kinds[place] == "R":
            last = place
            while end < len(cells) and kinds[end] not in {"L", "N"}:
                last = end if kinds[end] == "R" else last
                end += 1
            end = last + 1
            read.extend(_MIRRORED.get(cell, cell) for cell in reversed(cells[place:end]))
        else:
            read.append(cells[place])
        place = end
    return "".join(read)
