"""What surrounds an index: disks, lost permissions, others who write, clocks, odd paths: a line each."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

import kashaf
from kashaf.cli import main
from kashaf.engines import sidecar as sidecars
from kashaf.errors import KashafError

Done = subprocess.CompletedProcess[str]

UNLIMITED = -1  # in a process of its own: Whoosh's files that could not be closed complain when they go

HUMBLE = """
import ctypes, resource, sys
limit, *sys.argv[1:] = sys.argv[1:]
if limit == "humble":  # give up root's right to read and write anywhere (CAP_DAC_OVERRIDE and its like)
    libc = ctypes.CDLL(None)
    head, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    libc.capget(head, data)
    data[0] &= ~0b1110
    libc.capset(head, data)
else:
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
from kashaf.cli import main
main()
"""
"""The command line with fewer rights, or with files that may not grow beyond so many bytes."""


def command(*arguments: object, limit: object = None) -> Done:
    """Run the command line, in a process of its own where it is limited."""
    if limit is None:
        return inside(*map(str, arguments))
    return subprocess.run(
        [sys.executable, "-c", HUMBLE, *map(str, (limit, *arguments))],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def inside(*arguments: str) -> Done:
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patched,
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        patched.setattr(sys, "argv", ["kashaf", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
    code = ended.value.code
    return Done(arguments, code if isinstance(code, int) else 0, out.getvalue(), err.getvalue())


def check_line(done: Done, *words: str) -> None:
    """Hold that a command ended in one line that says these words."""
    assert 1 == done.returncode, done.stderr
    [line] = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in line


def corpus(path: Path, numbers: range, word: str = "كتاب") -> Path:
    rows = ({"id": f"{number}", "text": f"{word} رقم {number} {'كلمة ' * 40}"} for number in numbers)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def found(path: Path, query: str = "رقم") -> int:
    with kashaf.open(path) as index:
        return index.search(query, limit=0).total


@pytest.fixture(params=["tantivy", "whoosh"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made(engine: str, tmp_path: Path) -> Path:
    """An index of forty documents."""
    done = command(
        *("index", corpus(tmp_path / "old.jsonl", range(40)), "--index", tmp_path / "index"),
        *("--engine", engine, "--analyzer", "light"),
    )
    assert 0 == done.returncode, done.stderr
    return tmp_path / "index"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, where one may be made."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk may be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_is_full_changes_nothing(small_disk: Path, engine: str, tmp_path: Path) -> None:
    """Whatever room is left: one line, the index as it was or as it was to be, and later it is completed."""
    index = small_disk / "index"
    old, new = corpus(tmp_path / "old.jsonl", range(40)), corpus(tmp_path / "new.jsonl", range(300), "جديد")
    options = ("--index", index, "--engine", engine, "--analyzer", "light")
    assert 0 == command("index", old, *options).returncode
    filler = small_disk / "filler"
    met = 0
    for room in (0, 8, 32, 96, 160):
        filler.write_bytes(
            bytes(os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize - room * 1024)
        )
        done = command("index", new, *options, limit=UNLIMITED)
        if done.returncode:
            met += 1
            check_line(done, "full")
            assert (40, 0) == (found(index), found(index, "جديد"))
        filler.unlink()
        if not done.returncode:
            break
    assert met >= 3
    assert 0 == command("index", new, *options).returncode
    assert (300, 300) == (found(index), found(index, "جديد"))
    assert kashaf.check(index, everything=True).whole


@pytest.mark.skipif(sys.platform == "win32", reason="such limits are POSIX's")
def test_files_that_may_not_grow_change_nothing(made: Path, tmp_path: Path) -> None:
    """A limit of the size of files is one line, too; nothing is lost, and without it the run completes."""
    more = corpus(tmp_path / "more.jsonl", range(1000, 5000))
    check_line(command("index", more, "--index", made, limit=40_000), "ulimit -f")
    assert 40 == found(made)
    assert 0 == command("index", more, "--index", made).returncode
    assert 4040 == found(made)


@pytest.mark.skipif(sys.platform != "linux", reason="giving up root's rights is done by a call of Linux")
def test_a_folder_that_may_only_be_read(made: Path, tmp_path: Path) -> None:
    """It is searched and checked; writing, deleting and making anew are refused in a line."""
    more = corpus(tmp_path / "more.jsonl", range(50, 60))
    places = (made, *made.rglob("*"))
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    try:
        searched = command("search", "كتاب", "--index", made, limit="humble")
        assert (0, "40 found") == (searched.returncode, searched.stdout[:8]), searched.stderr
        assert 0 == command("check", "--index", made, limit="humble").returncode
        for arguments in (("index", more), ("delete", "1"), ("rebuild",)):
            check_line(command(*arguments, "--index", made, limit="humble"), "ermission", str(made))
    finally:
        for place in places:
            place.chmod(0o755)
    assert 40 == found(made)


@pytest.mark.skipif(sys.platform != "linux", reason="giving up root's rights is done by a call of Linux")
def test_a_permission_that_was_lost(made: Path, tmp_path: Path) -> None:
    """A file, the folder or where it is to be made may not be read or written any more: a line names it."""
    data = kashaf.open(made).folder.data
    file = max(data.iterdir(), key=lambda file: file.stat().st_size)
    for place in (file, made / "kashaf.json", data, made):
        before = place.stat().st_mode
        place.chmod(0)
        done = command("search", "كتاب", "--index", made, limit="humble")
        place.chmod(before)
        check_line(done, str(made))
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    done = command("index", tmp_path / "old.jsonl", "--index", closed / "new", limit="humble")
    closed.chmod(0o755)
    check_line(done, "Permission denied", str(closed))


def test_two_writers(made: Path, tmp_path: Path) -> None:
    """The second is refused in a line, and nothing of the first is lost."""
    more = corpus(tmp_path / "more.jsonl", range(50, 60))
    with kashaf.open(made) as index, index.writer() as writer:
        writer.add({"id": "first", "text": "كتاب رقم"})
        for arguments in (("index", more), ("delete", "1"), ("rebuild",)):
            check_line(command(*arguments, "--index", made), "somebody else is writing", "try again")
    assert 41 == found(made)


def test_a_clock_that_goes_back(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Times are shown and never relied upon: an index from the future is written and read."""
    monkeypatch.setattr(sidecars, "now", lambda: "1999-01-01T00:00:00+00:00")
    for file in (made, *made.rglob("*")):
        os.utime(file, (4e9, 4e9))
    with kashaf.open(made) as index:
        index.add(id="late", text="كتاب رقم")
        index.delete("1")
    assert 40 == found(made)
    assert kashaf.check(made, everything=True).whole
    assert 0 == command("index", corpus(tmp_path / "old.jsonl", range(45)), "--index", made).returncode
    assert 46 == found(made)


