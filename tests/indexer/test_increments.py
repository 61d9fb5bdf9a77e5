"""What a second run reads, what it leaves, and what it removes."""

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kashaf.engines import query as tree
from kashaf.engines.folder import IndexFolder
from kashaf.errors import IndexFolderError, LockedIndexError
from kashaf.indexer.build import IndexingOptions, index_sources
from kashaf.indexer.manifest import MANIFEST, Manifest
from kashaf.indexer.mapping import FieldMapping
from kashaf.indexer.summary import Summary
from kashaf.indexer.writer import IndexWriter


class Blanks:
    """An analyzer that parts at blanks."""

    levels = ("exact",)
    fingerprint = "0" * 16

    def fields(self, text: str) -> tuple[str, ...]:
        return (" ".join(text.split()),)

    def settings(self) -> dict[str, object]:
        return {}


OLD = 1_600_000_000_000_000_000  # ns; a time at which nothing is written now


class Corpus:
    """A folder of files and the index of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = path / "corpus"
        self.files.mkdir()
        self.folder = IndexFolder.create(path / "index", fingerprint=Blanks.fingerprint, levels=Blanks.levels)

    def write(self, name: str, *ids: str, text: str = "نص", modified: int = OLD) -> Path:
        place = self.files / name
        rows = "".join(f'{{"id": "{each}", "text": "{text}"}}\n' for each in ids)
        place.write_text(rows, encoding="utf-8")
        os.utime(place, ns=(modified, modified))
        return place

    def run(self, *names: str, mapping: FieldMapping | None = None, **options: object) -> Summary:
        with IndexWriter(IndexFolder.open(self.folder.path), Blanks(), mapping) as writer:
            asked = [self.path / name for name in names or ("corpus",)]
            return index_sources(asked, writer, options=IndexingOptions(**options))

    def ids(self) -> list[str]:
        searcher = IndexFolder.open(self.folder.path).index.searcher()
        try:
            return [hit.id for hit in searcher.scan(tree.All())]
        finally:
            searcher.close()


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Return two files and an index of them."""
    made = Corpus(tmp_path)
    made.write("one.jsonl", "a", "b")
    made.write("two.jsonl", "c")
    made.run()
    return made


