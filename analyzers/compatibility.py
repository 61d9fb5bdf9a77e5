"""Whether two written forms of one folded word agree, where a search respects letters or vowels.

**Letters** that are meant must be the same. Of the three differences that folding takes away, each counts
where it is respected:

- *hamza*: أ, إ, آ and ا differ, so do ؤ and و, ئ and ي. Hamzat wasl has no sign in everyday writing, so ٱ
  is ا. Who types a bare ا means it: it does not stand for a forgotten hamza, neither here nor there.
- *teh*: ة and ه differ.
- *yeh*: ى and ي differ. The Farsi yeh ی stands for either, by the keyboards of those who type it.

**Vowels** must not contradict each other; what is not marked is unknown and contradicts nothing.

- Two vowels contradict each other, and each of them sukun and tanwin: مَلِك and مُلْك.
- A shadda contradicts a letter that bears a vowel or sukun and no shadda, for who marks the one marks the
  other: دَرَّسَ and دَرَسَ. A letter without any mark may be doubled.
- The first letter behind the article is doubled by the article, and not of itself: الشَّمس and شَمس agree.
- A dagger alef and fatha agree, and the dagger alef contradicts every other vowel.
- A hamza below its alef is read with kasra: أَن and إن contradict each other.
- A madda is the alef's long vowel: it contradicts a vowel, and a hamza on the alef, but no bare alef.
- Fathatan belongs to the letter before its alef: كتابًا and كتاباً are one.
- An alef in the word bears no vowel of its own: a mark on it is decoration.
- The sign of tajweed prints for sukun, the open tanwins and the small vowels are what they stand for; all
  other Quranic signs say how to recite, and nothing of the word.

Before an ending the last letter of a word changes: its vowel is free, ة is written ت, ى is written ا or
ي, and a hamza takes the seat that its vowels ask for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from pyarabic.araby import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_HAMZA_BELOW,
    ALEF_MADDA,
    ALEF_MAKSURA,
    ALEF_WASLA,
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    HAMZA,
    KASRA,
    KASRATAN,
    MADDA_ABOVE,
    SHADDA,
    SMALL_ALEF,
    SUKUN,
    TEH,
    TEH_MARBUTA,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
)

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.letters import ALEF_FORMS, FOREIGN_LETTERS
from kashaf.analyzers.lexicon_marks import letters_and_marks

__all__ = ["Respect", "Spelling", "agreement", "concerns", "spell"]


class Respect(NamedTuple):
    """Which differences count."""

    hamza: bool = False
    teh: bool = False
    yeh: bool = False
    vowels: bool = False


class Letter(NamedTuple):
    """A letter as it is written.

    Attributes:
        letter: without marks; of an alef with madda the alef.
        shadda: whether it is doubled.
        vowel: its vowel, tanwin or sukun, or nothing where none is marked.
        dagger: whether a dagger alef stands on it.
        madda: whether a madda does.
    """

    letter: str
    shadda: bool = False
    vowel: str = ""
    dagger: bool = False
    madda: bool = False

    @property
    def typed(self) -> int:
        """How many marks stand on it that say something."""
        return self.shadda + bool(self.vowel) + self.dagger + self.madda


Spelling = tuple[Letter, ...]
"""A written form, letter by letter."""

_VOWELS: Final = {
    **{mark: mark for mark in (FATHA, DAMMA, KASRA, SUKUN, FATHATAN, DAMMATAN, KASRATAN)},
    "\u0618": FATHA,  # small fatha
    "\u0619": DAMMA,  # small damma
    "\u061a": KASRA,  # small kasra
    "\u0656": KASRA,  # subscript alef
    "\u0657": DAMMA,  # inverted damma
    "\u06e1": SUKUN,  # small high dotless head of khah
    "\u08f0": FATHATAN,  # the open tanwins
    "\u08f1": DAMMATAN,
    "\u08f2": KASRATAN,
}
_SEATED: Final = frozenset(ALEF_HAMZA_ABOVE + ALEF_HAMZA_BELOW + WAW_HAMZA + YEH_HAMZA + HAMZA)
_BEARERS: Final = frozenset(ALEF + ALEF_MAKSURA)
_HAMZAS: Final = {
    **dict.fromkeys(ALEF_FORMS, ALEF),
    **{letter: letter for letter in (*_SEATED, ALEF_MADDA)},
    "\u0672": ALEF_HAMZA_ABOVE,  # alef with wavy hamza above
    "\u0673": ALEF_HAMZA_BELOW,  # alef with wavy hamza below
    "\u0675": ALEF_HAMZA_ABOVE,  # high hamza alef
    "\u0676": WAW_HAMZA,  # high hamza waw
    "\u0677": WAW_HAMZA,  # u with hamza above
    "\u0678": YEH_HAMZA,  # high hamza yeh
    "\u06d3": YEH_HAMZA,  # yeh barree with hamza above
    ALEF_WASLA: ALEF,
}
_EITHER_YEH: Final = frozenset(letter for letter, plain in FOREIGN_LETTERS.items() if plain == YEH)
_BEFORE_ENDINGS: Final = {TEH_MARBUTA: TEH, ALEF_MAKSURA: ALEF + YEH}

_fold: Final = lru_cache(maxsize=1 << 10)(Folding())


@lru_cache(maxsize=1 << 14)
def spell(form: str) -> Spelling:
    """Return a written form letter by letter.

    >>> [letter.vowel for letter in spell("كتابًا")] == [letter.vowel for letter in spell("كتاباً")]
    True
    """
    letters, marks = letters_and_marks(form)
    spelt = [_letter(place, *pair) for place, pair in enumerate(zip(letters, marks, strict=True))]
    if len(spelt) > 1 and spelt[-1].letter in _BEARERS and FATHATAN in (spelt[-1].vowel, spelt[-2].vowel):
        spelt[-2:] = spelt[-2]._replace(vowel=FATHATAN), spelt[-1]._replace(vowel="")
    return tuple(
        letter._replace(vowel="") if place and letter.letter == ALEF else letter
        for place, letter in enumerate(spelt)
    )


def _letter(place: int, letter: str, marks: str) -> Letter:
    vowel = next((_VOWELS[mark] for mark in marks if mark in _VOWELS), "")
    madda = letter == ALEF_MADDA or (letter in (ALEF, ALEF_WASLA) and MADDA_ABOVE in marks)
    dagger = SMALL_ALEF in marks and vowel in ("", FATHA) and bool(place)
    return Letter(letter, SHADDA in marks, vowel, dagger, madda)


def concerns(spelling: Spelling, respect: Respect) -> bool:
    """Tell whether a word has anything that is to be respected: else every form of it agrees with it."""
    if respect.vowels and any(letter.typed for letter in spelling):
        return True
    folded = {_fold(letter.letter) for letter in spelling}
    return bool(
        (respect.hamza and not folded.isdisjoint(_AMBIGUOUS_HAMZA))
        or (respect.teh and not folded.isdisjoint(_AMBIGUOUS_TEH))
        or (respect.yeh and not folded.isdisjoint(_AMBIGUOUS_YEH))
    )


_AMBIGUOUS_HAMZA: Final = frozenset(map(_fold, _SEATED))
_AMBIGUOUS_TEH: Final = frozenset(_fold(TEH_MARBUTA))
_AMBIGUOUS_YEH: Final = frozenset(_fold(ALEF_MAKSURA))


def agreement(
    asked: Spelling,
    met: Spelling,
    respect: Respect,
    *,
    before_ending: bool = False,
    assimilated: bool = False,
) -> float | None:
    """Return how far a written form bears out what was typed, or `None` where it contradicts it.

    Args:
        asked: what was typed.
        met: the same letters in a text, folded or changed by an ending behind them.
        respect: which differences count.
        before_ending: whether an ending follows in the text.
        assimilated: whether the article stands before either.

    Returns:
        The share of what was typed that the text has too, from 0 to 1; what it leaves open is missing.
    """
    if len(asked) != len(met):
        return None
    last = len(asked) - 1
    typed = borne_out = 0
    for place, (mine, theirs) in enumerate(zip(asked, met, strict=True)):
        changes = before_ending and place == last
        if mine == theirs:  # most are, and need no closer look
            typed += mine.typed * respect.vowels
            borne_out += mine.typed * respect.vowels
            continue
        if not _same_letter(mine.letter, theirs.letter, respect, changes=changes):
            return None
        if respect.yeh and (mine.letter in _EITHER_YEH) != (theirs.letter in _EITHER_YEH):
            typed += 1  # it may be the yeh that was meant
        if respect.vowels:
            one, other = _freed(mine, theirs, doubled=assimilated and not place, open_end=changes)
            if _contradict(one, other):
                return None
            typed += one.typed
            borne_out += _shared(one, other)
    return borne_out / typed if typed else 1.0


def _freed(mine: Letter, theirs: Letter, *, doubled: bool, open_end: bool) -> tuple[Letter, Letter]:
    """Return two letters without the marks that come from what stands beside them."""
    if doubled:
        mine, theirs = mine._replace(shadda=False), theirs._replace(shadda=False)
    if open_end:
        mine, theirs = mine._replace(vowel="", dagger=False), theirs._replace(vowel="", dagger=False)
    return mine, theirs


def _same_letter(mine: str, theirs: str, respect: Respect, *, changes: bool) -> bool:
    if mine == theirs or (changes and _is_changed(mine, theirs)):
        return True
    if respect.hamza and _HAMZAS.get(mine, _fold(mine)) != _HAMZAS.get(theirs, _fold(theirs)):
        return False
    if respect.teh and _is_teh(mine) != _is_teh(theirs):
        return False
    if respect.yeh and {mine, theirs}.isdisjoint(_EITHER_YEH):
        return bool((mine == ALEF_MAKSURA) == (theirs == ALEF_MAKSURA))
    return True


def _is_changed(mine: str, theirs: str) -> bool:
    """Tell whether a letter is what an ending behind it makes of another."""
    return theirs in _BEFORE_ENDINGS.get(mine, "") or (mine in _SEATED and theirs in _SEATED)


def _is_teh(letter: str) -> bool:
    return bool(FOREIGN_LETTERS.get(letter, letter) == TEH_MARBUTA)


def _contradict(mine: Letter, theirs: Letter) -> bool:
    if mine.madda or theirs.madda:
        plain = theirs if mine.madda else mine
        return not (mine.madda and theirs.madda) and (bool(plain.vowel) or plain.letter in _SEATED)
    one, other = mine.vowel, theirs.vowel
    if mine.letter != theirs.letter:
        one, other = one or _read(mine), other or _read(theirs)
    if one and other and one != other:
        return True
    if (mine.dagger and theirs.vowel not in ("", FATHA)) or (theirs.dagger and mine.vowel not in ("", FATHA)):
        return True
    if mine.shadda == theirs.shadda:
        return False
    return bool(theirs.vowel if mine.shadda else mine.vowel)


def _read(letter: Letter) -> str:
    """Return the vowel of a letter that needs no mark to be known."""
    return KASRA if _HAMZAS.get(letter.letter) == ALEF_HAMZA_BELOW else ""


def _shared(mine: Letter, theirs: Letter) -> int:
    """Return how many of the marks on a letter stand on the other too."""
    same_vowel = bool(mine.vowel) and mine.vowel == theirs.vowel
    return (
        (mine.shadda and theirs.shadda)
        + same_vowel
        + (mine.dagger and theirs.dagger)
        + (mine.madda and theirs.madda)
    )
