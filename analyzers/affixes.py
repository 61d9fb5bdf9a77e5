"""The affixes that the light stemmer takes off, and how much of a word each must leave.

Lengths are in letters. An affix is spelled by the names of its letters, in the order in which they are read.
"""

from typing import Final, NamedTuple

from pyarabic.araby import ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, TEH, TEH_MARBUTA, WAW, YEH

__all__ = [
    "ARTICLES",
    "FEMININE",
    "FEMININE_PLURAL",
    "MASCULINE_PLURAL",
    "PROCLITICS",
    "ROOT",
    "SUFFIXES",
    "VERBAL_NOUN_INITIAL",
    "Suffix",
]

ROOT: Final = 3
"""Most Arabic roots have three letters: what is shorter is rarely a word that something was attached to."""

_ARTICLE: Final = ALEF + LAM

ARTICLES: Final = {_ARTICLE: 2} | {
    conjunction + article: ROOT
    for article in (_ARTICLE, BEH + _ARTICLE, KAF + _ARTICLE, LAM + LAM)
    for conjunction in (WAW, FEH, "")
    if conjunction + article != _ARTICLE
}
"""The article, the conjunctions and prepositions written together with it, and what each must leave.

Behind the preposition li- the article is written without its alef: lam, lam. The longer groups must leave a
letter more, for their first letter can be the word's own.
"""

PROCLITICS: Final = {WAW: 3, BEH: 3, LAM: 3, FEH: 4, KAF: 4}
"""Words of one letter written together with the next word, and what each must leave."""

FEMININE: Final = HEH
FEMININE_PLURAL: Final = ALEF + TEH
MASCULINE_PLURAL: Final = YEH + NOON
VERBAL_NOUN_INITIAL: Final[str] = TEH


class Suffix(NamedTuple):
    """One suffix.

    Attributes:
        letters: what is cut.
        rule: what it is in grammar.
        leaves: how many letters must be left.
        wary: whether one letter more must be left where the word begins with waw, beh or lam, which may be a
            proclitic still to come off.
    """

    letters: str
    rule: str
    leaves: int = ROOT
    wary: bool = False


SUFFIXES: Final = (
    Suffix(HEH + MEEM + ALEF, "pronoun"),
    Suffix(KAF + MEEM + ALEF, "pronoun"),
    Suffix(WAW + HEH + ALEF, "plural and pronoun", 4),
    Suffix(WAW + HEH + MEEM, "plural and pronoun", 4),
    Suffix(WAW + HEH, "plural and pronoun", 4),
    Suffix(HEH + ALEF, "pronoun"),
    Suffix(HEH + MEEM, "pronoun"),
    Suffix(HEH + NOON, "pronoun"),
    Suffix(KAF + MEEM, "pronoun"),
    Suffix(NOON + ALEF, "pronoun", 4),
    Suffix(FEMININE_PLURAL, "feminine plural"),
    Suffix(ALEF + NOON, "dual", wary=True),
    Suffix(MASCULINE_PLURAL, "dual or plural", wary=True),
    Suffix(WAW + NOON, "plural", 4, wary=True),
    Suffix(WAW + ALEF, "plural of a verb"),
    Suffix(HEH, "feminine or pronoun"),
    Suffix(TEH_MARBUTA, "feminine"),
    Suffix(TEH, "feminine"),
    Suffix(ALEF, "accusative"),
    Suffix(YEH, "relation or pronoun", 4, wary=True),
)
"""All suffixes, longer ones first."""
