"""An index as other programs use it: made or opened, added to, searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kashaf.analyzers import Analyzer, Settings, build
from kashaf.engines import DEFAULT, FieldType, IndexFolder, Layout, Searcher, Stored
from kashaf.engines.query import All
from kashaf.engines.stored import decode
from kashaf.errors import KashafError

if TYPE_CHECKING:
    from kashaf.indexer.writer import IndexWriter
    from kashaf.search import Results
    from kashaf.search.suggestions import Completer, Completion, Suggester, Suggestion
    from kashaf.search.switches import Switches
    from kashaf.search.synonyms import Synonyms
    from kashaf.search.why import Explanation
    from kashaf.search.why.absence import Absence, Verdict

__all__ = ["Index", "create", "open_index", "rebuild"]


def create(
    path: str | Path,
    *,
    engine: str = DEFAULT,
    analyzer: str | Settings | Analyzer = Settings(),
    fields: Mapping[str, str] | None = None,
) -> Index:
    """Make an index in a new or empty folder.

    Args:
        path: the folder.
        engine: `tantivy`, or `whoosh` where nothing compiled can be installed.
        analyzer: a name (`full`, `lean`, `light`, `snowball`, `folded`), settings, or one's own.
        fields: types of further fields by name (`keyword`, `number`, `date`, `text`, `stored`). Left out,
            they are guessed from the first documents.

    Raises:
        KashafError: the folder holds something already, or an argument has no such value.
    """
    chosen = _analyzer(analyzer)
    settings = chosen.settings()
    folder = IndexFolder.create(
        Path(path),
        fingerprint=chosen.fingerprint,
        levels=chosen.levels,
        profile=str(settings["name"]),
        settings=settings,
        fields=None if fields is None else _types(fields),
        engine_name=engine,
    )
    return Index(folder, chosen)


def open_index(path: str | Path, *, analyzer: Analyzer | None = None) -> Index:
    """Open the index in a folder.

    Args:
        path: the folder.
        analyzer: the one the index was made with, where that was one of your own; else it is built from what
            the index says.

    Raises:
        MissingIndexError: there is no index.
        NotAnIndexError: the folder is something else, or broken.
        ForeignAnalyzerError: the index was made by another analyzer.
    """
    folder = IndexFolder.open(Path(path))
    chosen = analyzer or build(Settings.from_json(folder.sidecar.settings))
    folder.check_analyzer(chosen.fingerprint)
    return Index(folder, chosen)


def rebuild(
    path: str | Path,
    *,
    analyzer: str | Settings | Analyzer | None = None,
    engine: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Index:
    """Make an index anew of what it stores, in place, and open it; until it is whole, the old one serves.

    Args:
        path: the folder.
        analyzer: the one it is to have; left out, what it was made with, as this version of Kashaf builds it.
        engine: the one it is to have; left out, the one it has.
        progress: is told how many documents are done, and of how many.

    Raises:
        KashafError: there is no index, somebody else is writing, or it cannot be written.
    """
    from kashaf.indexer.rebuild import rebuild as rebuild_folder

    folder = IndexFolder.open(Path(path))
    chosen = _analyzer(Settings.from_json(folder.sidecar.settings) if analyzer is None else analyzer)
    rebuild_folder(folder, chosen, engine=engine, progress=progress)
    return Index(folder, chosen)


class Index:
    """An index that is open; made by `kashaf.create` and `kashaf.open`.

    Attributes:
        folder: the folder and its sidecar.
        analyzer: makes the terms of documents and queries.
    """

    def __init__(self, folder: IndexFolder, analyzer: Analyzer) -> None:
        self.folder = folder
        self.analyzer = analyzer
        self._reading: Searcher | None = None
        self._suggester: Suggester | None = None
        self._completer: Completer | None = None

    @property
    def path(self) -> Path:
        """The index's folder."""
        return self.folder.path

    @property
    def layout(self) -> Layout | None:
        """The index's fields; `None` before the first document."""
        return self.folder.sidecar.layout

    def add(
        self, documents: Mapping[str, object] | Iterable[Mapping[str, object]] = (), /, **fields: object
    ) -> int:
        """Add documents and commit them: all of them, or none if one is refused.

        Args:
            documents: one mapping, or many; `id`, `title` and `text` (or their other usual names) are
                found among the keys, and all other keys are further fields.
            **fields: one more document, by keywords.

        Returns:
            How many were added. One with the id of an earlier document takes its place.

        Raises:
            DocumentError: one has no id, no text or a value of the wrong type.
        """
        with self.writer() as writer:
            for document in (documents,) if isinstance(documents, Mapping) else documents:
                writer.add(document)
            if fields:
                writer.add(fields)
        return writer.documents

    @contextmanager
    def writer(self) -> Iterator[IndexWriter]:
        """Open the one writer: it commits at the end of the block, and forgets all on an error."""
        from kashaf.indexer.writer import IndexWriter

        try:
            with IndexWriter(self.folder, self.analyzer) as writer:
                yield writer
        finally:
            self.reload()

    def delete_where(self, query: str) -> int:
        """Delete every document that a query finds, and commit; return how many there were.

        Raises:
            QueryError: the query is not of the language: nothing is guessed here.
        """
        return self.delete(*self.ids_where(query))

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

    def delete(self, *ids: str) -> int:
        """Delete documents by id and commit; return how many there were."""
        with self.writer() as writer:
            return sum([writer.delete(one) for one in ids])

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

    def similar(
        self,
        document_id: str,
        *,
        limit: int = 10,
        offset: int = 0,
        where: str | Iterable[str] = (),
        facets: str | Iterable[str] = (),
    ) -> Results:
        """Return the documents most like one, by the words that tell most of it; itself is left out.

        Args:
            document_id: of the document.
            limit: how many at most.
            offset: how many of the best to pass over.
            where: filters, as in `search`.
            facets: what is counted beside, as in `search`.

        Raises:
            KashafError: there is no document with that id.
            QueryError: a filter is not of the language.
        """
        from kashaf.search import Search, Selection

        search = Search(self.searcher(), self.analyzer, self.layout)
        selection = Selection.of(where, facets=facets)
        return search.similar(document_id, limit=limit, offset=offset, selection=selection)

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

    def reload(self) -> None:
        """See what other writers have committed since the index was opened, or made of it anew."""
        self.close()
        self.folder = IndexFolder.open(self.path)
        if self.folder.sidecar.fingerprint != self.analyzer.fingerprint:
            self.analyzer = build(Settings.from_json(self.folder.sidecar.settings))
            self.folder.check_analyzer(self.analyzer.fingerprint)

    def close(self) -> None:
        """Let go of the index's files; they are opened again when they are needed."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        self._suggester = self._completer = None

    def searcher(self) -> Searcher | None:
        """Return the engine's searcher of the commit that is read; `None` before the first document."""
        if self._reading is None and self.layout is not None:
            self._reading = self.folder.index.searcher()
        return self._reading

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

    def __repr__(self) -> str:
        return f"<Index {str(self.path)!r}: {len(self):,} documents, {self.folder.sidecar.engine}>"


def _analyzer(wanted: str | Settings | Analyzer) -> Analyzer:
    if isinstance(wanted, Analyzer):
        return wanted
    return build(Settings(wanted) if isinstance(wanted, str) else wanted)


def _types(fields: Mapping[str, str]) -> dict[str, FieldType]:
    types = {"title": FieldType.TEXT, "text": FieldType.TEXT}
    for name, kind in fields.items():
        if kind not in list(FieldType):
            raise KashafError(f"field {name!r} cannot be a {kind!r}; choose one of {', '.join(FieldType)}")
        types[name] = FieldType(kind)
    return types
