"""Suggestions for a whole query: which of its words are in doubt, what each may be, and the best together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from math import log
from typing import Final, NamedTuple

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines.contract import Searcher
from kashaf.engines.layout import Layout
from kashaf.search.suggestions.candidates import SPLIT_COST, candidates
from kashaf.search.suggestions.choices import Choice, Path, best_paths
from kashaf.search.suggestions.context import Context
from kashaf.search.suggestions.other_script import from_other_layout, transliterated
from kashaf.search.suggestions.places import Chunk, Place, read_places
from kashaf.search.suggestions.slips import LONGEST
from kashaf.search.suggestions.spelling import Spelling
from kashaf.search.suggestions.suggestion import Change, Kind, Suggestion
from kashaf.search.suggestions.transliteration import Transliteration
from kashaf.search.suggestions.usage import UNSEEN, Usage

__all__ = ["LIMIT", "Suggester"]

LIMIT: Final = 5
"""How many suggestions there are unless told otherwise."""

_WEIGHED: Final = 10
"""How many candidates of a word are weighed by the words beside it."""

_WITHIN: Final = 5.0
"""Candidates whose score is so much less than the best one's are not: context seldom gives so much."""

_UNKNOWN: Final = -7.0
"""What a word scores that the index does not know, as it stands."""
_RARE: Final = 0.02
"""In which share of the documents a word may be that is doubted though the index holds it."""
_MOST_DOUBTED: Final = 2
_SHORTEST_DOUBTED: Final = 3
_STRANGERS: Final = 3.0
"""What two words score that the index holds, but never in a row."""
_STRAY: Final = 5
"""In how many documents words are that may be parts of words."""

_Found = tuple[int, Choice]
"""A choice, with the number of the word where it begins."""


class _Trust(NamedTuple):
    """How far a word is trusted that the index knows.

    Attributes:
        known: what is added to what it scores as it stands.
        absent: what one scores that only the lexicon knows, or that the index holds in another form only.
    """

    known: float
    absent: float


_ASKED: Final = _Trust(-2.0, -6.0)
"""Who asks for suggestions doubts, and words of texts are mistyped, too."""
_UNASKED: Final = _Trust(3.0, 2.0)


