"""Whose a contested feminine form is: that of the noun in teh marbuta, or that of the word without it.

The news decides, where it had the form; else what each lemma's share lets expect. Its words are weighed: the
model takes many plurals of things for those of adjectives, of which only people have one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log2
from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Stem, bare, fold
from kashaf.analyzers.lexicon_build.feminines import PLURAL

__all__ = ["settled"]

Place = tuple[str, tuple[str, str], str]

_EXPECTED: Final = 20.0
"""For how many words of the news the shares stand."""
_OF_ADJECTIVE: Final = 0.05
_OF_RELATION: Final = 0.01
"""The plural of an adjective in -iyy: people of a place have it, and no noun beside them."""
_OF_SHORT: Final = 0.05
"""A noun of three letters has a broken plural; with this one goes the noun of one thing of its kind."""
_ROOT: Final = 3
_BESIDE_BROKEN: Final = 0.1
_LEAST_SHARE: Final = 1e-8


def settled(
    collection: Collection, costs: Mapping[Place, float], news: Mapping[Place, float]
) -> dict[Place, float]:
    """Return the costs with those of contested forms shared out anew among the lemmas that could have them.

    Args:
        collection: all lemmas and stems.
        costs: of each stem, in bits.
        news: how often each stem was met in the news.
    """
    broken = {stem.lemma for stem in collection.stems.values() if stem.form == "b"}
    groups: defaultdict[str, list[Stem]] = defaultdict(list)
    for stem in collection.stems.values():
        if stem.form == PLURAL:
            groups[fold(stem.word)].append(stem)
    result = dict(costs)
    for stems in groups.values():
        weights = [_weight(collection, stem) for stem in stems]
        shares = [
            max(collection.lemmas[stem.lemma].share, _LEAST_SHARE)
            * weight
            * (_BESIDE_BROKEN if stem.lemma in broken else 1.0)
            for stem, weight in zip(stems, weights, strict=True)
        ]
        places = [(stem.word, stem.lemma, stem.form) for stem in stems]
        seen = [
            news.get(place, 0.0) * weight + _EXPECTED * share / sum(shares)
            for place, weight, share in zip(places, weights, shares, strict=True)
        ]
        whole = sum(2.0 ** -costs[place] for place in places)
        for place, count in zip(places, seen, strict=True):
            result[place] = -log2(whole * count / sum(seen))
    return result


def _weight(collection: Collection, stem: Stem) -> float:
    if collection.lemmas[stem.lemma].pos != "adjective":
        short = len(bare(stem.word)) <= _ROOT and not stem.lemma[0].endswith("ة")
        return _OF_SHORT if short else 1.0
    return _OF_RELATION if bare(stem.word).endswith("ي") else _OF_ADJECTIVE
