"""Stems that the words of the news teach: plurals and duals of known lemmas that no table has.

The model says which lemma a word was; where no stem of that lemma explains the word, what is left of it
behind its proclitics is a form that the lemma's source forgot.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from kashaf.analyzers.clitics import PROCLITICS
from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Stem, bare, fold, trim
from kashaf.analyzers.lexicon_build.evidence import Observed

__all__ = ["learned_stems"]

_WEAK: Final = re.compile("[اويىءأإآؤئة]")
_ENOUGH: Final = 3
_SHORTEST: Final = 3
_SOUND: Final = {"ات": "p", "ون": "s", "ين": "d", "ان": "d"}
_FEMININE_PLURAL: Final = re.compile("\u064eات$")

Key = tuple[str, str]


def learned_stems(collection: Collection, words: list[Observed]) -> Iterator[Stem]:
    """Yield stems for the words that no stem of their lemma explains.

    Of a lemma's words, the part behind a proclitic that most of them share is taken first, then that of the
    words which it leaves, as long as it is met often enough.

    - Where the rest is a singular of the lemma and the ending of a dual or sound plural, the singular takes
      that ending from now on.
    - Another rest is a broken plural, if it keeps the lemma's strong letters in their order.
    """
    singulars: defaultdict[Key, list[Stem]] = defaultdict(list)
    for stem in collection.stems.values():
        if stem.form == "s" and stem.endings != {"x"}:
            singulars[stem.lemma].append(stem)
    for key, seen in _by_lemma(collection, words).items():
        for rest in _rests(seen):
            yield from _sound(rest, singulars[key]) or _broken(rest, key)


def _by_lemma(collection: Collection, words: list[Observed]) -> Mapping[Key, dict[str, float]]:
    found: defaultdict[Key, dict[str, float]] = defaultdict(dict)
    for word, lemma, times in words:
        key = _key(collection, lemma)
        if key is not None:
            found[key][word] = found[key].get(word, 0.0) + times
    return found


def _key(collection: Collection, lemma: str) -> Key | None:
    """Return the noun that an observed lemma is; the model has some sound plurals for lemmas."""
    word = trim(lemma)
    base = trim(_FEMININE_PLURAL.sub("", word))
    candidates = (word,) if base == word else (word, base + "\u064eة", base)
    found = [(other, "noun") for other in candidates if (other, "noun") in collection.lemmas]
    return max(found, key=lambda key: collection.lemmas[key].share) if found else None


def _rests(seen: dict[str, float]) -> Iterator[str]:
    left = dict(seen)
    while left:
        rests: defaultdict[str, float] = defaultdict(float)
        for word, times in left.items():
            for start in range(min(5, len(word) - _SHORTEST + 1)):
                if word[:start] in PROCLITICS:
                    rests[word[start:]] += times
        if not rests:
            return
        rest, count = max(rests.items(), key=lambda item: (item[1], -len(item[0]), item[0]))
        if count < _ENOUGH:
            return
        yield rest
        left = {word: times for word, times in left.items() if not word.endswith(rest)}


def _sound(rest: str, singulars: list[Stem]) -> list[Stem]:
    code = _SOUND.get(rest[-2:])
    if code is None:
        return []
    base = fold(rest[:-2])
    return [
        Stem(re.sub("ى$", "ي", stem.word), stem.lemma, "s", {code}, words={f"{stem.word}\u064e{rest[-2:]}"})
        for stem in singulars
        if fold(stem.word) == base
    ]


def _broken(rest: str, key: Key) -> Iterator[Stem]:
    if not _keeps(rest, key[0]) or rest.endswith(("ون", "ين")):
        return
    if rest.endswith("ة"):
        yield Stem(rest[:-1], key, "b", {"f"}, words={rest})
    else:
        yield Stem(rest, key, "b", {"n" if rest.endswith("ى") else "m"}, words={rest})


def _keeps(stem: str, lemma: str) -> bool:
    strong = _WEAK.sub("", bare(lemma))
    letters = iter(_WEAK.sub("", stem))
    return len(strong) > 1 and all(letter in letters for letter in strong)
