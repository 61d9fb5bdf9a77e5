"""Feminine nouns in teh marbuta beside words of the same letters without it.

The tables often give the sound plural to the wrong one: taqat, energies, to taq, an arch, and not to taqa,
energy; awlawiyyat, priorities, to the adjective awlawi. So each feminine noun without a broken plural takes
it, and where another word could have it too, or the feminine itself, the contested forms become stems of
their own, which are weighed by what the news had.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Stem, bare, fold

__all__ = ["FEMININE", "PLURAL", "add_sound_plurals", "part_contested"]

PLURAL: Final = "S"
FEMININE: Final = "F"
_SINGULAR: Final = "\u064eة"
_SOUND: Final = "\u064eات"
_PLURAL_ENDINGS: Final = frozenset("p")
_FEMININE_ENDINGS: Final = frozenset("fD")


def add_sound_plurals(collection: Collection) -> None:
    """Let nouns in teh marbuta take the sound plural, if they have no broken one, and every form the dual."""
    broken = {stem.lemma for stem in collection.stems.values() if stem.form == "b"}
    for stem in collection.stems.values():
        if stem.form == "s" and "f" in stem.endings:
            stem.endings.add("D")
        if stem.lemma not in broken and _is_feminine_noun(collection, stem):
            stem.endings.add("p")


def part_contested(collection: Collection) -> None:
    """Make stems of their own of the feminine forms that two lemmas of the same letters share."""
    by_letters: defaultdict[str, list[Stem]] = defaultdict(list)
    for stem in collection.stems.values():
        if stem.form == "s" and stem.endings & (_PLURAL_ENDINGS | _FEMININE_ENDINGS):
            by_letters[fold(stem.word)].append(stem)
    for stems in by_letters.values():
        feminine = [stem for stem in stems if _is_feminine_noun(collection, stem)]
        if feminine and len({stem.lemma for stem in stems}) > 1:
            for stem in stems:
                for part in _parted(stem, is_feminine=stem in feminine):
                    collection.add(stem.source, collection.lemmas[stem.lemma], [part])


def _parted(stem: Stem, *, is_feminine: bool) -> Iterator[Stem]:
    kinds = [(PLURAL, _PLURAL_ENDINGS, _SOUND)]
    if not is_feminine:
        kinds.append((FEMININE, _FEMININE_ENDINGS, _SINGULAR))
    for form, codes, ending in kinds:
        endings = stem.endings & codes
        if endings and stem.endings - codes:
            stem.endings -= codes
            word = stem.word + ending
            stem.words -= {word}
            yield Stem(stem.word, stem.lemma, form, set(endings), words={word})


def _is_feminine_noun(collection: Collection, stem: Stem) -> bool:
    lemma = collection.lemmas[stem.lemma]
    if stem.form != "s" or lemma.pos != "noun" or "f" not in stem.endings:
        return False
    return bare(stem.word) + "ة" == bare(lemma.word)
