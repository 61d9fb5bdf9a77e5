"""The light stemmer: attached words and inflection off, without a lexicon."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from kashaf.analyzers.affixes import ARTICLES, PROCLITICS, SHORTEST_CORE, SUFFIXES
from kashaf.analyzers.words import read_pairs

__all__ = ["LightStemmer", "Step"]

_CLOSED: Final = Path(__file__).with_name("data") / "closed.tsv"
_LETTERS: Final = "".join(map(chr, range(0x0621, 0x064B)))
_BY_LENGTH: Final = sorted(SUFFIXES.items(), key=lambda row: -len(row[0]))


class Step(NamedTuple):
    """One rule that changed a word.

    Attributes:
        rule: the rule's name.
        before: the word that it met.
        after: what it left.
    """

    rule: str
    before: str
    after: str


@cache
def _closed() -> Mapping[str, str]:
    return read_pairs(_CLOSED)


@dataclass(frozen=True)
class LightStemmer:
    """The stem of a folded word by rules of length."""

    keep: frozenset[str] = frozenset()
    name: ClassVar[str] = "light"
    _stems: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_stems", {**_closed(), **{word: word for word in self.keep}})

    @property
    def data_digest(self) -> str:
        """A digest of the closed list."""
        return hashlib.sha256(repr(sorted(_closed().items())).encode()).hexdigest()

    def stem(self, word: str) -> str:
        """Return the stem of a folded word; a word that is not all Arabic letters as it is."""
        return self._reduce(word, [])

    def explain(self, word: str) -> tuple[Step, ...]:
        """Return each rule that acted on a word, in order."""
        steps: list[Step] = []
        self._reduce(word, steps)
        return tuple(steps)

    def _reduce(self, word: str, steps: list[Step]) -> str:
        if word.strip(_LETTERS):
            return word
        stems = self._stems
        if word in stems:
            return self._listed(word, steps)
        rest = word
        for article in ARTICLES:
            if rest.startswith(article):
                if len(rest) - len(article) >= SHORTEST_CORE:
                    rest = self._step("article", rest, rest[len(article) :], steps)
                break
        if rest in stems and len(rest) > SHORTEST_CORE:
            return self._listed(rest, steps)
        found = True
        while found:
            found = False
            for suffix, shortest in _BY_LENGTH:
                if rest.endswith(suffix) and len(rest) - len(suffix) >= shortest:
                    rest = self._step("suffix", rest, rest[: -len(suffix)], steps)
                    found = True
                    break
        if rest in stems and len(rest) > SHORTEST_CORE:
            return self._listed(rest, steps)
        for _ in range(2):
            if len(rest) - 1 < PROCLITICS.get(rest[:1], len(rest)):
                break
            rest = self._step("proclitic", rest, rest[1:], steps)
            if rest in stems and len(rest) > SHORTEST_CORE:
                return self._listed(rest, steps)
        return rest

    def _listed(self, word: str, steps: list[Step]) -> str:
        return self._step("listed", word, self._stems[word], steps)

    def _step(self, rule: str, before: str, after: str, steps: list[Step]) -> str:
        if before != after:
            steps.append(Step(rule, before, after))
        return after
