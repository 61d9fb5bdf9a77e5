"""What one reading of a query works with, and what it gathers on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.tokens import Token
from kashaf.engines.layout import Layout
from kashaf.search.held import Held
from kashaf.search.leaves import Leaves
from kashaf.search.slips import Slip
from kashaf.search.sought import Gathering
from kashaf.search.switched import Switched
from kashaf.search.switches import Switches
from kashaf.search.synonym_lookup import SynonymLookup

__all__ = ["Reading"]


@dataclass
class Reading:
    """One query on its way to its meaning.

    Attributes:
        analyzer: makes the terms, and has the stop words.
        layout: the fields that can be searched.
        held: what the index holds.
        leaves: makes the engine's queries of words.
        synonyms: what words find besides themselves.
        switched: answers switches of letters and vowels.
        switches: how the whole query is asked.
        broad: whether every word finds by its root too.
        gathering: what is to be marked.
        notes: what a reader should know of how the query was read.
        slips: what of it is not of the language.
        stop_words_count: whether the query holds nothing but stop words.
    """

    analyzer: Analyzer
    layout: Layout
    held: Held
    leaves: Leaves
    synonyms: SynonymLookup
    switched: Switched
    switches: Switches
    broad: bool
    gathering: Gathering = field(default_factory=Gathering)
    notes: list[str] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    stop_words_count: bool = False

    def is_stop_word(self, token: Token) -> bool:
        """Tell whether a word weighs nothing in this query."""
        return token.terms[0] in self.analyzer.stop_words and not self.stop_words_count
