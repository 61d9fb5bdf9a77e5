"""Bad input ends in one clear line and an exit code, never in a traceback, and nothing is lost."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kashaf.engines import Sidecar

ROWS = "".join(f'{{"id": "{n}", "text": "كتاب رقم {n} عن المدينة"}}\n' for n in range(30))


@pytest.fixture
def indexed(run, tmp_path: Path) -> Path:
    (tmp_path / "rows.jsonl").write_text(ROWS, "utf-8")
    assert 0 == run("index", "rows.jsonl").returncode
    return tmp_path / "kashaf-index"


def check_error(done, code: int, *words: str) -> None:
    """One line on standard error (behind click's usage lines), with these words, and that exit code."""
    assert code == done.returncode, done.stderr
    assert "Traceback" not in done.stderr
    line = done.stderr.strip().splitlines()[-1]
    assert line.startswith("Error: ")
    for word in words:
        assert word in line


def test_no_index(run):
    """The message names the folder and the command that makes an index."""
    check_error(run("search", "كتاب"), 1, "kashaf-index", "kashaf index")


def test_a_file_instead_of_a_folder(run, tmp_path):
    """An index is a folder."""
    (tmp_path / "file").write_text("")
    check_error(run("search", "كتاب", "--index", "file"), 1, "file", "folder")
    check_error(run("index", "file", "--index", "file"), 1, "file", "folder")


def test_a_folder_that_is_no_index(run, tmp_path):
    """A folder with other things in it is neither read nor written."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine")
    check_error(run("search", "كتاب", "--index", "other"), 1, "not an index")
    (tmp_path / "rows.jsonl").write_text(ROWS, "utf-8")
    check_error(run("index", "rows.jsonl", "--index", "other"), 1, "other")
    assert ["notes.txt"] == [path.name for path in (tmp_path / "other").iterdir()]


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"format": 99}', "\x00\xff"])
def test_a_broken_sidecar(run, indexed, content):
    """Whatever stands in the sidecar, the message says what to do."""
    (indexed / "kashaf.json").write_text(content, "latin-1")
    check_error(run("search", "كتاب"), 1, "kashaf")


def test_another_analyzer(run, indexed):
    """An index made by another analyzer is refused in one line that says how to rebuild."""
    replace(Sidecar.read(indexed), fingerprint="0" * 16).write(indexed)
    check_error(run("search", "كتاب"), 1, "another analyzer", "kashaf rebuild")


@pytest.mark.parametrize("option", [["--engine", "whoosh"], ["--analyzer", "folded"], ["--rule-off", "teh"]])
@pytest.mark.usefixtures("indexed")
def test_options_that_do_not_fit_the_index(run, option):
    """An index keeps its engine and analyzer."""
    check_error(run("index", "rows.jsonl", *option), 1, "index", "leave")


@pytest.mark.parametrize("query", ["", "  ", "\t"])
@pytest.mark.usefixtures("indexed")
def test_an_empty_query(run, query):
    """There must be something to search for."""
    check_error(run("search", query), 1, "empty")


@pytest.mark.usefixtures("indexed")
def test_a_query_without_a_word_finds_nothing(run):
    """Punctuation alone is no error; a note says that nothing was asked."""
    done = run("search", "!؟")
    assert (0, True) == (done.returncode, "no word" in done.stderr)


@pytest.mark.usefixtures("indexed")
def test_a_query_too_long(run):
    """100,000 characters are refused with the limit."""
    check_error(run("search", "-", stdin="كتاب " * 20_000), 1, "10,000")
    check_error(run("search", "x" * 100_000), 1, "10,000")


@pytest.mark.usefixtures("indexed")
def test_a_query_too_deep(run):
    """Parentheses nested beyond all sense are refused with the limit."""
    check_error(run("search", "(" * 4000 + "كتاب" + ")" * 4000), 1, "deeper than 100")
    check_error(run("search", "-", stdin="(" * 10_000 + "كتاب" + ")" * 10_000), 1, "10,000")


@pytest.mark.parametrize("query", [b"\xff\xfe", b"\xed\xa0\x80 \xd9\x83\xd8\xaa\xd8\xa7\xd8\xa8"])
def test_bytes_that_are_no_text(command, indexed, query):
    """What the shell passes that is not UTF-8 is searched as far as it is text."""
    done = subprocess.run(
        [command, "search", "--json", query, "--index", str(indexed)], capture_output=True, check=False
    )
    assert 0 == done.returncode
    assert "total" in json.loads(done.stdout)


def test_usage_errors_exit_with_2(run):
    """A wrong option or a missing argument is wrong usage."""
    check_error(run("search"), 2)
    check_error(run("search", "--limit", "-1", "كتاب"), 2)
    check_error(run("search", "--limt", "5", "كتاب"), 2, "--limt")
    check_error(run("nonsense"), 2, "nonsense")
    check_error(run("index", "x", "--engine", "lucene"), 2, "tantivy")


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["index", "missing.jsonl"], "missing.jsonl"),
        (["index", "rows.jsonl", "--encoding", "klingon"], "klingon"),
        (["index", "rows.jsonl", "--field", "pages"], "pages"),
        (["index", "rows.jsonl", "--field", "pages:colour"], "colour"),
        (["analyze", "كتاب", "--keep", "none.txt"], "none.txt"),
    ],
)
def test_arguments_that_lead_nowhere(run, tmp_path, args, word):
    """The message names the value."""
    (tmp_path / "rows.jsonl").write_text(ROWS, "utf-8")
    done = run(*args)
    check_error(done, done.returncode, word)
    assert done.returncode in (1, 2)


def test_a_failed_run_leaves_no_half_index(run, tmp_path):
    """After an error in the sources the next run works as if there had been none."""
    (tmp_path / "rows.jsonl").write_text(ROWS, "utf-8")
    check_error(run("index", "rows.jsonl", "missing.jsonl"), 1, "missing.jsonl")
    assert "30 documents" in run("index", "rows.jsonl").stdout


def test_a_closed_pipe_is_silent(command, indexed):
    """`kashaf search … | head -1` ends without a word."""
    shell = f"'{command}' search --limit 30 --index '{indexed}' كتاب | head -c 1 >/dev/null"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
    assert b"" == done.stderr


def test_ctrl_c_ends_with_one_line(command, tmp_path):
    """An interrupted run says so, exits with 130 and leaves nothing half done."""
    index = tmp_path / "index"
    process = subprocess.Popen(
        [command, "index", "-", "--index", str(index)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell starts what runs in its background with this signal ignored, and the tests may run there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - there is one thread
    )
    assert process.stdin is not None
    process.stdin.write(ROWS.encode())
    process.stdin.flush()
    for _ in range(200):
        if (index / "kashaf.json").exists():
            break
        time.sleep(0.1)
    time.sleep(0.3)  # now it waits for more rows
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert 130 == process.returncode, errors.decode()
    assert b"Traceback" not in errors
    assert b"interrupted" in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_on_output_is_one_line(command, indexed):
    """When the output cannot be written, one line says so."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [command, "search", "كتاب", "--index", str(indexed)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert 1 == done.returncode
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_a_read_only_index_can_be_searched(command):
    """Searching needs no right to write, neither to the index nor to its folder."""
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        folder = Path(name)
        (folder / "rows.jsonl").write_text(ROWS, "utf-8")
        subprocess.run([command, "index", "rows.jsonl"], cwd=folder, check=True, capture_output=True)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        # Root may write everywhere, so the search is made as nobody, once everything is imported.
        script = (
            "import os, sys, kashaf.cli.search, kashaf.engines.tantivy_engine, kashaf.search\n"
            "kashaf.open(sys.argv[1]).search('كتاب')\n"
            "os.getuid() or os.setuid(65534)\n"
            "print(os.access(sys.argv[1], os.W_OK), kashaf.open(sys.argv[1]).search('كتاب').total)"
        )
        index = str(folder / "kashaf-index")
        done = subprocess.run([sys.executable, "-c", script, index], capture_output=True, check=False)
        folder.chmod(0o755)
    assert "False 30" == done.stdout.decode().strip(), done.stderr.decode()
