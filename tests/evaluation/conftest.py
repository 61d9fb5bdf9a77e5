"""What the tests of evaluation share: a collection to judge by hand, and the installed command."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kashaf.evaluation import Collection, read_collection

Run = Callable[..., subprocess.CompletedProcess[str]]

DOCUMENTS = """\
{"id": "a", "title": "المكتبة", "text": "قرأ الطلاب كتابين عن النجوم"}
{"id": "b", "title": "السوق", "text": "اشترت الطالبة سيارة جديدة"}
{"id": "c", "text": "الكتاب على الطاولة، والكتاب الآخر في الحقيبة"}
{"id": "d", "text": "السيارات في الشارع كثيرة"}
"""
QUERIES = "1\tكتاب\n2\tسيارات جديده\n3\tنجوم\n"
QRELS = "1 0 a 1\n1 0 c 2\n1 0 d 0\n2 0 b 1\n3 0 a 1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files of the small collection."""
    (tmp_path / "docs.jsonl").write_text(DOCUMENTS, "utf-8")
    (tmp_path / "queries.tsv").write_text(QUERIES, "utf-8")
    (tmp_path / "qrels.txt").write_text(QRELS, "utf-8")
    return tmp_path


@pytest.fixture
def small(folder: Path) -> Collection:
    """The small collection, read."""
    return read_collection([folder / "docs.jsonl"], folder / "queries.tsv", folder / "qrels.txt")


@pytest.fixture
def run(folder: Path) -> Run:
    """Run the installed command in the folder of the small collection."""
    command = shutil.which("kashaf", path=Path(sys.executable).parent) or shutil.which("kashaf")
    assert command is not None, "the command kashaf is not installed in the environment that runs the tests"

    def run(*args: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, "eval", *map(str, args)],
            capture_output=True,
            cwd=folder,
            timeout=60,
            env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
            check=False,
            encoding="utf-8",
        )

    return run
