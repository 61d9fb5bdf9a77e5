"""A word made ready for analysis: its letters as they are written, folded, and the marks on each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pyarabic.araby import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_MADDA,
    ALEF_MAKSURA,
    ALEF_WASLA,
    BEH,
    FATHA,
    FEH,
    HAMZA,
    HAMZA_ABOVE,
    HEH,
    KAF,
    LAM,
    SHADDA,
    SMALL_ALEF,
    TATWEEL,
    TEH_MARBUTA,
    WAW,
    WAW_HAMZA,
    YEH_HAMZA,
)

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.letters import MARKS
from kashaf.analyzers.lexicon_marks import letters_and_marks

__all__ = ["Word", "other_spellings", "read", "with_alefs"]

_FOLDED: Final = Folding()
_WRITTEN: Final = Folding(off=("alef", "hamza", "yeh", "teh", "marks"))
_SEATS: Final = HAMZA + ALEF_HAMZA_ABOVE + WAW_HAMZA + YEH_HAMZA
_INSIDE_SEAT: Final = re.compile(f"(?<=.)[{_SEATS}]")
_HAMZA_BEFORE_ALEF: Final = re.compile(f"{TATWEEL}[{MARKS}]*?{HAMZA_ABOVE}(?=[{MARKS}]*{ALEF})")
"""A hamza that the Quran's prints set on a stroke before an alef: a letter of its own."""
_HAMZA_AND_ALEF: Final = re.compile(f"(?<!{ALEF}){HAMZA}{ALEF}(?=.)")
_INSIDE_MADDA: Final = re.compile(f"(?<=.){ALEF_MADDA}")
_ONE_LAM: Final = re.compile(f"[{WAW}{FEH}{BEH}{KAF}]?{ALEF}{LAM}(?!{LAM})")
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
    if HAMZA_ABOVE in word and _HAMZA_BEFORE_ALEF.search(word):
        word, folded = _HAMZA_BEFORE_ALEF.sub(HAMZA, word), None
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

    - A hamza inside the word takes another seat: masul is spelt with it on yeh in Egypt, on waw elsewhere.
    - A hamza with an alef behind it is alef with madda, as the Quran's prints have it.
    - In vocalised text, a madda inside a word is a sign for the reciter, and the lam of the article with a
      shadda on it stands for two, as in the Quran's spelling of the night.
    """
    for found in _INSIDE_SEAT.finditer(word.letters):
        place = found.start()
        for seat in _SEATS:
            if seat != found[0]:
                letters = word.letters[:place] + seat + word.letters[place + 1 :]
                yield Word(letters, _FOLDED(letters), word.marks)
    if _HAMZA_AND_ALEF.search(word.letters):
        yield _respelt(word, _HAMZA_AND_ALEF, ALEF_MADDA)
    if word.marks is not None:
        if _INSIDE_MADDA.search(word.letters):
            yield _respelt(word, _INSIDE_MADDA, ALEF)
        found_lam = _ONE_LAM.match(word.letters)
        if found_lam and SHADDA in word.marks[found_lam.end() - 1]:
            yield _respelt(word, _ONE_LAM, r"\g<0>" + LAM)


def _respelt(word: Word, pattern: re.Pattern[str], replacement: str) -> Word:
    """Replace one place of a word; the first mark of what is replaced is given up, new letters bear none."""
    found = pattern.search(word.letters)
    if found is None:
        return word
    written = found.expand(replacement)
    letters = word.letters[: found.start()] + written + word.letters[found.end() :]
    marks = word.marks
    if marks is not None:
        marks = (*marks[: found.start()], *[""] * len(written), *marks[found.end() :])
    return Word(letters, _FOLDED(letters), marks)


def with_alefs(word: Word) -> Word:
    """Return a word with the alefs written out that the Quran's spelling writes small above other letters.

    Above a waw or alef maksura that bears no vowel, the small alef is read in that letter's place, elsewhere
    behind the letter. The word for god never has it written out, nor has a last alef maksura.
    """
    if word.marks is None or not any(SMALL_ALEF in group for group in word.marks):
        return word
    letters: list[str] = []
    groups: list[str] = []
    for place, (letter, group) in enumerate(zip(word.letters, word.marks, strict=True)):
        after = word.letters[place + 1 : place + 2]
        never = (letter == ALEF_MAKSURA and not after) or (letter == LAM and after == HEH)
        if SMALL_ALEF not in group or never:
            letters.append(letter)
            groups.append(group)
        elif (letter in _DAGGER_SEATS and FATHA not in group) or (letter == WAW and after == TEH_MARBUTA):
            letters.append(ALEF)
            groups.append("")
        else:
            letters += letter, ALEF
            groups += group.replace(SMALL_ALEF, ""), ""
    written = "".join(letters)
    return Word(written, _FOLDED(written), tuple(groups))
