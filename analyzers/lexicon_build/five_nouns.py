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
    """Add the long forms, before pronouns and before nouns; those that are lemmas of their own are given up.

    The father of a name is written in all three: abu, abi and aba Hurayra.
    """
    for word, root in _NOUNS.items():
        lemma = collection.lemmas.get((word, "noun"), Lemma(word, "noun", root, "m"))
        lemma.root = lemma.root or root
        long = [word + ending for ending in _LONG]
        others = {(form, group) for form in long for group in ("noun", "tool")}
        lemma.share += sum(collection.lemmas[key].share for key in sorted(others & collection.lemmas.keys()))
        for place in [place for place in collection.stems if place[1] in others]:
            del collection.stems[place]
        stems = [Stem(form, ("", ""), "s", {"x", "n"}, words={form}) for form in long]
        collection.add("kashaf", lemma, stems)
        for (found, (name, _), _), stem in collection.stems.items():
            if found in long and name != word:
                stem.endings = {"n"} if stem.endings & {"m", "n"} else stem.endings
