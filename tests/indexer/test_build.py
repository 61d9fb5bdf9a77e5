import errno
import gzip
import io
import sys
from pathlib import Path

import pytest

from kashaf.engines.folder import IndexFolder
from kashaf.engines.layout import FieldType
from kashaf.errors import IndexFolderError, SourceError
from kashaf.indexer.build import IndexingOptions, index_sources
from kashaf.indexer.mapping import FieldMapping
from kashaf.indexer.records import BadRow
from kashaf.indexer.summary import FieldSummary, Step, Summary
from kashaf.indexer.writer import IndexWriter


class Blanks:
    """An analyzer that parts at blanks."""

    levels = ("exact",)
    fingerprint = "0" * 16

    def fields(self, text: str) -> tuple[str, ...]:
        return (" ".join(text.split()),)

    def settings(self) -> dict[str, object]:
        return {}


@pytest.fixture
def writer(tmp_path: Path):
    folder = IndexFolder.create(tmp_path / "index", fingerprint=Blanks.fingerprint, levels=Blanks.levels)
    writer = IndexWriter(folder, Blanks())
    yield writer
    writer.close()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with a file of every kind, and some bad rows among them."""
    folder = tmp_path / "corpus"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.jsonl").write_text('{"id": "j", "text": "قمح"}\n{"id": \n', encoding="utf-8")
    (folder / "b.csv").write_text("id;text;سنة\nc;شعير;1990\nd;;1991\n", encoding="utf-8")
    (folder / "c.jsonl.gz").write_bytes(gzip.compress('{"id": "z", "text": "ذرة"}\n'.encode()))
    (folder / "d.html").write_text("<title>خبز</title><p>طحين", encoding="utf-8")
    (folder / "e.bin").write_bytes(b"\0\1")
    (folder / "sub" / "f.md").write_text("# عجين\nخميرة", encoding="utf-8")
    (folder / "sub" / "g.txt").write_text("ماء", encoding="utf-8")
    return folder


def ids(writer: IndexWriter) -> list[str]:
    searcher = writer.folder.index.searcher()
    try:
        names = ("j", "c", "z", "corpus/d.html", "corpus/sub/f.md", "corpus/sub/g.txt", "stdin", "stdin#1")
        return [name for name in names if searcher.get(name) is not None]
    finally:
        searcher.close()


def test_a_folder_is_indexed_whole(writer: IndexWriter, corpus: Path) -> None:
    """Every kind of file gives its documents; what is bad is reported, and nothing else is lost."""
    summary = index_sources([corpus], writer)
    assert ["j", "c", "z", "corpus/d.html", "corpus/sub/f.md", "corpus/sub/g.txt"] == ids(writer)
    assert (6, 0, 6, 2) == (summary.documents, summary.replaced, summary.sources, summary.bad_row_count)
    assert [f"{corpus}/a.jsonl:2", f"{corpus}/b.csv:3"] == [str(row.place) for row in summary.bad_rows]
    assert [f"{corpus}/e.bin"] == [each.shown for each in summary.skipped]
    assert {"سنة": FieldSummary(FieldType.NUMBER, guessed=True)} == summary.fields
    assert 9 == summary.words
    assert summary.bytes > 0


def test_indexing_again_replaces(writer: IndexWriter, corpus: Path) -> None:
    """The same sources give the same ids, and the index does not grow."""
    index_sources([corpus], writer)
    summary = index_sources([corpus], writer, options=IndexingOptions(again=True))
    assert (6, 6, 6) == (summary.documents, summary.replaced, writer.folder.sidecar.counts.documents)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"id": "j", "text": "قمح"}\n', ["j"]),
        ('[{"id": "j", "text": "قمح"}, {"id": "c", "text": "شعير"}]', ["j", "c"]),
        ('{"text": "قمح"}\n', ["stdin#1"]),
        ("نص ما", ["stdin"]),
    ],
)
def test_standard_input_is_read(
    writer: IndexWriter, monkeypatch: pytest.MonkeyPatch, data: str, expected: list[str]
) -> None:
    """The kind of what comes in is guessed by its first character."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    summary = index_sources(["-"], writer)
    assert expected == ids(writer)
    assert len(expected) == summary.documents


