"""Which chunks of a text may hold what is sought: most do not, and are passed over at little cost.

A text is split at blanks, and every chunk is decided once for a query, all new ones of a text together. A
chunk that was never met before is judged by its letters alone, which is quicker than reading it for the first
time; when it comes again, it is worth reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from kashaf.analyzers.analyzer import Analyzer
from kashaf.search.sought import SoughtWord

__all__ = ["Sieve", "has_in_order", "places_of"]


class Sieve:
    """Sifts the chunks of texts for one query and field.

    Args:
        analyzer: the one that the query was read with.
        terms: what is sought at each level of words, in order.
        sought: words whose forms can be told by letters; none where every chunk must be read.
        open: whether every chunk may hold what is sought.
    """

    def __init__(
        self,
        analyzer: Analyzer,
        terms: Sequence[Collection[str]],
        sought: Collection[SoughtWord],
        *,
        open: bool = False,  # noqa: A002 # as a sieve is
    ) -> None:
        self._analyzer = analyzer
        self._wanted = [(place, words) for place, words in enumerate(terms) if words]
        self._sought = sought
        self._open = open
        self._decided: set[str] = set()
        self._kept: set[str] = set()

    def chunks(self, text: str) -> set[str]:
        """Return the chunks of a text that may hold what is sought."""
        chunks = set(text.split())
        fresh = chunks - self._decided
        if fresh:
            self._decided |= fresh
            self._kept |= self._sifted(fresh)
        return chunks & self._kept

    def _sifted(self, chunks: set[str]) -> set[str]:
        if self._open:
            return chunks
        rows = self._analyzer.read(chunks, self._may_be_related)
        # Several words in one chunk have their terms in one string, and must be looked at one by one.
        kept = {chunk for chunk, levels in rows if " " in levels[0]}
        for place, words in self._wanted:
            kept.update([chunk for chunk, levels in rows if levels[place] in words])
        return kept

    def _may_be_related(self, chunk: str) -> bool:
        """Tell from its letters whether a chunk can hold a form of a sought word, without analysing it."""
        if not self._gists:
            return True
        folded = self._analyzer.fold(chunk)
        return any(exact in folded or has_in_order(folded, gist) for exact, gist in self._gists)

    @cached_property
    def _gists(self) -> tuple[tuple[str, str], ...]:
        """Each word with letters that its forms have, where the analyzer tells such letters."""
        tell = getattr(self._analyzer.above, "gists", None)
        if tell is None:
            return ()
        return tuple(
            (word.terms[0], gist) for word in self._sought for gist in tell(word.written, word.terms[0])
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


def places_of(chunk: str, text: str) -> Iterator[int]:
    """Yield where a chunk stands in a text, between blanks.

    >>> list(places_of("كتاب", "كتاب الكتاب كتاب"))
    [0, 12]
    """
    start = text.find(chunk)
    length = len(chunk)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + length : start + length + 1]
        if (start == 0 or before.isspace()) and (not after or after.isspace()):
            yield start
        start = text.find(chunk, start + length)
