"""Where the words of a query stand in an original text, and the window of it that shows most of them.

Every word is found by analysing the text itself, so marks are exact on vocalised text, through tatweel and
under attached clitics: they cover the word as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT, GRAMS
from kashaf.analyzers.tokens import CHUNK, Token
from kashaf.search.leaves import SIMILAR
from kashaf.search.sought import Sought, SoughtPhrase, SoughtWord

__all__ = ["SNIPPET_LENGTH", "Found", "Highlighter", "Snippet", "Span", "window"]

SNIPPET_LENGTH: Final = 220
"""How long a snippet is, in characters, before it is brought to the borders of words."""

_LEAD: Final = 40  # characters of context before the first marked word of a window


class Span(NamedTuple):
    """A marked place: start and end in characters, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A window of a text.

    Attributes:
        text: a part of the original text, with line ends turned into blanks.
        spans: the marked places in `text`, in order.
        start: where `text` begins in the original, in characters.
        cut_before: whether something of the original was left out before.
        cut_after: whether something was left out after.
    """

    text: str
    spans: tuple[Span, ...]
    start: int = 0
    cut_before: bool = False
    cut_after: bool = False


class Found(NamedTuple):
    """A marked place, what of the query it matches, and by which level."""

    span: Span
    part: SoughtWord | SoughtPhrase | str
    level: str


class Highlighter:
    """Marks what is sought in texts; made once for a query and a field.

    Args:
        analyzer: the analyzer that the query was read with.
        sought: what to mark.
    """

    def __init__(self, analyzer: Analyzer, sought: Sought) -> None:
        self._analyzer = analyzer
        self._folding = Analyzer(analyzer.folding)  # for phrases as typed, which need no level above
        self._levels = analyzer.word_levels
        self._terms = [_by_term(sought, place, level) for place, level in enumerate(self._levels)]
        self._similar = [
            (word, frozenset(word.terms[self._levels.index(GRAMS)].split()))
            for word in sought.words
            if GRAMS in word.levels
        ]
        self._prefixes = tuple(sought.prefixes)
        self._gists = () if self._prefixes or self._similar else _gists(analyzer, sought)
        self._phrases = sorted(sought.phrases, key=lambda phrase: (phrase.level, phrase.terms))
        self._has_words = bool(sought.words or sought.prefixes)
        self._tokens_of: dict[str, tuple[Token, ...]] = {}
        self._marked: dict[str, tuple[Found, ...]] = {}

    def find(self, text: str) -> list[Found]:
        """Return all marked places of a text, in order and without overlap."""
        found = []
        if self._has_words:
            for chunk in CHUNK.finditer(text):
                offset = chunk.start()
                for (start, end), part, level in self._in_chunk(chunk[0]):
                    found.append(Found(Span(offset + start, offset + end), part, level))
        if self._phrases:
            found.extend(self._find_phrases(text))
        return _without_overlap(found)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the places alone."""
        return tuple(found.span for found in self.find(text))

    def snippet(self, text: str, length: int = SNIPPET_LENGTH) -> Snippet:
        """Return the window of about `length` characters that shows most of what is sought.

        Where nothing is found, that is the beginning of the text.
        """
        return window(text, self.find(text), length)

    def _in_chunk(self, chunk: str) -> tuple[Found, ...]:
        marked = self._marked.get(chunk)
        if marked is None:
            marked = self._marked[chunk] = self._mark(chunk) if self._may_match(chunk) else ()
        return marked

    def _may_match(self, chunk: str) -> bool:
        """Tell from the analyzer's cache whether a chunk holds a match; most do not, and need no places."""
        if self._gists and not self._analyzer.knows(chunk) and not self._may_be_related(chunk):
            return False
        levels = self._analyzer.of_chunk(chunk)
        for term, words in zip(levels, self._terms, strict=True):
            if term in words:
                return True
        # One word, and not one that is sought, needs no second look.
        return bool(self._prefixes or self._similar or " " in levels[0])

    def _may_be_related(self, chunk: str) -> bool:
        """Tell from its letters whether a chunk can hold a form of a sought word, without analysing it."""
        folded = self._analyzer.fold(chunk)
        return any(exact in folded or has_in_order(folded, gist) for exact, gist in self._gists)

    def _mark(self, chunk: str) -> tuple[Found, ...]:
        matches = ((token, self._match(token.terms)) for token in self._tokens(chunk))
        return tuple(
            Found(Span(token.start, token.end), *match) for token, match in matches if match is not None
        )

    def _tokens(self, chunk: str) -> tuple[Token, ...]:
        tokens = self._tokens_of.get(chunk)
        if tokens is None:
            tokens = self._tokens_of[chunk] = tuple(self._analyzer.tokens(chunk))
        return tokens

    def _match(self, terms: tuple[str, ...]) -> tuple[SoughtWord | str, str] | None:
        """Return the word or prefix that a word of the text matches, and by which level."""
        for term, words, level in zip(terms, self._terms, self._levels, strict=True):
            if term in words:
                return words[term], level
        for prefix in self._prefixes:
            if any(term.startswith(prefix) for term in terms):
                return prefix, EXACT
        for word, grams in self._similar:
            shared = grams.intersection(terms[self._levels.index(GRAMS)].split())
            if len(shared) >= SIMILAR * len(grams):
                return word, GRAMS
        return None

    def _find_phrases(self, text: str) -> Iterator[Found]:
        for phrase in self._phrases:
            analyzer = self._folding if phrase.level == EXACT else self._analyzer
            row = analyzer.terms(text, phrase.level)
            # Most texts of a page hold one phrase of the query at most: places are found for that one.
            if _holds(row, phrase):
                yield from self._places(text, row, phrase)

    def _places(self, text: str, row: list[str], phrase: SoughtPhrase) -> Iterator[Found]:
        places = [Span(token.start, token.end) for token in self._folding.tokens(text)]
        length = len(phrase.terms)
        for first in range(len(row) - length + 1):
            if phrase.stands(row[first : first + length]):
                for place in places[first : first + length]:
                    yield Found(place, phrase, phrase.level)


