"""An index made anew of what it stores, exported and read again, and documents deleted by a query."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import kashaf
from kashaf.engines import Sidecar
from kashaf.engines.folder import IndexFolder
from kashaf.errors import ForeignAnalyzerError, KashafError, LockedIndexError

SEEDS = Path(__file__).parents[2] / "seeds"
QUERIES = [line.split("\t")[1] for line in (SEEDS / "queries.tsv").read_text("utf-8").splitlines()][:20]
ROWS = [json.loads(line) for line in (SEEDS / "corpus.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(params=["tantivy", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> kashaf.Index:
    """The seeds in a light index of each engine."""
    made = kashaf.create(tmp_path / "index", engine=request.param, analyzer="light")
    made.add(ROWS)
    return made


def answers(index: kashaf.Index) -> list[list[tuple[str, float]]]:
    return [[(hit.id, round(hit.score, 4)) for hit in index.search(query)] for query in QUERIES]


def test_a_rebuilt_index_is_as_if_newly_made(index: kashaf.Index, tmp_path: Path) -> None:
    """With another analyzer and engine, it answers as one made of the sources does; nothing is left over."""
    other = {"tantivy": "whoosh", "whoosh": "tantivy"}[index.folder.sidecar.engine]
    index.close()
    rebuilt = kashaf.rebuild(index.path, analyzer="lean", engine=other)
    fresh = kashaf.create(tmp_path / "fresh", engine=other, analyzer="lean")
    fresh.add(ROWS)
    assert answers(fresh) == answers(rebuilt)
    sidecar = Sidecar.read(index.path)
    assert (other, "lean", fresh.layout) == (sidecar.engine, sidecar.profile, rebuilt.layout)
    assert {"kashaf.json", sidecar.data} == {entry.name for entry in index.path.iterdir()}


def test_the_same_analyzer_gives_the_same_index(index: kashaf.Index) -> None:
    """Made anew with what it has, an index answers as before, from a folder with another name."""
    before, data = answers(index), index.folder.sidecar.data
    rebuilt = kashaf.rebuild(index.path)
    assert before == answers(rebuilt)
    assert data != rebuilt.folder.sidecar.data


def test_an_open_index_serves_on_and_reloads(index: kashaf.Index) -> None:
    """A searcher that is open sees the old commit; after a reload, the new analyzer is used."""
    before = answers(index)
    kashaf.rebuild(index.path, analyzer="folded")
    assert before == answers(index)
    index.reload()
    assert "folded" == index.analyzer.name
    assert len(ROWS) == len(index)


def test_a_rebuild_that_is_cut_short_changes_nothing(
    index: kashaf.Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the sidecar turns over, the old index is whole; what is left is removed by the next writer."""
    before = answers(index)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(IndexFolder, "save", cut)
        with pytest.raises(KeyboardInterrupt):
            kashaf.rebuild(index.path, analyzer="folded")
    index.reload()
    assert before == answers(index)
    (index.path / "kashaf.new").mkdir(exist_ok=True)
    index.add(id="one more", text="كتاب")
    assert {"kashaf.json", index.folder.sidecar.data} == {entry.name for entry in index.path.iterdir()}


def test_nobody_writes_meanwhile(index: kashaf.Index) -> None:
    """While somebody else writes, an index cannot be made anew."""
    with index.writer() as writer:
        writer.add({"id": "new", "text": "كتاب"})
        with pytest.raises(LockedIndexError):
            kashaf.rebuild(index.path)


def test_an_index_of_another_analyzer_is_mended(index: kashaf.Index) -> None:
    """An index whose terms another version made is refused with the command that mends it, and mended."""
    sidecar = Sidecar.read(index.path)
    replace(sidecar, fingerprint="0" * 16).write(index.path)
    with pytest.raises(ForeignAnalyzerError, match="kashaf rebuild"):
        kashaf.open(index.path)
    assert len(ROWS) == len(kashaf.rebuild(index.path))
    assert len(ROWS) == len(kashaf.open(index.path))


def test_an_empty_index_can_be_rebuilt(tmp_path: Path) -> None:
    """Before the first document there is nothing to copy, only the analyzer to change."""
    kashaf.create(tmp_path / "index", analyzer="light")
    with kashaf.rebuild(tmp_path / "index", analyzer="lean") as index:
        index.add(id="a", text="كتاب")
        assert "lean" == index.analyzer.name


def test_documents_are_deleted_by_a_query(index: kashaf.Index) -> None:
    """All that a query finds goes, and nothing else; a query that is not of the language deletes nothing."""
    found = index.search("مدينة", limit=0).total
    assert found
    assert found == index.delete_where("مدينة")
    assert (0, len(ROWS) - found) == (index.search("مدينة").total, len(index))
    with pytest.raises(KashafError):
        index.delete_where('"كتاب')
    assert len(ROWS) - found == len(index)


def test_export_and_index_again_give_the_same_index(run, tmp_path: Path, index: kashaf.Index) -> None:
    """The round trip through the command line: the same documents, the same answers."""
    index.close()
    for name in ("all.jsonl", "all.jsonl.gz"):
        done = run("export", str(tmp_path / name), "--index", str(index.path))
        assert 0 == done.returncode, done.stderr
        command = done.stderr.partition("to index them again: ")[2].strip()
        words = command.replace("--index DIR", f"--index {tmp_path / name}-index").replace("'", "").split()
        assert 0 == run(*words[1:]).returncode
        again = kashaf.open(tmp_path / f"{name}-index")
        assert dict(index.documents()) == dict(again.documents())
        assert (index.layout, answers(index)) == (again.layout, answers(again))


def test_deleting_by_query_asks_first(run, index: kashaf.Index) -> None:
    """On the command line a question stands before it, and --yes answers it."""
    index.close()
    refused = run("delete", "--query", "مدينة", "--index", str(index.path))
    assert 130 == refused.returncode
    assert len(ROWS) == len(index)
    index.close()
    done = run("delete", "--query", "مدينة", "--yes", "--index", str(index.path))
    assert (0, True) == (done.returncode, done.stdout.endswith("deleted\n"))
    assert len(index) < len(ROWS)
    assert 2 == run("delete", "--index", str(index.path)).returncode
