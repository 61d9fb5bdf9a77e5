"""Queries of each kind, made of a corpus's own words, and how many documents each must find.

The documents are counted without an engine, term by term, by the meaning that the query language gives to
each kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corpora import text_fields

from kashaf.analyzers import EXACT, Analyzer, Token
from kashaf.analyzers.lemma_levels import LemmaLevels
from kashaf.analyzers.levels import LEMMA
from kashaf.indexer.mapping import Draft
from kashaf.search.ranking import FINDING

__all__ = ["KINDS", "Asked", "ask"]

_FEWEST_WORDS: Final = 5
_PREFIX: Final = 4  # characters


@dataclass(frozen=True)
class _Page:
    """A document as its terms at the levels that find.

    Attributes:
        rows: each field at each of the levels, with blanks at both ends.
        exact: the same at level `exact` only.
        terms: all terms by level.
    """

    rows: tuple[str, ...]
    exact: tuple[str, ...]
    terms: Mapping[str, frozenset[str]]

    def has(self, word: Token, analyzer: Analyzer) -> bool:
        """Tell whether any level of any field has the word's term of that level."""
        terms = {level: {term} for level, term in zip(analyzer.word_levels, word.terms, strict=True)}
        if isinstance(analyzer.above, LemmaLevels):
            terms[LEMMA].update(analyzer.above.asked(word.source, word.terms[0]))
        return any(level in FINDING and its & self.terms[level] for level, its in terms.items())


Matches = Callable[[_Page], bool]
_Row = Sequence[Token]


def _word(words: _Row, analyzer: Analyzer) -> tuple[str, Matches]:
    return words[0].source, lambda page: page.has(words[0], analyzer)


def _five(words: _Row, analyzer: Analyzer) -> tuple[str, Matches]:
    five = words[:5]
    written = " ".join(word.source for word in five)
    return written, lambda page: any(page.has(word, analyzer) for word in five)


def _phrase(words: _Row, _analyzer: Analyzer) -> tuple[str, Matches]:
    row = f" {words[0].terms[0]} {words[1].terms[0]} "
    written = f'"{words[0].source} {words[1].source}"'
    return written, lambda page: any(row in field for field in page.exact)


def _prefix(words: _Row, analyzer: Analyzer) -> tuple[str, Matches]:
    written = max(words, key=lambda word: len(word.source)).source[:_PREFIX]
    beginning = f" {analyzer.fold(written)}"
    return f"{written}*", lambda page: any(beginning in field for field in page.rows)


def _excluded(words: _Row, analyzer: Analyzer) -> tuple[str, Matches]:
    wanted, not_wanted = words[0], words[1]
    written = f"{wanted.source} -{not_wanted.source}"
    return written, lambda page: page.has(wanted, analyzer) and not page.has(not_wanted, analyzer)


KINDS: Final = {
    "word": _word,
    "five words": _five,
    "phrase": _phrase,
    "prefix": _prefix,
    "excluded word": _excluded,
}
"""What makes a query of each kind out of words that stand in a row, and the test that its documents pass."""


@dataclass(frozen=True)
class Asked:
    """Queries of one kind, and for each how many documents it must find."""

    queries: tuple[str, ...]
    totals: tuple[int, ...]


def ask(drafts: Sequence[Draft], analyzer: Analyzer, names: Sequence[str], count: int) -> dict[str, Asked]:
    """Return `count` queries of each kind, from documents that lie evenly apart.

    Args:
        drafts: the documents.
        analyzer: that makes their terms.
        names: the text fields that are searched.
        count: how many queries; fewer where fewer documents have enough words.
    """
    rows = list(_rows(drafts, analyzer, count))
    made = {name: [make(row, analyzer) for row in rows] for name, make in KINDS.items()}
    totals = {name: [0] * len(rows) for name in KINDS}
    for draft in drafts:
        page = _page(draft, analyzer, names)
        for name, queries in made.items():
            for place, (_, matches) in enumerate(queries):
                totals[name][place] += matches(page)
    return {
        name: Asked(tuple(query for query, _ in queries), tuple(totals[name]))
        for name, queries in made.items()
    }


def _rows(drafts: Sequence[Draft], analyzer: Analyzer, count: int) -> Iterator[_Row]:
    """Yield five words or more that stand in a row, from each of `count` documents."""
    step = max(1, len(drafts) // count)
    for draft in drafts[: step * count : step]:
        tokens = [token for source in (draft.title, draft.text) for token in analyzer.tokens(source)]
        for first in range(len(tokens) - _FEWEST_WORDS + 1):
            row = tokens[first : first + _FEWEST_WORDS]
            if _weighs(row, analyzer) and row[0].terms[:2] != row[1].terms[:2]:
                yield row
                break


def _weighs(row: _Row, analyzer: Analyzer) -> bool:
    """Tell whether words follow each other in one field, are of letters only, and none is a stop word."""
    in_a_row = row[-1].position - row[0].position == len(row) - 1
    return in_a_row and all(
        len(word.source) > 1 and word.source.isalpha() and word.terms[0] not in analyzer.stop_words
        for word in row
    )


def _page(draft: Draft, analyzer: Analyzer, names: Sequence[str]) -> _Page:
    texts = [analyzer.fields(text) for text in text_fields(draft, names)]
    rows = {
        level: tuple(f" {' '.join(text[place].split())} " for text in texts)
        for place, level in enumerate(analyzer.levels)
        if level in FINDING
    }
    terms = {level: frozenset(" ".join(its).split()) for level, its in rows.items()}
    return _Page(tuple(row for its in rows.values() for row in its), rows[EXACT], terms)
