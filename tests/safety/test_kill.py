"""A writer killed at any moment leaves an index that opens at its last commit; a second run completes it."""

from __future__ import annotations

import json
import random
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import kashaf
from kashaf.engines import Sidecar
from kashaf.engines.checksums import damage
from kashaf.engines.folder import WRITING
from kashaf.errors import MissingIndexError
from kashaf.indexer.manifest import MANIFEST

PROGRAM = Path(__file__).with_name("jobs.py")
JOBS = runpy.run_path(str(PROGRAM))  # tests are no package, so that it cannot be imported
STATES = {job: states for job, (_, states) in JOBS["JOBS"].items()}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed as in POSIX")

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Have a job done, and perhaps its process killed; returns what became of it."""
    with subprocess.Popen(
        [sys.executable, str(PROGRAM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def ask(**asked: Any) -> dict[str, Any]:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            return dict(json.loads(process.stdout.readline()))

        yield ask
        process.communicate()


@pytest.fixture(scope="module")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """What the index is before each job, by engine and job; nothing before the first build."""
    made: dict[tuple[str, str], Path] = {}
    for engine in ("tantivy", "whoosh"):
        place = tmp_path_factory.mktemp(engine)
        JOBS["build"](place / "built", engine)
        shutil.copytree(place / "built", place / "updated")
        JOBS["update"](place / "updated", engine)
        made[engine, "build"] = made[engine, "command"] = place / "nothing"
        made[engine, "update"] = place / "built"
        made[engine, "compact"] = made[engine, "rebuild"] = place / "updated"
    return made


def texts(path: Path) -> dict[str, str]:
    """Return what an index holds, and hold its search against it."""
    try:
        index = kashaf.open(path)
    except MissingIndexError:
        return {}
    with index:
        held = {name: stored.text for name, stored in index.documents()}
        assert len(held) == index.search("كتاب", limit=0).total
        assert sum("جديد" in text for text in held.values()) == index.search("جديد", limit=0).total
        assert len(held) == len(index)
    return held


def orphans(path: Path) -> set[str]:
    """Return the names of files that belong to no commit, once somebody has opened the index to write."""
    with kashaf.open(path) as index:
        with index.writer():
            pass
        if index.layout is None:
            return set()
        sidecar = Sidecar.read(path)
        kept = {f"{sidecar.data}/{name}" for name in index.folder.index.files()}
    found = {file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()}
    left = found - kept - {"kashaf.json"}
    # The list of sources is SQLite's, which takes care of its journal when it is next asked.
    return {name for name in left if not name.lower().endswith("lock") and not name.startswith(MANIFEST)}


def kill_and_look(ask: Ask, engine: str, job: str, beginning: Path, place: Path, **moment: float) -> bool:
    """Kill a writer, look at what it left, and complete it; return whether it was killed before its end."""
    path = place / "index"
    shutil.rmtree(path, ignore_errors=True)
    if beginning.exists():
        shutil.copytree(beginning, path)
    done = ask(job=job, engine=engine, path=str(path), **moment)
    states = STATES[job]
    left = texts(path)
    assert left in (states if done["killed"] else states[-1:]), moment
    if path.exists() and any(path.glob("kashaf.json")):
        assert set() == orphans(path), moment
        assert left == texts(path), moment
    assert 0 == ask(job=job, engine=engine, path=str(path))["code"]
    assert states[-1] == texts(path), moment
    assert set() == orphans(path), moment
    sidecar = Sidecar.read(path)
    assert damage(path / sidecar.data, sidecar.files, at_most=None) is None
    assert not (path / WRITING).exists()
    return bool(done["killed"])


def kill_often(ask: Ask, engine: str, job: str, beginning: Path, place: Path, count: int) -> None:
    """Kill at random moments, by turns of the clock and of what is done to files, until `count` have met."""
    path = place / "whole"
    if beginning.exists():
        shutil.copytree(beginning, path)
    whole = ask(job=job, engine=engine, path=str(path))
    assert 0 == whole["code"]
    chance = random.Random(f"{engine} {job} {count}")  # noqa: S311 # the same at every run
    met = tried = 0
    while met < count:
        moment = (
            {"touch": chance.randint(1, whole["touches"])}
            if tried % 2
            else {"seconds": chance.uniform(0, whole["seconds"])}
        )
        met += kill_and_look(ask, engine, job, beginning, place, **moment)
        tried += 1
        assert tried < 10 * count


@pytest.mark.parametrize("job", list(STATES))
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_a_killed_writer_loses_nothing_that_was_committed(
    ask: Ask, beginnings: dict[tuple[str, str], Path], engine: str, job: str, tmp_path: Path
) -> None:
    """Two moments of each job; the hundreds are slow."""
    kill_often(ask, engine, job, beginnings[engine, job], tmp_path, 2)


@pytest.mark.slow
@pytest.mark.parametrize("job", list(STATES))
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_writers_killed_at_many_moments(
    ask: Ask, beginnings: dict[tuple[str, str], Path], engine: str, job: str, tmp_path: Path
) -> None:
    """Twenty-five moments of each job and engine before its end, 250 in all."""
    kill_often(ask, engine, job, beginnings[engine, job], tmp_path, 25)
