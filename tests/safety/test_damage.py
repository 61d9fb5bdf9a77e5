"""Damage anywhere in an index: the answer is a clear error or the right hits, never others, never a hang."""

from __future__ import annotations

import random
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import kashaf
from kashaf.engines import checksums
from kashaf.errors import KashafError

QUERIES = ("كتاب", "المكتبة القديمة", '"كتاب رقم"', "كتا*", "المكتبه~", "category:شعر", "price:[3 TO 7]")
SECONDS = 20  # in which a search of a tiny index must have ended

Answers = list[list[tuple[str, float, str]]]
Harm = Callable[[random.Random, bytes], bytes | None]


def flip_a_bit(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def write_over(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    return (data[:start] + chance.randbytes(chance.randint(1, 64)) + data[start + 64 :])[: len(data)]


def cut_off(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def empty(_: random.Random, data: bytes) -> bytes:
    return bytes(len(data))


def lengthen(chance: random.Random, data: bytes) -> bytes:
    return data + chance.randbytes(8)


def remove(*_: object) -> None:
    return None


HARMS: tuple[Harm, ...] = (flip_a_bit, flip_a_bit, flip_a_bit, write_over, cut_off, empty, lengthen, remove)


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of several commits, with documents replaced and deleted."""
    path = tmp_path_factory.mktemp("damage") / "index"
    with kashaf.create(path, engine=request.param, analyzer="light") as index:
        for start in (0, 40, 60):
            index.add(
                {
                    "id": f"{number}",
                    "text": f"كتاب رقم {number} في المكتبة القديمة",
                    "category": "شعر" if number % 3 else "نثر",
                    "price": number % 10,
                }
                for number in range(start, start + 50)
            )
        index.delete("3", "44", "70")
    return path


def put(file: Path, data: bytes) -> None:
    """Put a file in the place of another; one that is cut off while it is mapped ends the process."""
    file.unlink(missing_ok=True)
    file.write_bytes(data)


def answers(path: Path) -> Answers:
    with kashaf.open(path) as index:
        return [
            [(hit.id, hit.score, hit.text) for hit in index.search(query, limit=200)] for query in QUERIES
        ]


def asked(path: Path) -> Answers | str:
    """Return the answers, or what Kashaf says why there are none."""
    try:
        return answers(path)
    except KashafError as error:
        return str(error)


@contextmanager
def in_time() -> Iterator[None]:
    """Fail what hangs; where there are no alarms, it is left to hang."""
    if sys.platform == "win32":
        yield
        return

    def late(*_: object) -> None:
        raise TimeoutError("it hangs")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def harm_and_ask(made: Path, count: int) -> int:
    """Harm a file at a time, ask, and mend it; return how often the harm was noticed."""
    whole = answers(made)
    assert all(whole)
    files = sorted(file for file in made.rglob("*") if file.is_file())
    chance = random.Random(count)  # noqa: S311 # the same at every run
    noticed = 0
    for _ in range(count):
        file, harm = chance.choice(files), chance.choice(HARMS)
        data = file.read_bytes()
        harmed = harm(chance, data) if data else b"?"
        if harmed is None:
            file.unlink()
        else:
            put(file, harmed)
        try:
            with in_time():
                said = asked(made)
        finally:
            put(file, data)
        if isinstance(said, str):
            noticed += 1
            assert "\n" not in said
            assert str(made) in said, (file.name, harm.__name__, said)
        else:
            assert whole == said, (file.name, harm.__name__)
    assert whole == answers(made)
    return noticed


def test_harm_is_noticed_or_does_no_harm(made: Path) -> None:
    """Forty places in each engine's index."""
    assert 30 < harm_and_ask(made, 40)


@pytest.mark.slow
def test_harm_at_many_places(made: Path) -> None:
    """Five hundred places in each engine's index."""
    assert 400 < harm_and_ask(made, 500)


def test_harm_is_noticed_though_a_writer_was_killed(made: Path) -> None:
    """While somebody writes or was killed, files that never change are checked all the same."""
    whole = answers(made)
    file = max((file for file in made.rglob("*") if file.is_file()), key=lambda file: file.stat().st_size)
    (made / "kashaf.writing").touch()
    assert whole == answers(made)
    data = file.read_bytes()
    put(file, empty(random, data))
    with pytest.raises(KashafError, match=file.name):
        answers(made)
    put(file, data)
    (made / "kashaf.writing").unlink()


def test_the_command_line_says_it_in_a_line(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, exit code 1, and the command that says more."""
    from kashaf.cli import main

    file = max((file for file in made.rglob("*") if file.is_file()), key=lambda file: file.stat().st_size)
    data = file.read_bytes()
    put(file, data[:-1])
    monkeypatch.setattr(sys, "argv", ["kashaf", "search", "كتاب", "--index", str(made)])
    with pytest.raises(SystemExit) as ended:
        main()
    put(file, data)
    assert 1 == ended.value.code
    said = capsys.readouterr().err
    assert said.startswith("Error: ")
    assert 1 == said.count("\n")
    assert f"kashaf check --index {made}" in said


def test_what_was_read_once_is_read_again_when_it_changes(made: Path) -> None:
    """A file is read through once a process, unless its size, place or times change."""
    answers(made)
    assert checksums.damage(made, {"kashaf.json": checksums.file_sum(made / "kashaf.json")}) is None
    put(made / "kashaf.json", data := (made / "kashaf.json").read_bytes())
    wrong = checksums.FileSum(len(data), 0)
    assert checksums.damage(made, {"kashaf.json": wrong}) == "kashaf.json does not hold what was written"
