from collections.abc import Callable
from pathlib import Path

import pytest

from kashaf.engines.folder import IndexFolder
from kashaf.engines.layout import FieldType
from kashaf.engines.query import All, Range, Term
from kashaf.engines.stored import decode
from kashaf.errors import DocumentError, ForeignAnalyzerError, KashafError, LockedIndexError
from kashaf.indexer import drafting as drafting_module
from kashaf.indexer import writer as writer_module
from kashaf.indexer.mapping import FieldMapping
from kashaf.indexer.records import Place, Record
from kashaf.indexer.writer import IndexWriter


class Blanks:
    """An analyzer that parts at blanks."""

    levels = ("exact", "stem")
    fingerprint = "0" * 16

    def fields(self, text: str) -> tuple[str, ...]:
        words = text.split()
        return " ".join(words), " ".join(word[:3] for word in words)

    def settings(self) -> dict[str, object]:
        return {}


Create = Callable[[], IndexFolder]


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    return IndexFolder.create(tmp_path / "index", fingerprint=Blanks.fingerprint, levels=Blanks.levels)


def ids(folder: IndexFolder, query: object = All()) -> list[str]:
    searcher = IndexFolder.open(folder.path).index.searcher()
    try:
        return sorted(hit.id for hit in searcher.search(query, limit=100).hits)
    finally:
        searcher.close()


def test_what_was_added_is_found_after_commit(folder: IndexFolder) -> None:
    """Title and text are searched at every level, further fields by their guessed types."""
    with IndexWriter(folder, Blanks()) as writer:
        writer.add({"id": 1, "title": "بستان", "text": "نخيل وماء", "سنة": 1990})
        writer.add(Record(Place("a.jsonl", 2), {"text": "ماء"}, "a.jsonl#2"))
    assert ["1", "a.jsonl#2"] == ids(folder)
    assert ["1"] == ids(folder, Term("title.stem", "بست"))
    assert ["a.jsonl#2"] == ids(folder, Term("text.exact", "ماء"))
    assert ["1"] == ids(folder, Range("سنة", 1980.0, 2000.0))


def test_the_sidecar_says_what_is_there(folder: IndexFolder) -> None:
    """After commit the sidecar has the fields and the counts."""
    with IndexWriter(folder, Blanks()) as writer:
        writer.add({"id": 1, "title": "بستان", "text": "نخيل وماء"})
    sidecar = IndexFolder.open(folder.path).sidecar
    assert ["title", "text"] == list(sidecar.fields)
    assert (1, 3) == (sidecar.counts.documents, sidecar.counts.words)


def test_an_id_again_replaces(folder: IndexFolder) -> None:
    """The later document of an id stays, within a run and in a later one."""
    for text in ("أول", "ثان"):
        with IndexWriter(folder, Blanks()) as writer:
            writer.add({"id": "x", "text": "قبل"})
            writer.add({"id": "x", "text": text})
    assert (["x"], []) == (ids(folder, Term("text.exact", "ثان")), ids(folder, Term("text.exact", "أول")))


def test_documents_can_be_deleted_before_and_after_commit(folder: IndexFolder) -> None:
    """Deleting says whether there was one."""
    with IndexWriter(folder, Blanks()) as writer:
        for name in ("a", "b", "c"):
            writer.add({"id": name, "text": "نص"})
        assert (True, False) == (writer.delete("a"), writer.delete("z"))
        writer.commit()
        assert (True, False) == (writer.delete("b"), writer.delete("a"))
    assert ["c"] == ids(folder)
    assert 1 == IndexFolder.open(folder.path).sidecar.counts.documents


def test_a_rollback_before_the_first_commit_leaves_no_fields(folder: IndexFolder) -> None:
    """The next run settles the fields of the index anew."""
    writer = IndexWriter(folder, Blanks(), FieldMapping(types={"سنة": FieldType.NUMBER}))
    for number in range(writer_module.WAITING_DOCUMENTS + 5):
        writer.add({"id": number, "text": "نص", "سنة": number})
    writer.rollback()
    assert (0, 0, None) == (writer.documents, writer.words, IndexFolder.open(folder.path).sidecar.fields)
    writer.add({"id": 1, "text": "نص", "سنة": "1"})
    writer.commit()
    writer.close()
    assert ["1"] == ids(folder)


def test_an_error_leaves_everything_as_it_was(folder: IndexFolder) -> None:
    """Leaving the context by an error, Ctrl-C included, forgets what was added and deleted."""
    with IndexWriter(folder, Blanks()) as writer:
        writer.add({"id": "a", "text": "نص"})
    with pytest.raises(KeyboardInterrupt), IndexWriter(folder, Blanks()) as writer:  # noqa: PT012 - the block is tested
        writer.add({"id": "b", "text": "نص"})
        writer.delete("a")
        raise KeyboardInterrupt
    assert ["a"] == ids(folder)


def test_a_bad_document_costs_itself_only(folder: IndexFolder) -> None:
    """A document that is refused leaves the others."""
    with IndexWriter(folder, Blanks()) as writer:
        writer.add({"id": "a", "text": "نص"})
        with pytest.raises(DocumentError):
            writer.add({"id": "b"})
    assert ["a"] == ids(folder)


