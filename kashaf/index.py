"""An index as other programs use it: made or opened, added to, searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kashaf.analyzers import Analyzer, Settings, build
from kashaf.engines import DEFAULT, FieldType, IndexFolder, Layout, Searcher
from kashaf.errors import KashafError, NotAnIndexError
from kashaf.searchable import Searchable

if TYPE_CHECKING:
    from kashaf.indexer.recovery import RecoveryReport
    from kashaf.indexer.verification import IndexReport
    from kashaf.indexer.writer import IndexWriter

__all__ = ["Index", "check", "create", "open_index", "rebuild", "recover"]


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


def check(
    path: str | Path,
    *,
    everything: bool = False,
    analyzer: Analyzer | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> IndexReport:
    """Check that an index is whole: its files, its documents, its terms; `whole` of the answer says so.

    Args:
        path: the folder.
        everything: whether all documents are analysed again instead of 100.
        analyzer: the one the index was made with, where that was one of your own.
        progress: is told how many documents are done, and of how many.

    Raises:
        MissingIndexError: there is no index.
        NotAnIndexError: the folder is something else, or what the index says of itself is broken.
    """
    from kashaf.indexer.verification import verify

    folder = IndexFolder.open(Path(path))
    chosen = analyzer or build(Settings.from_json(folder.sidecar.settings))
    same = chosen.fingerprint == folder.sidecar.fingerprint
    report = verify(folder, chosen if same else None, everything=everything, progress=progress)
    if not same:
        report.notes.append(
            f"another analyzer made the index, so that terms cannot be compared; to make it anew: kashaf"
            f" rebuild --index {path}"
        )
    return report


def recover(path: str | Path, new: str | Path) -> RecoveryReport:
    """Save what is readable of a damaged index into a new one, with its fields, analyzer and engine.

    Args:
        path: the damaged index; it stays as it is. Without its sidecar, fields are guessed anew, and the
            analyzer is the usual one.
        new: a new or empty folder.

    Raises:
        KashafError: there is no index, or the new folder holds something or cannot be written.
    """
    from kashaf.indexer.recovery import recover as recover_folder

    try:
        old = IndexFolder.open(Path(path))
    except NotAnIndexError:
        old = IndexFolder.without_sidecar(Path(path))
    else:
        if old.sidecar.fields is None:
            raise KashafError(f"the index in {path} has no documents yet: there is nothing to save")
    fields, settings = old.sidecar.fields, old.sidecar.settings
    with create(
        new,
        engine=old.sidecar.engine,
        analyzer=Settings.from_json(settings) if settings else Settings(),
        fields=None if fields is None else {name: str(kind) for name, kind in fields.items()},
    ) as index:
        return recover_folder(old, index.folder, index.analyzer)


class Index(Searchable):
    """An index that is open; made by `kashaf.create` and `kashaf.open`.

    Attributes:
        folder: the folder and its sidecar.
        analyzer: makes the terms of documents and queries.
    """

    def __init__(self, folder: IndexFolder, analyzer: Analyzer) -> None:
        super().__init__(analyzer)
        self.folder = folder
        self._reading: Searcher | None = None

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

    def delete(self, *ids: str) -> int:
        """Delete documents by id and commit; return how many there were."""
        with self.writer() as writer:
            return sum([writer.delete(one) for one in ids])

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
        self.forget()

    def searcher(self) -> Searcher | None:
        """Return the engine's searcher of the commit that is read; `None` before the first document."""
        if self._reading is None and self.layout is not None:
            self._reading = self.folder.index.searcher()
        return self._reading

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
