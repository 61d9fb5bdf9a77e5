"""How else the words of a query may be written: joined or apart, or a foreign word in other letters.

The rules are those of `analyzers.joined` and `analyzers.foreign`; here they meet the words of a query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.folding import Folding
from kashaf.analyzers.foreign import spellings
from kashaf.analyzers.joined import expressions, other_writings
from kashaf.analyzers.tokens import Token

if TYPE_CHECKING:
    from kashaf.analyzers.morphology_analysis import Analysis

__all__ = ["Writings"]

Kind = Literal["writing", "spelling"]
_FOLDING: Final = Folding()
_FOREIGN: Final = frozenset({"name", "unknown"})
_LONGEST_NAME: Final = 30  # letters; a longer word is none, and would have thousands of spellings
_SURE: Final = 0.05
"""Readings with a smaller share of a word do not make it an Arabic one."""


class Writings:
    """Finds other writings of words of a query.

    Args:
        analyzer: tells foreign words by its lexicon; without one, no word is taken to be foreign.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyses = getattr(analyzer.above, "analyses", None)
        self._known: dict[str, tuple[str, ...]] = {}

    def at(
        self, words: Sequence[Token | None], place: int, exists: Callable[[str], bool]
    ) -> tuple[int, tuple[tuple[Kind, str], ...]]:
        """Return how many words from a place on have other writings together, and these with their kind.

        Args:
            words: of the query, in order; `None` for what is no single word.
            place: of the first one, from 0.
            exists: tells whether a folded word stands in the texts; others are no spelling of a foreign word.
        """
        folded = list(_folded(words, place))
        for count in range(len(folded), 0, -1):
            found = self._writings(folded[:count], place, len(words))
            if found:
                return count, tuple(("writing", text) for text in found)
        if not folded:
            return 1, ()
        return 1, tuple(("spelling", text) for text in self._spellings(folded[0], exists))

    def _writings(self, words: Sequence[str], place: int, total: int) -> tuple[str, ...]:
        listed = _expressions().get(tuple(words), ())
        return listed or other_writings(words, before=place > 0, after=place + len(words) < total)

    def _spellings(self, word: str, exists: Callable[[str], bool]) -> Iterator[str]:
        if word not in self._known:
            self._known[word] = tuple(self._foreign(word))
        return filter(self._is_foreign, filter(exists, self._known[word]))

    def _foreign(self, word: str) -> Iterator[str]:
        """Yield the spellings of a foreign word, without what is attached to it."""
        is_name = len(word) <= _LONGEST_NAME and word.isalpha()
        if self._analyses is not None and is_name and self._is_foreign(word):
            yield from spellings(_FOLDING(_bare(self._analyses(word)[0])))

    def _is_foreign(self, word: str) -> bool:
        """Tell whether every likely reading of a word is a name or has no root, or there is none."""
        readings: Sequence[Analysis] = () if self._analyses is None else self._analyses(word)
        likely = [reading for reading in readings if reading.share >= _SURE]
        return all(reading.pos in _FOREIGN or not reading.root for reading in likely)


def _bare(reading: Analysis) -> str:
    return reading.stem if reading.pos == "unknown" else reading.stem + "".join(reading.suffixes)


def _folded(words: Sequence[Token | None], place: int) -> Iterator[str]:
    """Yield the words from a place on that may be one expression, folded by all the usual rules."""
    for word in words[place : place + _longest()]:
        if word is None:
            return
        yield _FOLDING(word.source)


@cache
def _expressions() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return, for the folded words of every listed writing, the others."""
    groups = [{tuple(map(_FOLDING, one.split())): one for one in group} for group in expressions()]
    return {
        words: tuple(one for other, one in group.items() if other != words)
        for group in groups
        for words in group
    }


@cache
def _longest() -> int:
    return max(map(len, _expressions()))
