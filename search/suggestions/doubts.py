"""What may be chosen in place of the words of a query: which of them are in doubt, and what each may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from math import log
from typing import Final, NamedTuple

from kashaf.search.suggestions.candidates import SPLIT_COST, candidates
from kashaf.search.suggestions.choices import Choice
from kashaf.search.suggestions.context import Context
from kashaf.search.suggestions.other_script import from_other_layout
from kashaf.search.suggestions.places import Chunk, Place
from kashaf.search.suggestions.slips import LONGEST
from kashaf.search.suggestions.suggestion import Kind
from kashaf.search.suggestions.usage import UNSEEN, Usage

__all__ = ["ASKED", "UNASKED", "Doubts", "Trust"]

_WEIGHED: Final = 10
"""How many candidates of a word are weighed by the words beside it."""

_WITHIN: Final = 5.0
"""Candidates whose score is so much less than the best one's are not: context seldom gives so much."""

_UNKNOWN: Final = -7.0
"""What a word scores that the index does not know, as it stands."""
_RARE: Final = 0.02
"""In which share of the documents a word may be that is doubted though the index holds it."""
_MOST_DOUBTED: Final = 3
_SHORTEST_DOUBTED: Final = 3
_STRANGERS: Final = 3.0
"""What two words score that the index holds, but never in a row."""
_STRAY: Final = 5
"""In how many documents words are that may be parts of words."""

_Found = tuple[int, Choice]
"""A choice, with the number of the word where it begins."""


class Trust(NamedTuple):
    """How far a word is trusted that the index knows.

    Attributes:
        known: what is added to what it scores as it stands.
        absent: what one scores that only the lexicon knows, or that the index holds in another form only.
    """

    known: float
    absent: float


ASKED: Final = Trust(-2.0, -6.0)
"""Who asks for suggestions doubts, and words of texts are mistyped, too."""
UNASKED: Final = Trust(3.0, 2.0)


class Doubts:
    """Finds what the words of one query may have been.

    Words that the index does not hold are in doubt, and the rarest of the others, unless they stand in its
    texts beside a word that they stand beside in the query.

    Args:
        query: as it was typed.
        places: its words.
        usage: of the index.
        trust: in words that the index knows.
    """

    def __init__(self, query: str, places: Sequence[Place], usage: Usage, trust: Trust) -> None:
        self._query = query
        self._places = places
        self._usage = usage
        self._trust = trust
        self._stop_words = usage.analyzer.stop_words

    def choices(self, chunks: Sequence[Chunk]) -> Iterator[_Found]:
        """Yield what may be chosen, each with the number of the word where it begins.

        Args:
            chunks: what stands between the blanks of the query.
        """
        places = self._places
        free = [number for number, place in enumerate(places) if not place.fixed]
        unseen = [number for number in free if not self._usage.frequency(places[number].word)]
        doubted = sorted({*unseen, *self._rarest(free)})
        whole = (chunk for chunk in chunks if not chunk.is_operator)
        strange = [chunk for chunk in whole if self._is_strange(places[chunk.first :][: chunk.count])]
        mapped = list(from_other_layout(strange, self._usage, _UNKNOWN))
        yield from mapped
        # What reads as Arabic on the other keyboard is no mistyped Latin word.
        settled = {place + offset for place, one in mapped for offset in range(one.places) if one.to_arabic}
        for number in doubted:
            if number not in settled:
                for choice in self._of_word(number):
                    yield number, choice
        yield from self._joined()

    def _is_strange(self, places: Sequence[Place]) -> bool:
        return not any(self._usage.frequency(place.word) for place in places if len(place.word) > 1)

    def _rarest(self, free: Sequence[int]) -> list[int]:
        """Return the rarest words of a query, where they are rare."""
        most = _RARE * self._usage.documents
        rare = []
        for number in free:
            frequency = self._usage.frequency(self._places[number].word)
            if 0 < frequency <= most and len(self._places[number].word) >= _SHORTEST_DOUBTED:
                rare.append((frequency, number))
        doubted = (number for _, number in sorted(rare) if not self._is_attested(number))
        return list(islice(doubted, _MOST_DOUBTED))

    def _is_attested(self, number: int) -> bool:
        """Tell whether a word stands in the texts beside a word that it stands beside in the query."""
        words = [place.word for place in self._places[max(0, number - 1) : number + 2]]
        pairs = (pair for pair in pairwise(words) if not self._stop_words.intersection(pair))
        return any(self._usage.in_a_row(*pair) for pair in pairs)

    def _of_word(self, number: int) -> Iterator[Choice]:
        place = self._places[number]
        if place.word in self._stop_words:
            return
        context = self._context(number)
        stays = self._as_it_stands(place, context)
        weighed = candidates(place.word, self._usage, _WEIGHED)
        for one in weighed:
            if one.score >= weighed[0].score - _WITHIN:
                gain = one.score + context.evidence(one.text) - stays
                yield Choice(place.token.start, place.token.end, 1, one.text, gain, one.kind)

    def _as_it_stands(self, place: Place, context: Context) -> float:
        frequency = self._usage.frequency(place.word)
        if frequency:
            return log(frequency) + context.evidence(place.word) + self._trust.known
        is_word = self._usage.is_word(place.word, place.token.terms)
        return self._trust.absent if is_word else _UNKNOWN

    def _context(self, number: int) -> Context:
        words = [place.word for place in self._places]
        others = [
            place.word
            for other, place in enumerate(self._places)
            if other != number and place.word not in self._stop_words and not place.fixed
        ]
        before = words[number - 1] if number else ""
        return Context(self._usage, others, before, "".join(words[number + 1 : number + 2]))

    def _joined(self) -> Iterator[_Found]:
        """Yield words that a blank parts: one word of the index in place of two that seldom stand so."""
        for number, (first, second) in enumerate(pairwise(self._places)):
            between = self._query[first.token.end : second.token.start]
            if first.fixed or second.fixed or not between.isspace():
                continue
            whole = first.word + second.word
            if len(whole) <= LONGEST and (held := self._usage.frequency(whole)):
                gain = log(held) - SPLIT_COST - self._in_a_row(first.word, second.word)
                span = first.token.start, second.token.end
                yield number, Choice(*span, 2, whole, gain, Kind.JOINED)

    def _in_a_row(self, first: str, second: str) -> float:
        """Return what two words score that stand in a row."""
        rarest = min(map(self._usage.frequency, (first, second)))
        if not rarest:
            return _UNKNOWN
        held = self._usage.in_a_row(first, second)
        if held:
            return log(held)
        return _STRANGERS if rarest > _STRAY else log(UNSEEN)
