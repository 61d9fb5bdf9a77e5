"""The leaves of a query's meaning: one word, phrase or prefix as the engine's queries, with their weights."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import pairwise, product
from math import ceil
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT, GRAMS, NEAR, ROOT, WRITTEN
from kashaf.analyzers.morphology_analysis import UNKNOWN
from kashaf.analyzers.near import pair
from kashaf.engines import query as tree
from kashaf.engines.bm25 import idf
from kashaf.engines.layout import TEXT, TITLE, TITLE_HELD, level_field
from kashaf.search.held import NOTHING_HELD, Held
from kashaf.search.ranking import FINDING, PHRASE_WEIGHT, TITLE_WEIGHT, weight

__all__ = ["SIMILAR", "Leaves"]

SIMILAR: Final = 0.4
"""Which share of a word's grams another must have to be taken for it, where nothing better matches."""


_GRAMS: Final = 200
"""How many grams of a word are asked at most: words are not that long, and what is can have thousands."""


class Leaves:
    """Makes engine queries of words.

    Args:
        analyzer: whose levels the index has.
        held: what the index holds.
    """

    def __init__(self, analyzer: Analyzer, held: Held = NOTHING_HELD) -> None:
        self.levels = analyzer.word_levels
        self.finding = tuple(level for level in self.levels if level in FINDING)
        self.ranking = tuple(level for level in self.levels if level not in (*FINDING, WRITTEN))
        self.scoring = (*self.finding, *self.ranking)
        self._paired = analyzer.above.pairs if analyzer.above else None
        self._frequency = None if held.frequency is None else cache(held.frequency)
        self._documents = held.documents

    def word(self, terms: Sequence[str], fields: Iterable[str], levels: Iterable[str]) -> tree.Query:
        """Return a query that matches by any of the levels in any of the fields, each with its weight."""
        return tree.Or(tuple(self._terms(terms, fields, levels)))

    def _terms(
        self, terms: Sequence[str], fields: Iterable[str], levels: Iterable[str]
    ) -> Iterable[tree.Query]:
        wanted = {level: terms[self.levels.index(level)].split()[:_GRAMS] for level in levels}
        fields = tuple(fields)
        for name in fields:
            for level in self.counted(name, fields, wanted):
                for term in wanted[level]:
                    yield tree.Boost(tree.Term(level_field(name, level), term), weight(name, level))

    def ranks(self, terms: Sequence[str], fields: Iterable[str], levels: Iterable[str]) -> list[tree.Query]:
        """Return what ranks a document for a word, by levels that do not find it."""
        return list(self._terms(terms, fields, levels))

    def near(self, words: Sequence[Sequence[str]], fields: Iterable[str]) -> list[tree.Query]:
        """Return what ranks documents in which neighbours of the query are neighbours too."""
        if self._paired is None:
            return []
        place = self.levels.index(self._paired)
        pairs = [pair(first[place], second[place]) for first, second in pairwise(words)]
        fields = tuple(fields)
        return [
            tree.Boost(tree.Term(level_field(name, NEAR), term), weight(name, NEAR))
            for name in fields
            if NEAR in self.counted(name, fields, (NEAR,))
            for term in pairs
        ]

    def counted(self, name: str, fields: Collection[str], levels: Iterable[str]) -> tuple[str, ...]:
        """Return those of some levels that count in a field of several: the text's grams hold the title's."""
        is_held = name == TITLE and TEXT in fields
        return tuple(level for level in levels if not (is_held and level in TITLE_HELD))

    def substitute(self, terms: Sequence[str], fields: Iterable[str]) -> tuple[str, tree.Query] | None:
        """Return by which level another word may stand for one that the index does not hold, and the query.

        `None` where the index holds the word at a level that finds, or where nothing can stand for it.
        """
        fields = tuple(fields)
        if self._frequency is None or self._holds(terms, fields, self.finding):
            return None
        if ROOT in self.ranking and self._holds(terms, fields, (ROOT,)):
            return ROOT, self.word(terms, fields, (ROOT,))
        if GRAMS not in self.ranking:
            return None
        return GRAMS, tree.Or(tuple(self._similar(terms, name) for name in fields))

    def _similar(self, terms: Sequence[str], name: str) -> tree.Query:
        """Return a query for words that share enough of a word's grams."""
        grams = tuple(self._terms(terms, (name,), (GRAMS,)))
        return tree.Or(grams, ceil(SIMILAR * len(grams)))

    def _holds(self, terms: Sequence[str], fields: Iterable[str], levels: Iterable[str]) -> bool:
        asked = ((level, term) for level in levels for term in terms[self.levels.index(level)].split())
        return self._holds_any(asked, fields)

    def _holds_any(self, asked: Iterable[tuple[str, str]], fields: Iterable[str]) -> bool:
        """Tell whether the index holds one of several terms, each at its level, in one of the fields."""
        frequency = self._frequency
        if frequency is None:
            return True
        return any(frequency(level_field(name, level), term) for level, term in asked for name in fields)

    def holds(self, words: Iterable[Sequence[str]], fields: Iterable[str]) -> bool:
        """Tell whether the index holds each of several words, at a level that finds, in one of the fields."""
        fields = tuple(fields)
        return all(self._holds(terms, fields, self.finding) for terms in words)

    def exists(self, folded: str, fields: Iterable[str]) -> bool:
        """Tell whether the texts hold a folded word, as it stands or with something attached to it."""
        return self._holds_any(product(self.finding, (folded, UNKNOWN + folded)), tuple(fields))

    def telling(self, words: Iterable[Sequence[str]], field: str) -> float:
        """Return how telling several words are in a field: the sum of their idf, or 1 each."""
        name, place = level_field(field, self.finding[-1]), self.levels.index(self.finding[-1])
        if self._frequency is None:
            return float(len(tuple(words)))
        # Until an index is compacted, more documents can be counted with a term than there are.
        counts = (min(self._frequency(name, terms[place]), self._documents) for terms in words)
        return sum(idf(self._documents, count) for count in counts)

    def phrase(
        self,
        terms: tuple[tree.Place, ...],
        fields: Iterable[str],
        level: str = EXACT,
        slop: int = 0,
        *,
        ordered: bool = True,
    ) -> tree.Query:
        """Return a query for terms at one level, in a row or with at most `slop` others between them."""
        return tree.Or(
            tuple(
                tree.Boost(
                    tree.Phrase(level_field(name, level), terms, slop, ordered),
                    PHRASE_WEIGHT * (TITLE_WEIGHT if name == TITLE else 1.0),
                )
                for name in fields
            )
        )
