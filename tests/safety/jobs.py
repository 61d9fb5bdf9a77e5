"""What a writer is killed at: jobs on an index, the states that each may leave, and the process they run in.

Run as a program, it imports everything once, then reads lines of JSON, each a job to be done in a forked
process and the moment at which that process is killed: after so many seconds, or before it touches the files
of the index for the so-manieth time.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import kashaf
from kashaf.cli import main as main_command
from kashaf.engines import registry
from kashaf.errors import MissingIndexError

Texts = dict[str, str]

TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir"}
"""The events of Python's audit that can change files, or come before what does."""

HALF = {f"{number}": f"كتاب رقم {number} في المكتبة القديمة" for number in range(120)}
WHOLE = {**HALF, **{f"{number}": f"كتاب رقم {number} في المدرسة" for number in range(120, 240)}}
CHANGED = {**WHOLE, **{f"{number}": f"كتاب جديد {number}" for number in range(0, 240, 5)}}
GONE = tuple(f"{number}" for number in range(1, 240, 6))
UPDATED = {name: text for name, text in CHANGED.items() if name not in GONE} | {"new": "كتاب أخير"}


def rows(texts: Texts) -> list[dict[str, object]]:
    return [{"id": name, "text": text} for name, text in texts.items()]


def build(path: Path, engine: str) -> None:
    """A first build of two commits, or what one that was interrupted left of it."""
    try:
        index = kashaf.open(path)
    except MissingIndexError:
        index = kashaf.create(path, engine=engine, analyzer="light")
    with index.writer() as writer:
        for number, row in enumerate(rows(WHOLE)):
            if number == len(HALF):
                writer.commit()
            writer.add(row)


def update(path: Path, _: str) -> None:
    """An update of two commits: documents replaced, then others deleted and one added."""
    with kashaf.open(path).writer() as writer:
        for row in rows(CHANGED):
            if CHANGED[str(row["id"])] != WHOLE[str(row["id"])]:
                writer.add(row)
        writer.commit()
        for name in GONE:
            writer.delete(name)
        writer.add({"id": "new", "text": UPDATED["new"]})


def compact(path: Path, _: str) -> None:
    """A compaction of an index with deleted documents."""
    with kashaf.open(path).writer() as writer:
        writer.compact()


def rebuild(path: Path, _: str) -> None:
    """An index made anew for another analyzer."""
    kashaf.rebuild(path, analyzer="folded")


def command(path: Path, engine: str) -> None:
    """Files indexed through the command line, which remembers what it has read."""
    sources = path.with_name("sources")
    sources.mkdir(exist_ok=True)
    for start in range(0, len(WHOLE), 40):
        part = [json.dumps(row, ensure_ascii=False) for row in rows(WHOLE)[start : start + 40]]
        (sources / f"{start}.jsonl").write_text("\n".join(part), "utf-8")
    sys.argv = ["kashaf", "index", str(sources), "--index", str(path)]
    sys.argv += [] if (path / "kashaf.json").exists() else ["--engine", engine, "--analyzer", "light"]
    try:
        main_command()
    except SystemExit as ended:
        if ended.code:
            raise


JOBS: Mapping[str, tuple[Callable[[Path, str], None], tuple[Texts, ...]]] = {
    "build": (build, ({}, HALF, WHOLE)),
    "update": (update, (WHOLE, CHANGED, UPDATED)),
    "compact": (compact, (UPDATED,)),
    "rebuild": (rebuild, (UPDATED,)),
    "command": (command, ({}, WHOLE)),
}
"""Each job by name, with the states of the index before it, at its commits and after it."""


def main() -> None:
    """Do what is asked for, line by line, and answer each with what became of it."""
    for engine in ("tantivy", "whoosh"):
        registry.engine(engine)
    for analyzer in ("light", "folded"):
        kashaf.build(kashaf.Settings(analyzer))
    for module in ("kashaf.cli.index", "kashaf.indexer.rebuild"):
        import_module(module)  # so that forked processes need not

    for line in sys.stdin:
        sys.stdout.write(json.dumps(_forked(json.loads(line))) + "\n")
        sys.stdout.flush()


def _forked(asked: dict[str, object]) -> dict[str, object]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _do(asked, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        said.read(1)  # it begins
        begun = time.perf_counter()
        if asked.get("seconds") is not None:
            time.sleep(float(str(asked["seconds"])))
            os.kill(child, signal.SIGKILL)
        rest = said.read()
    status = os.waitpid(child, 0)[1]
    return {
        "killed": os.WIFSIGNALED(status),
        "code": os.waitstatus_to_exitcode(status),
        "seconds": time.perf_counter() - begun,
        "touches": int(rest or b"0"),
    }


def _do(asked: dict[str, object], said: int) -> None:
    """Do a job in this process, and end it."""
    path, code, count = str(asked["path"]), 1, 0

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in TOUCHES and arguments and path in str(arguments[0]):
            count += 1
            if count == asked.get("touch"):
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        os.write(said, b".")
        JOBS[str(asked["job"])][0](Path(path), str(asked["engine"]))
        os.write(said, str(count).encode())
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
