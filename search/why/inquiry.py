"""Finds out why a query finds nothing, or not a given document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from math import ceil
from typing import Final, Protocol

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import GRAMS, LEMMA, WRITTEN
from kashaf.analyzers.tokens import Token
from kashaf.engines import query as tree
from kashaf.engines.contract import Searcher
from kashaf.engines.layout import FieldType, Layout, level_field
from kashaf.errors import QueryTooLargeError
from kashaf.search.leaves import SIMILAR
from kashaf.search.meaning import Meaning
from kashaf.search.switches import Switches
from kashaf.search.syntax import Group, same
from kashaf.search.why.absence import (
    Absence,
    Broader,
    Condition,
    ConditionKind,
    LevelCount,
    Verdict,
    WordCount,
)
from kashaf.search.why.conditions import Part, anywhere, apart, conditions, loosened
from kashaf.search.why.document_terms import DocumentTerms
from kashaf.search.why.query_words import query_words
from kashaf.search.why.reasons import Reasons

__all__ = ["Inquiry"]

_MOST: Final = 20
"""How many words of a query, and how many conditions, are counted: each costs several searches."""

_MOST_CLAUSES: Final = 1000
"""How many clauses all the queries without one condition each may have together."""

_PAGE: Final = 1000
_FARTHEST: Final = 10_000
"""The last rank that is looked for."""


class Understand(Protocol):
    """Returns what a syntax tree means with switches, and whether words find by their roots too."""

    def __call__(self, group: Group, switches: Switches, *, broad: bool) -> Meaning: ...


class Inquiry:
    """Asks an index about one query.

    Args:
        searcher: of the index.
        analyzer: the one that the index was made with.
        layout: the index's fields.
        group: the query's syntax tree.
        query: as it was typed.
        switches: how the query is asked.
        broad: whether its words find by their roots too.
        understand: returns what a syntax tree means.
    """

    def __init__(
        self,
        searcher: Searcher,
        analyzer: Analyzer,
        layout: Layout,
        query: tuple[str, Group],
        switches: Switches,
        understand: Understand,
        *,
        broad: bool = False,
    ) -> None:
        self._searcher = searcher
        self._analyzer = analyzer
        self._layout = layout
        self._query, self._group = query
        self._switches = switches
        self._broad = broad
        self._understand = understand
        self._fields = layout.of_type(FieldType.TEXT)
        self._known: dict[tuple[Group, Switches, bool], Meaning] = {}
        self._counted: dict[tuple[Group, Switches, bool], int] = {}

    def absence(self, suggest: Callable[[str], tuple[str, ...]]) -> Absence:
        """Return what the query finds word by word, level by level and condition by condition.

        Args:
            suggest: returns the queries that may have been meant.
        """
        total = self._count(self._group)
        words, left = self._words(), self._conditions()
        # To ask a query of a thousand words without one of them takes as long as to ask it.
        parts = list(islice(left, min(_MOST, _MOST_CLAUSES // max(1, len(self._group.clauses)))))
        return Absence(
            self._query,
            total,
            tuple(map(self._word, words[:_MOST])),
            tuple(
                Condition(part.text, part.kind, self._count(part.alone), self._count(part.without))
                for part in self._asking(parts)
            ),
            suggest(self._query),
            tuple(offer for offer in self._broader() if offer.documents > total),
            len(words[_MOST:]) + sum(1 for _ in left),
        )

    def verdict(self, document_id: str) -> Verdict:
        """Return why a document is not found, or where it stands and why so.

        Raises:
            KashafError: there is no document with that id.
        """
        reasons = Reasons(self._searcher, self._analyzer, self._layout)
        document = DocumentTerms(self._analyzer, self._layout, reasons.document(document_id))
        meaning = self._meaning(self._group)
        explanation = reasons.explain(meaning, self._query, document_id)
        total, rank, first = self._places(meaning, document_id)
        is_found = explanation.kind != "unmatched"
        best = None if first in (None, document_id) or not is_found else first
        return Verdict(
            document_id,
            self._query,
            total,
            rank if is_found else None,
            explanation,
            None if best is None else (best, reasons.explain(meaning, self._query, best)),
            () if is_found else tuple(self._failed(document_id)),
            {token.source: self._levels_in(document, token) for token in self._words()},
        )

    def _words(self) -> list[Token]:
        return query_words(self._group, self._analyzer, self._layout)

    def _conditions(self) -> Iterator[Part]:
        return conditions(self._group, self._switches)

    def _asking(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Yield the conditions that are some; one of a stop word means nothing by itself."""
        return (part for part in parts if self._meaning(part.alone).query is not None)

    def _meaning(self, group: Group) -> Meaning:
        return self._understood(group, self._switches, broad=self._broad)

    def _understood(self, group: Group, switches: Switches, *, broad: bool) -> Meaning:
        """Return what a query means; several of those that are compared are often one."""
        asked = (group, switches, broad)
        meaning = self._known.get(asked)
        if meaning is None:
            try:
                meaning = self._understand(group, switches, broad=broad)
            except QueryTooLargeError:  # what is nested as deep as may be can be too deep when it is changed
                meaning = Meaning(None, {})
            self._known[asked] = meaning
        return meaning

    def _count(self, group: Group) -> int:
        return self._found_with(group)

    def _found(self, meaning: Meaning) -> int:
        return 0 if meaning.query is None else self._searcher.search(meaning.query, limit=0).total

    def _found_with(
        self, group: Group | None = None, switches: Switches | None = None, *, broad: bool | None = None
    ) -> int:
        """Return how many documents are found by the query with something in it changed."""
        broad = self._broad if broad is None else broad
        asked = (group or self._group, switches or self._switches, broad)
        if asked not in self._counted:
            self._counted[asked] = self._found(self._understood(asked[0], asked[1], broad=broad))
        return self._counted[asked]

    def _broader(self) -> Iterator[Broader]:
        """Yield broader searches; those that find no more are left out later.

        Of a query with very many clauses, it is that for any of its words.
        """
        if len(self._group.clauses) > _MOST_CLAUSES:
            free = replace(self._switches, all_words=False)
            yield Broader("any word", self._found_with(loosened(self._group), free))
            return
        if not self._broad:
            yield Broader("broad", self._found_with(broad=True))
        if self._switches.all_words or any(self._asking(self._conditions())):
            free = replace(self._switches, all_words=False)
            yield Broader("any word", self._found_with(loosened(self._group), free))
        for kind, group in (
            ("any field", anywhere(self._group, self._layout)),
            ("apart", apart(self._group)),
        ):
            if not same(group, self._group):
                yield Broader(kind, self._found_with(group))
        if self._switches.ask_written:
            free = replace(self._switches, hamza=False, teh=False, yeh=False, vowels=False)
            yield Broader("any letters", self._found_with(switches=free))

    def _word(self, token: Token) -> WordCount:
        return WordCount(token.source, tuple(map(self._level, *zip(*self._terms(token), strict=True))))

    def _terms(self, token: Token) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the levels of a word with the terms by which it is sought there."""
        for level, terms in zip(self._analyzer.word_levels, token.terms, strict=True):
            if level == LEMMA:
                asked = getattr(self._analyzer.above, "asked", None)
                yield level, tuple(terms.split()) if asked is None else asked(token.source, token.terms[0])
            elif level != WRITTEN:
                yield level, tuple(terms.split())

    def _level(self, level: str, terms: tuple[str, ...]) -> LevelCount:
        by_field = {name: self._at(level, terms, name) for name in self._fields}
        together = self._searcher.search(tree.Or(tuple(by_field.values())), limit=0).total
        fields = {name: self._searcher.search(query, limit=0).total for name, query in by_field.items()}
        return LevelCount(level, together, fields)

    @staticmethod
    def _at(level: str, terms: tuple[str, ...], name: str) -> tree.Query:
        """Return the query for a field with one of the terms; of grams, with enough of them."""
        least = ceil(SIMILAR * len(terms)) if level == GRAMS else 1
        return tree.Or(tuple(tree.Term(level_field(name, level), term) for term in terms), least)

    def _failed(self, document_id: str) -> Iterator[tuple[str, ConditionKind]]:
        for part in self._asking(self._conditions()):
            query = self._meaning(part.alone).query
            matches = query is not None and self._searcher.score(query, document_id) is not None
            if matches is (part.kind is ConditionKind.EXCLUDED):
                yield part.text, part.kind

    def _levels_in(self, document: DocumentTerms, token: Token) -> tuple[str, ...]:
        return tuple(
            level
            for level, terms in self._terms(token)
            if level != GRAMS
            and any(document.of(level_field(name, level))[term] for name in self._fields for term in terms)
        )

    def _places(self, meaning: Meaning, document_id: str) -> tuple[int, int | None, str | None]:
        """Return how many documents are found, the rank of one of them, and the id of the first."""
        first: str | None = None
        total = 0
        if meaning.query is None:
            return total, None, first
        for offset in range(0, _FARTHEST, _PAGE):
            page = self._searcher.search(meaning.query, limit=_PAGE, offset=offset)
            ids = [hit.id for hit in page.hits]
            total, first = page.total, first or (ids[0] if ids else None)
            if document_id in ids:
                return total, offset + ids.index(document_id) + 1, first
            if len(ids) < _PAGE:
                break
        return total, None, first
