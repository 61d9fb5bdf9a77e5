"""Names and loans of AlKhalil, which have forms but no patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from kashaf.analyzers.lexicon_build.alkhalil import NounForm
from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem
from kashaf.analyzers.lexicon_build.nouns import noun_stems

__all__ = ["name_stems", "share_with_nouns"]

_NAME: Final = "اسم علم"
_AS_NAME: Final = 0.1
"""The part of its use that a word has as a name, where it is a noun as well."""


def name_stems(forms: Iterable[NounForm]) -> Iterator[tuple[Lemma, list[Stem]]]:
    """Yield each lemma with its stems: names protected from all endings, loans as nouns."""
    ordered = sorted(forms, key=lambda form: (form.root, form.lemma))
    for named, found in groupby(ordered, key=lambda form: form.kind == _NAME):
        for lemma, stems in noun_stems(found):
            if named:
                yield from _names(lemma, stems)
            else:
                yield lemma, stems


def _names(lemma: Lemma, stems: list[Stem]) -> Iterator[tuple[Lemma, list[Stem]]]:
    """Yield each form of a name as a lemma of its own: a few are listed under another name's."""
    for stem in stems:
        feminine = "f" in stem.endings
        if feminine or stem.endings & set("mni"):
            word = stem.word + ("\u064eة" if feminine else "")
            kept = Stem(stem.word, (word, "name"), "n", {"f" if feminine else "n"}, words={word})
            yield Lemma(word, "name", lemma.root, lemma.gender), [kept]


def share_with_nouns(collection: Collection, shares: Mapping[str, float]) -> None:
    """Give the share of a word that is both a name and a noun to the noun: the list counts them together."""
    for (word, group), lemma in collection.lemmas.items():
        name = collection.lemmas.get((word, "name"))
        if group == "noun" and name is not None and name.share:
            lemma.share = max(lemma.share, shares.get(word, 0.0))
            name.share = min(name.share, _AS_NAME * lemma.share)
