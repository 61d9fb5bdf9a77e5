"""Snowball's Arabic stemmer as a chain of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version

import snowballstemmer

from kashaf.analyzers.light import Step

__all__ = ["SnowballStemmer"]


@dataclass(frozen=True)
class SnowballStemmer:
    """The stem of a folded word by Snowball's Arabic algorithm, from the package `snowballstemmer`.

    The algorithm shows no rules of its own, so `explain` knows one step.

    Attributes:
        keep: folded words that are left as they are.
    """

    keep: frozenset[str] = frozenset()
    _algorithm: snowballstemmer.stemmer = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_algorithm", snowballstemmer.stemmer("arabic"))

    @property
    def data_digest(self) -> str:
        """The version of the algorithm's package, which holds all its data."""
        return version("snowballstemmer")

    def stem(self, word: str) -> str:
        """Return the stem of a folded word; the word itself where the algorithm would leave nothing."""
        if word in self.keep:
            return word
        stem: str = self._algorithm.stemWord(word)
        # The algorithm cuts more than affixes from some inputs; a term is never empty and holds no blank.
        return stem if stem and len(stem.split()) == 1 else word

    def explain(self, word: str) -> tuple[Step, ...]:
        """Return the one step from the word to its stem, or none when nothing was cut."""
        stem = self.stem(word)
        return () if stem == word else (Step("snowball", word, stem),)
