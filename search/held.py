"""What an index holds, as far as the meaning of a query depends on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Self

from kashaf.engines.contract import Expansion, Searcher
from kashaf.engines.expansion import Pattern

__all__ = ["NOTHING_HELD", "Expand", "Frequency", "Held"]

Expand = Callable[[Pattern, int | None], Expansion]
"""Tells what terms of an engine's field a pattern stands for, no more than a limit."""

Frequency = Callable[[str, str], int]
"""Tells in how many documents an engine's field holds a term."""


@dataclass(frozen=True)
class Held:
    """What an index can be asked while a query is being read.

    Attributes:
        frequency: tells in how many documents a field holds a term; without it, no word is missing.
        documents: how many there are.
        expand: tells what terms a pattern stands for; without it, the engine is left to find out.
        terms: lists a field's terms that begin with a prefix; without it, how words are written is not asked.
    """

    frequency: Frequency | None = None
    documents: int = 0
    expand: Expand | None = None
    terms: Callable[[str, str], Iterable[tuple[str, int]]] | None = None

    @classmethod
    def by(cls, searcher: Searcher | None) -> Self:
        """Return what a searcher's index holds."""
        if searcher is None:
            return cls()
        return cls(searcher.document_frequency, searcher.document_count(), searcher.expand, searcher.terms)


NOTHING_HELD: Final = Held()
"""Nothing is known of the index."""