def files(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.new, summary.changed, summary.unchanged, summary.gone, summary.removed


def test_nothing_is_read_twice(corpus: Corpus) -> None:
    """Files that are as they were are left."""
    summary = corpus.run()
    assert (0, 0, 0, 2, 0, 0) == (summary.documents, *files(summary))
    assert ["a", "b", "c"] == corpus.ids()


def test_what_is_new_and_what_has_changed_is_read(corpus: Corpus) -> None:
    """Only they are; a document that its file has lost goes."""
    corpus.write("one.jsonl", "b", "d", text="نص آخر", modified=OLD + 1)
    corpus.write("three.jsonl", "e")
    summary = corpus.run()
    assert (3, 1, 1, 1, 0, 1) == (summary.documents, *files(summary))
    assert 1 == summary.replaced
    assert ["b", "c", "d", "e"] == corpus.ids()


@pytest.mark.parametrize("modified", [OLD + 5, OLD - 5])
def test_a_touched_file_is_looked_through_and_left(corpus: Corpus, modified: int) -> None:
    """Another time alone is no change, be it later or earlier."""
    corpus.write("one.jsonl", "a", "b", modified=modified)
    assert (0, 0, 2, 0, 0) == files(corpus.run())


def test_a_file_with_the_old_size_and_another_time_is_read(corpus: Corpus) -> None:
    """Its bytes decide."""
    corpus.write("one.jsonl", "a", "x", modified=OLD + 5)
    assert (0, 1, 1, 0, 1) == files(corpus.run())
    assert ["a", "c", "x"] == corpus.ids()


def test_a_file_written_again_at_once_is_read(corpus: Corpus) -> None:
    """A time so late that another writing may bear it is not trusted; nor is one from the future."""
    later = 2**62
    corpus.write("one.jsonl", "a", "b", text="غير", modified=later)
    corpus.run()
    corpus.write("one.jsonl", "a", "y", text="غير", modified=later)
    assert (0, 1, 1, 0, 1) == files(corpus.run())


def test_again_reads_everything(corpus: Corpus) -> None:
    """Unchanged files too, when that is asked for."""
    summary = corpus.run(again=True)
    assert (3, 3) == (summary.documents, summary.replaced)


def test_files_read_otherwise_are_read_again(corpus: Corpus) -> None:
    """Where the id comes from decides about documents, and how many processes do not."""
    assert (0, 2, 0, 0, 0) == files(corpus.run(mapping=FieldMapping(title="id")))
    assert (0, 0, 2, 0, 0) == files(corpus.run(mapping=FieldMapping(title="id"), globs=("*",)))


def test_gone_files_are_pruned_when_asked(corpus: Corpus) -> None:
    """Their documents stay until then, and with them what is outside of the folder."""
    outside = corpus.path / "outside.jsonl"
    outside.write_text('{"id": "z", "text": "نص"}', encoding="utf-8")
    corpus.run("outside.jsonl")
    outside.unlink()
    (corpus.files / "one.jsonl").unlink()
    assert (0, 0, 1, 0, 0) == files(corpus.run())
    assert (0, 0, 1, 1, 2) == files(corpus.run(prune=True))
    assert ["c", "z"] == corpus.ids()


def test_files_that_a_glob_leaves_out_are_not_gone(corpus: Corpus) -> None:
    """Only what is not on the disk is pruned."""
    assert (0, 0, 1, 0, 0) == files(corpus.run(prune=True, globs=("one*",)))
    assert ["a", "b", "c"] == corpus.ids()


def test_a_moved_corpus_is_known_again(corpus: Corpus) -> None:
    """By name and size and time; its documents keep their ids."""
    (corpus.path / "elsewhere").mkdir()
    shutil.move(corpus.files, corpus.path / "elsewhere" / "corpus")
    assert (0, 0, 2, 0, 0) == files(corpus.run("elsewhere/corpus"))


def test_a_file_keeps_the_name_it_had(corpus: Corpus) -> None:
    """Ids made of file names are the same, whether the file or its folder is asked for."""
    note = corpus.files / "note.txt"
    note.write_text("سطر", encoding="utf-8")
    corpus.run()
    note.write_text("سطر طويل", encoding="utf-8")
    corpus.run("corpus/note.txt")
    assert ["a", "b", "c", "corpus/note.txt"] == corpus.ids()


def test_a_document_of_two_files_stays_with_the_other(corpus: Corpus) -> None:
    """Where one file gives it up, the other is read again, for it was replaced by that one's."""
    corpus.write("one.jsonl", "a", "c", text="الأول", modified=OLD + 1)
    corpus.run()
    corpus.write("one.jsonl", "a", modified=OLD + 2)
    assert (0, 2, 0, 0, 0) == files(corpus.run())
    assert ["a", "c"] == corpus.ids()


def test_a_document_moves_from_file_to_file(corpus: Corpus) -> None:
    """In one run, whichever comes first."""
    corpus.write("one.jsonl", "a", modified=OLD + 1)
    corpus.write("two.jsonl", "c", "b", modified=OLD + 1)
    assert (0, 2, 0, 0, 0) == files(corpus.run())
    corpus.write("one.jsonl", "a", "c", modified=OLD + 2)
    corpus.write("two.jsonl", "b", modified=OLD + 2)
    assert (0, 2, 0, 0, 0) == files(corpus.run())
    assert ["a", "b", "c"] == corpus.ids()


@pytest.mark.parametrize("step", ["prepare", "complete"])
def test_an_interrupted_run_is_completed_by_the_next(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whether it ended just before the commit or just after it, and even if files changed meanwhile."""
    corpus.write("one.jsonl", "b", "new", modified=OLD + 1)
    (corpus.files / "two.jsonl").unlink()
    original = getattr(Manifest, step)

    def interrupt(self: Manifest) -> None:
        if step == "prepare":
            original(self)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Manifest, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            corpus.run(prune=True)
    corpus.write("one.jsonl", "b", modified=OLD + 1)
    summary = corpus.run(prune=True)
    assert (0, 1, 0, 1) == files(summary)[:4]
    assert ["b"] == corpus.ids()


def test_commits_on_the_way_stay(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is cut short goes on behind its last commit, and what has vanished goes at the end."""
    corpus.write("one.jsonl", "b", "d", modified=OLD + 1)
    corpus.write("three.jsonl", "e")
    corpus.write("two.jsonl", "f", modified=OLD + 1)
    with monkeypatch.context() as patch:
        patch.setattr(Manifest, "claimed", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            corpus.run(commit_every=3)
    assert ["a", "b", "c", "d", "e"] == corpus.ids()
    summary = corpus.run(commit_every=1)
    assert (3, 0, 2, 1, 0, 2) == (summary.documents, *files(summary))
    assert ["b", "d", "e", "f"] == corpus.ids()
    assert (0, 0, 3, 0, 0) == files(corpus.run())


def test_what_cannot_be_read_keeps_its_documents(corpus: Corpus) -> None:
    """A damaged file is read again in the next run, and until it is whole nothing of it goes."""
    packed = corpus.files / "two.jsonl"
    packed.write_bytes(b"\x1f\x8b\x08\x00broken")
    assert 1 == corpus.run().bad_row_count
    assert ["a", "b", "c"] == corpus.ids()
    assert (0, 1, 1, 0, 0) == files(corpus.run())


def test_bad_rows_of_unchanged_files_are_spoken_of(corpus: Corpus) -> None:
    """They are not forgotten when the file is not read."""
    (corpus.files / "one.jsonl").write_text('{"id": "a", "text": "نص"}\n{\n', encoding="utf-8")
    corpus.run()
    assert ["unchanged files had 1 bad rows; to see them again: --again"] == list(corpus.run().warnings)


def test_two_runs_at_once_are_refused(corpus: Corpus) -> None:
    """The list of sources is held by one run."""
    held = Manifest(corpus.folder.path)
    try:
        with pytest.raises(LockedIndexError):
            Manifest(corpus.folder.path)
    finally:
        held.close()


@pytest.mark.parametrize("data", [b"", b"nothing of the kind", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_list_is_begun_anew(corpus: Corpus, data: bytes) -> None:
    """Everything is read again, and the index is as it was."""
    (corpus.folder.path / MANIFEST).write_bytes(data)
    summary = corpus.run()
    assert (3, 2) == (summary.documents, summary.new)
    assert ["a", "b", "c"] == corpus.ids()
    assert (0, 0, 2, 0, 0) == files(corpus.run())


def test_a_damaged_list_costs_reading_and_nothing_else(corpus: Corpus) -> None:
    """Whatever bytes are others, there is one line or the documents that there should be."""
    place = corpus.folder.path / MANIFEST
    whole = place.read_bytes()
    chosen = random.Random(7)  # noqa: S311 - places to damage are no secret
    for _ in range(20):
        damaged = bytearray(whole)
        for position in chosen.choices(range(len(whole)), k=30):
            damaged[position] ^= chosen.randrange(1, 256)
        place.write_bytes(damaged)
        try:
            corpus.run(prune=True)
        except IndexFolderError as error:
            assert MANIFEST in str(error)  # noqa: PT017 - both ends are good ones
        assert ["a", "b", "c"] == corpus.ids()


def test_a_list_with_other_tables_is_begun_anew(corpus: Corpus) -> None:
    """It may be a later version's."""
    place = corpus.folder.path / MANIFEST
    place.unlink()
    with closing(sqlite3.connect(place)) as base:
        base.execute("CREATE TABLE sources (path, name)")
    assert 2 == corpus.run().new


def test_a_list_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """Its folder is named."""
    with pytest.raises(IndexFolderError, match="list of sources"):
        Manifest(tmp_path / "nowhere")
