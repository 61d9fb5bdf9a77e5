"""More like this: the words that tell most of a document, as a query for others.

A word tells the more, the more often the document has it and the fewer others do: its frequency there times
its idf (Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988), at the level that
finds: the lemma, or the stem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.tokens import Token
from kashaf.engines import query as tree
from kashaf.engines.bm25 import idf
from kashaf.engines.contract import Searcher
from kashaf.engines.layout import TEXT, TITLE, Layout, level_field
from kashaf.engines.stored import Stored
from kashaf.search.meaning import Meaning
from kashaf.search.ranking import FINDING, weight
from kashaf.search.sought import Sought, SoughtWord

__all__ = ["TELLING", "likeness"]

TELLING: Final = 25
"""How many words of a document are asked for at most."""

_LEAST_LENGTH: Final = 2  # letters of a word that tells anything

_NAMED: Final = 8  # words that stand for the query where it is shown


@dataclass(frozen=True, slots=True)
class _Telling:
    """A word of a document.

    Attributes:
        token: as it stands there first.
        term: at the level that finds.
        times: how often the document has it, dampened: what it counts in the query.
        telling: that times its idf.
    """

    token: Token
    term: str
    times: float
    telling: float


def likeness(
    named: tuple[str, Stored], analyzer: Analyzer, searcher: Searcher, layout: Layout
) -> tuple[str, Meaning]:
    """Return a query for other documents like one, as words to show and as its meaning.

    Args:
        named: the document: its id and its originals.
        analyzer: of the index.
        searcher: of the commit.
        layout: the index's fields.
    """
    level = next(each for each in reversed(FINDING) if each in analyzer.word_levels)
    document_id, document = named
    words = _telling(document, analyzer, searcher, level)
    if not words:
        return "", Meaning(None, {}, ("the document holds no word that others have too",))
    clauses = tuple(
        tree.Boost(
            tree.Or(
                tuple(
                    tree.Boost(tree.Term(level_field(name, level), word.term), weight(name, level))
                    for name in (TITLE, TEXT)
                )
            ),
            word.times,
        )
        for word in words
    )
    query = tree.And((tree.Or(clauses), tree.Not(tree.WithId((document_id,)))))
    sought = Sought(frozenset(SoughtWord(word.token.source, word.token.terms, (level,)) for word in words))
    shown = " ".join(word.token.source for word in words[:_NAMED])
    return shown, Meaning(query, {name: sought for name in (TITLE, TEXT) if name in layout.fields})


def _telling(document: Stored, analyzer: Analyzer, searcher: Searcher, level: str) -> list[_Telling]:
    """Return the words that tell most, the most telling first."""
    place = analyzer.word_levels.index(level)
    counts: Counter[str] = Counter()
    first: dict[str, Token] = {}
    for token in (*analyzer.tokens(document.title), *analyzer.tokens(document.text)):
        if len(token.terms[0]) < _LEAST_LENGTH or token.terms[0] in analyzer.stop_words:
            continue
        for term in token.terms[place].split():
            counts[term] += 1
            first.setdefault(term, token)
    weighed = sorted(_weighed(counts, first, searcher, level), key=lambda word: (-word.telling, word.term))
    return weighed[:TELLING]


def _weighed(
    counts: Mapping[str, int], first: Mapping[str, Token], searcher: Searcher, level: str
) -> Iterator[_Telling]:
    documents = searcher.document_count()
    for term, count in counts.items():
        held = max(searcher.document_frequency(level_field(name, level), term) for name in (TITLE, TEXT))
        if held > 1:  # else nobody but the document itself has it
            times = 1 + log(count)
            yield _Telling(first[term], term, times, times * idf(max(documents, held), held))
