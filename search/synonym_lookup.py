"""Which words of a query are an entry of a list of synonyms, and what documents are found by for them.

Words are compared at the analyzer's main level, so an inflected word, with clitics or without, meets the
entry of its lemma or stem. Of several entries that begin at a word the longest is taken. What is only another
writing of the words, by rules that hold for everybody, stands beside what people list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.tokens import Token
from kashaf.search.synonym_rules import SynonymRule
from kashaf.search.writings import Writings

__all__ = ["Kind", "Piece", "Synonym", "SynonymLookup"]

Piece = Sequence[Token]
"""A word of a query, or several that are written as one: covid-19."""


class Kind(StrEnum):
    """What makes documents be found by other words than those that were typed."""

    LISTED = "listed"  # somebody's list of synonyms
    WRITING = "writing"  # the same words, written joined or apart
    SPELLING = "spelling"  # a foreign word in other Arabic letters: likely the same, not surely


@dataclass(frozen=True)
class Synonym:
    """An entry that documents are found by.

    Attributes:
        written: as it stands in the list.
        words: the terms at each level of the analyzer, for each of its words.
        key: the terms of its words at the analyzer's main level.
        kind: why it stands for what was typed.
    """

    written: str
    words: tuple[tuple[str, ...], ...]
    key: tuple[str, ...]
    kind: Kind = Kind.LISTED


class SynonymLookup:
    """A list of synonyms as one analyzer reads it.

    Args:
        rules: the list.
        analyzer: makes the terms; an entry that it finds no word in has no effect.
    """

    def __init__(self, rules: Iterable[SynonymRule], analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._place: Final = analyzer.place(analyzer.main_level)
        self._rules: dict[tuple[str, ...], list[SynonymRule]] = {}
        self._longest: dict[str, int] = {}  # by the first word of an entry, in words
        self._known: dict[tuple[str, ...], tuple[Synonym, ...]] = {}
        self._writings = Writings(analyzer)
        for rule in rules:
            for entry in rule.asked:
                self._add(tuple(analyzer.terms(entry, analyzer.main_level)), rule)

    def _add(self, key: tuple[str, ...], rule: SynonymRule) -> None:
        if key:
            self._rules.setdefault(key, []).append(rule)
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def parts(
        self, pieces: Sequence[Piece], exists: Callable[[str], bool] = bool
    ) -> Iterator[tuple[Sequence[Piece], tuple[Synonym, ...]]]:
        """Yield the words of a query, in order: those of an entry together, each other for itself.

        Beside each part stands what documents are found by for it, besides itself.

        Args:
            pieces: the words.
            exists: tells whether a folded word stands in the texts; guesses at a spelling need that.
        """
        place = 0
        words = [_single(piece) for piece in pieces]
        while place < len(pieces):
            longest = self._longest.get(self._key(pieces[place])[0], 1)
            count, synonyms = self._longest_at(pieces[place : place + longest])
            other_count, others = self._other_writings(pieces, words, place, exists)
            if others and other_count == count:
                synonyms += others
            elif other_count > count:
                count, synonyms = other_count, others
            yield pieces[place : place + count], synonyms
            place += count

    def _other_writings(
        self,
        pieces: Sequence[Piece],
        words: Sequence[Token | None],
        place: int,
        exists: Callable[[str], bool],
    ) -> tuple[int, tuple[Synonym, ...]]:
        count, writings = self._writings.at(words, place, exists)
        key = tuple(term for piece in pieces[place : place + count] for term in self._key(piece))
        found = {other.key: other for other in (self._read(text, Kind(kind)) for kind, text in writings)}
        found.pop(key, None)
        return (count, tuple(found.values())) if found else (1, ())

    def _longest_at(self, pieces: Sequence[Piece]) -> tuple[int, tuple[Synonym, ...]]:
        best: tuple[int, tuple[Synonym, ...]] = (1, ())
        key: tuple[str, ...] = ()
        for count, piece in enumerate(pieces, 1):
            key += self._key(piece)
            synonyms = self._synonyms(key)
            if synonyms:
                best = (count, synonyms)
        return best

    def _key(self, piece: Piece) -> tuple[str, ...]:
        return tuple(token.terms[self._place] for token in piece)

    def _synonyms(self, key: tuple[str, ...]) -> tuple[Synonym, ...]:
        """Return what stands beside an entry in its rules; one whose words are the same is none."""
        if key not in self._rules:
            return ()
        if key not in self._known:
            entries = (entry for rule in self._rules[key] for entry in rule.found)
            others = {other.key: other for other in map(self._read, entries) if other.key not in ((), key)}
            self._known[key] = tuple(others.values())
        return self._known[key]

    def _read(self, entry: str, kind: Kind = Kind.LISTED) -> Synonym:
        tokens = self._analyzer.tokens(entry)
        return Synonym(entry, tuple(token.terms for token in tokens), self._key(tokens), kind)


def _single(piece: Piece) -> Token | None:
    """Return the word of a piece; `None` where several are written as one."""
    return piece[0] if len(piece) == 1 else None
