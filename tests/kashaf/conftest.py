"""What the tests of the front door share: the installed command, and an index of the seeds."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def command() -> str:
    """The path of the installed command."""
    found = shutil.which("kashaf", path=Path(sys.executable).parent) or shutil.which("kashaf")
    assert found is not None, "the command kashaf is not installed in the environment that runs the tests"
    return found


@pytest.fixture
def run(command: str, tmp_path: Path) -> Run:
    """Run the installed command in an empty folder, as a user would, without a terminal."""

    def run(
        *args: str | Path, stdin: str | bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [command, *map(str, args)],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            timeout=60,
            env={**os.environ, "PYTHONUTF8": "1", "XDG_STATE_HOME": str(tmp_path / "state"), **(env or {})},
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run


@pytest.fixture(scope="session")
def seeds_index(command: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the seeds, made through the command line."""
    folder = tmp_path_factory.mktemp("seeds") / "index"
    subprocess.run(
        [command, "index", str(SEEDS / "corpus.jsonl"), str(SEEDS / "files"), "--index", str(folder)],
        check=True,
        capture_output=True,
    )
    return folder
