"""Readings that the tables do not allow, for words that have no credible reading by them.

Language is freer than any table: an adjective of relation can be made of every noun, a word for a woman of
every word for a man, and the article can stand before an elative that the tables have as a verb.

- Behind the article any stem may stand as the tables have it without the article.
- A noun or name that is not rare takes the endings of the feminine, of relation and of number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pyarabic.araby import WAW, YEH

from kashaf.analyzers.clitics import KINDS, Proclitic
from kashaf.analyzers.lexicon import Entry, Lexicon
from kashaf.analyzers.morphology_costs import Tables, slip
from kashaf.analyzers.morphology_word import Word

__all__ = [
    "COMMON",
    "CREDIBLE",
    "LooseReading",
    "is_relation",
    "is_unknown",
    "loose_readings",
    "may_be_relation",
]

CREDIBLE: Final = 30.0
"""Up to this cost in bits a reading by the tables needs no other beside it."""
COMMON: Final = frozenset(("و", "ب", "ل", "ال", "س"))
"""Proclitics that stand before names; others are likelier a name's first letter than in front of it."""
_NAME: Final = 20.0
_LETTER: Final = 2.5
"""What it costs that a word is a name which no lexicon has, in bits: at all, and for each letter."""
_PENALTY: Final = 8.0
_RAREST: Final = 20.0
_FEWEST_LETTERS: Final = 3
_NOUN: Final = KINDS.index("noun")
_NOMINAL: Final = frozenset((_NOUN, KINDS.index("name")))
_ENDINGS: Final = {
    "ة": 1.0, "ات": 2.0, "ي": 3.0, "ية": 3.0, "يات": 5.0, "يين": 5.0, "يون": 5.0, "ين": 5.0,
    "ون": 5.0, "ان": 5.0, "تان": 4.0, "تين": 4.0, "هات": 2.0,
}  # fmt: skip
"""Endings and what each costs, in bits."""
_OF_WOMEN: Final = frozenset(("تان", "تين"))
_NOT_A_WOMAN: Final = 3.0
"""What the dual of the feminine costs behind a stem that the tables do not have with a feminine ending."""
_LOAN_PLURAL: Final = "هات"
"""The plural of loans that end in a waw: فيديوهات, كازينوهات."""


def is_unknown(cost: float, length: int, entry: Entry) -> bool:
    """Tell whether a word is likelier a name that no lexicon has than its likeliest reading, of a rare stem.

    Args:
        cost: of the reading without `COMMON` proclitics.
        length: of the word without them, in letters.
        entry: that of the stem.
    """
    return entry.cost > _RAREST and cost > _NAME + _LETTER * length


def is_relation(ending: str) -> bool:
    """Tell whether an ending makes an adjective of relation of a noun, a word with a meaning of its own."""
    return ending.startswith("ي") and ending != "ين"


def may_be_relation(ending: str, entry: Entry) -> bool:
    """Tell whether a stem with what looks like the pronoun of the first person may be an adjective."""
    return ending == YEH and entry.kind in _NOMINAL


class LooseReading(NamedTuple):
    """A reading: its cost in bits, where the stem stands in the word, and its entry."""

    cost: float
    start: int
    end: int
    entry: Entry


def loose_readings(
    lexicon: Lexicon, word: Word, starts: Iterable[tuple[int, Proclitic]], tables: Tables
) -> Iterator[LooseReading]:
    """Yield the readings that need more freedom than the tables give.

    Args:
        lexicon: has the stems.
        word: that has no credible reading.
        starts: where a stem may begin, with the proclitics before it.
        tables: of the endings that follow a stem without the article.
    """
    ends = [
        (len(word.letters) - len(ending), cost)
        for ending, cost in _ENDINGS.items()
        if word.letters.endswith(ending)
    ]
    for start, proclitic in starts:
        if proclitic.definite:
            yield from _behind_article(lexicon, word, start, proclitic, tables)
        for end, cost in ends:
            if end - start >= _FEWEST_LETTERS:
                for entry in lexicon.entries(word.folded[start:end]):
                    if entry.cost > _RAREST:
                        break
                    if entry.kind in _NOMINAL:
                        free = cost + _unlikely(lexicon, word, end, entry)
                        yield _reading(word, start, end, entry, free + proclitic.costs[_NOUN])


def _unlikely(lexicon: Lexicon, word: Word, end: int, entry: Entry) -> float:
    """Return what an ending costs more behind this stem than behind others."""
    ending = word.letters[end:]
    if ending in _OF_WOMEN:
        if entry.kind != _NOUN:
            return _RAREST
        return 0.0 if "f" in lexicon.categories[entry.category].codes else _NOT_A_WOMAN
    if ending == _LOAN_PLURAL and word.letters[end - 1] != WAW:
        return _RAREST
    return 0.0


def _behind_article(
    lexicon: Lexicon, word: Word, start: int, proclitic: Proclitic, tables: Tables
) -> Iterator[LooseReading]:
    for end in range(len(word.letters), start + _FEWEST_LETTERS - 1, -1):
        table = tables.get(word.letters[end:])
        if table is not None:
            for entry in lexicon.entries(word.folded[start:end]):
                ending = table[False][entry.category]
                if ending is not None:
                    yield _reading(word, start, end, entry, ending + proclitic.costs[_NOUN])


def _reading(word: Word, start: int, end: int, entry: Entry, cost: float) -> LooseReading:
    careless = slip(word.letters[start:end], entry.written)
    return LooseReading(entry.cost + cost + careless + _PENALTY, start, end, entry)