def test_fields_are_settled_by_the_first_thousand(
    folder: IndexFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Later values that do not fit, and new fields, are kept and noticed; they are not searched."""
    monkeypatch.setattr(writer_module, "WAITING_DOCUMENTS", 2)
    with IndexWriter(folder, Blanks()) as writer:
        writer.add({"id": "a", "text": "نص", "سنة": 1})
        writer.add({"id": "b", "text": "نص", "سنة": "2"})
        writer.add({"id": "c", "text": "نص", "سنة": "قديم", "جديد": "أ"})
        assert ({"سنة": 1}, {"جديد": None}) == (dict(writer.misfits), writer.unlisted)
    searcher = folder.index.searcher()
    assert {"سنة": "قديم", "جديد": "أ"} == decode(searcher.get("c")).fields
    searcher.close()
    assert ["a", "b"] == ids(folder, Range("سنة", 0.0, None))


def test_long_texts_do_not_wait_in_memory(folder: IndexFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fields are settled sooner if the documents that wait are large."""
    monkeypatch.setattr(writer_module, "WAITING_CHARACTERS", 10)
    with IndexWriter(folder, Blanks()) as writer:
        writer.add({"id": "a", "text": "نص طويل بعض الشيء"})
        assert ["title", "text"] == list(IndexFolder.open(folder.path).sidecar.fields)


def test_given_types_are_held_from_the_first_document(folder: IndexFolder) -> None:
    """A value that does not fit a given type is refused at once, settled or not."""
    with IndexWriter(folder, Blanks(), FieldMapping(types={"سنة": FieldType.NUMBER})) as writer:
        with pytest.raises(DocumentError, match="given as number"):
            writer.add({"id": "a", "text": "نص", "سنة": "قديم"})
        writer.add({"id": "b", "text": "نص", "سنة": "5"})
        writer.commit()
        with pytest.raises(DocumentError, match="given as number"):
            writer.add({"id": "a", "text": "نص", "سنة": "قديم"})
    assert ["b"] == ids(folder)


@pytest.mark.parametrize("types", [{"سنة": FieldType.KEYWORD}, {"شهر": FieldType.NUMBER}])
def test_types_cannot_change_later(folder: IndexFolder, types: dict[str, FieldType]) -> None:
    """A type that an index does not have is refused when the writer is made."""
    with IndexWriter(folder, Blanks()) as writer:
        writer.add({"id": "b", "text": "نص", "سنة": "5"})
    with pytest.raises(KashafError, match="make another with --index"):
        IndexWriter(folder, Blanks(), FieldMapping(types=types))


def test_another_analyzer_is_refused(folder: IndexFolder) -> None:
    """An index takes documents of its own analyzer only."""

    class Other(Blanks):
        fingerprint = "1" * 16

    with pytest.raises(ForeignAnalyzerError):
        IndexWriter(folder, Other())


def test_a_second_writer_is_refused(folder: IndexFolder) -> None:
    """Whoever comes second is told so, before the first commit and after it."""
    with IndexWriter(folder, Blanks()) as first:
        first.add({"id": "a", "text": "نص"})
        second = IndexWriter(IndexFolder.open(folder.path), Blanks())
        second.add({"id": "b", "text": "نص"})
        first.commit()
        with pytest.raises(LockedIndexError):
            second.commit()
        with pytest.raises(LockedIndexError):
            IndexWriter(IndexFolder.open(folder.path), Blanks())
    assert ["a"] == ids(folder)


def test_compacting_leaves_the_documents(folder: IndexFolder) -> None:
    """After compaction the same documents are there, and deleted ones are not counted."""
    with IndexWriter(folder, Blanks()) as writer:
        for name in ("a", "b", "c"):
            writer.add({"id": name, "text": "نص " + name, "سنة": "5"})
        writer.commit()
        writer.delete("a")
        writer.compact()
    assert ["b", "c"] == ids(folder, Term("text.exact", "نص"))
    assert ["b", "c"] == ids(folder, Range("سنة", 5.0, 5.0))
    assert 4 == IndexFolder.open(folder.path).sidecar.counts.words


def test_an_empty_run_leaves_the_index_unsettled(folder: IndexFolder) -> None:
    """Without documents there are no fields yet."""
    with IndexWriter(folder, Blanks()):
        pass
    assert IndexFolder.open(folder.path).sidecar.fields is None


def test_names_without_end_do_not_fill_the_memory(
    folder: IndexFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered about the names of fields is bounded."""
    monkeypatch.setattr(drafting_module, "_MOST_FORMS", 10)
    monkeypatch.setattr(writer_module, "_MOST_NAMES", 5)
    monkeypatch.setattr(writer_module, "WAITING_DOCUMENTS", 1)
    with IndexWriter(folder, Blanks()) as writer:
        for number in range(30):
            writer.add({"id": number, "text": "نص", f"n{number}": 1})
        assert 5 == len(writer.unlisted)
        assert len(writer._drafting._forms) <= 10
