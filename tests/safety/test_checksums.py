"""Sizes and checksums: damage is noticed when an index is opened, and a commit is never taken for damage."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import kashaf
from kashaf.engines import Sidecar, checksums
from kashaf.engines.folder import WRITING
from kashaf.errors import DamagedIndexError, NotAnIndexError

TEXTS = [{"id": f"{number}", "text": f"كتاب رقم {number} في المكتبة القديمة"} for number in range(20)]


@pytest.fixture(params=["tantivy", "whoosh"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An index of each engine, written and closed."""
    folder = tmp_path / "index"
    with kashaf.create(folder, engine=request.param, analyzer="light") as index:
        index.add(TEXTS)
    return folder


def files(folder: Path) -> list[Path]:
    sidecar = Sidecar.read(folder)
    return [folder / sidecar.data / name for name in sidecar.files]


def put(file: Path, data: bytes) -> None:
    """Put a file in the place of another; one that is cut off while it is mapped ends the process."""
    file.unlink(missing_ok=True)
    file.write_bytes(data)


def found(folder: Path) -> int:
    with kashaf.open(folder) as index:
        return index.search("كتاب").total


def test_every_file_of_the_commit_is_written_down(made: Path) -> None:
    """The sidecar holds the size and checksum of each, and no writer is announced any more."""
    sidecar = Sidecar.read(made)
    assert sidecar.files
    assert {file.name: checksums.file_sum(file) for file in files(made)} == dict(sidecar.files)
    assert not (made / WRITING).exists()


def test_a_flipped_bit_is_noticed_in_every_file(made: Path) -> None:
    """Whatever file it is in: an error names the file."""
    for file in filter(lambda file: file.stat().st_size, files(made)):
        data = file.read_bytes()
        changed = bytearray(data)
        changed[len(data) // 2] ^= 1
        put(file, changed)
        with pytest.raises(DamagedIndexError, match=file.name):
            found(made)
        put(file, data)
    assert len(TEXTS) == found(made)


def test_a_missing_and_a_shortened_file_are_noticed(made: Path) -> None:
    """The error says which file and how."""
    first, *_, last = files(made)
    data = first.read_bytes()
    put(first, data[:-1])
    with pytest.raises(DamagedIndexError, match="bytes instead of"):
        found(made)
    put(first, data)
    last.unlink()
    with pytest.raises(DamagedIndexError, match="is missing"):
        found(made)


def test_of_a_large_index_sizes_are_compared(made: Path) -> None:
    """Above the limit, files are not read through, but a size that differs is noticed."""
    sidecar = Sidecar.read(made)
    data = made / sidecar.data
    first = next(iter(sidecar.files))
    content = (data / first).read_bytes()
    put(data / first, bytes([content[0] ^ 1]) + content[1:])
    assert checksums.damage(data, sidecar.files, at_most=10) is None
    assert checksums.damage(data, sidecar.files, at_most=None) is not None
    put(data / first, content + b" ")
    assert checksums.damage(data, sidecar.files, at_most=10) is not None


def test_a_changed_sidecar_is_broken(made: Path) -> None:
    """The sidecar has a checksum of its own."""
    path = made / "kashaf.json"
    content = json.loads(path.read_text("utf-8"))
    content["counts"]["documents"] += 1
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(NotAnIndexError, match=r"kashaf\.json is broken"):
        kashaf.open(made)


def test_a_commit_that_was_not_written_down_is_no_damage(made: Path) -> None:
    """A writer that dies between its commit and the sidecar leaves an index that opens at that commit."""
    script = (
        "import os, sys, kashaf\n"
        "from kashaf.engines.folder import IndexFolder\n"
        "from kashaf.indexer.writer import IndexWriter\n"
        "index = kashaf.open(sys.argv[1])\n"
        "IndexFolder.count = lambda *_: os._exit(9)\n"
        "writer = IndexWriter(index.folder, index.analyzer)\n"
        "writer.add({'id': 'new', 'text': 'كتاب جديد'})\n"
        "writer.commit()\n"
    )
    assert 9 == subprocess.run([sys.executable, "-c", script, str(made)], check=False).returncode
    assert (made / WRITING).exists()
    assert len(TEXTS) + 1 == found(made)
    with kashaf.open(made) as index:
        index.add(id="newer", text="كتاب")
    assert not (made / WRITING).exists()
    assert len(TEXTS) + 2 == found(made)


def test_searching_goes_on_while_somebody_writes(made: Path) -> None:
    """Opening again and again during many commits of another process never meets damage."""
    script = (
        "import sys, kashaf\n"
        "for number in range(12):\n"
        "    with kashaf.open(sys.argv[1]) as index:\n"
        "        index.add({'id': f'more {number} {k}', 'text': 'كتاب آخر'} for k in range(5))\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(made)]) as writing:
        totals = []
        while writing.poll() is None:
            totals.append(found(made))
    assert 0 == writing.returncode
    assert sorted(totals) == totals
    assert len(TEXTS) + 60 == found(made)


def test_a_second_writer_leaves_the_first_one_announced(made: Path) -> None:
    """Who is refused does not seal what another still writes."""
    with kashaf.open(made) as index, index.writer() as writer:
        writer.add({"id": "new", "text": "كتاب"})
        with kashaf.open(made) as other, pytest.raises(kashaf.KashafError), other.writer():
            pass
        assert (made / WRITING).exists()
    assert not (made / WRITING).exists()
