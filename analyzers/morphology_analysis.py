"""One reading of a word, as it is shown and indexed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kashaf.analyzers.clitics import Proclitic, Suffix
from kashaf.analyzers.lexicon import Entry, Lexicon

__all__ = ["UNKNOWN", "Analysis", "describe", "unknown"]

UNKNOWN: Final = "~"
"""Stands before the terms of a word that the lexicon does not know."""

_BROKEN: Final = "b"
_PASSIVES: Final = frozenset("pi")
_NUMBERS: Final = {"s": "plural", "p": "plural", "d": "dual", "D": "dual"}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    Attributes:
        proclitics: the words written together before the stem.
        stem: its letters as the lexicon writes them.
        suffixes: its ending and the pronouns behind it.
        vocalised: the stem with its marks.
        lemma: the dictionary form, vocalised.
        term: the index term of the lemma.
        root: the letters of the root, empty where there is none.
        pos: noun, adjective, name, verb, tool or unknown.
        number: singular, plural, dual, or nothing for what has none.
        share: among the readings of the word, from 0 to 1.
        relation: how the stem stands to the lemma: "broken plural of", "passive of", or nothing.
    """

    proclitics: tuple[str, ...]
    stem: str
    suffixes: tuple[str, ...]
    vocalised: str
    lemma: str
    term: str
    root: str
    pos: str
    number: str
    share: float
    relation: str


def unknown(word: str, stem: str) -> Analysis:
    """Return the reading of a word that the lexicon does not know."""
    term = UNKNOWN + stem
    return Analysis((), word, (), word, stem, term, "", "unknown", "", 1.0, "")


def describe(
    lexicon: Lexicon, entry: Entry, vocalised: str, proclitic: Proclitic, suffix: Suffix, share: float
) -> Analysis:
    """Return a reading of the lexicon in full."""
    lemma = lexicon.lemma(entry.lemma)
    form = lexicon.categories[entry.category].form
    relation = "broken plural of" if form == _BROKEN else "passive of" if form in _PASSIVES else ""
    return Analysis(
        proclitic.pieces,
        entry.written,
        suffix.pieces,
        vocalised,
        lemma.word,
        lexicon.term(entry.lemma),
        lexicon.root(entry.lemma),
        lemma.pos,
        _number(lemma.pos, form, suffix),
        share,
        relation,
    )


def _number(pos: str, form: str, suffix: Suffix) -> str:
    if pos not in {"noun", "adjective"}:
        return ""
    return _NUMBERS.get(suffix.code, "plural" if form == _BROKEN else "singular")
