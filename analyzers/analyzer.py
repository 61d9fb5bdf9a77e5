"""The analyzer: text in; terms at each level out, and where they stand when that is asked for.

A text is split at blanks and each chunk looked up; only a chunk that was not met before is cut into words
(`tokens.py`), folded (`folding.py`) and stemmed. So a field costs a split, a lookup a chunk and a join.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final, Protocol

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.tokens import CHUNK, Token, cut, folded_words
from kashaf.errors import AnalyzerError

__all__ = ["EXACT", "STEM", "Analyzer", "Stemmer"]

EXACT: Final = "exact"
STEM: Final = "stem"

_CACHED_CHUNKS: Final = 1 << 18
_LONGEST_CACHED: Final = 64  # characters; longer chunks are rare, and would let the cache grow in bytes


class Stemmer(Protocol):
    """What makes the stem of a folded word; compared by value."""

    @property
    def keep(self) -> frozenset[str]:
        """Folded words that are left as they are."""

    @property
    def data_digest(self) -> str:
        """A digest of the word lists below, which changes when they do."""

    def stem(self, word: str) -> str:
        """Return the stem of a folded word: never empty, never with a blank in it."""

    def explain(self, word: str) -> Sequence[tuple[str, str, str]]:
        """Return the steps from word to stem: the rule's name, the word before it and after it."""


class _Level(dict[str, str]):
    """The terms of each chunk at one level; a chunk that is missing is analysed, for all levels at once."""

    __slots__ = ("_analyzer", "_place")

    def __init__(self, analyzer: Analyzer, place: int) -> None:
        super().__init__()
        self._analyzer = analyzer
        self._place = place

    def __missing__(self, chunk: str) -> str:
        return self._analyzer._learn(chunk)[self._place]  # noqa: SLF001 - the two are one mechanism


class _Stems(dict[str, str]):
    """The stem of each folded word that was met: chunks that differ in marks or punctuation share theirs."""

    __slots__ = ("_limit", "_stem")

    def __init__(self, stem: Callable[[str], str], limit: int) -> None:
        super().__init__()
        self._stem = stem
        self._limit = limit

    def __missing__(self, word: str) -> str:
        stem = self._stem(word)
        if len(word) <= _LONGEST_CACHED:
            if len(self) >= self._limit:
                self.clear()
            self[word] = stem
        return stem


class Analyzer:
    """Cutting, folding and, where there is a stemmer, stemming.

    Levels are `exact`, the folded word, and with a stemmer `stem`. Analyzers compare by value, and
    `repr` prints the chain.

    Args:
        folding: the rules by which writings of a word become one.
        stemmer: makes the stem of a folded word; without it `exact` is the only level.
        name: of the chain, by which an index finds it again.
        cached_chunks: how many chunks are remembered; when there are more, all are forgotten and learnt anew.

    >>> from kashaf.analyzers.chains import light
    >>> light().fields("والكِتابُ للمعلّمين")
    ('والكتاب للمعلمين', 'كتاب معلم')
    """

    def __init__(
        self,
        folding: Folding | None = None,
        stemmer: Stemmer | None = None,
        *,
        name: str = "custom",
        cached_chunks: int = _CACHED_CHUNKS,
    ) -> None:
        self.folding = folding or Folding()
        self.stemmer = stemmer
        self.name = name
        self.levels: tuple[str, ...] = (EXACT,) if stemmer is None else (EXACT, STEM)
        self._cached_chunks = cached_chunks
        self._cache = tuple(_Level(self, place) for place in range(len(self.levels)))
        self._stems = None if stemmer is None else _Stems(stemmer.stem, cached_chunks)

    def fields(self, text: str) -> tuple[str, ...]:
        """Return the terms of the text at each level, in the order of `levels`, with blanks between them."""
        chunks = text.split()
        return tuple(" ".join(map(level.__getitem__, chunks)) for level in self._cache)

    def field(self, text: str, level: str) -> str:
        """Return the terms of the text at one level, with blanks between them.

        Raises:
            AnalyzerError: the analyzer has no such level.
        """
        return " ".join(map(self._cache[self.place(level)].__getitem__, text.split()))

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

    def of_chunk(self, chunk: str) -> tuple[str, ...]:
        """Return the terms of a chunk without blanks at each level, as `fields` does for a text."""
        return tuple([level[chunk] for level in self._cache])

    def tokens(self, text: str) -> list[Token]:
        """Return the words of the text with their places in it."""
        return list(self._tokens(text))

    def fold(self, word: str) -> str:
        """Return a word or part of a word as it stands at level `exact`.

        This is the chain for prefixes and wildcards: what is only part of a word must not be stemmed.
        """
        return self.folding(word)

    def stem(self, folded: str) -> str:
        """Return the stem of a folded word; the word itself without a stemmer."""
        return folded if self._stems is None else self._stems[folded]

    @cached_property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that are equal for analyzers that make the same terms."""
        from kashaf.analyzers.fingerprint import fingerprint

        return fingerprint(self)

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The function words at level `exact`; they stay in an index, and weigh nothing in a ranking."""
        from kashaf.analyzers.stopwords import load_stop_words

        return load_stop_words(self.folding)

    def settings(self) -> dict[str, object]:
        """Return what it takes to build this analyzer again, as JSON takes it (`chains.Settings`)."""
        keep = () if self.stemmer is None else self.stemmer.keep
        return {"name": self.name, "off": sorted(self.folding.off), "keep": sorted(keep)}

    def _tokens(self, text: str) -> Iterator[Token]:
        position = 0
        for chunk in CHUNK.finditer(text):
            offset = chunk.start()
            for piece in cut(chunk[0], self.folding):
                start, end = offset + piece.start, offset + piece.end
                yield Token(text[start:end], start, end, position, self._levels_of(piece.folded))
                position += 1

    def _levels_of(self, folded: str) -> tuple[str, ...]:
        return (folded,) if self._stems is None else (folded, self._stems[folded])

    def _learn(self, chunk: str) -> tuple[str, ...]:
        words = folded_words(chunk, self.folding)
        terms: tuple[str, ...]
        if len(words) == 1:
            terms = self._levels_of(words[0])
        elif self._stems is None:
            terms = (" ".join(words),)
        else:
            terms = (" ".join(words), " ".join(map(self._stems.__getitem__, words)))
        if len(chunk) <= _LONGEST_CACHED:
            if len(self._cache[0]) >= self._cached_chunks:
                for level in self._cache:
                    level.clear()
            for level, term in zip(self._cache, terms, strict=True):
                level[chunk] = term
        return terms

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Analyzer) and self.folding == other.folding and self.stemmer == other.stemmer

    def __hash__(self) -> int:
        return hash((self.folding, self.stemmer))

    def __repr__(self) -> str:
        stem = "" if self.stemmer is None else f" -> exact | {self.stemmer!r} -> stem"
        return f"Analyzer(cut at blanks | words | {self.folding!r}{stem or ' -> exact'})"
