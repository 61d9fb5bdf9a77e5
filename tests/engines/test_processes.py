"""Engines across processes: other readers, killed writers, folders that may only be read."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kashaf.engines import Document, EngineIndex, Field, FieldKind, engine
from kashaf.engines import query as tree

FIELDS = (Field("text", FieldKind.TERMS),)

SEARCH = """
import ctypes, sys
if sys.argv[3:]:  # give up root's right to write anywhere (CAP_DAC_OVERRIDE)
    libc = ctypes.CDLL(None)
    head, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    libc.capget(head, data)
    data[0] &= ~2
    libc.capset(head, data)
from pathlib import Path
from kashaf.engines import Field, FieldKind, engine
from kashaf.engines.query import Term
index = engine(sys.argv[1]).open(Path(sys.argv[2]), [Field("text", FieldKind.TERMS)])
hits = index.searcher().search(Term("text", "x")).hits
print(*(hit.id for hit in hits))
"""

WRITE_FOREVER = """
import sys, time
from pathlib import Path
from kashaf.engines import Document, Field, FieldKind, engine
index = engine(sys.argv[1]).open(Path(sys.argv[2]), [Field("text", FieldKind.TERMS)])
small = {"memory": 15_000_000} if sys.argv[1] == "tantivy" else {}
writer = index.writer(**small)
writer.delete("old")
for number in range(3000):
    words = " ".join(f"w{number * 7 + i}" for i in range(60))
    writer.add(Document(f"new{number}", {"text": f"x {words}"}, {}, b"s" * 200))
if sys.argv[3] == "half":
    print("ready", flush=True)
    time.sleep(60)
print("ready", flush=True)
writer.commit()
time.sleep(60)
"""


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a program of Python and return what it printed."""
    return subprocess.run(
        [sys.executable, "-c", *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def small(engine_name: str, tmp_path: Path) -> EngineIndex:
    """An index of one document."""
    index = engine(engine_name).create(tmp_path, FIELDS)
    with index.writer() as writer:
        writer.add(Document("old", {"text": "x"}))
    return index


def test_another_process_reads(small: EngineIndex, engine_name: str, tmp_path: Path) -> None:
    """Another process finds what was committed, while a writer is open here."""
    with small.writer() as writer:
        writer.add(Document("new", {"text": "x"}))
        assert "old\n" == run(SEARCH, engine_name, tmp_path).stdout
        writer.commit()
        assert "new old\n" == run(SEARCH, engine_name, tmp_path).stdout


@pytest.mark.parametrize("moment", ["half", "commit"])
def test_a_killed_writer_loses_only_its_own(
    small: EngineIndex, engine_name: str, tmp_path: Path, moment: str
) -> None:
    """After a kill the last commit is whole, another writer can begin, and nothing is left lying about."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_FOREVER, engine_name, str(tmp_path), moment],
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    count = small.searcher().search(tree.Term("text", "x")).total
    assert count in ((1,) if moment == "half" else (1, 3000))
    small.writer().close()
    with small.writer() as writer:
        writer.delete("old")
        for number in range(3000):
            writer.delete(f"new{number}")
        writer.add(Document("last", {"text": "x"}))
    assert ["last"] == [hit.id for hit in small.searcher().search(tree.All()).hits]
    small.writer().close()
    assert sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()) < 20_000


@pytest.fixture
def read_only(engine_name: str) -> Iterator[Path]:
    """An index in a folder that may only be read."""
    place = Path(tempfile.mkdtemp(prefix="kashaf-test-"))
    with engine(engine_name).create(place, FIELDS).writer() as writer:
        writer.add(Document("old", {"text": "x"}))
    for file in place.iterdir():
        file.chmod(0o444)
    place.chmod(0o555)
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


@pytest.mark.skipif(sys.platform != "linux", reason="giving up root's rights is done by a call of Linux")
def test_a_read_only_folder_is_searched(
    read_only: Path, engine_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that may only be read is searched, and nothing is left in the temporary folder."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = run(SEARCH, engine_name, read_only, "humble")
    assert ("old\n", "") == (done.stdout, done.stderr)
    assert [] == list(tmp_path.iterdir())


def test_loading_is_quiet(engine_name: str, tmp_path: Path) -> None:
    """Importing an engine for the first time warns of nothing, though Python compiles its library."""
    program = f"from kashaf.engines import engine; engine({engine_name!r})"
    quiet = ["-W", "error", "-X", f"pycache_prefix={tmp_path / 'compiled'}"]
    done = subprocess.run(
        [sys.executable, *quiet, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert ("", 0) == (done.stderr, done.returncode)


def test_importing_the_room_loads_no_engine() -> None:
    """The room itself imports neither library."""
    program = "import sys, kashaf.engines; print({'tantivy', 'whoosh', 'rapidfuzz'} & set(sys.modules))"
    assert "set()\n" == run(program).stdout
