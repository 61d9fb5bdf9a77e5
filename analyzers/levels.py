"""What stands above the folded word: the levels of an analyzer, each with a term or terms for a word.

`exact` is in every analyzer. What further levels there are, and what they make of a word, is one part of the
chain, with one contract; a stemmer becomes such a part by `StemLevel`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

__all__ = ["EXACT", "GRAMS", "LEMMA", "NEAR", "ROOT", "STEM", "WRITTEN", "Levels", "StemLevel", "Stemmer"]

EXACT: Final = "exact"
STEM: Final = "stem"
LEMMA: Final = "lemma"
ROOT: Final = "root"
GRAMS: Final = "grams"
NEAR: Final = "near"
WRITTEN: Final = "written"
"""The names of all levels: of a word, and `near` of its neighbourhood."""


class Levels(Protocol):
    """The levels above `exact`; compared by value."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the levels, in order."""

    @property
    def pairs(self) -> str | None:
        """The level whose terms are paired at level `near`; `None` where there is no such level."""

    @property
    def keep(self) -> frozenset[str]:
        """Folded words that are left as they are."""

    @property
    def own_rows(self) -> list[list[str]]:
        """The words that people have added, as JSON takes them: lemma, root, forms."""

    @property
    def data_digest(self) -> str:
        """A digest of the data below, which changes when it does."""

    @property
    def reads_written(self) -> bool:
        """Whether a word's terms depend on how it is written, and not on its folded form alone."""

    @property
    def is_sampled(self) -> bool:
        """Whether terms of fixed words belong to the fingerprint; else `data_digest` says it all."""

    def terms(self, written: str, folded: str) -> tuple[str, ...]:
        """Return what stands at each level for a word: a term, or several with blanks between them."""

    def explain(self, written: str, folded: str) -> Sequence[tuple[str, str, str]]:
        """Return the steps to the terms: the rule's name, the word before it and after it."""


class Stemmer(Protocol):
    """What makes the stem of a folded word; compared by value."""

    @property
    def keep(self) -> frozenset[str]:
        """Folded words that are left as they are."""

    @property
    def data_digest(self) -> str:
        """A digest of the word lists below, which changes when they do."""

    def stem(self, word: str) -> str:
        """Return the stem of a folded word: never empty, never with a blank in it."""

    def explain(self, word: str) -> Sequence[tuple[str, str, str]]:
        """Return the steps from word to stem: the rule's name, the word before it and after it."""


@dataclass(frozen=True)
class StemLevel:
    """The one level `stem`.

    Attributes:
        stemmer: makes the stems.
    """

    stemmer: Stemmer

    @property
    def names(self) -> tuple[str, ...]:
        """The level's name."""
        return (STEM,)

    @property
    def pairs(self) -> str | None:
        """Stems are not paired."""
        return None

    @property
    def keep(self) -> frozenset[str]:
        """The words that the stemmer keeps."""
        return self.stemmer.keep

    @property
    def own_rows(self) -> list[list[str]]:
        """A stemmer has no lexicon to add to."""
        return []

    @property
    def data_digest(self) -> str:
        """The stemmer's name and the digest of its data."""
        return f"{type(self.stemmer).__name__} {self.stemmer.data_digest}"

    @property
    def reads_written(self) -> bool:
        """The folded word decides the stem."""
        return False

    @property
    def is_sampled(self) -> bool:
        """A stemmer can be anyone's, and only its stems tell it from another."""
        return True

    def terms(self, written: str, folded: str) -> tuple[str, ...]:
        """Return the stem."""
        del written
        return (self.stemmer.stem(folded),)

    def explain(self, written: str, folded: str) -> Sequence[tuple[str, str, str]]:
        """Return the stemmer's steps."""
        del written
        return self.stemmer.explain(folded)
