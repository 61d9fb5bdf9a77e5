"""An index is checked whole, and what is readable of a damaged one is saved; nothing is saved in silence."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import kashaf
from kashaf.cli.check import command
from kashaf.engines import Counts, Document, Sidecar
from kashaf.engines.stored import Stored
from kashaf.errors import KashafError

TEXTS = {
    f"{number}": f"كتاب رقم {number} في المكتبة القديمة، وصفحاته {number * 7} صفحة كتبها كاتب {number % 9}"
    for number in range(300)
}


@pytest.fixture(params=["tantivy", "whoosh"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An index of several commits, with documents replaced and deleted."""
    path = tmp_path / "index"
    with kashaf.create(path, engine=request.param, analyzer="light") as index:
        for start in (0, 100, 200):
            index.add(
                {"id": name, "text": text, "genre": "شعر", "price": int(name)}
                for name, text in list(TEXTS.items())[start : start + 100]
            )
        index.delete("3", "144")
    return path


def held(path: Path) -> dict[str, str]:
    with kashaf.open(path) as index:
        return {name: stored.text for name, stored in index.documents()}


def put(file: Path, data: bytes) -> None:
    """Put a file in the place of another; one that is cut off while it is mapped ends the process."""
    file.unlink(missing_ok=True)
    file.write_bytes(data)


def file_of(path: Path, pattern: str) -> Path:
    return max(path.glob(f"*/{pattern}"), key=lambda file: file.stat().st_size)


def originals(path: Path) -> Path:
    """The largest file that holds what is stored of documents."""
    return file_of(path, {"tantivy": "*.store", "whoosh": "*.stored.col"}[Sidecar.read(path).engine])


def test_a_whole_index_is_whole(made: Path) -> None:
    """Every file and document is read, a sample or all are analysed again, and nothing is found."""
    report = kashaf.check(made)
    assert ([], []) == (report.damage, report.notes)
    assert (298, len(Sidecar.read(made).files)) == (report.documents, report.files)
    assert 100 <= report.compared < 200
    told: list[tuple[int, int]] = []
    report = kashaf.check(made, everything=True, progress=lambda done, total: told.append((done, total)))
    assert ([], 298, (298, 298)) == (report.damage, report.compared, told[-1])


def test_counts_of_all_terms_are_compared_once_nothing_is_deleted(made: Path) -> None:
    """After a compaction the lists of every field are exactly those of the texts."""
    with kashaf.open(made) as index, index.writer() as writer:
        writer.compact()
    report = kashaf.check(made, everything=True)
    assert ([], []) == (report.damage, report.notes)


def test_all_damaged_files_are_named(made: Path) -> None:
    """Not only the first, as when an index is opened."""
    sidecar = Sidecar.read(made)
    names = [name for name, each in sidecar.files.items() if each.size > 1][:3]
    for name in names:
        file = made / sidecar.data / name
        put(file, file.read_bytes()[:-1])
    assert names == [line.partition(" ")[0] for line in kashaf.check(made).damage]


def test_documents_that_their_terms_do_not_find_are_noticed(made: Path) -> None:
    """Where the lists are not those of the text, the document is named."""
    with kashaf.open(made) as index:
        layout = index.layout
        with index.folder.writing(), index.folder.index.writer() as writer:
            writer.add(Document("wrong", {"text.exact": "قلم"}, {}, Stored("", "كتاب", {}).encode()))
        assert layout is not None
    replaced = Sidecar.read(made)
    replace(replaced, counts=Counts(299, 0)).write(made)
    report = kashaf.check(made, everything=True)
    assert ["wrong"] == report.differing
    assert any("1 documents have terms" in line for line in report.damage)


def test_a_count_that_is_not_what_was_written_down_is_noticed(made: Path) -> None:
    """A commit that went back, or one that came from elsewhere."""
    replace(Sidecar.read(made), counts=Counts(500, 0)).write(made)
    assert ["298 documents are there, and 500 were written down"] == kashaf.check(made).damage


def test_a_killed_writer_is_a_note(made: Path) -> None:
    """What its commit wrote is not written down, which is no damage."""
    (made / "kashaf.writing").touch()
    report = kashaf.check(made)
    assert report.whole
    assert "a writer was killed" in report.notes[0]


def test_another_analyzer_is_a_note(made: Path) -> None:
    """Files and documents are checked, and terms are not."""
    replace(Sidecar.read(made), fingerprint="0" * 16).write(made)
    report = kashaf.check(made)
    assert (True, 298, 0) == (report.whole, report.documents, report.compared)
    assert "kashaf rebuild" in report.notes[0]