def test_a_path_in_arabic_with_blanks(engine: str, tmp_path: Path) -> None:
    """Names of folders may be any: every command takes them."""
    place = tmp_path / "فهرسُ الأخبارِ ١ 'و\"غيرها"
    index = place / "فهرس جديد"
    place.mkdir()
    rows = corpus(place / "أخبار.jsonl", range(30))
    assert 0 == command("index", rows, "--index", index, "--engine", engine, "--analyzer", "light").returncode
    for arguments in (
        ("search", "كتاب"),
        ("info",),
        ("check", "--all"),
        ("delete", "3"),
        ("rebuild",),
        ("check", "--repair", place / "منقذ"),
        ("export", place / "كل شيء.jsonl"),
    ):
        done = command(*arguments, "--index", index)
        assert (0, "") == (done.returncode, done.stderr if arguments[0] != "export" else ""), arguments
    assert (29, 29) == (found(index), found(place / "منقذ"))


def test_links_that_lead_in_circles(made: Path, tmp_path: Path) -> None:
    """They are refused in a line as an index, and passed over among sources; a link to an index is one."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for arguments in (("search", "كتاب"), ("info",), ("check",), ("index", tmp_path / "old.jsonl")):
        check_line(command(*arguments, "--index", loop), "symbolic links", "--index")
    check_line(command("index", loop, "--index", made), str(loop))
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "up").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    corpus(folder / "more.jsonl", range(50, 60))
    assert 0 == command("index", folder, "--index", made).returncode
    (tmp_path / "link").symlink_to(made)
    assert 50 == found(tmp_path / "link")
    inner = kashaf.open(made).folder.data / "inner"
    inner.symlink_to(made)
    assert 50 == found(made)
    assert kashaf.check(made).whole
    kashaf.open(made).add(id="x", text="كتاب رقم")
    assert 51 == found(made)


def test_a_file_in_place_of_a_folder(made: Path, tmp_path: Path) -> None:
    """The engine's folder is a file, or the index itself is."""
    with pytest.raises(KashafError, match="is a file"):
        kashaf.open(tmp_path / "old.jsonl")
    data = kashaf.open(made).folder.data
    data.rename(made / "elsewhere")
    data.write_text("")
    check_line(command("search", "كتاب", "--index", made), "damaged", "kashaf check")
