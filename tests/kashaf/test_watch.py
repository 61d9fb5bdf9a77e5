"""`kashaf watch` follows folders, one commit a batch of changes, and stops when it is told to."""

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import kashaf
from kashaf.indexer.watching import changes, follow
from kashaf.indexer.writer import IndexWriter

pytest.importorskip("watchfiles")

SECONDS = 60


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(SECONDS * 10):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("it did not come about")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_folder_is_followed_until_it_is_told_to_stop(command: str, tmp_path: Path, stop: int) -> None:
    """New, changed and removed files come and go in the index, which may stand in the folder itself."""
    notes, place = tmp_path / "ملاحظات", tmp_path / "ملاحظات" / "kashaf-index"
    notes.mkdir()
    (notes / "a.txt").write_text("كتاب", encoding="utf-8")
    process = subprocess.Popen(
        [command, "watch", str(notes), "--index", str(place)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell starts what runs in its background with this signal ignored, and the tests may run there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - there is one thread
    )

    def found(query: str) -> int:
        if not (place / "kashaf.json").exists():
            return 0
        with kashaf.open(place) as index:
            return index.search(query).total

    wait_for(lambda: found("كتاب") == 1)
    (notes / "b.txt").write_text("كتاب آخر", encoding="utf-8")
    wait_for(lambda: found("كتاب") == 2)
    (notes / "a.txt").unlink()
    wait_for(lambda: found("كتاب") == 1)
    assert process.stdout is not None
    lines = [process.stdout.readline().decode()]
    while "gone" not in lines[-1] and lines[-1]:
        lines.append(process.stdout.readline().decode())
    process.send_signal(stop)
    _, errors = process.communicate(timeout=30)
    assert 0 == process.returncode, errors.decode()
    assert lines[0].startswith("1 new, 0 changed: 1 document")
    assert lines[-1].startswith("0 new, 0 changed, 1 gone: 0 documents, 1 removed")
    assert errors.decode().endswith("stopped\n")


def test_while_another_writes_it_is_tried_again(tmp_path: Path) -> None:
    """A change that met another writer is not forgotten."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.txt").write_text("كتاب", encoding="utf-8")
    index = kashaf.create(tmp_path / "index", analyzer="folded")
    index.add(id="x", text="نص")
    other = IndexWriter(index.folder, index.analyzer)

    def changed():
        yield False
        other.close()
        yield False
        yield False

    def writer() -> IndexWriter:
        opened = kashaf.open(tmp_path / "index")
        return IndexWriter(opened.folder, opened.analyzer)

    assert [1] == [summary.documents for summary in follow([notes], changed(), writer)]


def test_only_what_is_read_counts_as_a_change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The index itself, which is written at each run, does not, nor do hidden files."""
    seen = [set(), {"index/kashaf.json"}, {".a.txt.swp", ".git/x"}, {"index/x", "b.txt"}, {"index-b/x"}]
    batches = iter([{(1, str(tmp_path / path)) for path in paths} for paths in seen])
    monkeypatch.setattr("watchfiles.watch", lambda *_, **__: batches)
    assert [False, False, False, True, True] == list(changes([tmp_path], tmp_path / "index"))


def test_a_file_cannot_be_followed(tmp_path: Path) -> None:
    """Only folders can."""
    (tmp_path / "a.txt").touch()
    with pytest.raises(kashaf.KashafError, match="no folder"):
        next(changes([tmp_path / "a.txt"], tmp_path))


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One line says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    with pytest.raises(kashaf.KashafError, match=r"kashaf\[watch\]"):
        next(changes([tmp_path], tmp_path / "index"))
