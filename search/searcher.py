"""The search itself: a query's text in, a page of results out."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines import contract
from kashaf.engines import query as tree
from kashaf.engines.layout import TEXT, TITLE, FieldType, Layout
from kashaf.errors import QueryError
from kashaf.search.answer import NOTHING, Answer, Page, answer, filtered
from kashaf.search.held import Held
from kashaf.search.meaning import Meaning, understand
from kashaf.search.parse import Parsed, parse, parse_words
from kashaf.search.presentation import USUAL_LOOK, Look, Presentation
from kashaf.search.results import HitGroup, Results
from kashaf.search.selection import WHOLE, Selection
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
        selection: Selection = WHOLE,
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
            selection: which of the matches come back, in what order, and what is counted. With filters, an
                empty query matches all.

        Raises:
            QueryError: the query is empty, too long or nested too deep; with `strict`, not of the language;
                a filter is not of the language; the selection does not fit the index.
        """
        began = time.perf_counter()
        if selection.where and not query.strip():
            meaning = Meaning(tree.All(), {})
        else:
            meaning = self.understand(query, strict=strict, broad=broad, switches=switches, plain=plain)
        page = Page(limit, offset, (query, broad, switches or NO_SWITCHES, plain))
        found = self._answer(meaning, selection, page)
        nothing = partial(self.absence, query, broad=broad, switches=switches, plain=plain)
        results = self._results((query, meaning), found, look, began)
        if found.total or not selection.where:
            return replace(results, inquire=nothing, propose=partial(self._meant, query, found.total))
        unfiltered = 0
        if meaning.query is not None and self._searcher is not None:
            unfiltered = self._searcher.search(meaning.query, limit=0).total
        if not unfiltered:
            return replace(results, inquire=nothing)
        note = f"the filters leave none of {unfiltered:,} documents that match"
        return replace(results, notes=(*results.notes, note))

    def similar(
        self,
        document_id: str,
        *,
        limit: int = 10,
        offset: int = 0,
        look: Look = USUAL_LOOK,
        selection: Selection = WHOLE,
    ) -> Results:
        """Return the documents most like one, by the words that tell most of it; itself is left out.

        The arguments and errors are those of a search. Raises KashafError where there is no such document.
        """
        from kashaf.search.similar import likeness  # only who asks for more of the same needs it

        began = time.perf_counter()
        document = self._reasons.document(document_id)
        if self._searcher is None:  # then there was no such document
            return Results("", 0, 0.0, ())
        words, meaning = likeness((document_id, document), self._analyzer, self._searcher, self._layout)
        found = self._answer(meaning, selection, Page(limit, offset, ("like", document_id)))
        return self._results((words, meaning), found, look, began)

    def _answer(self, meaning: Meaning, selection: Selection, page: Page) -> Answer:
        if meaning.query is None or self._searcher is None:
            return NOTHING
        query = filtered(meaning.query, [self.filter(text) for text in selection.where])
        return answer(self._searcher, query, self._layout, selection, page)

    def filter(self, text: str) -> tree.Query:
        """Return what a filter asks: all that it says, and nothing of it guessed."""
        try:
            found = self.understand(text, strict=True, switches=NO_SWITCHES.having("all_words")).query
        except QueryError as error:
            raise QueryError(f"filter {text!r}: {error}", error.position) from error
        if found is None:
            raise QueryError(f"filter {text!r}: there is nothing in it to filter by; write category:VALUE")
        return found

    def _results(self, asked: tuple[str, Meaning], found: Answer, look: Look, began: float) -> Results:
        query, meaning = asked
        shown = Presentation(self._analyzer, meaning, query, look, partial(self._explain, meaning, query))
        hits = tuple(map(shown.hit, found.hits))
        took = (time.perf_counter() - began) * 1000
        groups, rest = [], iter(hits)
        for group in found.groups:
            own = tuple(islice(rest, len(group.hits)))
            groups.append(HitGroup(group.label, group.count, own, group.clause))
        return Results(
            query,
            found.total,
            took,
            hits,
            meaning.notes,
            found.start,
            facets=found.facets,
            groups=tuple(groups),
            all_groups=found.all_groups,
            next=found.next,
        )

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
