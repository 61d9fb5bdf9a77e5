"""Where the words of a query stand in an original text.

Every word is found by analysing the text itself, so marks are exact on vocalised text, through tatweel and
under attached clitics: they cover the word as it stands, or its stem where that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.folding import Folding
from kashaf.analyzers.levels import EXACT, GRAMS
from kashaf.analyzers.tokens import Token
from kashaf.engines.phrases import alternatives
from kashaf.search.clusters import border_after, border_before
from kashaf.search.leaves import SIMILAR
from kashaf.search.marks import Found, Marked, Snippet, Span
from kashaf.search.nearness import places
from kashaf.search.sieve import Sieve, places_of
from kashaf.search.sought import Part, Sought, SoughtPattern, SoughtPhrase, SoughtWord
from kashaf.search.stems import StemFinder
from kashaf.search.windows import SNIPPET_LENGTH, windows

__all__ = ["Highlighter"]


class Highlighter:
    """Marks what is sought in texts; made once for a query and a field.

    Args:
        analyzer: the analyzer that the query was read with.
        sought: what to mark.
        marked: whether whole words are marked, or their stems.
    """

    def __init__(self, analyzer: Analyzer, sought: Sought, marked: Marked = Marked.WORD) -> None:
        self._analyzer = analyzer
        self._stems = StemFinder(analyzer) if marked is Marked.STEM else None
        self._levels = analyzer.word_levels
        self._terms = [_by_term(sought, place, level) for place, level in enumerate(self._levels)]
        self._similar = [
            (word, frozenset(word.terms[self._levels.index(GRAMS)].split()))
            for word in sought.words
            if GRAMS in word.levels
        ]
        by_letters = () if sought.patterns or self._similar else sought.words
        self._sieve = Sieve(analyzer, self._terms, by_letters, open=bool(self._similar))
        self._phrases = sorted(sought.phrases, key=lambda phrase: (phrase.level, phrase.terms))
        self._has_words = bool(sought.words or sought.patterns)
        self._marked: dict[str, tuple[Found, ...]] = {}

    def find(self, text: str) -> list[Found]:
        """Return all marked places of a text, in order and without overlap."""
        found: list[Found] = []
        if self._has_words:
            for chunk in self._sieve.chunks(text):
                marked = self._in_chunk(chunk)
                if marked:
                    found.extend(_moved(one, place) for place in places_of(chunk, text) for one in marked)
        if self._phrases:
            found.extend(self._find_phrases(text))
        return _without_overlap(found)

    def closest(self, text: str, found: Iterable[Found]) -> list[Found]:
        """Return, for each word sought by its grams that is not among what was found, the word most like it.

        A document can be found by the grams of several words together, of which none has enough of them.
        """
        met = {one.part for one in found}
        missing = [(word, grams) for word, grams in self._similar if word not in met]
        if not missing:
            return []
        place = self._levels.index(GRAMS)
        tokens = [(token, frozenset(token.terms[place].split())) for token in self._analyzer.tokens(text)]
        likest = [
            (word, grams, max(tokens, key=lambda each: len(each[1] & grams), default=None))
            for word, grams in missing
        ]
        return [
            self._found(text, best[0], word, GRAMS)
            for word, grams, best in likest
            if best and best[1] & grams
        ]

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return what is to be marked, alone."""
        return tuple(found.marked for found in self.find(text))

    def snippet(self, text: str, length: int = SNIPPET_LENGTH) -> Snippet:
        """Return the window of about `length` characters that shows most of what is sought.

        Where nothing is found, that is the beginning of the text.
        """
        return windows(text, self.find(text), length)[0]

    def _in_chunk(self, chunk: str) -> tuple[Found, ...]:
        marked = self._marked.get(chunk)
        if marked is None:
            marked = self._marked[chunk] = self._mark(chunk)
        return marked

    def _mark(self, chunk: str) -> tuple[Found, ...]:
        matches = ((token, self._match(token.terms)) for token in self._analyzer.tokens(chunk))
        return tuple(self._found(chunk, token, *match) for token, match in matches if match is not None)

    def _found(self, text: str, token: Token, part: Part, level: str) -> Found:
        word = _whole(text, Span(token.start, token.end))
        stem = None if self._stems is None else _whole(text, self._stems.stem(token))
        return Found(word, part, level, stem)

    def _match(self, terms: tuple[str, ...]) -> tuple[SoughtWord | SoughtPattern, str] | None:
        """Return the word or pattern that a word of the text matches, and by which level."""
        for term, words, level in zip(terms, self._terms, self._levels, strict=True):
            if term in words:
                return words[term], level
        for word, grams in self._similar:
            shared = grams.intersection(terms[self._levels.index(GRAMS)].split())
            if len(shared) >= SIMILAR * len(grams):
                return word, GRAMS
        return None

    def _find_phrases(self, text: str) -> Iterator[Found]:
        for phrase in self._phrases:
            analyzer = _folded(self._analyzer.folding) if phrase.level == EXACT else self._analyzer
            row = analyzer.terms(text, phrase.level)
            # Most texts of a page hold one phrase of the query at most: places are found for that one.
            if _holds(row, phrase):
                yield from self._places(text, row, phrase)

    def _places(self, text: str, row: list[str], phrase: SoughtPhrase) -> Iterator[Found]:
        analyzer = _folded(self._analyzer.folding) if self._stems is None else self._analyzer
        tokens = analyzer.tokens(text)
        for found in places(row, phrase):
            for place in found:
                yield self._found(text, tokens[place], phrase, phrase.level)


@lru_cache(maxsize=4)
def _folded(folding: Folding) -> Analyzer:
    """Return what reads phrases as typed, which need no level above; it remembers the chunks that it met."""
    return Analyzer(folding)


def _holds(row: list[str], phrase: SoughtPhrase) -> bool:
    """Tell whether a text can hold a phrase: most do not, and are not looked through."""
    first = phrase.terms[0]
    if phrase.slop or not phrase.ordered:
        return not any(set(row).isdisjoint(alternatives(place)) for place in phrase.terms)
    if not isinstance(first, str):
        return not set(row).isdisjoint(first)
    terms = [term for term in phrase.terms if isinstance(term, str)]
    return f" {' '.join(terms)} " in f" {' '.join(row)} " or len(terms) < len(phrase.terms)


def _by_term(sought: Sought, place: int, level: str) -> dict[str, SoughtWord | SoughtPattern]:
    if level == GRAMS:
        return {}  # a word is not one gram: how many it shares is counted
    patterns = sorted((each for each in sought.patterns if each.level == level), key=attrgetter("written"))
    found: dict[str, SoughtWord | SoughtPattern] = {
        term: pattern for pattern in patterns for term in pattern.terms
    }
    words = (word for word in sought.words if level in word.levels)
    return found | {term: word for word in words for term in word.terms[place].split()}


def _whole(text: str, place: Span) -> Span:
    """Return a place with what belongs to its last letter, joiners and odd marks, which no analyzer reads."""
    return Span(border_before(text, place.start), border_after(text, place.end))


def _moved(found: Found, offset: int) -> Found:
    """Return what was found in a chunk as it stands in the text."""
    (start, end), part, level, stem = found
    inner = None if stem is None else Span(offset + stem.start, offset + stem.end)
    return Found(Span(offset + start, offset + end), part, level, inner)


def _without_overlap(found: list[Found]) -> list[Found]:
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept
