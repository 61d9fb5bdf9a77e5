"""Function words of AlKhalil."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kashaf.analyzers.lexicon_build.alkhalil import ToolWord
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem, bare, normal_root, trim

__all__ = ["tool_stems"]

_NO_PRONOUN = "C1"
_FORM = 0.3
"""The part of a lemma's share that one of its other forms has."""


def tool_stems(words: Iterable[ToolWord], shares: Mapping[str, float]) -> Iterator[tuple[Lemma, list[Stem]]]:
    """Yield each function word with its lemma."""
    for word in words:
        # a function word is its own lemma: its forms are not inflected by rules
        stem = trim(word.stem)
        cited = re.sub("^ا\u064e", "ا", word.lemma)  # the list of frequencies leaves this vowel out
        if bare(stem) == bare(trim(cited)) + "ا":
            continue  # an accusative, which its noun gives
        share = shares.get(word.stem) or shares.get(stem) or _FORM * shares.get(cited, 0.0)
        endings = {"n"} if word.enclitics == _NO_PRONOUN else {"m"}
        lemma = Lemma(stem, "tool", normal_root(word.root), share=share)
        yield lemma, [Stem(stem, (stem, "tool"), "t", endings, 1.0, {stem})]
