"""The likeliest lemma of a word without marks: the one answer that indexing needs, found fast."""

from __future__ import annotations

from typing import Final

from kashaf.analyzers.lexicon import Lexicon
from kashaf.analyzers.lexicon_format import HEAD
from kashaf.analyzers.morphology_costs import slip
from kashaf.analyzers.morphology_edges import Edges

__all__ = ["Likeliest"]

_ROUNDING: Final = 1e-6  # bits; sums of the same costs in another order differ by less


class Likeliest:
    """Finds the likeliest lemma of words.

    Args:
        lexicon: whose stems the words have.
        edges: what may stand before and behind the stems.
        dearest: readings of as many bits or more are none.
    """

    def __init__(self, lexicon: Lexicon, edges: Edges, dearest: float) -> None:
        self._lexicon = lexicon
        self._edges = edges
        self._dearest = dearest
        self._spellings = lexicon.spellings

    def lemma(self, letters: str, folded: str) -> int | None:  # noqa: C901 - one loop, for its speed
        """Return the number of a word's likeliest lemma; `None` where it has no reading.

        This is the ranking of all readings, written out in one loop for its speed: of readings that cost the
        same the first is taken, and what cannot be less than the best so far is passed over.

        Args:
            letters: as they are written.
            folded: the same, folded letter by letter.
        """
        heads, spellings = self._lexicon.stems, self._spellings
        least, lemma = self._dearest, None
        ends = self._edges.ends(letters)
        size = len(folded)
        is_plain = letters == folded
        for start, definite, near, nearest in self._edges.starts(letters):
            head = folded[start : start + HEAD]
            stems = heads[head] if len(head) == HEAD else None
            if not stems:
                continue
            for length, table, lowest in ends[definite]:
                key = folded[start : size - length]
                if key not in stems:
                    continue
                beside = nearest + lowest - _ROUNDING
                for cost, category, kind, number, pattern in stems[key]:
                    if cost + beside >= least:
                        break
                    ending = table[category]
                    if ending is None:
                        continue
                    total = cost + ending + near[kind]
                    if total < least:
                        if spellings[pattern] or not is_plain:
                            total += self._slip(letters[start : size - length], key, pattern)
                        if total < least:
                            least, lemma = total, number
        return lemma

    def _slip(self, letters: str, key: str, pattern: int) -> float:
        written = self._lexicon.written(key, pattern)
        return 0.0 if letters == written else slip(letters, written)
