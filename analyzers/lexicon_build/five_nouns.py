"""The nouns that lengthen their case vowel before a pronoun: father, brother, father-in-law.

The tables have their bare forms only; abuhu and akhiha are theirs by grammar. The long forms that stand
alone, as in names (Abu Bakr), are words of their own in the news, which take no pronouns.
"""

from __future__ import annotations

from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem

__all__ = ["add_five_nouns"]

_NOUNS: Final = {"أَب": "ءبو", "أَخ": "ءخو", "حَم": "حمو"}
_LONG: Final = ("\u064fو", "\u0650ي", "\u064eا")


def add_five_nouns(collection: Collection) -> None:
    """Add the forms before pronouns, and keep pronouns from the long forms that are lemmas of their own."""
    for word, root in _NOUNS.items():
        lemma = collection.lemmas.get((word, "noun"), Lemma(word, "noun", root, "m"))
        lemma.root = lemma.root or root
        long = [word + ending for ending in _LONG]
        collection.add("kashaf", lemma, [Stem(form, ("", ""), "s", {"x"}, words={form}) for form in long])
        for (found, (name, _), _), stem in collection.stems.items():
            if found in long and name != word:
                stem.endings = {"n"} if stem.endings & {"m", "n"} else stem.endings
