"""The words of one commit of an index: how often each is used, with and without what is attached to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import log
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.clitics import PROCLITICS
from kashaf.analyzers.levels import EXACT, LEMMA
from kashaf.analyzers.morphology_analysis import UNKNOWN
from kashaf.engines import query as tree
from kashaf.engines.contract import Searcher
from kashaf.engines.layout import FieldType, Layout, level_field

__all__ = ["UNSEEN", "Usage"]

_SHORTEST_STEM: Final = 3
UNSEEN: Final = 0.5
"""In how many documents a word is thought to be that is in none."""
_BIT: Final = log(2)
_PRONOUNS: Final = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه", "ك", "ي")
_TEH: Final = "ت"
_TEH_MARBUTA: Final = "ه"  # as it is folded
_PRONOUN_COST: Final = 4.0  # nats
_MOST_LISTED: Final = 500_000
_MIDDLE_USE: Final = 0.5


def _attached() -> dict[str, float]:
    """Return the conjunctions, prepositions and articles that stand before nouns, with what each costs."""
    nouns: dict[str, float] = {}
    for written, proclitic in PROCLITICS.items():
        if written and not written.startswith("أ") and not written.endswith("س"):
            nouns[written] = proclitic.costs[0] * _BIT
    return nouns


_ATTACHED: Final[Mapping[str, float]] = _attached()
_LONGEST_ATTACHED: Final = max(map(len, _ATTACHED))
_FIRST_LETTERS: Final = frozenset(written[0] for written in _ATTACHED)
_ARTICLE: Final = "ال"
_LAM_ARTICLE: Final = "لل"


class Usage:
    """Weighs the words of an index.

    Args:
        searcher: of one commit.
        analyzer: the one the index was made with.
        layout: the index's fields.
    """

    def __init__(self, searcher: Searcher, analyzer: Analyzer, layout: Layout) -> None:
        self.searcher = searcher
        self.analyzer = analyzer
        self.texts = layout.of_type(FieldType.TEXT)
        self.fields = tuple(level_field(name, EXACT) for name in self.texts)
        self._main = tuple(level_field(name, analyzer.main_level) for name in self.texts)
        self.documents = searcher.document_count()
        self._listed: dict[str, Counter[str]] = {}

    def frequency(self, word: str) -> int:
        """Return in how many documents a folded word stands; one with it in two fields may count twice."""
        listed = self._listed.get(_head(word))
        if listed is not None:
            return listed.get(word, 0)
        frequency = self.searcher.document_frequency
        return sum([frequency(field, word) for field in self.fields])

    def list_like(self, word: str) -> None:
        """List the words that begin as a word does, so that asking for them costs next to nothing."""
        head = _head(word)
        if head not in self._listed:
            if sum(map(len, self._listed.values())) > _MOST_LISTED:
                self._listed.clear()
            self._listed[head] = self.beginning_with(head)

    def weight(self, word: str) -> float | None:
        """Return the logarithm of how often a word is used; `None` for one that the index does not hold.

        A word that is held only without what is attached to it weighs what both weigh together, and at most
        what a word weighs that was not seen.
        """
        frequency = self.frequency(word)
        if frequency:
            return log(frequency)
        return self.attached_weight(word)

    def attached_weight(self, word: str) -> float | None:
        """Return the weight of a word that is made of one that the index holds, and what is attached."""
        weights = [use - cost for use, cost in self._parts(word)]
        if not weights:
            return None
        # Among words that were not seen, those of common parts come first still.
        return log(UNSEEN) + _MIDDLE_USE * min(0.0, max(weights) - log(UNSEEN))

    def _parts(self, word: str) -> Iterator[tuple[float, float]]:
        """Yield, for each way to part a word that the index allows, the weight of the stem and the cost."""
        for attached, stem, cost in _beginnings(word):
            if attached:
                yield from self._behind(attached, stem, cost)
            for pronoun in _PRONOUNS:
                if stem.endswith(pronoun) and len(stem) - len(pronoun) >= _SHORTEST_STEM:
                    yield from self._before(stem[: -len(pronoun)], cost + _PRONOUN_COST)

    def parted(self, word: str) -> Iterator[tuple[str, str, int]]:
        """Yield the ways to part a word into what is attached and a word that the index holds.

        Each is what stands before, the word, and how many of the word's first letters are not written again.
        """
        for attached, stem, _ in _beginnings(word):
            if attached and self.frequency(stem):
                yield attached, stem, 0
            elif attached.endswith((_ARTICLE, _LAM_ARTICLE)) and self.frequency(_ARTICLE + stem):
                yield attached, _ARTICLE + stem, len(_ARTICLE)

    def _behind(self, attached: str, stem: str, cost: float) -> Iterator[tuple[float, float]]:
        definite = attached.endswith((_ARTICLE, _LAM_ARTICLE))
        for form in (stem, _ARTICLE + stem) if definite else (stem,):
            if frequency := self.frequency(form):
                yield log(frequency), cost

    def _before(self, stem: str, cost: float) -> Iterator[tuple[float, float]]:
        for form in (stem, stem[:-1] + _TEH_MARBUTA) if stem.endswith(_TEH) else (stem,):
            if frequency := self.frequency(form):
                yield log(frequency), cost

    def in_a_row(self, first: str, second: str) -> int:
        """Return in how many documents two folded words stand one behind the other."""
        rows = tuple(tree.Phrase(field, (first, second)) for field in self.fields)
        return self.searcher.search(tree.Or(rows), limit=0).total

    def together(self, one: str, other: str) -> int:
        """Return in how many documents two folded words stand."""
        return self.searcher.search(tree.And((self.anywhere(one), self.anywhere(other))), limit=0).total

    def anywhere(self, word: str) -> tree.Query:
        """Return a query for the documents that hold a folded word in any text field."""
        return tree.Or(tuple(tree.Term(field, word) for field in self.fields))

    def knows(self, word: str, terms: tuple[str, ...]) -> bool:
        """Tell whether the index holds a word, or another form of a word that the lexicon knows.

        Args:
            word: folded.
            terms: of the word, at each of the analyzer's levels.
        """
        if self.frequency(word):
            return True
        if self.analyzer.main_level == EXACT:
            return False
        main = self._main_term(terms)
        return not main.startswith(UNKNOWN) and any(
            self.searcher.document_frequency(field, main) for field in self._main
        )

    def is_word(self, word: str, terms: tuple[str, ...]) -> bool:
        """Tell whether a word is known: to the index in some form, or to the lexicon; as in `knows`."""
        in_lexicon = self.analyzer.main_level == LEMMA and not self._main_term(terms).startswith(UNKNOWN)
        return in_lexicon or self.knows(word, terms)

    def _main_term(self, terms: tuple[str, ...]) -> str:
        return terms[self.analyzer.place(self.analyzer.main_level)]

    def beginning_with(self, prefix: str) -> Counter[str]:
        """Return the words that begin so, with their frequencies."""
        found: Counter[str] = Counter()
        for field in self.fields:
            held = dict(self.searcher.terms(field, prefix))
            if found:
                found.update(held)
            else:
                found = Counter(held)
        return found


def _head(word: str) -> str:
    """Return the letters by which words are listed together: more of them where most words begin alike."""
    return word[: 4 if word.startswith(_ARTICLE) else 2]


def _beginnings(word: str) -> Iterator[tuple[str, str, float]]:
    """Yield what may be attached before a stem, nothing at first, with the stem and its cost."""
    yield "", word, 0.0
    if word[:1] in _FIRST_LETTERS:
        for length in range(1, min(_LONGEST_ATTACHED, len(word) - _SHORTEST_STEM) + 1):
            cost = _ATTACHED.get(word[:length])
            if cost is not None:
                yield word[:length], word[length:], cost
