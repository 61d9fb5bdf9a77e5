"""The lock of the one who writes: one at a time, let go of with its holder, never on a file that is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kashaf
from kashaf.engines import IndexFolder
from kashaf.engines.folder import WRITING
from kashaf.engines.write_lock import WriteLock
from kashaf.errors import LockedIndexError


def test_one_at_a_time(tmp_path: Path) -> None:
    """A second holder is refused until the first lets go; then the file is gone."""
    first, second = WriteLock(tmp_path / "lock"), WriteLock(tmp_path / "lock")
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()
    assert [] == list(tmp_path.iterdir())


def test_a_lock_on_a_file_that_is_gone_is_no_lock(tmp_path: Path) -> None:
    """Who waited with the file open while its holder removed it takes the new file."""
    lock = WriteLock(tmp_path / "lock")
    assert lock.acquire()
    (tmp_path / "lock").unlink()
    other = WriteLock(tmp_path / "lock")
    assert other.acquire()
    assert not WriteLock(tmp_path / "lock").acquire()


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is one of POSIX")
def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    """The file stays, and can be locked by the next."""
    path = tmp_path / "lock"
    program = (
        "import sys, time; from pathlib import Path; from kashaf.engines.write_lock import WriteLock;"
        "lock = WriteLock(Path(sys.argv[1])); print(lock.acquire(), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert b"True" == holder.stdout.readline().strip()
        assert not WriteLock(path).acquire()
        os.kill(holder.pid, signal.SIGKILL)
    assert path.exists()
    assert WriteLock(path).acquire()


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_who_closes_seals_before_others_write(engine: str, tmp_path: Path) -> None:
    """Between the last commit and the sidecar nobody else writes, not even when the engine would let them."""
    index = kashaf.create(tmp_path / "index", engine=engine, analyzer="light")
    index.add(id="1", text="كتاب")
    other = IndexFolder.open(index.path)
    with index.folder.writing(), pytest.raises(LockedIndexError):
        other.begin()
    other.begin()
    assert other.sidecar == IndexFolder.open(index.path).sidecar
    other.seal()
    assert not (index.path / WRITING).exists()


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_an_index_inside_an_index_is_left_alone(engine: str, tmp_path: Path) -> None:
    """Writing removes what attempts left, and no folder that somebody else put there."""
    index = kashaf.create(tmp_path / "index", engine=engine, analyzer="light")
    index.add(id="1", text="كتاب")
    (index.path / "kashaf.new").mkdir()
    (index.path / ".kashaf.json.77").write_text("{")
    kashaf.create(index.path / "inner", analyzer="light").add(id="2", text="مكتبة")
    index.add(id="3", text="كتاب")
    assert 1 == len(kashaf.open(index.path / "inner"))
    assert {"kashaf.json", "inner", engine} == {entry.name for entry in index.path.iterdir()}


def test_a_writer_that_was_open_before_others_wrote_catches_up(tmp_path: Path) -> None:
    """What the sidecar says is read again: a writer with an old one does not put it back."""
    index = kashaf.create(tmp_path / "index", analyzer="light")
    index.add(id="1", text="كتاب")
    late = kashaf.open(index.path)
    kashaf.rebuild(index.path).add(id="2", text="كتاب")
    late.add(id="3", text="كتاب")
    assert 3 == len(kashaf.open(index.path))
    kashaf.rebuild(index.path, analyzer="folded")
    with pytest.raises(kashaf.KashafError, match="made anew"):
        late.add(id="4", text="كتاب")
    assert 3 == len(kashaf.open(index.path))
