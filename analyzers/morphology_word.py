"""A word made ready for analysis: its letters as they are written, folded, and the marks on each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pyarabic.araby import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_MAKSURA,
    ALEF_WASLA,
    HAMZA,
    SMALL_ALEF,
    TEH_MARBUTA,
    WAW,
    WAW_HAMZA,
    YEH_HAMZA,
)

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.lexicon_marks import letters_and_marks

__all__ = ["Word", "other_spellings", "read"]

_FOLDED: Final = Folding()
_WRITTEN: Final = Folding(off=("alef", "hamza", "yeh", "teh", "marks"))
_SEATS: Final = HAMZA + ALEF_HAMZA_ABOVE + WAW_HAMZA + YEH_HAMZA
_INSIDE_SEAT: Final = re.compile(f"(?<=.)[{_SEATS}]")
_DAGGER_SEATS: Final = frozenset(WAW + ALEF_MAKSURA)


class Word(NamedTuple):
    """A word.

    Attributes:
        letters: as they are written, without marks; alef, hamza, teh marbuta and yeh in their forms.
        folded: the same, folded letter by letter.
        marks: those on each letter, or `None` where none stands.
    """

    letters: str
    folded: str
    marks: tuple[str, ...] | None


def read(word: str, folded: str | None = None) -> Word:
    """Make a word ready; `folded` is the word at level `exact`, if that is at hand."""
    if folded is None:
        folded = _FOLDED(word)
    if word == folded:
        return Word(word, folded, None)
    letters = _WRITTEN(word).replace(ALEF_WASLA, ALEF)
    if len(letters) == len(folded):
        return Word(letters, folded, None)
    letters, marks = letters_and_marks(letters)
    if len(letters) != len(folded):  # other signs than marks were left out
        return Word(folded, folded, None)
    return Word(letters, folded, marks)


def other_spellings(word: Word) -> Iterator[Word]:
    """Yield a word as others spell it.

    - An alef that the Quran's spelling writes as a small one above becomes a letter, in place of the waw
      that bears it or beside another letter.
    - A hamza inside the word takes another seat: masul is spelt with it on yeh in Egypt, on waw elsewhere.
    """
    if word.marks is not None and any(SMALL_ALEF in group for group in word.marks):
        yield _with_alefs(word, word.marks)
    for found in _INSIDE_SEAT.finditer(word.letters):
        place = found.start()
        for seat in _SEATS:
            if seat != found[0]:
                letters = word.letters[:place] + seat + word.letters[place + 1 :]
                yield Word(letters, _FOLDED(letters), word.marks)


def _with_alefs(word: Word, marks: tuple[str, ...]) -> Word:
    letters: list[str] = []
    groups: list[str] = []
    for place, (letter, group) in enumerate(zip(word.letters, marks, strict=True)):
        after = word.letters[place + 1 : place + 2]
        if SMALL_ALEF not in group or (letter == ALEF_MAKSURA and not after):
            letters.append(letter)
            groups.append(group)
        elif letter in _DAGGER_SEATS or (letter == WAW and after == TEH_MARBUTA):
            letters.append(ALEF)
            groups.append("")
        else:
            letters += letter, ALEF
            groups += group.replace(SMALL_ALEF, ""), ""
    written = "".join(letters)
    return Word(written, _FOLDED(written), tuple(groups))
