"""Which word of a query a term of the index stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kashaf.analyzers.levels import NEAR
from kashaf.search.sought import Sought
from kashaf.search.synonym_sought import SynonymWord
from kashaf.search.why.explanation import Explanation

__all__ = ["WordsOfTerms"]


class WordsOfTerms:
    """The words of a query by their terms.

    Args:
        sought: what the query seeks, by field.
        levels: of the terms of words, in order.
    """

    def __init__(self, sought: Mapping[str, Sought], levels: Sequence[str]) -> None:
        self._words: dict[tuple[str, str], str] = {}
        every = {word for parts in sought.values() for word in parts.words}
        # A word of the query goes before its synonyms, and else the order is that of the alphabet.
        for word in sorted(every, key=lambda word: (isinstance(word, SynonymWord), word.written)):
            for level, terms in zip(levels, word.terms, strict=True):
                for term in terms.split():
                    self._words.setdefault((level, term), word.written)

    def group(self, part: Explanation) -> tuple[str, str] | None:
        """Return under which heading a part is told: its kind and the word, or `None` for no heading."""
        level = part.facts.get("level")
        if part.kind != "term":
            return None
        if level == NEAR:
            return "neighbours", ""
        word = self._words.get((str(level), str(part.facts["term"])))
        return None if word is None else ("word", word)