def _holds(row: list[str], phrase: SoughtPhrase) -> bool:
    """Tell whether a text can hold a phrase: most do not, and are not looked through."""
    first = phrase.terms[0]
    if not isinstance(first, str):
        return not set(row).isdisjoint(first)
    terms = [term for term in phrase.terms if isinstance(term, str)]
    return f" {' '.join(terms)} " in f" {' '.join(row)} " or len(terms) < len(phrase.terms)


def _gists(analyzer: Analyzer, sought: Sought) -> tuple[tuple[str, str], ...]:
    """Return each word with letters that its forms have, where the analyzer tells such letters."""
    gists = getattr(analyzer.above, "gists", None)
    if gists is None:
        return ()
    return tuple(
        (word.terms[0], gist) for word in sought.words for gist in gists(word.written, word.terms[0])
    )


def has_in_order(text: str, letters: str) -> bool:
    """Tell whether a text has these letters, in this order, with others between them or not.

    >>> has_in_order("والكتاب", "كتب"), has_in_order("بكت", "كتب")
    (True, False)
    """
    start = 0
    for letter in letters:
        start = text.find(letter, start) + 1
        if not start:
            return False
    return True


def _by_term(sought: Sought, place: int, level: str) -> dict[str, SoughtWord]:
    if level == GRAMS:
        return {}  # a word is not one gram: how many it shares is counted
    words = (word for word in sought.words if level in word.levels)
    return {term: word for word in words for term in word.terms[place].split()}


_LINE_ENDS: Final = {ord(character): " " for character in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"}


def _without_overlap(found: list[Found]) -> list[Found]:
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def window(text: str, found: list[Found], length: int = SNIPPET_LENGTH) -> Snippet:
    """Return the window of a text that shows most of what was found in it."""
    start, end = _place(text, found, length)
    spans = tuple(
        Span(one.span.start - start, one.span.end - start)
        for one in found
        if start <= one.span.start and one.span.end <= end
    )
    shown = text[start:end].translate(_LINE_ENDS)
    return Snippet(shown, spans, start, bool(text[:start].strip()), bool(text[end:].strip()))


def _place(text: str, found: list[Found], length: int) -> tuple[int, int]:
    """Return the start and end of the best window, at the borders of words.

    The best shows most different words, then most marked places, and stands first in the text.
    """
    if len(text) <= length:
        return 0, len(text)
    best, best_first = (0, 0), 0
    for first, (span, _part, _level) in enumerate(found):
        inside = [one for one in found[first : first + length] if one.span.end <= span.start + length - _LEAD]
        value = (len({one.part for one in inside}), len(inside))
        if value > best:
            best, best_first = value, first
    start = max(0, found[best_first].span.start - _LEAD) if found else 0
    start = min(start, len(text) - length)
    return _to_blank_after(text, start), _to_blank_before(text, start + length)


def _to_blank_after(text: str, start: int) -> int:
    """Return the beginning of the first word at or behind `start`."""
    if start == 0 or text[start - 1].isspace():
        return start
    for place in range(start, min(start + _LEAD, len(text))):
        if text[place].isspace():
            return place + 1
    return start


def _to_blank_before(text: str, end: int) -> int:
    """Return the end of the last word at or before `end`."""
    if end >= len(text) or text[end].isspace():
        return end
    for place in range(end, max(end - _LEAD, 0), -1):
        if text[place].isspace():
            return place
    return end
