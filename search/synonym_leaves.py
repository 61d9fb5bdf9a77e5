"""The engine queries of synonyms, and what they count beside the words that were typed.

A rare word is more telling than a frequent one, so BM25 would put a document that holds a rare synonym above
one that holds the very word. A synonym therefore counts no more than the words it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kashaf.engines import query as tree
from kashaf.engines.layout import level_field
from kashaf.search.leaves import Leaves
from kashaf.search.ranking import weight
from kashaf.search.synonym_lookup import Synonym
from kashaf.search.synonym_sought import SynonymPhrase, SynonymWord

__all__ = ["SYNONYM_WEIGHT", "SynonymLeaves", "share"]

SYNONYM_WEIGHT: Final = 0.8
"""What a synonym counts of what the word that was typed would: slightly less, as that word goes first."""


def share(asked: float, synonym: float) -> float:
    """Return what is to be multiplied with a synonym's score.

    Args:
        asked: how telling the words that were typed are, as a sum of idf; above 0.
        synonym: how telling the synonym's words are, likewise.

    >>> share(2.0, 1.0), share(2.0, 4.0)
    (0.8, 0.4)
    """
    return SYNONYM_WEIGHT * min(1.0, asked / synonym)


class SynonymLeaves:
    """Makes queries of the synonyms of one word of a query, or of several that are one entry.

    Args:
        leaves: makes the queries of words.
        asked: the terms, at each level, of the words that were typed.
        fields: the reader's fields to search.
    """

    def __init__(self, leaves: Leaves, asked: Sequence[Sequence[str]], fields: Iterable[str]) -> None:
        self._leaves = leaves
        self._asked = asked
        self.fields = tuple(fields)
        self._level = leaves.finding[-1]
        self._place = leaves.levels.index(self._level)

    def found(self, synonym: Synonym) -> tree.Query:
        """Return a query for the documents that hold a synonym: its word, or its words in a row."""
        return tree.Or(
            tuple(tree.Boost(self._found(synonym, name), self._share(synonym, name)) for name in self.fields)
        )

    def ranks(self, synonym: Synonym) -> tree.Query:
        """Return what ranks documents for a synonym without finding them."""
        return tree.Or(
            tuple(
                tree.Boost(
                    tree.Or(tuple(self._leaves.ranks(terms, (name,), self._ranking_in(name)))),
                    self._share(synonym, name),
                )
                for name in self.fields
                for terms in synonym.words
            )
        )

    def _ranking_in(self, name: str) -> tuple[str, ...]:
        return self._leaves.counted(name, self.fields, self._leaves.ranking)

    def sought(self, synonym: Synonym, asked: str) -> SynonymWord | SynonymPhrase:
        """Return what is to be marked for a synonym of what was typed."""
        if len(synonym.words) == 1:
            return SynonymWord(synonym.written, synonym.words[0], self._leaves.finding, asked, synonym.kind)
        return SynonymPhrase(self._level, self._terms(synonym), asked, synonym.kind)

    def _found(self, synonym: Synonym, name: str) -> tree.Query:
        if len(synonym.words) == 1:
            return self._leaves.word(synonym.words[0], (name,), self._leaves.finding)
        phrase = tree.Phrase(level_field(name, self._level), self._terms(synonym))
        return tree.Boost(phrase, weight(name, self._level))

    def _share(self, synonym: Synonym, name: str) -> float:
        return share(self._leaves.telling(self._asked, name), self._leaves.telling(synonym.words, name))

    def _terms(self, synonym: Synonym) -> tuple[str, ...]:
        return tuple(terms[self._place] for terms in synonym.words)
