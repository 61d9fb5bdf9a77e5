"""The affixes that the light stemmer takes off, and how much of a word each must leave.

Lengths are in letters. An affix is written by the names of its letters, in the order in which they are read.
"""

from typing import Final

from pyarabic.araby import ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, TEH, TEH_MARBUTA, WAW, YEH

__all__ = ["ARTICLES", "PROCLITICS", "SHORTEST_CORE", "SUFFIXES"]

SHORTEST_CORE: Final = 3
"""What must be left when an article comes off: the three letters of a root."""

_ARTICLE: Final = ALEF + LAM
_TO_THE: Final = LAM + LAM  # the preposition before the article, whose alef is not written

ARTICLES: Final = tuple(
    conjunction + article
    for article in (BEH + _ARTICLE, KAF + _ARTICLE, _ARTICLE, _TO_THE)
    for conjunction in (WAW, FEH, "")
)
"""The article with the conjunctions and prepositions that are written together with it, longest first."""

PROCLITICS: Final = {WAW: 3, BEH: 3, LAM: 3, FEH: 4, KAF: 4}
"""Words of one letter that are written together with the next, and how many letters must be left.

Feh and kaf begin many words and are seldom clitics before a bare noun: they need one letter more.
"""

_PRONOUNS: Final = (HEH, HEH + ALEF, HEH + MEEM, HEH + NOON, HEH + MEEM + ALEF, KAF + MEEM, KAF + MEEM + ALEF)
_ENDINGS: Final = (
    ALEF + TEH,  # feminine plural
    ALEF + NOON,  # dual
    YEH + NOON,  # dual and masculine plural
    TEH_MARBUTA,
    WAW + ALEF,  # verb, plural
    NOON + ALEF,
    ALEF,  # accusative
    TEH,  # feminine, before a pronoun and of the verb
    YEH,  # relation, and the pronoun of the first person
)

SUFFIXES: Final = {**dict.fromkeys(_PRONOUNS + _ENDINGS, 3), WAW + NOON: 4}
"""Suffixes, and how many letters must be left."""