def test_a_whole_index_is_saved_whole(made: Path, tmp_path: Path) -> None:
    """The new index has the same documents, fields, analyzer and engine."""
    report = kashaf.recover(made, tmp_path / "new")
    assert ([], [], 298) == (report.lost, report.doubtful, report.documents)
    assert held(made) == held(tmp_path / "new")
    old, new = Sidecar.read(made), Sidecar.read(tmp_path / "new")
    assert (old.fields, old.fingerprint, old.engine) == (new.fields, new.fingerprint, new.engine)
    assert kashaf.check(tmp_path / "new", everything=True).whole


@pytest.mark.parametrize(
    "pattern", ["meta.json", "*.term", "*.idx", "*.fast", ".managed.json", "*.toc", "*.trm"]
)
def test_lists_that_are_gone_cost_no_document(made: Path, tmp_path: Path, pattern: str) -> None:
    """What is stored does not depend on terms and tables; only deletions can come back, and that is said."""
    before = held(made)
    files = list(made.glob(f"*/{pattern}"))
    if not files:
        pytest.skip("the other engine's")
    for file in files:
        file.unlink()
    report = kashaf.recover(made, tmp_path / "new")
    saved = held(tmp_path / "new")
    assert before.items() <= saved.items()
    assert (len(saved) == len(before)) or "are back" in report.lost[0]


def test_without_a_sidecar_documents_are_saved(made: Path, tmp_path: Path) -> None:
    """Broken or gone, it costs what was said of the index, and no document; fields are guessed anew."""
    before, fields = held(made), Sidecar.read(made).fields
    sidecar = made / "kashaf.json"
    put(sidecar, sidecar.read_bytes()[:99])
    for name in ("cut", "gone"):
        report = kashaf.recover(made, tmp_path / name)
        assert before == held(tmp_path / name)
        assert fields == Sidecar.read(tmp_path / name).fields
        assert "the sidecar is lost" in report.notes[0]
        sidecar.unlink(missing_ok=True)
    with pytest.raises(KashafError, match="holds no index"):
        kashaf.recover(tmp_path, tmp_path / "none")


def test_what_cannot_be_read_is_counted(made: Path, tmp_path: Path) -> None:
    """A file of originals that is gone costs its documents, and only those."""
    before = held(made)
    file = originals(made)
    file.unlink()
    report = kashaf.recover(made, tmp_path / "new")
    saved = held(tmp_path / "new")
    assert saved.items() < before.items()
    assert f"{len(before) - len(saved):,} of 298 documents" in report.lost[-1]


def test_a_changed_letter_is_doubtful(made: Path, tmp_path: Path) -> None:
    """Originals whose file is damaged are held against their terms; what differs is saved and named."""
    before = held(made)
    file = originals(made)
    data = file.read_bytes()
    chance = random.Random(7)  # noqa: S311 # the same at every run
    for number in range(6):
        place = chance.randrange(len(data) // 2)
        put(file, data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
        report = kashaf.recover(made, tmp_path / f"new{number}")
        saved = held(tmp_path / f"new{number}")
        for name in set(saved) - set(report.doubtful):
            found = saved[name] if not report.unsure else " ".join(re.findall(r"\w+", saved[name]))
            assert found == (
                before[name] if not report.unsure else " ".join(re.findall(r"\w+", before[name]))
            )
        assert len(saved) == len(before) or report.lost
        assert not report.whole


def test_the_command_line_reports(made: Path, tmp_path: Path) -> None:
    """A whole index exits with 0, a damaged one with 1 and the next step; JSON says the same."""
    run = CliRunner()
    whole = run.invoke(command, ["--all", "--index", str(made)])
    assert 0 == whole.exit_code, whole.output
    assert "the index is whole" in whole.output
    file = originals(made)
    put(file, file.read_bytes()[:-40])
    damaged = run.invoke(command, ["--index", str(made)])
    assert 1 == damaged.exit_code
    assert f"damaged: {file.name} has" in damaged.output
    assert f"kashaf check --repair NEWDIR --index {made}" in damaged.output
    as_json = run.invoke(command, ["--json", "--index", str(made)])
    assert (1, False) == (as_json.exit_code, json.loads(as_json.output)["whole"])
    saved = run.invoke(command, ["--repair", str(tmp_path / "new"), "--index", str(made)])
    assert 1 == saved.exit_code
    assert "documents saved in" in saved.output
    assert "lost: " in saved.output
    again = run.invoke(command, ["--repair", str(tmp_path / "new"), "--index", str(made)])
    assert isinstance(again.exception, KashafError)
