"""Roots for lemmas whose source has none: that of the lemma they are derived from by an ending."""

from __future__ import annotations

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import bare

__all__ = ["fill_roots"]

_ENDINGS = ("ية", "ة", "ي", "ات", "ان", "ين", "ون", "ا", "وي")
_REPLACED = ("", "ة", "ا", "اء", "ى")


def fill_roots(collection: Collection) -> None:
    """Give each lemma without a root that of its likeliest source, by its letters."""
    best: dict[str, tuple[float, str]] = {}
    for lemma in collection.lemmas.values():
        letters = bare(lemma.word)
        if lemma.root and (letters not in best or best[letters][0] < lemma.share):
            best[letters] = (lemma.share, lemma.root)
    for lemma in collection.lemmas.values():
        if not lemma.root and lemma.pos != "tool":
            lemma.root = _guess(bare(lemma.word), best)


def _guess(letters: str, best: dict[str, tuple[float, str]]) -> str:
    if letters in best:
        return best[letters][1]
    for ending in _ENDINGS:
        base = letters.removesuffix(ending)
        if base != letters and len(base) > 1:
            for replaced in _REPLACED:
                if base + replaced in best:
                    return best[base + replaced][1]
    return ""
