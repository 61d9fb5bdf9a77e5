"""What AlKhalil's language model knows of words: which lemma each of 114,000 words of the news was.

The model's file is text in Buckwalter's transliteration; a line that begins with B is a word, its count, and
its lemmas with theirs, each string behind its length.
"""

from __future__ import annotations

import gzip
import importlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final, NamedTuple

from kashaf.analyzers.clitics import FORBIDDEN, PROCLITICS
from kashaf.analyzers.lexicon import Lexicon
from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import fold, trim
from kashaf.analyzers.morphology_costs import LONGEST_SUFFIX, Tables, ending_tables, slip

__all__ = ["Observed", "count_stems", "observed", "raise_shares"]

_MODEL: Final = "DATA.MSA.ALL.TRAIN.141809.lm.gz"
_CARELESS: Final = 6.0
_RAISED: Final = 0.1
_MISLABELLED: Final = {"رَاوَنْدَ": "رَأَى", "وَرَى": "رَأَى"}
"""Lemmas that the model takes the forms of another for: those of to see for a city and for to kindle."""

Place = tuple[str, tuple[str, str], str]


class Observed(NamedTuple):
    """A word of the news, the lemma that it was there, vocalised, and how often."""

    word: str
    lemma: str
    times: float


def observed() -> Iterator[Observed]:
    """Yield the words of the model in its order."""
    arabic = importlib.import_module("farahidi.translit").bw_to_arabic
    path = files("farahidi") / "data" / _MODEL
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="cp1252", newline="") as lines:
        for line in lines:
            if line.startswith("B "):
                word, lemmas = _parsed(line.rstrip("\r\n"))
                for lemma, count in lemmas:
                    cited = arabic(lemma)
                    yield Observed(arabic(word), _MISLABELLED.get(cited, cited), count)


def _parsed(line: str) -> tuple[str, list[tuple[str, float]]]:
    size, digits = int(line[2:4]), int(line[4])
    word = line[6 : 6 + size]
    place = 8 + size + digits
    lemmas = []
    while place < len(line):
        size, digits = int(line[place : place + 2]), int(line[place + 2])
        start = place + 4 + size
        lemmas.append((line[place + 4 : start], float(line[start : start + 1 + digits])))
        place = start + 2 + digits
    return word, lemmas


def _readings(lexicon: Lexicon, tables: Tables, word: str) -> Iterator[tuple[float, Place]]:
    """Yield each reading of a word: its cost, and the stem that it rests on."""
    folded = fold(word)
    for start in range(min(5, len(word) - 1)):
        proclitic = PROCLITICS.get(word[:start])
        if proclitic is None:
            continue
        for end in range(len(word), max(start + 1, len(word) - LONGEST_SUFFIX - 1), -1):
            if word[end:] not in tables or end - start < 2:
                continue
            table = tables[word[end:]][proclitic.definite]
            for entry in lexicon.entries(folded[start:end]):
                ending, near = table[entry.category], proclitic.costs[entry.kind]
                careless = slip(word[start:end], entry.written)
                if ending is not None and near < FORBIDDEN and careless < _CARELESS:
                    lemma = lexicon.lemma(entry.lemma)
                    group = "noun" if lemma.pos == "adjective" else lemma.pos
                    stem = lexicon.vocalised(folded[start:end], entry.pattern)
                    place = (stem, (lemma.word, group), lexicon.categories[entry.category].form)
                    yield entry.cost + ending + near + careless, place


def raise_shares(collection: Collection) -> None:
    """Give nouns that the list of frequencies forgot a part of the share that they have in the model.

    The list, of more papers than the model, has no thousand and no acceptance; the model is of one country.
    A broken plural that the model has for a lemma is left to its singular.
    """
    counts: defaultdict[str, float] = defaultdict(float)
    for seen in observed():
        for cited in {seen.lemma, trim(seen.lemma)}:
            counts[cited] += seen.times
    total = sum(seen.times for seen in observed())
    plurals = {word for stem in collection.stems.values() if stem.form == "b" for word in stem.words}
    for (word, group), lemma in collection.lemmas.items():
        if group == "noun" and word not in plurals:
            lemma.share = max(lemma.share, _RAISED * counts.get(word, 0.0) / total)


def count_stems(lexicon: Lexicon) -> tuple[Mapping[Place, float], list[Observed]]:
    """Return how often each stem was met, and the words that no stem of their lemma explains."""
    tables = ending_tables(lexicon.categories)
    counts: defaultdict[Place, float] = defaultdict(float)
    unexplained = []
    for seen in observed():
        cited = trim(seen.lemma)
        readings = [
            reading
            for reading in _readings(lexicon, tables, seen.word)
            if reading[1][1][0] in {cited, seen.lemma}
        ]
        if readings:
            least = min(readings)[0]
            likely = [(2.0 ** (least - cost), place) for cost, place in readings]
            total = sum(share for share, _ in likely)
            for share, place in likely:
                counts[place] += seen.times * share / total
        else:
            unexplained.append(seen)
    return counts, unexplained
