"""Words that are spelt in two ways of which the tables have one."""

from __future__ import annotations

from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem

__all__ = ["add_spellings"]

_HUNDRED: Final = ("مِئَة", "noun")
_NEW, _OLD = "مِئ", "مِائ"
"""The hundred without its alef, and with the alef that older print gives it; it is not spoken."""


_SKY: Final = ("سَمَاء", "noun")
_SKIES: Final = "سَمَو"
"""The skies without the alef that is spoken before the waw."""
_THOSE: Final = ("أُولَئِك", "أُولَائِك")
_SHARE_OF_THOSE: Final = 1e-4


def add_spellings(collection: Collection) -> None:
    """Add the spellings of the hundred with alef, of the skies without it, and of those with and without."""
    _add_hundred(collection)
    if _SKY in collection.lemmas:
        skies = Stem(_SKIES, _SKY, "s", {"p"}, words={_SKIES + "\u064eات"})
        collection.add("kashaf", collection.lemmas[_SKY], [skies])
    those = Lemma(_THOSE[0], "tool", "", share=_SHARE_OF_THOSE)
    stems = [Stem(word, (_THOSE[0], "tool"), "t", {"n"}, 1.0, {word}) for word in _THOSE]
    collection.add("kashaf", those, stems)


def _add_hundred(collection: Collection) -> None:
    """Add the hundred with alef in all its forms; the tables take that spelling for a name."""
    for stem in [stem for stem in collection.stems.values() if stem.lemma == _HUNDRED]:
        if stem.word.startswith(_NEW):
            words = {word.replace(_NEW, _OLD) for word in stem.words}
            spelt = Stem(
                stem.word.replace(_NEW, _OLD), _HUNDRED, stem.form, set(stem.endings), stem.weight, words
            )
            collection.add(stem.source, collection.lemmas[_HUNDRED], [spelt])
    for place in [place for place in collection.stems if place[1] == ("مَائَة", "name")]:
        del collection.stems[place]
