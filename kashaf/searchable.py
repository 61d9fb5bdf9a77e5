"""What can be searched, as other programs use it: one index, or several at once."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kashaf.analyzers import Analyzer
from kashaf.engines import Layout, Searcher, Stored
from kashaf.engines.query import All
from kashaf.engines.stored import decode
from kashaf.usage import Usage

if TYPE_CHECKING:
    from kashaf.search import Results
    from kashaf.search.document import MarkedDocument
    from kashaf.search.suggestions import Completer, Completion, Suggester, Suggestion
    from kashaf.search.switches import Switches
    from kashaf.search.synonyms import Synonyms
    from kashaf.search.why import Explanation
    from kashaf.search.why.absence import Absence, Verdict

__all__ = ["Searchable"]


class Searchable(Usage):
    """Searches what a searcher reads.

    Attributes:
        analyzer: makes the terms of documents and queries.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self.analyzer = analyzer
        self._suggester: Suggester | None = None
        self._completer: Completer | None = None

    @property
    @abstractmethod
    def layout(self) -> Layout | None:
        """The fields; `None` before the first document."""

    @abstractmethod
    def searcher(self) -> Searcher | None:
        """Return the searcher of what is read; `None` before the first document."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the files; they are opened again when they are needed."""

    def forget(self) -> None:
        """Forget what was gathered of the searcher's words."""
        self._suggester = self._completer = None
        self._last_corpus = None

    def ids_where(self, query: str) -> tuple[str, ...]:
        """Return the ids of all that a query finds, in order; raises QueryError and guesses nothing."""
        from kashaf.search import Search

        searcher = self.searcher()
        meaning = Search(searcher, self.analyzer, self.layout).understand(query, strict=True)
        if searcher is None or meaning.query is None:
            return ()
        return tuple(hit.id for hit in searcher.scan(meaning.query))

    def documents(self) -> Iterator[tuple[str, Stored]]:
        """Yield every document with its id, in the order of ids."""
        searcher = self.searcher()
        if searcher is not None:
            for hit in searcher.scan(All()):
                yield hit.id, decode(hit.stored)

    def search(  # noqa: PLR0913 # keywords, each an option of its own
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        strict: bool = False,
        broad: bool = False,
        synonyms: Synonyms | None = None,
        switches: Switches | None = None,
        snippets: int = 1,
        highlight: str = "word",
        where: str | Iterable[str] = (),
        sort: str | Iterable[str] = (),
        facets: str | Iterable[str] = (),
        facet_values: int = 10,
        group_by: str | None = None,
        per_group: int = 3,
        after: str | None = None,
    ) -> Results:
        """Return the best hits for a query.

        Args:
            query: in Kashaf's query language.
            limit: how many hits at most; 0 only counts.
            offset: how many of the best to pass over.
            strict: raise on what the language does not allow, instead of reading it as words.
            broad: let every word find by its root too, and a missing one by similar words.
            synonyms: what words find besides themselves.
            switches: how the whole query is asked: all of its words, with which letters, by which operators.
            snippets: how many windows of a text are shown at most.
            highlight: `word` marks words as they stand, `stem` leaves out what is attached to them.
            where: filters, in the query language; all that they say must be so, and none of it scores. With
                one, an empty query matches all documents.
            sort: `score`, `date`, `-date` for the latest first, or any other field of values; several for
                ties. Documents without a value come last.
            facets: what is counted beside: `category`, `date:month`, `price:0..10,10..`.
            facet_values: how many values of a keyword field a facet shows.
            group_by: a field of keywords or numbers by whose values hits are put together; `limit` and
                `offset` count groups then.
            per_group: how many hits of a group.
            after: the token of the page before, `Results.next`: pages stay right while the index changes.

        Raises:
            QueryError: the query is empty, too long or nested too deep; with `strict`, not of the language;
                a filter is not of the language, or a field not fit for what is asked of it.
        """
        from kashaf.search import Look, Search, Selection

        searcher = self.searcher()
        search = Search(searcher, self.analyzer, self.layout, synonyms, self.suggester)
        return search(
            query,
            limit=limit,
            offset=offset,
            strict=strict,
            broad=broad,
            switches=switches,
            look=Look(snippets=snippets, marked=highlight),
            selection=Selection.of(
                where,
                sort,
                facets,
                facet_values=facet_values,
                group_by=group_by,
                per_group=per_group,
                after=after,
            ),
        )

    def similar(  # noqa: PLR0913 # keywords, each an option of its own
        self,
        document_id: str,
        *,
        limit: int = 10,
        offset: int = 0,
        snippets: int = 1,
        highlight: str = "word",
        where: str | Iterable[str] = (),
        sort: str | Iterable[str] = (),
        facets: str | Iterable[str] = (),
        facet_values: int = 10,
        group_by: str | None = None,
        per_group: int = 3,
        after: str | None = None,
    ) -> Results:
        """Return the documents most like one, by the words that tell most of it; itself is left out.

        `Results.query` is the first of these words. The arguments behind the id are those of `search`.

        Raises:
            KashafError: there is no document with that id.
            QueryError: as `search` does.
        """
        from kashaf.search import Look, Search, Selection

        search = Search(self.searcher(), self.analyzer, self.layout)
        return search.similar(
            document_id,
            limit=limit,
            offset=offset,
            look=Look(snippets=snippets, marked=highlight),
            selection=Selection.of(
                where,
                sort,
                facets,
                facet_values=facet_values,
                group_by=group_by,
                per_group=per_group,
                after=after,
            ),
        )

    def explain(
        self,
        query: str,
        document_id: str,
        *,
        strict: bool = False,
        broad: bool = False,
        synonyms: Synonyms | None = None,
        switches: Switches | None = None,
    ) -> Explanation:
        """Return the score of one document for a query as a tree in words; `print` shows it.

        The arguments are those of `search`. Where the query does not find the document, the tree is of kind
        `unmatched`.

        Raises:
            KashafError: there is no document with that id.
            QueryError: as `search` does.
        """
        from kashaf.search import Search

        search = Search(self.searcher(), self.analyzer, self.layout, synonyms, self.suggester)
        return search.explain(query, document_id, strict=strict, broad=broad, switches=switches)

    def why(
        self,
        query: str,
        *,
        broad: bool = False,
        synonyms: Synonyms | None = None,
        switches: Switches | None = None,
    ) -> Absence:
        """Return what a query finds by each word, level and condition, and what would find more.

        The arguments and errors are those of `search`; `print` shows it in words.
        """
        from kashaf.search import Search

        search = Search(self.searcher(), self.analyzer, self.layout, synonyms, self.suggester)
        return search.absence(query, broad=broad, switches=switches)

    def why_not(
        self,
        query: str,
        document_id: str,
        *,
        broad: bool = False,
        synonyms: Synonyms | None = None,
        switches: Switches | None = None,
    ) -> Verdict:
        """Return why a query does not find a document, or at which rank it does and why there.

        The arguments are those of `search`; `print` shows it in words.

        Raises:
            KashafError: there is no document with that id.
            QueryError: as `search` does.
        """
        from kashaf.search import Search

        search = Search(self.searcher(), self.analyzer, self.layout, synonyms, self.suggester)
        return search.verdict(query, document_id, broad=broad, switches=switches)

    def suggest(self, query: str, *, limit: int = 5, translit: str | None = None) -> tuple[Suggestion, ...]:
        """Return the queries that may have been meant, the likeliest first, by the index's own words.

        Args:
            query: as it was typed; one without mistakes has no suggestions.
            limit: how many at most.
            translit: how its Latin letters are to be read as Arabic: `arabizi` or `buckwalter`.

        Raises:
            QueryError: there is no such way to read Latin letters.
        """
        from kashaf.search.suggestions import transliteration

        how = transliteration(translit)
        suggester = self.suggester()
        return () if suggester is None else suggester(query, limit=limit, transliteration=how)

    def complete(self, text: str, *, limit: int = 10) -> tuple[Completion, ...]:
        """Return the likeliest wholes of a query whose last word is unfinished, the most used first.

        Args:
            text: what is being typed.
            limit: how many at most, up to 100.
        """
        from kashaf.search.suggestions import Completer

        searcher = self.searcher()
        if searcher is None or self.layout is None:
            return ()
        if self._completer is None:
            self._completer = Completer(searcher, self.analyzer, self.layout)
        return self._completer(text, limit=limit)

    def get(self, document_id: str) -> Stored | None:
        """Return the title, text and further fields of a document, or `None`."""
        searcher = self.searcher()
        data = None if searcher is None else searcher.get(document_id)
        return None if data is None else decode(data)

    def marked(
        self,
        document_id: str,
        query: str = "",
        *,
        broad: bool = False,
        synonyms: Synonyms | None = None,
        switches: Switches | None = None,
        highlight: str = "word",
    ) -> MarkedDocument:
        """Return a whole document with what a query seeks marked in it; the arguments are those of `search`.

        Raises:
            KashafError: there is no document with that id.
            QueryError: the query is too long or nested too deep.
        """
        from kashaf.search import Search
        from kashaf.search.document import marked_document
        from kashaf.search.why.reasons import no_document

        stored = self.get(document_id)
        if stored is None:
            raise no_document(document_id)
        search = Search(self.searcher(), self.analyzer, self.layout, synonyms, self.suggester)
        meaning = search.understand(query, broad=broad, switches=switches) if query.strip() else None
        return marked_document(document_id, stored, self.analyzer, meaning, highlight)

    def suggester(self) -> Suggester | None:
        """Return what makes suggestions by the commit that is read; `None` before the first document."""
        from kashaf.search.suggestions import Suggester

        searcher = self.searcher()
        if self._suggester is None and searcher is not None and self.layout is not None:
            self._suggester = Suggester(searcher, self.analyzer, self.layout)
        return self._suggester

    def __len__(self) -> int:
        searcher = self.searcher()
        return 0 if searcher is None else searcher.document_count()

    def __contains__(self, document_id: str) -> bool:
        searcher = self.searcher()
        return searcher is not None and searcher.get(document_id) is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