class Suggester:
    """Says what queries may have meant, by the words of one commit of an index.

    Words that the index does not know are doubted; where it knows all, the rarest are. What is said for them
    is likelier than what was typed, by how often the index uses it, which slip it takes (`slips.py`) and what
    stands beside it. Function words, names of fields, patterns, numbers and what is excluded stay.

    Args:
        searcher: of the commit.
        analyzer: the one the index was made with.
        layout: the index's fields.
    """

    def __init__(self, searcher: Searcher, analyzer: Analyzer, layout: Layout) -> None:
        self._analyzer = analyzer
        self._usage = Usage(searcher, analyzer, layout)
        self._spelling = Spelling(self._usage)

    def __call__(
        self,
        query: str,
        *,
        limit: int = LIMIT,
        transliteration: Transliteration | None = None,
        unasked: bool = False,
    ) -> tuple[Suggestion, ...]:
        """Return the queries that may have been meant, the likeliest first; none where nothing is likelier.

        Args:
            query: as it was typed.
            limit: how many at most.
            transliteration: how its Latin letters are to be read as Arabic.
            unasked: whether nobody asked for suggestions: then words that the index or the lexicon knows are
                hardly doubted.
        """
        places, chunks = read_places(query, self._analyzer)
        found = (
            self._choices(query, places, chunks, _UNASKED if unasked else _ASKED)
            if transliteration is None
            else transliterated(chunks, transliteration, self._usage)
        )
        starts: dict[int, list[Choice]] = {}
        for place, choice in found:
            if choice.gain > 0:
                starts.setdefault(place, []).append(choice)
        paths = best_paths(starts, len(places))
        return tuple(self._suggestions(query, paths, limit))

    def doubts(self, query: str) -> bool:
        """Tell whether a query holds a word that the index does not know."""
        places, _ = read_places(query, self._analyzer)
        return any(not place.fixed and not self._known(place) for place in places)

    def _known(self, place: Place) -> bool:
        return self._usage.knows(place.word, place.token.terms)

    def _choices(
        self, query: str, places: Sequence[Place], chunks: Sequence[Chunk], trust: _Trust
    ) -> Iterator[_Found]:
        free = [number for number, place in enumerate(places) if not place.fixed]
        unseen = [number for number in free if not self._usage.frequency(places[number].word)]
        doubted = sorted({*unseen, *self._rarest(places, free)})
        whole = (chunk for chunk in chunks if not chunk.is_operator)
        strange = [chunk for chunk in whole if self._is_strange(places[chunk.first :][: chunk.count])]
        mapped = list(from_other_layout(strange, self._usage, _UNKNOWN))
        yield from mapped
        # What reads as Arabic on the other keyboard is no mistyped Latin word.
        settled = {place + offset for place, one in mapped for offset in range(one.places) if one.to_arabic}
        for number in doubted:
            if number not in settled:
                for choice in self._of_word(places, number, trust):
                    yield number, choice
        yield from self._joined(query, places)

    def _is_strange(self, places: Sequence[Place]) -> bool:
        return not any(self._usage.frequency(place.word) for place in places if len(place.word) > 1)

    def _rarest(self, places: Sequence[Place], free: Sequence[int]) -> list[int]:
        """Return the rarest words of a query, where they are rare."""
        most = _RARE * self._usage.documents
        rare = []
        for number in free:
            frequency = self._usage.frequency(places[number].word)
            if 0 < frequency <= most and len(places[number].word) >= _SHORTEST_DOUBTED:
                rare.append((frequency, number))
        doubted = (number for _, number in sorted(rare) if not self._is_attested(places, number))
        return list(islice(doubted, _MOST_DOUBTED))

    def _is_attested(self, places: Sequence[Place], number: int) -> bool:
        """Tell whether a word stands in the texts beside a word that it stands beside in the query."""
        words = [place.word for place in places[max(0, number - 1) : number + 2]]
        stop_words = self._analyzer.stop_words
        return any(
            self._usage.in_a_row(*pair) for pair in pairwise(words) if not stop_words.intersection(pair)
        )

    def _of_word(self, places: Sequence[Place], number: int, trust: _Trust) -> Iterator[Choice]:
        place = places[number]
        word = place.word
        if word in self._analyzer.stop_words:
            return
        context = self._context(places, number)
        stays = self._as_it_stands(place, context, trust)
        weighed = candidates(word, self._usage, _WEIGHED)
        for one in weighed:
            if one.score >= weighed[0].score - _WITHIN:
                gain = one.score + context.evidence(one.text) - stays
                yield Choice(place.token.start, place.token.end, 1, one.text, gain, one.kind)

    def _as_it_stands(self, place: Place, context: Context, trust: _Trust) -> float:
        frequency = self._usage.frequency(place.word)
        if frequency:
            return log(frequency) + context.evidence(place.word) + trust.known
        is_word = self._usage.is_word(place.word, place.token.terms)
        return trust.absent if is_word else _UNKNOWN

    def _context(self, places: Sequence[Place], number: int) -> Context:
        stop_words = self._analyzer.stop_words
        words = [place.word for place in places]
        others = [
            word
            for place, word in enumerate(words)
            if place != number and word not in stop_words and not places[place].fixed
        ]
        before = words[number - 1] if number else ""
        return Context(self._usage, others, before, "".join(words[number + 1 : number + 2]))

    def _joined(self, query: str, places: Sequence[Place]) -> Iterator[_Found]:
        """Yield words that a blank parts: one word of the index in place of two that seldom stand so."""
        for number, (first, second) in enumerate(pairwise(places)):
            between = query[first.token.end : second.token.start]
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

    def _suggestions(self, query: str, paths: Iterable[Path], limit: int) -> Iterator[Suggestion]:
        seen = {query}
        for path in paths:
            if len(seen) > limit:
                return
            changes = tuple(self._change(query, choice) for choice in path.choices)
            text = _with_changes(query, changes)
            if text not in seen:
                seen.add(text)
                yield Suggestion(text, changes, path.gain)

    def _change(self, query: str, choice: Choice) -> Change:
        typed = query[choice.start : choice.end]
        return Change(choice.start, choice.end, typed, self._spelling.of(choice.text), choice.kind)


def _with_changes(query: str, changes: Iterable[Change]) -> str:
    parts: list[str] = []
    end = 0
    for change in changes:
        parts += (query[end : change.start], change.meant)
        end = change.end
    return "".join((*parts, query[end:]))
