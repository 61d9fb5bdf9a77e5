"""The search itself: a query's text in, a page of results out."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines import contract
from kashaf.engines.layout import TEXT, TITLE, FieldType, Layout
from kashaf.errors import QueryError
from kashaf.search.held import Held
from kashaf.search.meaning import Meaning, understand
from kashaf.search.parse import Parsed, parse, parse_words
from kashaf.search.presentation import USUAL_LOOK, Look, Presentation
from kashaf.search.results import Results
from kashaf.search.slips import notes, refuse
from kashaf.search.switches import NO_SWITCHES, Switches
from kashaf.search.synonyms import NO_SYNONYMS, Synonyms

if TYPE_CHECKING:
    from collections.abc import Callable

    from kashaf.search.suggestions import Suggester, Suggestion
    from kashaf.search.syntax import Group
    from kashaf.search.why import Explanation
    from kashaf.search.why.absence import Absence, Verdict
    from kashaf.search.why.inquiry import Inquiry
    from kashaf.search.why.reasons import Reasons

__all__ = ["Search"]

_ENOUGH: Final = 3
"""How many documents are enough that words which the index knows are not doubted."""


class Search:
    """Searches one commit of an index.

    Args:
        searcher: the engine's; `None` for an index without documents, which finds nothing.
        analyzer: the one that the index was made with.
        layout: the index's fields; `None` without documents.
        synonyms: what words find besides themselves.
        suggester: returns what makes suggestions, where there is one that was used before.
    """

    def __init__(
        self,
        searcher: contract.Searcher | None,
        analyzer: Analyzer,
        layout: Layout | None,
        synonyms: Synonyms | None = None,
        suggester: Callable[[], Suggester | None] | None = None,
    ) -> None:
        self._searcher = searcher
        self._suggester = suggester or self._new_suggester
        self._analyzer = analyzer
        self._synonyms = (synonyms or NO_SYNONYMS).lookup(analyzer)
        self._layout = layout or Layout(analyzer.levels, {TITLE: FieldType.TEXT, TEXT: FieldType.TEXT})

    def __call__(  # noqa: PLR0913 - what is asked, how, and how much of it is shown, each by its name
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        strict: bool = False,
        broad: bool = False,
        switches: Switches | None = None,
        plain: bool = False,
        look: Look = USUAL_LOOK,
    ) -> Results:
        """Return the page of `limit` hits after the first `offset`.

        Args:
            query: in Kashaf's query language.
            limit: how many hits at most; 0 only counts.
            offset: how many of the best to pass over.
            strict: raise on what the language does not allow, instead of reading it as words.
            broad: let every word find by its root too.
            switches: how the whole query is asked.
            plain: take the whole query for words, whatever signs are in it.
            look: how hits are shown.

        Raises:
            QueryError: the query is empty, too long or nested too deep; with `strict`, not of the language.
        """
        began = time.perf_counter()
        if limit < 0 or offset < 0:
            raise QueryError(f"limit and offset are at least 0; these are {limit} and {offset}")
        meaning = self.understand(query, strict=strict, broad=broad, switches=switches, plain=plain)
        if meaning.query is None or self._searcher is None:
            found = contract.Hits(0, ())
        else:
            found = self._searcher.search(meaning.query, limit=limit, offset=offset)
        shown = Presentation(self._analyzer, meaning, query, look, partial(self._explain, meaning, query))
        hits = tuple(map(shown.hit, found.hits))
        took = (time.perf_counter() - began) * 1000
        nothing = partial(self.absence, query, broad=broad, switches=switches, plain=plain)
        meant = partial(self._meant, query, found.total)
        return Results(query, found.total, took, hits, meaning.notes, offset, nothing, meant)

    def explain(
        self,
        query: str,
        document_id: str,
        *,
        strict: bool = False,
        broad: bool = False,
        switches: Switches | None = None,
    ) -> Explanation:
        """Return the score of one document as a tree in words; one of kind `unmatched` where it has none.

        The arguments and errors are those of a search. Raises KashafError where there is no such document.
        """
        meaning = self.understand(query, strict=strict, broad=broad, switches=switches)
        return self._explain(meaning, query, document_id)

    def _explain(self, meaning: Meaning, query: str, document_id: str) -> Explanation:
        return self._reasons.explain(meaning, query, document_id)

    @property
    def _reasons(self) -> Reasons:
        from kashaf.search.why.reasons import Reasons  # only who asks why needs it

        return Reasons(self._searcher, self._analyzer, self._layout)

    def absence(
        self,
        query: str,
        *,
        broad: bool = False,
        switches: Switches | None = None,
        plain: bool = False,
    ) -> Absence:
        """Return what a query finds by each word, level and condition, and what would find more.

        The arguments and errors are those of a search.
        """
        from kashaf.search.why.absence import Absence

        inquiry = self._inquiry(query, broad=broad, switches=switches, plain=plain)
        return (
            Absence(query, 0, ())
            if inquiry is None
            else inquiry.absence(lambda asked: tuple(map(str, self._meant(asked, 0))))
        )

    def verdict(
        self,
        query: str,
        document_id: str,
        *,
        broad: bool = False,
        switches: Switches | None = None,
        plain: bool = False,
    ) -> Verdict:
        """Return why a document is not found, or where it stands and why so.

        The arguments and errors are those of a search. Raises KashafError where there is no such document.
        """
        inquiry = self._inquiry(query, broad=broad, switches=switches, plain=plain)
        if inquiry is None:
            from kashaf.search.why.reasons import no_document

            raise no_document(document_id)
        return inquiry.verdict(document_id)

    def _inquiry(self, query: str, *, broad: bool, switches: Switches | None, plain: bool) -> Inquiry | None:
        from kashaf.search.why.inquiry import Inquiry

        if self._searcher is None:
            return None
        asked = switches or NO_SWITCHES
        group = self._parsed(query, asked, plain=plain).group
        return Inquiry(
            self._searcher, self._analyzer, self._layout, (query, group), asked, self._meaning, broad=broad
        )

    def _meant(self, query: str, total: int) -> tuple[Suggestion, ...]:
        """Return what may have been meant, where little was found or the index does not know a word."""
        suggester = self._suggester()
        if suggester is None or (total >= _ENOUGH and not suggester.doubts(query)):
            return ()
        return suggester(query, unasked=total > 0)

    def _new_suggester(self) -> Suggester | None:
        if self._searcher is None:
            return None
        from kashaf.search.suggestions import Suggester  # only who finds little needs it

        return Suggester(self._searcher, self._analyzer, self._layout)

    def understand(
        self,
        query: str,
        *,
        strict: bool = False,
        broad: bool = False,
        switches: Switches | None = None,
        plain: bool = False,
    ) -> Meaning:
        """Return what a query means; the arguments and errors are those of a search."""
        asked = switches or NO_SWITCHES
        parsed = self._parsed(query, asked, plain=plain)
        meaning = self._meaning(parsed.group, asked, broad=broad)
        slips = parsed.slips + meaning.slips
        if strict:
            refuse(slips)
        said = notes(slips) + meaning.notes
        if meaning.query is None:
            said += ("the query holds no word to search for",)
        return replace(meaning, notes=tuple(dict.fromkeys(said)), slips=slips)

    @staticmethod
    def _parsed(query: str, switches: Switches, *, plain: bool) -> Parsed:
        if not query.strip():
            raise QueryError("the query is empty: write at least one word")
        return Parsed(parse_words(query)) if plain else parse(query, switches)

    def _meaning(self, group: Group, switches: Switches, *, broad: bool) -> Meaning:
        return understand(
            group,
            self._analyzer,
            self._layout,
            held=Held.by(self._searcher),
            broad=broad,
            synonyms=self._synonyms,
            switches=switches,
        )
