"""How likely each lemma is, and each stem of it.

The lemma's share comes from AlKhalil's frequencies in news, a stem's from the counts of its forms in the
Shamela corpus. Those count every reading of a word, so each is divided among the lemmas that have the form
by their shares, and smoothed by what is usual for the kind of form.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem

__all__ = ["costs"]

Place = tuple[str, tuple[str, str], str]

_FLOOR: Final = 5e-8
"""The share of a lemma that the news did not have, for AlKhalil; of lesser sources a part of it."""
_UNSEEN_NAME: Final = 0.1
"""The part of the floor for a name that the news did not have: many are common words elsewhere."""
_SHAMELA_SHARE: Final = 0.02
"""The part of its share of Shamela that a lemma is given when the news did not have it."""
_SOURCES: Final = {"alkhalil": 1.0, "arramooz": 0.1, "hunspell": 0.1, "pyarabic": 0.1}
_PRIOR: Final = {"s": 1.0, "S": 0.15, "F": 0.4, "b": 0.3, "n": 1.0, "t": 1.0}
_LEAST: Final = 0.002
_SMOOTHING: Final = 5.0
_UNCOUNTED: Final = 0.5
"""The part of its usual share of a stem that Shamela's counts could not know."""
COUNTED: Final = "alkhalil"
_CITED: Final = 1.0
"""The bits by which a noun's dictionary form is likelier than its other forms: it is what people look for."""
_EXPECTED: Final = 60.0
"""For how many words of the news the expected parts stand."""
_DAMPING: Final = 0.6
"""The power of the counts: below 1, rare stems of a lemma lose less."""


def costs(
    collection: Collection, shamela: Mapping[str, int], news: Mapping[Place, float]
) -> dict[Place, float]:
    """Return the cost of each stem in bits: of its lemma, and of the stem among the lemma's.

    Args:
        collection: all lemmas and stems.
        shamela: how often each vocalised form was a reading in Shamela.
        news: how often each stem was met in the news.
    """
    found = list(collection.by_lemma())
    shares = {id(lemma): lemma.share or _floor(lemma) for lemma, _ in found}
    total: defaultdict[str, float] = defaultdict(float)
    for lemma, stems in found:
        for word in {word for stem in stems for word in stem.words}:
            total[word] += shares[id(lemma)]
    size = sum(shamela.values())
    result = {}
    for lemma, stems in found:
        share = shares[id(lemma)]
        usual = _usual(stems)
        counted = [
            part
            * sum((shamela.get(word, 0) * share / total[word]) ** _DAMPING for word in sorted(stem.words))
            for stem, part in zip(stems, usual, strict=True)
        ]
        if not lemma.share:
            share += _SHAMELA_SHARE * sum(counted) / size
        for stem, part in zip(stems, _seen(stems, _parts(stems, counted, usual), news), strict=True):
            cited = _CITED if _is_cited(stem) else 0.0
            result[stem.word, stem.lemma, stem.form] = -math.log2(share * part) - cited
    return result


def _seen(stems: list[Stem], parts: list[float], news: Mapping[Place, float]) -> list[float]:
    """Return the parts of the stems as the news had them, smoothed by the parts expected."""
    seen = [news.get((stem.word, stem.lemma, stem.form), 0.0) for stem in stems]
    total = sum(seen) + _EXPECTED
    return [(count + _EXPECTED * part) / total for count, part in zip(seen, parts, strict=True)]


def _is_cited(stem: Stem) -> bool:
    """Tell whether a stem is that of its noun's dictionary form."""
    word = stem.lemma[0]
    return stem.form == "s" and word in {stem.word, stem.word + "\u064eة"}


def _floor(lemma: Lemma) -> float:
    return _FLOOR * _SOURCES.get(lemma.source, 1.0) * (_UNSEEN_NAME if lemma.pos == "name" else 1.0)


def _usual(stems: list[Stem]) -> list[float]:
    """Return what part of a lemma's use is usual for each stem, the commonest as 1."""
    priors = [_PRIOR.get(stem.form, stem.weight) for stem in stems]
    greatest = max(priors) or 1.0
    return [max(prior / greatest, _LEAST) for prior in priors]


def _parts(stems: list[Stem], counted: list[float], usual: list[float]) -> list[float]:
    """Return each stem's share of its lemma; stems before pronouns double others and are not summed."""
    whole = [stem.endings != {"x"} for stem in stems]
    scale = sum(part for part, free in zip(usual, whole, strict=True) if free) or 1.0
    total = sum(count for count, free in zip(counted, whole, strict=True) if free) + _SMOOTHING
    return [
        part * _UNCOUNTED
        if stem.source != COUNTED and not count
        else (count + _SMOOTHING * part / scale) / total
        for stem, count, part in zip(stems, counted, usual, strict=True)
    ]
