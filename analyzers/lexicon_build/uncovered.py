"""Lemmas that AlKhalil's news had, but that its tables of roots and names lack: loans, names, adjectives.

The model's list of lemmas was made by people, the tables by patterns. What the list alone has is a word of
its own, with the endings that its last letters allow; a noun in teh marbuta whose form the tables give to
another noun (mudda, a span, to mudd, a measure) is taken from that one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from kashaf.analyzers.lexicon_build.arramooz import singular_stems
from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem, bare, trim

__all__ = ["add_uncovered", "free_feminines"]

Place = tuple[str, tuple[str, str], str]

_PLAIN: Final = re.compile("[\u0621-\u063a\u0641-\u064a]{3,}")
_VERB: Final = re.compile("(?:\u064e|ى|َا)$")
_RELATION: Final = "\u0650يّ"
_FEMININE: Final = "\u064eة"


def add_uncovered(collection: Collection, shares: Mapping[str, float]) -> None:
    """Add the lemmas of a list that the collection lacks, and free the feminine nouns among them."""
    names = {word for word, group in collection.lemmas if group == "name"}
    known = {word for word, group in collection.lemmas if group != "name"}
    feminine: defaultdict[str, list[Place]] = defaultdict(list)
    plurals: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    inflected: set[str] = set()
    for place, stem in collection.stems.items():
        if stem.form == "s" and "f" in stem.endings:
            inflected.add(stem.word + _FEMININE)
            if collection.lemmas[stem.lemma].pos == "noun":
                feminine[stem.word].append(place)
        elif stem.form == "b":
            plurals[stem.lemma].append(place)
    for word, lemma, endings in list(_lacking(known, shares)):
        if lemma.word in names and lemma.word not in inflected:
            continue  # a name such as sayyida that is as well the feminine of a noun is that noun first
        stems = singular_stems(lemma.word, endings)
        if word.endswith("ة"):
            for place in feminine.get(stems[0].word, ()):
                lemma.root = lemma.root or collection.lemmas[place[1]].root
                stems += _freed(collection, word, place, plurals[place[1]])
        lemma.share = shares[word]
        collection.add("alkhalil", lemma, stems)


def _freed(collection: Collection, word: str, place: Place, plurals: list[Place]) -> list[Stem]:
    """Take a feminine form from a noun; where the list does not know that noun, its broken plurals too."""
    stem = collection.stems[place]
    stem.endings -= {"f", "D"}
    stem.words.discard(word)
    if not stem.endings:
        del collection.stems[place]
    if collection.lemmas[place[1]].share:
        return []
    return [collection.stems.pop(plural) for plural in plurals if plural in collection.stems]


def _lacking(known: set[str], shares: Mapping[str, float]) -> Iterator[tuple[str, Lemma, frozenset[str]]]:
    for word in sorted(shares):
        cited = trim(word)
        letters = bare(cited)
        if cited in known or word in known or not _PLAIN.fullmatch(letters) or word.endswith("\u064e"):
            continue
        if cited.endswith(_RELATION):
            yield word, Lemma(cited, "adjective", "", "m"), frozenset("fdsp")
        elif letters.endswith("ة"):
            yield word, Lemma(cited, "noun", "", "f"), frozenset("p")
        else:
            yield word, Lemma(cited, "noun", "", "m"), frozenset("dp" if letters[-1] not in "اوي" else "")


def free_feminines(collection: Collection) -> None:
    """Take from each noun, but not from adjectives, the feminine that the news had as a noun of its own."""
    for place, stem in list(collection.stems.items()):
        lemma = collection.lemmas[stem.lemma]
        word = stem.word + "\u064eة"
        other = collection.lemmas.get((word, "noun"))
        if other and other is not lemma and other.share and "f" in stem.endings and lemma.pos == "noun":
            stem.endings -= {"f", "D"}
            stem.words.discard(word)
            if not stem.endings:
                del collection.stems[place]
