"""The family of a word: its lemma's stems with their plurals, and the other words of its root."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kashaf.analyzers.lexicon import Lexicon
from kashaf.analyzers.morphology import Morphology
from kashaf.analyzers.morphology_analysis import Analysis

__all__ = ["Family", "Form", "Relative", "families"]

_FORMS = {"b": "broken plural"}


@dataclass(frozen=True, slots=True)
class Form:
    """A stem of a lemma: vocalised, and what it is where that is not plain."""

    vocalised: str
    kind: str


@dataclass(frozen=True, slots=True)
class Relative:
    """Another lemma of the same root: vocalised, its part of speech, its index term."""

    lemma: str
    pos: str
    term: str


@dataclass(frozen=True, slots=True)
class Family:
    """A lemma with its stems and relatives.

    Attributes:
        lemma: vocalised.
        term: its index term.
        pos: noun, adjective, name, verb or tool.
        root: its letters, empty where there is none.
        share: among the readings of the word that was asked for.
        forms: its stems; endings, pronouns and clitics go on these.
        relatives: the other lemmas of the root.
    """

    lemma: str
    term: str
    pos: str
    root: str
    share: float
    forms: tuple[Form, ...]
    relatives: tuple[Relative, ...]


def families(word: str, morphology: Morphology, least_share: float = 0.01) -> tuple[Family, ...]:
    """Return the family of each lemma that a word may belong to, the likeliest first.

    Args:
        word: as it is written.
        morphology: reads the word.
        least_share: readings below it are left out.
    """
    lexicon = morphology.lexicon
    readings: dict[tuple[str, str, str], Analysis] = {}
    for reading in morphology.analyses(word):
        if reading.pos != "unknown" and reading.share >= least_share:
            readings.setdefault((reading.lemma, reading.pos, reading.root), reading)
    return tuple(_family(lexicon, reading) for reading in readings.values())


def _family(lexicon: Lexicon, reading: Analysis) -> Family:
    numbers = frozenset(
        number
        for number in range(lexicon.size)
        if lexicon.term(number) == reading.term and lexicon.lemma(number).word == reading.lemma
    )
    forms = tuple(dict.fromkeys(_forms(lexicon, numbers)))
    relatives = tuple(dict.fromkeys(_relatives(lexicon, reading, numbers)))
    return Family(reading.lemma, reading.term, reading.pos, reading.root, reading.share, forms, relatives)


def _forms(lexicon: Lexicon, numbers: frozenset[int]) -> Iterator[Form]:
    for key, rows in lexicon.all_stems():
        for _, category, _, lemma, pattern in rows:
            if lemma in numbers:
                described = lexicon.categories[category]
                yield Form(lexicon.vocalised(key, pattern), _FORMS.get(described.form, ""))


def _relatives(lexicon: Lexicon, reading: Analysis, numbers: frozenset[int]) -> Iterator[Relative]:
    if reading.root:
        for number in range(lexicon.size):
            if lexicon.root(number) == reading.root and number not in numbers:
                lemma = lexicon.lemma(number)
                yield Relative(lemma.word, lemma.pos, lexicon.term(number))
