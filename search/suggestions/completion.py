"""Completions: the words of an index that begin as the last word of a query, as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice
from typing import Final, NamedTuple

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.letters import ALEF_FORMS, HAMZA_CARRIERS, TEH_MARBUTA_FORMS
from kashaf.engines.contract import Searcher
from kashaf.engines.layout import Layout
from kashaf.search.suggestions.spelling import Spelling
from kashaf.search.suggestions.usage import Usage

__all__ = ["Completer", "Completion"]

_ARTICLE: Final = "ال"
_AND: Final = "و"
_SHORTEST_ATTACHED: Final = 2
"""How many letters must be typed before words with something attached are offered."""
_ASKED: Final = 20
"""How many words are looked for behind the word before."""
_OFTEN: Final = 0.1
"""In which share of the documents a word may be that says something of the one behind it."""
_MEANT: Final = frozenset((*ALEF_FORMS, *HAMZA_CARRIERS, *TEH_MARBUTA_FORMS))
"""Letters that people type only where they mean them."""
_KEPT: Final = 256
"""How many beginnings are remembered."""
_MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Completion:
    """A query whose last word is whole.

    Attributes:
        query: the words before, and the word.
        word: the last one, as people write it.
        documents: how many hold it; one that has it in two fields may count twice.
    """

    query: str
    word: str
    documents: int

    def to_json(self) -> dict[str, object]:
        """Return the completion as JSON takes it."""
        return {"query": self.query, "word": self.word, "documents": self.documents}

    def __str__(self) -> str:
        return self.query


class _Begun(NamedTuple):
    """A folded word, in how many documents it stands, and what stands in it before what was typed."""

    word: str
    documents: int
    attached: str

    def order(self) -> tuple[int, str]:
        """Return what words are ordered by, the most used first."""
        return -self.documents, self.word


class Completer:
    """Completes queries by the words of one commit of an index.

    Args:
        searcher: of the commit.
        analyzer: the one the index was made with.
        layout: the index's fields.
    """

    def __init__(self, searcher: Searcher, analyzer: Analyzer, layout: Layout) -> None:
        self._usage = Usage(searcher, analyzer, layout)
        self._spelling = Spelling(self._usage)
        self._known: dict[str, list[_Begun]] = {}

    def __call__(self, text: str, *, limit: int = 10) -> tuple[Completion, ...]:
        """Return the likeliest wholes of what is being typed, the most used first.

        A word is offered with the article and with waw before it too, and none where no word is begun.

        Args:
            text: a query whose last word is unfinished; what stands before stays.
            limit: how many at most, up to 100.
        """
        tokens = self._usage.analyzer.tokens(text)
        if not tokens or tokens[-1].end != len(text):
            return ()
        begun = tokens[-1]
        neighbour = tokens[-2].terms[0] if len(tokens) > 1 else ""
        words = self._beside(neighbour, self._beginning_with(begun.terms[0]))
        found = (word for word in self._spelt(words) if _agrees(word[0], begun.source))
        before = text[: begun.start]
        return tuple(
            Completion(before + written, written, count)
            for written, count in islice(found, min(max(0, limit), _MOST))
        )

    def _beginning_with(self, prefix: str) -> list[_Begun]:
        """Return the most used words that begin so, or do so behind the article or waw."""
        if prefix not in self._known:
            found: dict[str, _Begun] = {}
            for attached in _attached(prefix):
                for word, count in self._usage.beginning_with(attached + prefix).items():
                    found.setdefault(word, _Begun(word, count, attached))
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[prefix] = nsmallest(_MOST, found.values(), key=_Begun.order)
        return self._known[prefix]

    def _beside(self, neighbour: str, words: list[_Begun]) -> list[_Begun]:
        """Return the words in another order: first those that stand behind the word before them."""
        usage = self._usage
        if not neighbour or not 0 < usage.frequency(neighbour) <= usage.documents * _OFTEN:
            return words
        asked, others = words[:_ASKED], words[_ASKED:]
        counts = {begun.word: usage.in_a_row(neighbour, begun.word) for begun in asked}
        return [*sorted(asked, key=lambda begun: (-counts[begun.word], *begun.order())), *others]

    def _spelt(self, words: Iterable[_Begun]) -> Iterator[tuple[str, int]]:
        """Yield words as people write them; what only looks like an article is none."""
        for begun in words:
            written = self._spelling.of(begun.word)
            if written.startswith(begun.attached):
                yield written, begun.documents


def _attached(prefix: str) -> tuple[str, ...]:
    """Return what may stand before a word that is being typed."""
    if len(prefix) < _SHORTEST_ATTACHED:
        return ("",)
    return ("", _AND) if prefix.startswith(_ARTICLE) else ("", _ARTICLE, _AND, _AND + _ARTICLE)


def _agrees(written: str, begun: str) -> bool:
    """Tell whether a word has the hamza, ta marbuta or alef maksura that was typed, if one was."""
    return begun in written if any(letter in _MEANT for letter in begun) else True
