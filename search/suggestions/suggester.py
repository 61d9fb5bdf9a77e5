"""Suggestions for a whole query: the best that may be chosen for its words, together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines.contract import Searcher
from kashaf.engines.layout import Layout
from kashaf.search.suggestions.choices import Choice, Path, best_paths
from kashaf.search.suggestions.doubts import ASKED, UNASKED, Doubts
from kashaf.search.suggestions.other_script import transliterated
from kashaf.search.suggestions.places import read_places
from kashaf.search.suggestions.spelling import Spelling
from kashaf.search.suggestions.suggestion import Change, Suggestion
from kashaf.search.suggestions.transliteration import Transliteration
from kashaf.search.suggestions.usage import Usage

__all__ = ["LIMIT", "Suggester"]

LIMIT: Final = 5
"""How many suggestions there are unless told otherwise."""


class Suggester:
    """Says what queries may have meant, by the words of one commit of an index.

    What is said for a word in doubt (`doubts.py`) is likelier than what was typed, by how often the index
    uses it, which slip it takes (`slips.py`) and what stands beside it. Function words, names of fields,
    patterns, numbers and what is excluded stay, and so does all behind the first 40 words.

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
            Doubts(query, places, self._usage, UNASKED if unasked else ASKED).choices(chunks)
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
        return any(
            not place.fixed and not self._usage.knows(place.word, place.token.terms) for place in places
        )

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
