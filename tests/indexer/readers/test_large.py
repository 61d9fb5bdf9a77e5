"""Sources that are larger than memory should hold, in a process of bounded memory."""

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
from kashaf.indexer.formats import find_format, suffix_of
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import opened
path = Path(sys.argv[1])
with opened(Source(path.name, path.name, path, path.stat().st_size)) as stream:
    items = find_format(suffix_of(path.name)).read(stream, ReadingOptions())
    print(sum(len(getattr(item, "values", {}).get("text", "")) for item in items))
"""


def characters(path: Path, megabytes: int) -> str:
    arguments = [sys.executable, "-c", CODE, str(path), str(megabytes << 20)]
    return subprocess.run(arguments, capture_output=True, text=True, check=False).stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_a_gigabyte_on_one_line_takes_bounded_memory(tmp_path: Path, name: str) -> None:
    """Text is read in pieces; in formats of lines such a line is reported, and the next one read."""
    path = tmp_path / name
    last = {"a.txt": "", "a.jsonl": '\n{"text": "قمح"}\n', "a.csv": "\nقمح\n"}[name]
    with path.open("wb") as file:
        file.write(b"text\n" if name == "a.csv" else b"")
        for _ in range(1024):
            file.write(b"word " * ((1 << 20) // 5) + b"x")
        file.write(last.encode())
    assert (str(path.stat().st_size) if name == "a.txt" else "3") == characters(path, 1400)
