"""Plurals that the sources have for lemmas of their own, given back to their singulars."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection

__all__ = ["join_broken_plurals", "join_sound_plurals"]

_SINGULAR: Final = "\u064eة"
_SOUND: Final = "\u064eات"
_OWN: Final = 0.2
"""A sound plural that is so much more frequent than its singular is a word of its own."""
_RARE: Final = {"noun": 0.02, "name": 0.25}
"""A word that is rarer, beside the noun whose broken plural it is, is that plural and nothing else.

Names are taken from plurals more often than nouns: many nouns of the same letters are verbal nouns.
"""

Key = tuple[str, str]


def join_sound_plurals(collection: Collection) -> None:
    """Give back to a feminine noun its sound plural."""
    joined = set()
    for (word, group), lemma in collection.lemmas.items():
        if group == "noun" and word.endswith(_SOUND):
            noun = collection.lemmas.get((word.removesuffix(_SOUND) + _SINGULAR, "noun"))
            if noun is not None and noun.pos == "noun" and noun.share > _OWN * lemma.share:
                noun.share += lemma.share
                joined.add((word, group))
    _remove(collection, joined)


def join_broken_plurals(collection: Collection) -> None:
    """Give back to a noun its broken plural; a word without the singular's teh marbuta may be its kind."""
    nouns: defaultdict[str, set[Key]] = defaultdict(set)
    for stem in collection.stems.values():
        if stem.form == "b" and stem.endings & {"m", "n"} and collection.lemmas[stem.lemma].pos == "noun":
            nouns[stem.word].add(stem.lemma)
    joined = set()
    for (word, group), lemma in collection.lemmas.items():
        if group in _RARE:
            others = [
                collection.lemmas[key]
                for key in nouns.get(word, ())
                if key[0] not in {word, word + _SINGULAR}
            ]
            shares = [other.share for other in others if group == "name" or other.root == lemma.root]
            if lemma.share < _RARE[group] * max(shares, default=0.0):
                joined.add((word, group))
    _remove(collection, joined)


def _remove(collection: Collection, lemmas: set[Key]) -> None:
    for place in [place for place in collection.stems if place[1] in lemmas]:
        del collection.stems[place]
