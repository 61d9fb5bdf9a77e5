"""What commands write to a terminal, and what to a pipe."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import threading

import pytest

from kashaf.terminal import width

ESCAPE = "\x1b"


@pytest.fixture
def on_terminal(command, tmp_path):
    """Run the installed command on a terminal of 80 columns."""

    def run(*args, env=None):
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        usual = {
            name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")
        }
        chunks: list[bytes] = []
        reader = threading.Thread(target=_drain, args=(master, chunks))
        process = subprocess.Popen(
            [command, *map(str, args)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=tmp_path,
            env={**usual, "TERM": "xterm", "PYTHONUTF8": "1", "KASHAF_LANG": "en", **(env or {})},
        )
        os.close(slave)
        reader.start()
        process.wait(60)
        reader.join(10)
        os.close(master)
        return b"".join(chunks).decode().replace("\r\n", "\n")

    return run


def _drain(master, chunks):
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # what Linux says when the other end is closed
            return
        if not chunk:
            return
        chunks.append(chunk)


def test_a_pipe_gets_no_escape_sequences(run, seeds_index):
    """Marks are brackets, lines stand left and whole, other directions stand in isolates."""
    shown = run("search", "الكتاب", "--index", seeds_index).stdout
    assert ESCAPE not in shown
    assert "[" in shown
    assert "\n  1. \u2068" in shown
    assert shown.count("\u2068") == shown.count("\u2069")


def test_a_terminal_gets_colour_and_arabic_at_the_right(on_terminal, seeds_index):
    """No line is wider than the terminal, and those of a hit end in one column."""
    shown = on_terminal("search", "الكتاب", "--index", seeds_index, "--limit", "3")
    assert "\x1b[1;33m" in shown
    bare = shown.replace("\x1b[1;33m", "").replace("\x1b[0m", "")
    assert all(width(line) < 80 for line in bare.splitlines())
    assert {79, 74} == {width(line) for line in bare.splitlines() if "\u2067" in line}


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_when_told_so(on_terminal, seeds_index, env):
    """Nothing but letters is written."""
    assert ESCAPE not in on_terminal("search", "الكتاب", "--index", seeds_index, env=env)


@pytest.mark.parametrize(
    "args",
    [("lexicon", "كتاب"), ("analyze", "والكتابُ"), ("engines",), ("suggest", "الكتابب"), ("complete", "كت")],
)
def test_every_command_takes_bidi(run, seeds_index, args):
    """In visual order letters have the forms that they join in, and nothing steers the terminal."""
    index = () if args[0] in ("analyze", "engines") else ("--index", seeds_index)
    done = run(*args, *index, "--bidi", "visual")
    assert 0 == done.returncode, done.stderr
    assert done.stdout
    assert not set("\u2066\u2067\u2068\u2069\u0643\u0628\x1b") & set(done.stdout)


def test_the_environment_names_the_order(run, seeds_index):
    """KASHAF_BIDI does what --bidi does; off adds no isolates."""
    shown = run("search", "الكتاب", "--index", seeds_index, env={"KASHAF_BIDI": "off"}).stdout
    assert not set("\u2066\u2067\u2068\u2069") & set(shown)
    assert 2 == run("search", "الكتاب", env={"KASHAF_BIDI": "sideways"}).returncode


def test_doctor_terminal(run, on_terminal):
    """The page is shown with or without a terminal, and as data."""
    assert "export KASHAF_BIDI=visual" in run("doctor", "terminal").stdout
    assert '"counted"' in run("doctor", "terminal", "--json").stdout
    assert "Which line can you read, its letters joined?" in on_terminal("doctor", "terminal")


def test_id_and_fields_follow_each_other_from_the_right(on_terminal, seeds_index):
    """In a line from right to left the id is the first from the right, Latin pieces or not."""
    shown = on_terminal("search", "المدينة", "--index", seeds_index, "-n", "1", "--bidi", "visual")
    line = next(line for line in shown.splitlines() if " · " in line)
    parts = line.strip().split(" · ")
    assert re.fullmatch(r"[a-z]+-\d+", parts[-1])
    assert "category:" in line


def test_tables_begin_in_one_column(on_terminal):
    """A table with Arabic in its first column is indented as a whole, so that no isolate begins a line."""
    lines = on_terminal("analyze", "كتاب word").splitlines()
    assert lines[0].startswith(" word")
    assert lines[1].startswith(" \u2068كتاب\u2069")
    assert lines[2].startswith(" word")
