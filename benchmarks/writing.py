"""What writing an index takes: documents and megabytes a second, memory against the size of a corpus.

    python benchmarks/writing.py speed NEWS.jsonl.gz --jobs 1 2 --rounds 3
    python benchmarks/writing.py memory NEWS.jsonl.gz --megabytes 10 100 1000 --jobs 1

`speed` runs `kashaf index` on the file, the numbers of jobs in turn, in a new folder each time, and prints
medians. `memory` gives the file's rows over and over, with new ids, to `kashaf index -`, and prints the most
memory that its processes had at once, and the first of them alone, by what Linux says twice a second.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=("speed", "memory"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--analyzer", default="full")
    parser.add_argument("--commit-every", type=int)
    said = parser.parse_args(arguments)
    options = ["--analyzer", said.analyzer]
    if said.commit_every:
        options += ["--commit-every", str(said.commit_every)]
    if said.what == "speed":
        speed(said.file, said.jobs, said.rounds, options)
    else:
        for size in said.megabytes:
            for jobs in said.jobs:
                memory(said.file, size, jobs, options)


def speed(file: Path, jobs: Sequence[int], rounds: int, options: Sequence[str]) -> None:
    """Print the medians of alternating runs."""
    rows = list(_rows(file))
    size = sum(map(len, rows)) / 1e6
    seconds: dict[int, list[float]] = {each: [] for each in jobs}
    for _ in range(rounds):
        for each in jobs:
            seconds[each].append(_run(["--jobs", str(each), *options], [str(file)])[0])
    for each, taken in seconds.items():
        median = statistics.median(taken)
        print(
            f"{each} jobs: {median:.1f} s, {len(rows) / median:,.0f} documents and {size / median:.1f} MB"
            f" a second (runs: {', '.join(f'{one:.1f}' for one in taken)})"
        )


def memory(file: Path, megabytes: int, jobs: int, options: Sequence[str]) -> None:
    """Print what a stream of some size takes."""
    rows = _again(list(_rows(file)), megabytes * 1_000_000)
    seconds, first, most, documents, searchable = _run(["--jobs", str(jobs), *options], ["-"], rows)
    print(
        f"{megabytes:,} MB, {jobs} jobs: at most {most / 1e6:,.0f} MB in all, {first / 1e6:,.0f} MB in the"
        f" first process; {documents:,} documents in {seconds:.0f} s; searchable after {searchable:.0f} s",
        flush=True,
    )


def _rows(file: Path) -> Iterator[bytes]:
    with gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb") as opened:
        yield from opened


def _again(rows: Sequence[bytes], size: int) -> Iterator[bytes]:
    decoded = [json.loads(row) for row in rows]
    number = written = 0
    while written < size:
        row = json.dumps({**decoded[number % len(rows)], "id": f"n{number}"}, ensure_ascii=False).encode()
        yield row + b"\n"
        number += 1
        written += len(row) + 1


def _run(
    options: Sequence[str], sources: Sequence[str], rows: Iterable[bytes] = ()
) -> tuple[float, int, int, int, float]:
    """Return seconds, the most memory of the first process and of all, documents, seconds to a search."""
    with tempfile.TemporaryDirectory(prefix="kashaf-writing-") as place:
        folder = Path(place) / "index"
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the command is our own
            [sys.executable, "-m", "kashaf", "index", *sources, "--index", str(folder), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        watch = _Watch(process.pid, folder)
        watch.start()
        assert process.stdin is not None
        for row in rows:
            process.stdin.write(row)
        process.stdin.close()
        if process.wait():
            raise SystemExit("kashaf index failed")
        seconds = time.perf_counter() - began
        watch.join()
        counts = json.loads((folder / "kashaf.json").read_text(encoding="utf-8"))["counts"]
        searchable = seconds if watch.searchable is None else watch.searchable - began
        return seconds, watch.first, watch.most, counts["documents"], searchable


class _Watch(threading.Thread):
    """Looks twice a second at what a process and its children have in memory, and at the index."""

    def __init__(self, pid: int, folder: Path) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._sidecar = folder / "kashaf.json"
        self.first = self.most = 0
        self.searchable: float | None = None

    def run(self) -> None:
        """Look until the process has ended."""
        while (own := _resident(self._pid)) > 0:
            self.first = max(self.first, own)
            self.most = max(self.most, own + sum(map(_resident, _children(self._pid))))
            if self.searchable is None and self._holds_documents():
                self.searchable = time.perf_counter()
            time.sleep(0.5)

    def _holds_documents(self) -> bool:
        try:
            return json.loads(self._sidecar.read_text(encoding="utf-8"))["counts"]["documents"] > 0
        except (OSError, ValueError):
            return False


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(each) for each in listed.split()]


def _resident(pid: int) -> int:
    """Return how many bytes a process has in memory; 0 where it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
