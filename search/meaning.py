"""From the syntax tree of a query to what it means: the engine's query tree, and what is to be marked.

- Wanted words are ranked: any of them finds a document, by the word as written or by its stem or lemma, in
  any text field. What else the index knows of them, their roots and grams and which of them stand side by
  side, ranks what is found.
- With `broad`, every word finds by its root as well, and one that the index does not hold finds words of
  the same root instead, or else similar ones. Without it, a note says that this would help.
- A name and a colon before a word, a phrase or a group ask a field, a level or with a switch (`scope.py`).
- Words written together with nothing but Latin letters and digits in them, such as 12/05/2023 or covid-19,
  are a phrase; others, such as #يوم_المعلم, are words of their own.
- Stop words weigh nothing, unless the query holds nothing else; in a phrase, after + and beside AND and OR
  they count.
- A phrase finds documents at level `exact`. Its words, as single words, also rank what is found.
- A wildcard, a regular expression or a word that may be spelt otherwise finds by the words as they are
  written (`patterns.py`).
- Synonyms find documents for a word, or for words in a row, that are wanted or required and not in quotes.
- What the language does not allow is a slip: read as it says, or refused by who is strict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import ROOT
from kashaf.engines import query as tree
from kashaf.engines.layout import FieldType, Layout
from kashaf.search.held import NOTHING_HELD, Held
from kashaf.search.leaves import Leaves
from kashaf.search.reader import Reader, has_content
from kashaf.search.reading import Reading
from kashaf.search.scope import Scope
from kashaf.search.slips import Slip
from kashaf.search.sought import Sought
from kashaf.search.switched import Switched
from kashaf.search.switches import NO_SWITCHES, Switches
from kashaf.search.synonym_lookup import SynonymLookup
from kashaf.search.synonym_sought import without_doubles
from kashaf.search.syntax import Group

__all__ = ["Meaning", "understand"]


@dataclass(frozen=True)
class Meaning:
    """What a query means on one index.

    Attributes:
        query: for the engine; `None` where the query holds no word, so that nothing can match.
        sought: what to mark, by field.
        notes: what a reader should know of how the query was read, one sentence each.
        slips: what of the query is not of the language.
    """

    query: tree.Query | None
    sought: Mapping[str, Sought]
    notes: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()


def understand(
    group: Group,
    analyzer: Analyzer,
    layout: Layout,
    *,
    held: Held = NOTHING_HELD,
    broad: bool = False,
    synonyms: SynonymLookup | None = None,
    switches: Switches = NO_SWITCHES,
) -> Meaning:
    """Return what a syntax tree means to an index with this analyzer and layout.

    Args:
        group: the whole query.
        analyzer: makes the terms, and has the stop words.
        layout: the fields that can be searched.
        held: what the index holds.
        broad: whether every word finds by its root too.
        synonyms: what words find besides themselves.
        switches: how the whole query is asked.

    Raises:
        QueryTooLargeError: the query is nested deeper than engines go.
    """
    leaves = Leaves(analyzer, held)
    switched = Switched(analyzer, leaves, held.terms, held.documents)
    lookup = synonyms or SynonymLookup((), analyzer)
    broad = broad and ROOT in leaves.levels
    reading = Reading(analyzer, layout, held, leaves, lookup, switched, switches, broad)
    reading.stop_words_count = not has_content(group, reading)
    found = Reader(reading).query(group, Scope(layout.of_type(FieldType.TEXT), switches))
    sought = reading.gathering.sought()
    sought = {name: without_doubles(parts, analyzer.word_levels) for name, parts in sought.items()}
    return Meaning(
        found, sought, tuple(dict.fromkeys((*reading.notes, *switched.notes))), tuple(reading.slips)
    )
