"""Where the words that are asked for stand in a text: each phrase as one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT
from kashaf.search.highlight import Highlighter
from kashaf.search.marks import Span
from kashaf.search.nearness import places
from kashaf.search.sought import Sought, SoughtPhrase

__all__ = ["Places"]


class Places:
    """Finds what is sought in the texts of one field.

    Words are found as a search marks them. A phrase is one place, from the first of its words to the last;
    where places overlap, the first and then the longest counts.

    Args:
        analyzer: the one that the words were read with.
        sought: what is a place.
    """

    def __init__(self, analyzer: Analyzer, sought: Sought) -> None:
        self._analyzer = analyzer
        self._words = Highlighter(analyzer, Sought(sought.words, sought.patterns))
        self._phrases = sorted(sought.phrases, key=lambda phrase: (phrase.level, phrase.terms))
        self._folding = Analyzer(analyzer.folding)  # for phrases as typed, which need no level above

    @classmethod
    def by_field(cls, analyzer: Analyzer, sought: Mapping[str, Sought]) -> dict[str, Places]:
        """Return what finds the places in each field; fields that seek the same share it."""
        made = {each: cls(analyzer, each) for each in set(sought.values())}
        return {name: made[each] for name, each in sought.items()}

    def find(self, text: str) -> list[Span]:
        """Return all places of a text, in order and without overlap."""
        found = list(self._words.spans(text))
        for phrase in self._phrases:
            found.extend(self._of_phrase(text, phrase))
        found.sort(key=lambda span: (span.start, -span.end))
        kept: list[Span] = []
        for span in found:
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept

    def _of_phrase(self, text: str, phrase: SoughtPhrase) -> Iterator[Span]:
        analyzer = self._folding if phrase.level == EXACT else self._analyzer
        stood = list(places(analyzer.terms(text, phrase.level), phrase))
        if stood:
            tokens = self._folding.tokens(text)
            for place in stood:
                yield Span(tokens[min(place)].start, tokens[max(place)].end)
