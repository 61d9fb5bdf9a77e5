"""What the tests of the shell share: an index of the seeds, and a terminal to look at."""

import json
import os
import re
import shutil
import sys
import time
from pathlib import Path

import pexpect
import pyte
import pytest

import kashaf
from kashaf.search.why.language import Language
from kashaf.shell import Session

SEEDS = Path(__file__).parents[2] / "seeds" / "corpus.jsonl"

INVISIBLE = re.compile("[\u200e\u200f\u2066-\u2069]")
"""Characters that steer the direction; the emulator knows none of them, and terminals show none."""

PATIENCE = 20.0
"""Seconds that a screen is waited for before a test fails; usually it takes some milliseconds."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the seeds."""
    path = tmp_path_factory.mktemp("shell") / "seeds-index"
    index = kashaf.create(path, fields={"category": "keyword", "date": "date"})
    index.add([json.loads(line) for line in SEEDS.read_text("utf-8").splitlines()])
    index.close()
    return path


@pytest.fixture
def session(folder):
    """A session in English on the index of the seeds."""
    with kashaf.open(folder) as index:
        yield Session(index, Language.ENGLISH)


@pytest.fixture(scope="session")
def command() -> str:
    """The path of the installed command."""
    found = shutil.which("kashaf", path=Path(sys.executable).parent) or shutil.which("kashaf")
    assert found is not None, "the command kashaf is not installed in the environment that runs the tests"
    return found


class Terminal:
    """A program on a pseudo-terminal, and what its screen shows."""

    def __init__(
        self, command: str, args: list[str], size: tuple[int, int], folder: Path, **env: str
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""
        self._child = pexpect.spawn(
            command,
            args,
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=PATIENCE,
            cwd=folder.parent,
            env={
                **{
                    name: value
                    for name, value in os.environ.items()
                    if name not in ("NO_COLOR", "KASHAF_LANG")
                },
                "TERM": "xterm-256color",
                "PYTHONUTF8": "1",
                "LANG": "C.UTF-8",
                "KASHAF_INDEX": str(folder),
                **env,
            },
        )
        self._child.delaybeforesend = None

    @property
    def rows(self) -> list[str]:
        """The rows of the screen."""
        return [row.rstrip() for row in self.screen.display]

    def send(self, keys: str) -> None:
        """Press keys."""
        self._child.send(keys)

    def see(self, *texts: str, gone: str | None = None) -> list[str]:
        """Wait until all these texts stand on the screen, and one no more; return the rows."""
        end = time.monotonic() + PATIENCE
        while not (self._shows(texts) and (gone is None or not self._shows((gone,)))):
            assert time.monotonic() < end, f"no {texts} (or still {gone!r}) in\n" + "\n".join(self.rows)
            self._read()
        return self.rows

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        self.screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def left(self) -> int:
        """Wait until the program has ended; return its exit code."""
        self._child.expect(pexpect.EOF)
        self.raw += self._child.before
        self._child.close()
        return self._child.exitstatus

    def close(self) -> None:
        """End the program, if it has not."""
        self._child.close(force=True)

    def _shows(self, texts: tuple[str, ...]) -> bool:
        shown = "\n".join(self.rows)
        return all(text in shown for text in texts)

    def _read(self) -> None:
        try:
            text = self._child.read_nonblocking(65536, timeout=0.5)
        except pexpect.TIMEOUT:
            return
        self.raw += text
        self._stream.feed(INVISIBLE.sub("", text))


@pytest.fixture
def terminal(command, folder, tmp_path):
    """Open the shell on a pseudo-terminal of some size."""
    opened = []

    def start(*args: str, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
        state = {"XDG_STATE_HOME": str(tmp_path)}
        opened.append(Terminal(command, list(args), size, folder, **state, **env))
        return opened[-1]

    yield start
    for each in opened:
        each.close()