def test_the_format_can_be_given(writer: IndexWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user says about the format is not second-guessed."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("id,text\nc,شعير\n".encode())))
    index_sources(["-"], writer, options=IndexingOptions(format="csv"))
    assert ["c"] == ids(writer)


def test_a_named_file_is_read_whatever_its_suffix(writer: IndexWriter, tmp_path: Path) -> None:
    """A file that is asked for is read; only in folders are unknown suffixes skipped."""
    (tmp_path / "dump.data").write_text('{"id": "j", "text": "قمح"}', encoding="utf-8")
    index_sources([tmp_path / "dump.data"], writer)
    assert ["j"] == ids(writer)


def test_truncated_gzip_is_reported_and_its_beginning_kept(writer: IndexWriter, tmp_path: Path) -> None:
    """What could be unpacked is indexed."""
    lines = "".join(f'{{"id": {number}, "text": "سطر {number * 7919}"}}\n' for number in range(2000))
    packed = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) * 3 // 4])
    summary = index_sources([tmp_path / "a.jsonl.gz"], writer)
    assert summary.documents > 1000
    assert "too early" in summary.bad_rows[-1].reason


def test_progress_and_reports_are_told_as_they_come(writer: IndexWriter, corpus: Path) -> None:
    """Progress grows to the whole, and each bad row is told when it is met."""
    steps: list[Step] = []
    rows: list[BadRow] = []
    summary = index_sources([corpus], writer, progress=steps.append, report=rows.append)
    assert steps == sorted(steps, key=lambda step: step.done)
    assert (steps[-1].total, 6) == (steps[-1].done, steps[-1].documents)
    assert list(summary.bad_rows) == rows


def test_a_missing_source_is_an_error_before_anything_is_read(writer: IndexWriter, corpus: Path) -> None:
    """A name that leads nowhere stops the run at once."""
    with pytest.raises(SourceError, match="nowhere"):
        index_sources([corpus, "nowhere"], writer)
    assert 0 == writer.documents


@pytest.mark.parametrize("options", [{"format": "pdfs"}, {"encoding": "utf-9"}, {"delimiter": "ab"}])
def test_an_option_that_is_not_known_is_an_error(writer: IndexWriter, corpus: Path, options: dict) -> None:
    """Options are checked before anything is read."""
    with pytest.raises(SourceError):
        index_sources([corpus], writer, options=IndexingOptions(**options))


def test_ctrl_c_changes_nothing(writer: IndexWriter, corpus: Path) -> None:
    """An interrupted run leaves the index as it was, and the interruption goes on."""
    index_sources([corpus / "b.csv"], writer)

    def interrupt(step: Step) -> None:
        if step.documents:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_sources([corpus], writer, progress=interrupt)
    writer.commit()
    assert ["c"] == ids(writer)


def test_a_full_disk_is_one_line(writer: IndexWriter, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to do, and nothing is half there."""

    def fail() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writer, "commit", fail)
    with pytest.raises(IndexFolderError, match="is full; free some space"):
        index_sources([corpus], writer)
    assert 0 == writer.documents


def test_warnings_say_what_was_not_as_meant(tmp_path: Path, corpus: Path) -> None:
    """A field that no record has, and values that do not fit, are told at the end."""
    folder = IndexFolder.create(tmp_path / "other", fingerprint=Blanks.fingerprint, levels=Blanks.levels)
    with IndexWriter(folder, Blanks()) as first:
        index_sources([corpus / "b.csv"], first)
    (tmp_path / "x.jsonl").write_text('{"id": 1, "text": "نص", "سنة": "قديم", "جديد": 1}', encoding="utf-8")
    with IndexWriter(folder, Blanks(), FieldMapping(title="رأس")) as second:
        summary = index_sources([tmp_path / "x.jsonl"], second)
    assert [
        "field 'سنة': 1 values are no number; they are kept but not searched",
        "new fields are kept but not searched, because an index's fields are settled at first: جديد",
        "no document has a field 'رأس'",
    ] == list(summary.warnings)


def test_only_the_first_reports_are_kept(writer: IndexWriter, tmp_path: Path) -> None:
    """A file of bad rows does not fill the memory, and all are counted."""
    (tmp_path / "a.jsonl").write_text("x\n" * 500, encoding="utf-8")
    summary: Summary = index_sources([tmp_path / "a.jsonl"], writer)
    assert (100, 500, 0) == (len(summary.bad_rows), summary.bad_row_count, summary.documents)
