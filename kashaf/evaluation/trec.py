"""Runs, and the files in which TREC keeps them: a line `query Q0 document rank score tag` for each hit.

As `trec_eval` does, a file is read by its scores alone: the ranks and the order of its lines do not count,
and of two documents with one score the one with the greater id comes first.
"""

from __future__ import annotations

import gzip
import io
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from kashaf.errors import SourceError
from kashaf.evaluation.lines import broken, numbered_lines

__all__ = ["Ranking", "Run", "read_run", "write_run"]

_FORM: Final = "QUERY Q0 DOCUMENT RANK SCORE TAG"

_STEP: Final = 2.0**-22
"""The least share by which a score is below the one before: two steps of a 32-bit float, which others use."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The hits of one query, best first.

    Attributes:
        ids: of the documents.
        scores: of each; they never rise.
    """

    ids: tuple[str, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True)
class Run:
    """What one system answers.

    Attributes:
        name: of the system.
        rankings: by the id of the query; one without hits may be missing.
    """

    name: str
    rankings: Mapping[str, Ranking]

    def cut(self, depth: int) -> Run:
        """Return the run with at most `depth` hits of each query."""
        cut = {query: Ranking(one.ids[:depth], one.scores[:depth]) for query, one in self.rankings.items()}
        return Run(self.name, cut)


def read_run(path: str | Path, *, depth: int | None = None, name: str | None = None) -> Run:
    """Read a run file, gzip'd or not.

    Args:
        path: of the file.
        depth: how many hits of a query are kept at most; `None` keeps all.
        name: of the run; left out, it is the name of the file.

    Raises:
        SourceError: the file is missing or a line is broken; the message names file and line.
    """
    path = Path(path)
    scores: dict[str, dict[str, float]] = {}
    ids: dict[str, str] = {}  # a document is found by many queries; its id is kept once
    for number, line in numbered_lines(path):
        query, document, score = _hit(path, number, line)
        of_query = scores.setdefault(query, {})
        if document in of_query:
            raise broken(path, number, f"{document!r} is ranked for {query!r} already; keep one line")
        of_query[ids.setdefault(document, document)] = score
    return Run(name or path.name, {query: _ranking(found, depth) for query, found in scores.items()})


def _hit(path: Path, number: int, line: str) -> tuple[str, str, float]:
    columns = line.split()
    if len(columns) != 6:
        raise broken(path, number, f"{len(columns)} columns where a hit has 6: {_FORM}")
    query, _, document, _, written, _ = columns
    try:
        score = float(written)
    except ValueError:
        score = math.nan
    if not math.isfinite(score):
        raise broken(path, number, f"score {written!r} is no number; write {_FORM}")
    return query, document, score


def _ranking(found: Mapping[str, float], depth: int | None) -> Ranking:
    ranked = sorted(found.items(), key=lambda hit: (hit[1], hit[0]), reverse=True)[:depth]
    return Ranking(tuple(document for document, _ in ranked), tuple(score for _, score in ranked))


def write_run(path: str | Path, run: Run) -> None:
    """Write a run file, gzip'd if the name ends in `.gz`.

    Scores that tie are set apart by the least that a 32-bit float can tell, so that every reader sees the
    hits in this order. A blank in an id, which the form does not allow, becomes `_`.

    Raises:
        SourceError: the file cannot be written.
    """
    try:
        with _opened(Path(path)) as file:
            file.writelines(_lines(run))
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be written: {error.strerror or error}; name another file"
        ) from None


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if path.suffix != ".gz":
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    # Without name and time in its head, the same run gives the same bytes.
    with (
        path.open("wb") as below,
        gzip.GzipFile("", "wb", fileobj=below, mtime=0) as packed,
        io.TextIOWrapper(packed, "utf-8", newline="\n") as file,
    ):
        yield file


def _lines(run: Run) -> Iterator[str]:
    tag = _one_word(run.name)
    for query, ranking in run.rankings.items():
        hits = zip(ranking.ids, _falling(ranking.scores), strict=True)
        for rank, (document, score) in enumerate(hits, 1):
            yield f"{_one_word(query)} Q0 {_one_word(document)} {rank} {score:.9g} {tag}\n"


def _falling(scores: tuple[float, ...]) -> Iterator[float]:
    """Yield the scores, each lower than the one before."""
    ceiling = math.inf
    for score in scores:
        lower = min(score, ceiling)
        yield lower
        ceiling = lower - max(abs(lower), 1.0) * _STEP


def _one_word(text: str) -> str:
    return "_".join(text.split())
