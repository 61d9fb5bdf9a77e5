"""AlKhalil Morpho Sys 2, as the package farahidi holds it: roots filled into vocalised patterns.

A noun or verb is a root with the numbers of the formulas that it takes. A formula names a pattern for the
stem, one for the lemma, a part of speech and a case or mood; filling the root's letters into the patterns
gives vocalised words. Proper names and function words are lists.
"""

from __future__ import annotations

import gzip
import importlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

__all__ = [
    "NounForm",
    "ToolWord",
    "VerbForm",
    "lemma_frequencies",
    "names",
    "nouns",
    "stem_counts",
    "toolwords",
    "verbs",
]

_NAMES: Final = "DATA.NonDerived.Propernoun"
_SLOTS: Final = tuple(f"len{length}" for length in range(1, 13))
_NOUN_FEATURES: Final = ("Type", "Gender", "Number", "Definit")
_VERB_FEATURES: Final = ("Type", "Voice", "Person2", "Emphasized")


class NounForm(NamedTuple):
    """One form of a noun: vocalised, with its case vowel; features in the source's Arabic words."""

    stem: str
    lemma: str
    root: str
    kind: str
    gender: str
    number: str
    state: str
    case: str


class VerbForm(NamedTuple):
    """One form of a verb: vocalised, with the subject's ending; features in the source's Arabic words."""

    stem: str
    lemma: str
    root: str
    tense: str
    voice: str
    person: str
    mood: str


class ToolWord(NamedTuple):
    """A function word with the classes of proclitics and enclitics that it takes."""

    stem: str
    lemma: str
    root: str
    label: str
    proclitics: str
    enclitics: str


@cache
def _rows(name: str) -> tuple[Any, ...]:
    path = files("farahidi") / "data" / f"{name}.jsonl.gz"
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as text:
        return tuple(json.loads(line) for line in text if line.strip())


@cache
def _map(name: str) -> dict[Any, Any]:
    return {row["key"]: row["value"] for row in _rows(name)}


def lemma_frequencies() -> Mapping[str, float]:
    """The share of each vocalised lemma in the news on which AlKhalil's language model was trained."""
    return _map("DATA.MSA-LEMMA.ALL-train.map")


def stem_counts() -> Mapping[str, int]:
    """How often each vocalised stem was one of the readings of a word in the Shamela corpus."""
    return _map("DATA.MSA.SHA.STEM.map")


def _labels(category: str, features: tuple[str, ...]) -> list[tuple[str, ...]]:
    tables = [_rows(f"DATA.Derived.{category}.PartOfSpeech.{feature}.list") for feature in features]
    return [
        tuple(
            table[int(row[feature.lower()]) - 1]["valAR"]
            for feature, table in zip(features, tables, strict=True)
        )
        for row in _rows(f"DATA.Derived.{category}.PartOfSpeech.list")
    ]


class _Formulas:
    """The formulas of nouns or verbs by the stem's length and number, with the patterns looked up."""

    def __init__(self, category: str, features: tuple[str, ...]) -> None:
        self._stems = _map(f"DATA.Derived.{category}.Patterns.Stems.Voweled.Diac.map")
        self._lemmas = _map(f"DATA.Derived.{category}.Patterns.Lemmas.Voweled.Diac.map")
        self._formulas = _map(f"DATA.Derived.{category}.Formulas.map")
        self._labels = _labels(category, features)
        self._moods = [row["valAR"] for row in _rows(f"DATA.Derived.{category}.CaseOrMood.list")]
        self._met: dict[tuple[int, int], tuple[str, str, tuple[str, ...], str]] = {}

    def __call__(self, length: int, number: int) -> tuple[str, str, tuple[str, ...], str]:
        known = self._met.get((length, number))
        if known is None:
            known = self._met[length, number] = self._read(self._formulas[length][number - 1], length)
        return known

    def _read(self, formula: Mapping[str, str], length: int) -> tuple[str, str, tuple[str, ...], str]:
        return (
            self._pattern(self._stems, formula["idDiacPatternStem"], length),
            self._pattern(self._lemmas, formula["idDiacPatternLemma"], length),
            self._labels[int(formula["idPartOfSpeech"]) - 1],
            self._moods[int(formula["idCaseOrMood"]) - 1],
        )

    @staticmethod
    def _pattern(table: Mapping[int, Any], reference: str, length: int) -> str:
        other, dot, number = reference.partition(".")
        pattern: str = table[int(other) if dot else length][int(number if dot else other) - 1]["val"]
        return pattern


def _roots(category: str) -> Iterator[Mapping[str, str]]:
    for letters in ("Trilateral", "Quadriliteral"):
        for _, roots in sorted(_map(f"DATA.Derived.{category}.Roots.{letters}.map").items()):
            yield from roots


def _filled(category: str, features: tuple[str, ...]) -> Iterator[tuple[str, str, str, tuple[str, ...], str]]:
    fill = importlib.import_module("farahidi.normalize").word_from_root_and_pattern
    formula = _Formulas(category, features)
    for root in _roots(category):
        letters = root["val"]
        words: dict[str, str] = {}
        for length, slot in enumerate(_SLOTS, 1):
            for number in dict.fromkeys((root.get(slot) or "").split()):
                stem, lemma, labels, mood = formula(length, int(number))
                try:
                    for pattern in (stem, lemma):
                        if pattern not in words:
                            # the tables lack the vowel of a lam before alef
                            words[pattern] = fill(letters, pattern).replace("لا", "ل\u064eا")
                except IndexError:  # a few patterns want more letters than the root has
                    continue
                yield words[stem], words[lemma], letters, labels, mood


def nouns() -> Iterator[NounForm]:
    """Yield every form of every noun, in the order of the roots."""
    for stem, lemma, root, (kind, gender, number, state), case in _filled("Nouns", _NOUN_FEATURES):
        yield NounForm(stem, lemma, root, kind, gender, number, state, case)


def verbs() -> Iterator[VerbForm]:
    """Yield every form of every verb but the emphatic ones, in the order of the roots."""
    emphatic = "مؤكد"
    for stem, lemma, root, (tense, voice, person, emphasis), mood in _filled("Verbs", _VERB_FEATURES):
        if emphasis != emphatic:
            yield VerbForm(stem, lemma, root, tense, voice, person, mood)


def names() -> Iterator[NounForm]:
    """Yield every form of the words without a pattern: proper names, loans and their adjectives."""
    labels = _rows(f"{_NAMES}.PartOfSpeech.list")
    moods = [row["valAR"] for row in _rows(f"{_NAMES}.CaseOrMood.list")]
    for row in _rows(f"{_NAMES}.Voweled.list"):
        label = labels[int(row["pos"]) - 1]
        kind, gender, number, state = (label[key] or "" for key in ("type", "gender", "number", "definit"))
        case = moods[int(row["cas"]) - 1]
        yield NounForm(row["vowform"], row["lemma"], row["root"] or "", kind, gender, number, state, case)


def toolwords() -> Iterator[ToolWord]:
    """Yield the function words."""
    labels = _rows("DATA.NonDerived.Toolwords.PartOfSpeech.list")
    for row in _rows("DATA.NonDerived.Toolwords.Voweled.list"):
        label = labels[int(row["pos"]) - 1]
        yield ToolWord(
            row["voweledform"], row["lemma"], row["root"] or "", label, row["procClass"], row["encClass"]
        )
