"""What may be written together with a word: the shapes, folded, in which a word stands in texts.

A shape is proclitics, the word and an ending: وبالمدرسة, مدرستهم. The shapes say where a word *may* stand;
that it does is for the level of lemmas or stems to say, for كلام is not ك and لام.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from pyarabic.araby import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_MAKSURA,
    HAMZA,
    TEH,
    TEH_MARBUTA,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
)

from kashaf.analyzers.clitics import PROCLITICS, suffixes
from kashaf.analyzers.folding import Folding

__all__ = ["PRONOUNS", "Attached", "Body", "before", "bodies", "endings", "may_end"]

_fold: Final = Folding()

PRONOUNS: Final = frozenset(
    map(_fold, ("ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا"))
)
"""The pronouns that are written behind a word: they leave it what it is, while other endings inflect it."""

_BEFORE_ENDINGS: Final = {
    TEH_MARBUTA: (TEH,),
    ALEF_MAKSURA: (ALEF, YEH),
    **dict.fromkeys((HAMZA, ALEF_HAMZA_ABOVE, WAW_HAMZA, YEH_HAMZA), (HAMZA, ALEF, WAW, YEH)),
}
"""What the last letter of a word becomes, folded, where an ending stands behind it."""


class Attached(NamedTuple):
    """Proclitics: their letters, folded, and whether the article is the last of them."""

    letters: str
    definite: bool


class Body(NamedTuple):
    """A word as it stands before an ending: folded, and whether that ending is a pronoun always.

    What has a pronoun behind it never has the article before it.
    """

    letters: str
    bound: bool


@cache
def before() -> tuple[Attached, ...]:
    """Return what may stand before a word, nothing first: و ف, ب ك ل, ال and س, in their combinations.

    The alef of a question is not among them, for it is written like the beginning of many a word.
    """
    return tuple(
        Attached(_fold(written), group.definite)
        for written, group in PROCLITICS.items()
        if written[:1] != ALEF_HAMZA_ABOVE
    )


@cache
def endings() -> frozenset[str]:
    """Return what may stand behind a word, folded: endings of nouns and verbs, pronouns, both; or nothing."""
    return frozenset(_fold(suffix.written) for suffix in suffixes())


def may_end(word: str, ending: str) -> bool:
    """Tell whether letters behind a word, which folded are an ending, are one as they are written.

    - ة stands alone: what is behind ات in مصراتة is no pronoun.
    - A word in ى takes pronouns, the dual and the feminine plural behind its ي, and neither ة nor an ending
      that begins with و or is ا: معنية is no form of معنى.

    Args:
        word: its letters, as it is written alone.
        ending: the letters behind it in a text, as they are written.
    """
    in_yeh = word.endswith(ALEF_MAKSURA)
    if TEH_MARBUTA in ending:
        return len(ending) == 1 and not in_yeh
    return not in_yeh or not (ending.startswith(WAW) or ending == ALEF)


def bodies(letters: str) -> tuple[Body, ...]:
    """Return how a word is written, folded, where an ending stands behind it; as it is alone first.

    >>> bodies("مدرسة")
    (Body(letters='مدرسه', bound=False), Body(letters='مدرست', bound=False))
    """
    folded = _fold(letters)
    changed = (letter for letter in _BEFORE_ENDINGS.get(letters[-1:], ()) if letter != folded[-1])
    # مدرستان and مستشفيات take the article; what else changes does so before pronouns
    free = {TEH: True, YEH: letters[-1:] == ALEF_MAKSURA}
    others = (Body(folded[:-1] + letter, bound=not free.get(letter, False)) for letter in changed)
    return (Body(folded, bound=False), *others)
