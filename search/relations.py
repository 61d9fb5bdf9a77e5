"""By which level each word of a query matched a document, and how the matching word is related to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT, GRAMS, LEMMA, ROOT, STEM, WRITTEN
from kashaf.engines.phrases import alternatives
from kashaf.search.marks import Found, Span
from kashaf.search.sought import Part, SoughtPattern, SoughtPhrase, SoughtWord, WrittenPhrase
from kashaf.search.synonym_lookup import Kind
from kashaf.search.synonym_sought import SynonymPhrase, SynonymWord
from kashaf.search.why.kinship import Kin
from kashaf.search.why.match import Match
from kashaf.search.why.relation import Relation

__all__ = ["Matches", "word_of"]


_CLOSEST: Final = {relation: place for place, relation in enumerate(Relation)}
_OF_LEVEL: Final[Mapping[str, Relation]] = {
    STEM: Relation.INFLECTED,
    LEMMA: Relation.INFLECTED,
    ROOT: Relation.ROOT,
    GRAMS: Relation.SIMILAR,
    WRITTEN: Relation.INFLECTED,
}
_OF_KIND: Final[Mapping[Kind, Relation]] = {
    Kind.LISTED: Relation.SYNONYM,
    Kind.WRITING: Relation.WRITING,
    Kind.SPELLING: Relation.SPELLING,
}


class Matches:
    """Tells relations; made once for a query, so that the same two words are compared once.

    Args:
        analyzer: the one that the query was read with.
        query: as it was typed; its parts are told in its order.
    """

    def __init__(self, analyzer: Analyzer, query: str = "") -> None:
        self._query = query
        self._fold = analyzer.fold
        self._kin = Kin(analyzer)
        self._known: dict[tuple[object, str], Match] = {}

    def best(self, found: Iterable[tuple[str, Iterable[Found]]]) -> tuple[Match, ...]:
        """Return the closest match of each part of the query.

        Args:
            found: texts of one document, each with what was found in it.
        """
        best: dict[object, Match] = {}
        for text, places in found:
            for (start, end), part, level, _stem in _with_phrases_whole(places):
                match = self._match(part, text[start:end], level)
                asked = word_of(part)
                other = best.get(asked)
                if other is None or _CLOSEST[match.relation] < _CLOSEST[other.relation]:
                    best[asked] = match
        return tuple(sorted(best.values(), key=self._place))

    def _place(self, match: Match) -> int:
        place = self._query.find(match.word)
        return place if place >= 0 else len(self._query)

    def _match(self, part: Part, source: str, level: str) -> Match:
        key = (part, source)
        match = self._known.get(key)
        if match is None:
            match = self._known[key] = self._compared(part, source, level)
        return match

    def _compared(self, part: Part, source: str, level: str) -> Match:
        if isinstance(part, SynonymWord | SynonymPhrase):
            return self._told(part.asked, source, level, _OF_KIND[part.kind])
        if isinstance(part, SoughtPhrase):
            relation = Relation.LETTERS if level in (EXACT, WRITTEN) else Relation.INFLECTED
            return Match(_phrase_written(part), source, level, relation)
        if isinstance(part, SoughtPattern):
            return Match(part.written, source, level, Relation(part.relation))
        return self._told(part.written, source, level, self._relation(part.written, source, level))

    def _told(self, word: str, source: str, level: str, relation: Relation) -> Match:
        return Match(word, source, level, *self._kin.between(word, source, relation))

    def _relation(self, written: str, source: str, level: str) -> Relation:
        if written == source:
            return Relation.AS_WRITTEN
        if level == EXACT:
            return Relation.LETTERS
        if self._fold(written) == self._fold(source):
            return Relation.SPELT if level == WRITTEN else Relation.LETTERS
        return _OF_LEVEL[level]


def _phrase_written(phrase: SoughtPhrase) -> str:
    return (
        phrase.written
        if isinstance(phrase, WrittenPhrase)
        else " ".join("|".join(alternatives(place)) for place in phrase.terms)
    )


def word_of(part: Part) -> object:
    """Return what of the query a part is sought for: a word and its synonyms are sought for one."""
    if isinstance(part, SynonymWord | SynonymPhrase):
        return (part.asked,)
    return (part.written,) if isinstance(part, SoughtWord | SoughtPattern) else part


def _with_phrases_whole(places: Iterable[Found]) -> Iterator[Found]:
    """Yield what was found, the words of a phrase as one place."""
    for part, run in groupby(places, lambda found: found.part):
        if isinstance(part, SoughtPhrase):
            first, *others = list(run)[: len(part.terms)]
            end = others[-1].span.end if others else first.span.end
            yield Found(Span(first.span.start, end), part, first.level)
        else:
            yield from run
