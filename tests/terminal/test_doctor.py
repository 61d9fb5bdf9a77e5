"""What is found out about a terminal, and what is said of it."""

import os
import pty
import re
import threading

import pytest

from kashaf.terminal import width
from kashaf.terminal.cursor import measured_widths
from kashaf.terminal.doctor import SAMPLES, examine, page


@pytest.fixture
def terminal():
    """A terminal that draws a lam and an alef in one column, and says where its cursor is."""
    master, slave = pty.openpty()
    stopping = threading.Event()
    thread = threading.Thread(target=_answer, args=(master, stopping))
    thread.start()
    yield slave
    stopping.set()
    os.write(slave, b"\x1b[6n")
    thread.join(5)
    os.close(slave)
    os.close(master)


def _answer(master, stopping):
    read = b""
    while not stopping.is_set():
        read += os.read(master, 1024)
        while b"\x1b[6n" in read:
            before, _, read = read.partition(b"\x1b[6n")
            text = re.split(r"\r\x1b\[K", before.decode())[-1].replace("لا", "ل")
            os.write(master, f"\x1b[5;{width(text) + 1}R".encode())


def test_a_terminal_says_its_columns(terminal):
    """The cursor's place tells how many columns a text takes there, not how many it ought to."""
    assert (4, 4, 1) == measured_widths(("كتاب", "كِتَابٌ", "لا"), terminal, terminal)


def test_a_terminal_that_says_nothing(monkeypatch):
    """Where no answer comes, one is waited for, and then none is asked for any more."""
    monkeypatch.setattr("kashaf.terminal.cursor._PATIENCE", 0.01)
    master, slave = pty.openpty()
    assert (None, None) == measured_widths(("a", "b"), slave, slave)
    os.close(slave)
    os.close(master)


def test_the_page_says_what_goes_wrong():
    """Each sample that has other columns is named, with what comes of it."""
    found = examine({"XTERM_VERSION": "1"}, lambda texts: [width(text) + (text == "لا") for text in texts])
    text = "\n".join(page(found))
    assert "xterm; it takes --bidi visual" in text
    assert "✗ lam-alef               3 for 2" in text
    assert len(SAMPLES) - 1 == text.count("✓")


def test_without_a_terminal_nothing_is_asked():
    """The page says so, and shows all that is for the eyes."""
    text = "\n".join(page(examine({}, None)))
    assert "Terminal: none" in text
    assert "Not asked" in text
    assert text.count("\u2068") == text.count("\u2069") > 0


def test_the_page_fits_a_narrow_terminal():
    """No line is wider than 79 columns, whatever a terminal says."""
    found = examine({"TMUX": "1"}, lambda texts: [9 for _ in texts])
    assert [] == [line for line in page(found) if width(line) > 79]
