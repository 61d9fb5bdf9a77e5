"""Where the words of a query stand in an original text, and the window of it that shows most of them.

Every word is found by analysing the text itself, so marks are exact on vocalised text, through tatweel and
under attached clitics: they cover the word as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from kashaf.analyzers.analyzer import EXACT, Analyzer
from kashaf.analyzers.tokens import CHUNK, Token
from kashaf.search.meaning import Sought

__all__ = ["SNIPPET_LENGTH", "Highlighter", "Snippet", "Span"]

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


class _Found(NamedTuple):
    """A marked place and what it matches, so that a window can be valued by how many words it shows."""

    span: Span
    what: tuple[str, ...]


class Highlighter:
    """Marks what is sought in texts; made once for a query and a field.

    Args:
        analyzer: the analyzer that the query was read with.
        sought: what to mark.
    """

    def __init__(self, analyzer: Analyzer, sought: Sought) -> None:
        self._analyzer = analyzer
        self._sought = sought
        self._terms = [{word[place]: word for word in sought.words} for place in range(len(analyzer.levels))]
        self._prefixes = tuple(sought.prefixes)
        self._phrases = sorted(sought.phrases)
        self._chunks: dict[str, tuple[Token, ...]] = {}
        self._marked: dict[str, tuple[_Found, ...]] = {}

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return all marked places of a text, in order and without overlap."""
        return tuple(found.span for found in self._find(text))

    def snippet(self, text: str, length: int = SNIPPET_LENGTH) -> Snippet:
        """Return the window of about `length` characters that shows most of what is sought.

        Where nothing is found, that is the beginning of the text.
        """
        found = self._find(text)
        start, end = _window(text, found, length)
        spans = tuple(
            Span(span.start - start, span.end - start)
            for span, _ in found
            if start <= span.start and span.end <= end
        )
        window = text[start:end].translate(_LINE_ENDS)
        return Snippet(window, spans, start, bool(text[:start].strip()), bool(text[end:].strip()))

    def _find(self, text: str) -> list[_Found]:
        found = []
        if self._sought.words or self._prefixes:
            for chunk in CHUNK.finditer(text):
                offset = chunk.start()
                for (start, end), what in self._in_chunk(chunk[0]):
                    found.append(_Found(Span(offset + start, offset + end), what))
        if self._phrases:
            found.extend(self._find_phrases(text))
        return _without_overlap(found)

    def _in_chunk(self, chunk: str) -> tuple[_Found, ...]:
        marked = self._marked.get(chunk)
        if marked is None:
            marked = self._marked[chunk] = self._mark(chunk) if self._may_match(chunk) else ()
        return marked

    def _may_match(self, chunk: str) -> bool:
        """Tell from the analyzer's cache whether a chunk holds a match; most do not, and need no places."""
        levels = self._analyzer.of_chunk(chunk)
        for term, words in zip(levels, self._terms, strict=True):
            if term in words:
                return True
        if not self._prefixes and " " not in levels[0]:
            return False  # one word, and not one that is sought
        return any(self._match(terms) for terms in zip(*map(str.split, levels), strict=True))

    def _mark(self, chunk: str) -> tuple[_Found, ...]:
        return tuple(
            _Found(Span(token.start, token.end), what)
            for token in self._tokens(chunk)
            if (what := self._match(token.terms)) is not None
        )

    def _tokens(self, chunk: str) -> tuple[Token, ...]:
        tokens = self._chunks.get(chunk)
        if tokens is None:
            tokens = self._chunks[chunk] = tuple(self._analyzer.tokens(chunk))
        return tokens

    def _match(self, terms: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the sought word or prefix that a word of the text matches at any level."""
        for term, words in zip(terms, self._terms, strict=True):
            if term in words:
                return words[term]
        for prefix in self._prefixes:
            if any(term.startswith(prefix) for term in terms):
                return (prefix,)
        return None

    def _has_phrase(self, terms: list[str]) -> bool:
        row = f" {' '.join(terms)} "
        return any(f" {' '.join(phrase)} " in row for phrase in self._phrases)

    def _find_phrases(self, text: str) -> list[_Found]:
        if not self._has_phrase(self._analyzer.terms(text, EXACT)):
            return []
        places = [
            (token.terms[0], chunk.start() + token.start, chunk.start() + token.end)
            for chunk in CHUNK.finditer(text)
            for token in self._tokens(chunk[0])
        ]
        terms = [term for term, _, _ in places]
        found: list[_Found] = []
        for phrase in self._phrases:
            for first in range(len(terms) - len(phrase) + 1):
                if terms[first] == phrase[0] and tuple(terms[first : first + len(phrase)]) == phrase:
                    found.extend(
                        _Found(Span(start, end), (term,))
                        for term, start, end in places[first : first + len(phrase)]
                    )
        return found


_LINE_ENDS: Final = {ord(character): " " for character in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"}


def _without_overlap(found: list[_Found]) -> list[_Found]:
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[_Found] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def _window(text: str, found: list[_Found], length: int) -> tuple[int, int]:
    """Return the start and end of the best window, at the borders of words.

    The best shows most different words, then most marked places, and stands first in the text.
    """
    if len(text) <= length:
        return 0, len(text)
    best, best_first = (0, 0), 0
    for first, (span, _) in enumerate(found):
        inside = [one for one in found[first : first + length] if one.span.end <= span.start + length - _LEAD]
        value = (len({one.what for one in inside}), len(inside))
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
