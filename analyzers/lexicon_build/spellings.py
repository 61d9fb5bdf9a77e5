"""Words that are spelt in two ways of which the tables have one."""

from __future__ import annotations

from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Stem

__all__ = ["add_spellings"]

_HUNDRED: Final = ("مِئَة", "noun")
_NEW, _OLD = "مِئ", "مِائ"
"""The hundred without its alef, and with the alef that older print gives it; it is not spoken."""


def add_spellings(collection: Collection) -> None:
    """Let the hundred be written with alef, in all its forms; the tables take that spelling for a name."""
    for stem in [stem for stem in collection.stems.values() if stem.lemma == _HUNDRED]:
        if stem.word.startswith(_NEW):
            words = {word.replace(_NEW, _OLD) for word in stem.words}
            spelt = Stem(
                stem.word.replace(_NEW, _OLD), _HUNDRED, stem.form, set(stem.endings), stem.weight, words
            )
            collection.add(stem.source, collection.lemmas[_HUNDRED], [spelt])
    for place in [place for place in collection.stems if place[1] == ("مَائَة", "name")]:
        del collection.stems[place]
