"""Several processes that read and analyse give what one would have given."""

import json
import os
import signal
from pathlib import Path

import pytest

from kashaf.analyzers import Settings, build
from kashaf.engines import query as tree
from kashaf.engines.folder import IndexFolder
from kashaf.errors import KashafError
from kashaf.indexer.build import IndexingOptions, index_sources
from kashaf.indexer.choice import Chosen
from kashaf.indexer.crew import Crew
from kashaf.indexer.formats import FORMATS
from kashaf.indexer.jobs import jobs_for
from kashaf.indexer.mapping import FieldMapping
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.sources import Source
from kashaf.indexer.writer import IndexWriter

ROWS = 1500  # more than wait for the fields to be settled


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a large file of rows, some of them bad, between many small files."""
    folder = tmp_path_factory.mktemp("made") / "corpus"
    folder.mkdir()
    text = "نص طويل عن الحقل والبيدر " * 40
    rows = [json.dumps({"id": number % 1400, "text": f"{text} {number}"}) for number in range(ROWS)]
    rows[7] = "{"
    rows[1200] = json.dumps({"id": "x", "text": ""})
    (folder / "m.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for number in range(120):
        (folder / f"a{number:03}.txt").write_text(f"سطر {number}", encoding="utf-8")
        (folder / f"z{number:03}.md").write_text(f"# رأس\nسطر {number}", encoding="utf-8")
    (folder / "z000.md").write_bytes(b"\xff\xfe\xff")
    assert (folder / "m.jsonl").stat().st_size > 1 << 20
    return folder


def made(place: Path, corpus: Path, jobs: int, mapping: FieldMapping | None = None):
    analyzer = build(Settings("light"))
    folder = IndexFolder.create(place, fingerprint=analyzer.fingerprint, levels=analyzer.levels)
    with IndexWriter(folder, analyzer, mapping) as writer:
        rows: list[str] = []
        summary = index_sources(
            [corpus],
            writer,
            options=IndexingOptions(jobs=jobs),
            report=lambda row: rows.append(str(row)),
        )
    searcher = folder.index.searcher()
    try:
        documents = [(hit.id, hit.stored) for hit in searcher.scan(tree.All())]
        words = sorted(searcher.terms("text.exact"))
    finally:
        searcher.close()
    figures = (summary.documents, summary.replaced, summary.words, summary.sources, summary.warnings)
    return figures, rows, documents, words


def test_the_number_of_processes_changes_nothing(tmp_path: Path, corpus: Path) -> None:
    """Documents, which of two with one id stays, reports and figures are those of one process."""
    mapping = FieldMapping(title="رأس")
    assert made(tmp_path / "one", corpus, 1, mapping) == made(tmp_path / "three", corpus, 3, mapping)


@pytest.fixture
def writer(tmp_path: Path, corpus: Path):
    """Return a writer whose fields are settled."""
    analyzer = build(Settings("light"))
    folder = IndexFolder.create(tmp_path / "index", fingerprint=analyzer.fingerprint, levels=analyzer.levels)
    writer = IndexWriter(folder, analyzer)
    index_sources([corpus / "a000.txt"], writer)
    yield writer
    writer.close()


def test_a_worker_that_is_killed_is_one_line(writer: IndexWriter, corpus: Path) -> None:
    """It names the signal and the place."""
    text = next(each for each in FORMATS if each.name == "text")
    chosen = [Chosen(Source("a001.txt", "a001.txt", corpus / "a001.txt", 20), text, is_kept=True)]
    with Crew(2, writer, ReadingOptions()) as crew:
        os.kill(crew._members[0]._process.pid, signal.SIGKILL)
        with pytest.raises(KashafError, match=r"killed by signal 9 at a001\.txt; run again"):
            list(crew.read(chosen, ReadingOptions()))


def test_a_worker_that_raises_is_one_line(
    writer: IndexWriter, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error goes on in the first process, and nothing is changed."""
    monkeypatch.setattr(writer, "analyzer", object())
    with pytest.raises(KashafError, match=r"a worker failed .*AttributeError: 'object'"):
        index_sources([corpus], writer, options=IndexingOptions(jobs=2))
    assert 1 == writer.folder.sidecar.counts.documents


def test_an_analyzer_that_stays_at_home_needs_one_job(
    writer: IndexWriter, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where processes are asked for, that is an error; where not, one does it."""
    monkeypatch.setattr(writer, "analyzer", lambda: None)
    with pytest.raises(KashafError, match="one job"):
        index_sources([corpus], writer, options=IndexingOptions(jobs=2))
    assert 1 == jobs_for(None, _many(1000), writer)


def _many(number: int) -> list[Chosen]:
    return [Chosen(Source("x", "x", Path("x"), 100), None, is_kept=True)] * number


def test_processes_start_only_where_there_is_much_to_do(
    writer: IndexWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few files, or a pipe, are read here."""
    monkeypatch.setattr("kashaf.indexer.jobs._cores", lambda: 4)
    large = Chosen(Source("x", "x", Path("x"), 1 << 30), None, is_kept=True)
    pipe = Chosen(Source("stdin", "stdin"), None, is_kept=False)
    assert [1, 4, 4, 1, 2] == [
        jobs_for(None, _many(3), writer),
        jobs_for(None, _many(600), writer),
        jobs_for(None, [large], writer),
        jobs_for(None, [pipe], writer),
        jobs_for(2, [pipe], writer),
    ]
    monkeypatch.setattr("kashaf.indexer.jobs._cores", lambda: 2)
    html = large._replace(format=next(each for each in FORMATS if each.name == "html"))
    assert [1, 2] == [jobs_for(None, [large], writer), jobs_for(None, [large, html], writer)]
