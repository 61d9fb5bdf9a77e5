"""Runs of `kashaf index` after each other, with several processes, and cut short."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LINUX = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists processes there")


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two files."""
    made = tmp_path / "كتب"
    made.mkdir()
    (made / "أول.txt").write_text("الكتاب الأول", encoding="utf-8")
    (made / "ثان.txt").write_text("الكتاب الثاني", encoding="utf-8")
    return made


def test_the_second_run_says_what_it_left(run, folder):
    """New, changed, unchanged and gone files are counted, and documents that went."""
    run("index", folder)
    (folder / "أول.txt").unlink()
    (folder / "ثالث.txt").write_text("الكتاب الثالث", encoding="utf-8")
    done = run("index", folder, "--prune")
    assert "files: 1 new, 0 changed, 1 unchanged, 1 gone; 1 document removed" in done.stdout
    assert "2 found" in run("search", "كتاب").stdout
    assert "files: 0 new, 2 changed, 0 unchanged" in run("index", folder, "--again").stdout
    counts = json.loads(run("index", folder, "--json").stdout)
    assert [0, 0, 0, 2, 0] == [counts[key] for key in ("documents", "new", "changed", "unchanged", "gone")]


def test_several_processes_index_what_one_would(run, folder):
    """`--jobs` changes no figure."""
    done = run("index", folder, "--jobs", "2")
    assert "2 documents, 6 words" in done.stdout
    assert "" == done.stderr


@LINUX
def test_ctrl_c_ends_all_processes(command, tmp_path):
    """The workers end with the command, which says one line and leaves nothing half done."""
    index = tmp_path / "index"
    process = subprocess.Popen(
        [command, "index", "-", "--jobs", "2", "--index", str(index)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell starts what runs in its background with this signal ignored, and the tests may run there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - there is one thread
    )
    assert process.stdin is not None
    row = json.dumps({"text": "نص طويل " * 200}).encode() + b"\n"
    process.stdin.write(row * 500)
    process.stdin.flush()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(300):
        if len(began := children.read_text(encoding="ascii").split()) >= 2:
            break
        time.sleep(0.1)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, errors = process.communicate(timeout=30)
    assert 130 == process.returncode, errors.decode()
    assert b"interrupted" in errors
    assert b"Traceback" not in errors
    assert not any(Path(f"/proc/{child}/exe").exists() for child in began)


READER = """
import sys, kashaf
from pathlib import Path
index = kashaf.open(sys.argv[1])
print(index.search("كتاب").total, flush=True)
while not Path(sys.argv[2]).exists():
    assert 10 == index.search("كتاب").total
    with kashaf.open(sys.argv[1]) as other:
        assert other.search("كتاب").total % 10 == 0
with kashaf.open(sys.argv[1]) as other:
    print(index.search("كتاب").total, other.search("كتاب").total)
"""


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_readers_are_not_disturbed_by_writing(tmp_path, engine):
    """What is open goes on seeing one commit, here and in another process; what is opened sees whole ones."""
    import kashaf

    def rows(start: int) -> list[dict[str, object]]:
        return [{"id": number, "text": f"كتاب {number}"} for number in range(start, start + 10)]

    place, done = tmp_path / "index", tmp_path / "done"
    kashaf.create(place, engine=engine, analyzer="light").add(rows(0))
    with kashaf.open(place) as here:
        assert 10 == here.search("كتاب").total
        reader = subprocess.Popen(
            [sys.executable, "-c", READER, str(place), str(done)], stdout=subprocess.PIPE, text=True
        )
        assert reader.stdout is not None
        assert "10\n" == reader.stdout.readline()
        for start in range(10, 110, 10):
            with kashaf.open(place) as other:
                other.add(rows(start))
            assert 10 == here.search("كتاب").total
        done.touch()
        assert ("10 110\n", None) == reader.communicate(timeout=60)
        here.reload()
        assert 110 == here.search("كتاب").total
    assert 0 == reader.returncode


@LINUX
@pytest.mark.parametrize("options", [(), ("--commit-every", "40"), ("--commit-every", "40", "--jobs", "2")])
def test_a_killed_run_is_completed_by_the_next(command, run, tmp_path, options):
    """Wherever it was killed, a second run leaves the documents of an undisturbed one."""
    import kashaf
    from kashaf.engines import query as tree

    folder, index = tmp_path / "many", tmp_path / "index"
    folder.mkdir()

    def write(start: int) -> None:
        for number in range(60):
            rows = [{"id": f"{number}-{row}", "text": f"نص {row}"} for row in range(start, start + 12)]
            lines = "\n".join(json.dumps(row) for row in rows)
            (folder / f"{number:02}.jsonl").write_text(lines, encoding="utf-8")

    write(0)
    run("index", folder, "--index", index)
    for moment in range(3):
        write(moment * 5 + 5)
        process = subprocess.Popen(
            [command, "index", str(folder), "--index", str(index), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            if (index / "kashaf.writing").exists() or process.poll() is not None:
                break
            time.sleep(0.05)
        time.sleep(moment * 0.1)
        process.kill()
        process.wait()
    done = run("index", folder, "--index", index)
    assert 0 == done.returncode, done.stderr
    with kashaf.open(index) as opened:
        ids = {hit.id for hit in opened.searcher().scan(tree.All())}
    assert {f"{number}-{row}" for number in range(60) for row in range(15, 27)} == ids
    assert "0 new, 0 changed, 60 unchanged" in run("index", folder, "--index", index).stdout
