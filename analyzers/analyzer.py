"""The analyzer: text in; terms at each level out, and where they stand when that is asked for.

A text is split at blanks and each chunk looked up; only a chunk that was not met before is cut into words
(`tokens.py`), folded (`folding.py`) and stemmed. So a field costs a split, a lookup a chunk and a join.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, cast

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.levels import EXACT, NEAR, WRITTEN, Levels, StemLevel, Stemmer
from kashaf.analyzers.near import near_terms
from kashaf.analyzers.tokens import CHUNK, Token, cut, words
from kashaf.analyzers.written import written_term
from kashaf.errors import AnalyzerError

__all__ = ["Analyzer"]

_CACHED_CHUNKS: Final = 1 << 18
_LONGEST_CACHED: Final = 64  # characters; longer chunks are rare, and would let the cache grow in bytes


class _Chunks(dict[str, tuple[str, ...]]):
    """The terms of each chunk at every level, nothing of one without words; what is missing is analysed."""

    __slots__ = ("_analyzer",)

    def __init__(self, analyzer: Analyzer) -> None:
        super().__init__()
        self._analyzer = analyzer

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        return self._analyzer._learn(chunk)  # noqa: SLF001 - the two are one mechanism


class _Level(dict[str, str]):
    """The terms of each chunk at one level, for who wants no other: one lookup less."""

    __slots__ = ("_chunks", "_limit", "_place")

    def __init__(self, chunks: _Chunks, place: int, limit: int) -> None:
        super().__init__()
        self._chunks = chunks
        self._place = place
        self._limit = limit

    def __missing__(self, chunk: str) -> str:
        found = self._chunks[chunk]
        terms = found[self._place] if found else ""
        if len(chunk) <= _LONGEST_CACHED:
            if len(self) >= self._limit:
                self.clear()
            self[chunk] = terms
        return terms


class Analyzer:
    """Cutting, folding and, above that, stemming or morphology.

    The first level is `exact`, the folded word; what further ones there are, `above` says. Analyzers compare
    by value, and `repr` prints the chain.

    Args:
        folding: the rules by which writings of a word become one.
        above: makes the terms of the levels above `exact`; a stemmer makes the level `stem`. Without it
            `exact` is the only level.
        name: of the chain, by which an index finds it again.
        cached_chunks: how many chunks are remembered; when there are more, all are forgotten and learnt anew.
        stop_words: as they are written, in place of the list that comes along.
        written: whether there is the level `written` too, for searches that respect letters and marks.

    >>> from kashaf.analyzers.chains import light
    >>> light().fields("والكِتابُ للمعلّمين")
    ('والكتاب للمعلمين', 'كتاب معلم')
    """

    def __init__(
        self,
        folding: Folding | None = None,
        above: Levels | Stemmer | None = None,
        *,
        name: str = "custom",
        cached_chunks: int = _CACHED_CHUNKS,
        stop_words: Iterable[str] | None = None,
        written: bool = False,
    ) -> None:
        self.folding = folding or Folding()
        self.above = _as_levels(above)
        self.keeps_written = written
        self._reads_written = written or (self.above is not None and self.above.reads_written)
        self.name = name
        self._own_stop_words = None if stop_words is None else frozenset(stop_words)
        above_names = () if self.above is None else self.above.names
        self.word_levels: tuple[str, ...] = (EXACT, *above_names, *((WRITTEN,) if written else ()))
        self._paired = None if self.above is None else self.above.pairs
        self.levels = self.word_levels if self._paired is None else (*self.word_levels, NEAR)
        self._cached_chunks = cached_chunks
        self._wordless = ("",) * len(self.word_levels)
        self._chunks = _Chunks(self)
        self._cache = tuple(
            _Level(self._chunks, place, cached_chunks) for place in range(len(self.word_levels))
        )
        self._words: dict[str, tuple[str, ...]] = {}
        self._glimpsed: set[str] = set()

    def fields(self, text: str) -> tuple[str, ...]:
        """Return the terms of the text at each level, in the order of `levels`, with blanks between them."""
        found = filter(None, map(self._chunks.__getitem__, text.split()))
        terms = tuple(map(" ".join, zip(*found, strict=True))) or self._wordless
        if self._paired is None:
            return terms
        return (*terms, near_terms(terms[0], terms[self.place(self._paired)], self.stop_words))

    def field(self, text: str, level: str) -> str:
        """Return the terms of the text at one level, with blanks between them.

        Raises:
            AnalyzerError: the analyzer has no such level.
        """
        place = self.place(level)
        if place == len(self.word_levels):
            return self.fields(text)[place]
        return " ".join(filter(None, map(self._cache[place].__getitem__, text.split())))

    def terms(self, text: str, level: str) -> list[str]:
        """Return the terms of the text at one level, in order.

        Raises:
            AnalyzerError: the analyzer has no such level.
        """
        return self.field(text, level).split()

    def place(self, level: str) -> int:
        """Return where a level stands in `levels`, and its terms in `Token.terms`.

        Raises:
            AnalyzerError: the analyzer has no such level.
        """
        if level not in self.levels:
            levels = ", ".join(self.levels)
            raise AnalyzerError(f"this analyzer has no level {level!r}; its levels are {levels}")
        return self.levels.index(level)

    @property
    def main_level(self) -> str:
        """The level that joins most forms of a word without joining words: the first above `exact`."""
        return EXACT if self.above is None else self.above.names[0]

    def read(
        self, chunks: Iterable[str], is_worth: Callable[[str], bool]
    ) -> list[tuple[str, tuple[str, ...]]]:
        """Return chunks with their terms at each level of words, without strangers that are not worth it.

        Strangers are those that were never met before, neither here nor otherwise: it costs time to analyse
        them, and most never come again. Met again, they are read.

        Args:
            chunks: without blanks.
            is_worth: tells whether a stranger is worth reading.
        """
        listed = list(chunks)
        found = list(map(self._chunks.get, listed))
        rows = [
            (chunk, terms or self._wordless)
            for chunk, terms in zip(listed, found, strict=True)
            if terms is not None
        ]
        if len(rows) < len(listed):
            strangers = [chunk for chunk, terms in zip(listed, found, strict=True) if terms is None]
            read = (
                each for each in strangers if each in self._glimpsed or is_worth(each) or self._glimpse(each)
            )
            rows.extend((chunk, self.of_chunk(chunk)) for chunk in read)
        return rows

    def _glimpse(self, chunk: str) -> bool:
        """Keep in mind that a chunk was met, and is not to be read yet."""
        if len(self._glimpsed) >= self._cached_chunks:
            self._glimpsed.clear()
        self._glimpsed.add(chunk)
        return False

    def of_chunk(self, chunk: str) -> tuple[str, ...]:
        """Return the terms of a chunk without blanks at each level of words, as `fields` does for a text."""
        return self._chunks[chunk] or self._wordless

    def tokens(self, text: str) -> list[Token]:
        """Return the words of the text with their places in it."""
        return list(self._tokens(text))

    def fold(self, word: str) -> str:
        """Return a word or part of a word as it stands at level `exact`.

        This is the chain for prefixes and wildcards: what is only part of a word must not be stemmed.
        """
        return self.folding(word)

    @cached_property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that are equal for analyzers that make the same terms."""
        from kashaf.analyzers.fingerprint import fingerprint

        return fingerprint(self)

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The function words at level `exact`; they stay in an index, and weigh nothing in a ranking."""
        if self._own_stop_words is not None:
            chunks = (words(word, self.folding) for word in self._own_stop_words)
            return frozenset(folded for found in chunks for _, folded in found)
        from kashaf.analyzers.stopwords import load_stop_words

        return load_stop_words(self.folding)

    def with_stop_words(self, stop_words: Iterable[str]) -> Analyzer:
        """Return an analyzer like this one, with other stop words; what it has learnt is not handed on.

        Args:
            stop_words: in any writing; with و or ف before them only where they are written so.
        """
        return Analyzer(
            self.folding,
            self.above,
            name=self.name,
            cached_chunks=self._cached_chunks,
            stop_words=stop_words,
            written=self.keeps_written,
        )

    def with_written(self, *, written: bool) -> Analyzer:
        """Return an analyzer like this one, with the level `written` or without it."""
        return Analyzer(
            self.folding,
            self.above,
            name=self.name,
            cached_chunks=self._cached_chunks,
            stop_words=self._own_stop_words,
            written=written,
        )

    def settings(self) -> dict[str, object]:
        """Return what it takes to build this analyzer again, as JSON takes it (`chains.Settings`)."""
        keep = () if self.above is None else self.above.keep
        own = self._own_stop_words
        stop_words = {} if own is None else {"stop_words": sorted(own)}
        rows = [] if self.above is None else self.above.own_rows
        lexicon = {"lexicon": rows} if rows else {}
        return {
            "name": self.name,
            "off": sorted(self.folding.off),
            "keep": sorted(keep),
            **({"written": True} if self.keeps_written else {}),
            **stop_words,
            **lexicon,
        }

    def _tokens(self, text: str) -> Iterator[Token]:
        position = 0
        for chunk in CHUNK.finditer(text):
            offset = chunk.start()
            for piece in cut(chunk[0], self.folding):
                start, end = offset + piece.start, offset + piece.end
                yield Token(text[start:end], start, end, position, self._terms(piece.written, piece.folded))
                position += 1

    def _terms(self, written: str, folded: str) -> tuple[str, ...]:
        """Return what stands at each level for a word; words that differ in nothing that counts share it."""
        above = self.above
        if above is None and not self.keeps_written:
            return (folded,)
        key = written if self._reads_written else folded
        terms = self._words.get(key)
        if terms is None:
            terms = (folded, *(() if above is None else above.terms(written, folded)))
            if self.keeps_written:
                terms += (written_term(written, folded),)
            if len(key) <= _LONGEST_CACHED:
                if len(self._words) >= self._cached_chunks:
                    self._words.clear()
                self._words[key] = terms
        return terms

    def _learn(self, chunk: str) -> tuple[str, ...]:
        found = words(chunk, self.folding)
        if len(found) == 1:
            terms = self._terms(*found[0])
        else:
            each = [self._terms(*word) for word in found]
            terms = tuple(map(" ".join, zip(*each, strict=True)))
        if len(chunk) <= _LONGEST_CACHED:
            if len(self._chunks) >= self._cached_chunks:
                self._chunks.clear()
            self._chunks[chunk] = terms
        return terms

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Analyzer) and self._value() == other._value()

    def __hash__(self) -> int:
        return hash(self._value())

    def _value(self) -> tuple[object, ...]:
        own = None if self._own_stop_words is None else self.stop_words
        return self.folding, self.above, self.keeps_written, own

    def __repr__(self) -> str:
        names = ", ".join(level for level in self.levels[1:] if level != WRITTEN)
        above = "" if self.above is None else f" | {self.above!r} -> {names}"
        beside = " | as written -> written" if self.keeps_written else ""
        return f"Analyzer(cut at blanks | words | {self.folding!r} -> exact{above}{beside})"


def _as_levels(above: Levels | Stemmer | None) -> Levels | None:
    if above is None or hasattr(above, "names"):
        return cast("Levels | None", above)
    return StemLevel(above)
