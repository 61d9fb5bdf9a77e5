"""A run of one analyzer: the documents indexed in a folder that is gone afterwards, the queries asked."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles
from typing import Final

import kashaf
from kashaf.analyzers import Analyzer, Settings
from kashaf.engines import DEFAULT
from kashaf.errors import KashafError, QueryError
from kashaf.evaluation.collection import Collection
from kashaf.evaluation.trec import Ranking, Run
from kashaf.index import Index
from kashaf.indexer.build import index_sources
from kashaf.indexer.summary import Summary
from kashaf.search import Search
from kashaf.search.meaning import Meaning
from kashaf.search.switches import Switches

__all__ = ["DEPTH", "LEAST_DEPTH", "Costs", "Made", "Say", "Setting", "make_run", "say_nothing"]

Say = Callable[[str], None]
"""Is told, in a line, what is being done."""

DEPTH: Final = 1000
"""How many hits of a query are judged unless told otherwise: what TREC takes."""

LEAST_DEPTH: Final = 100
"""With fewer hits R@100 would mean something else."""

_PAGE: Final = 10  # hits; what a person waits for


@dataclass(frozen=True)
class Setting:
    """How the queries are asked.

    Attributes:
        engine: the name of an engine.
        as_typed: read queries in the query language; else they are words, and signs mean nothing.
        depth: how many hits of a query are judged, at least `LEAST_DEPTH`; MAP depends on it.
    """

    engine: str = DEFAULT
    as_typed: bool = False
    depth: int = DEPTH

    def __post_init__(self) -> None:
        if self.depth < LEAST_DEPTH:
            raise KashafError(f"depth {self.depth} is too little for R@100; give {LEAST_DEPTH} or more")


@dataclass(frozen=True, slots=True)
class Costs:
    """What it takes to answer.

    Attributes:
        seconds: to index, of wall time.
        bytes: the size of the index.
        p50, p95: milliseconds that half and 95 % of the queries take at most, for a first page of ten hits
            with titles and snippets.
    """

    seconds: float
    bytes: int
    p50: float
    p95: float


@dataclass(frozen=True)
class Made:
    """A run with all that was seen on the way.

    Attributes:
        run: the rankings.
        costs: time and size.
        documents: how many there are.
        absent: ids of judged documents that are not among them.
        summary: of the indexing.
    """

    run: Run
    costs: Costs
    documents: int
    absent: tuple[str, ...]
    summary: Summary


def say_nothing(_: str, /) -> None:
    """Take no notice."""


def make_run(
    name: str,
    analyzer: str | Settings | Analyzer,
    collection: Collection,
    setting: Setting,
    say: Say = say_nothing,
) -> Made:
    """Index the documents in a temporary folder and ask the judged queries; `say` is told of both.

    Raises:
        KashafError: there are no documents, or no such analyzer or engine.
        QueryError: a query cannot be asked; the message begins with its id.
    """
    with tempfile.TemporaryDirectory(prefix="kashaf-eval-") as place:
        index = kashaf.create(Path(place) / "index", engine=setting.engine, analyzer=analyzer)
        say(f"{name}: indexing …")
        with index.writer() as writer:
            summary = index_sources(collection.documents, writer)
        with index:
            if not len(index):
                raise KashafError(
                    "the documents are none: see that --docs names files that kashaf index reads"
                )
            say(f"{name}: asking {len(collection.asked):,} queries of {len(index):,} documents …")
            rankings, took = _ask(index, collection.asked, setting)
            judged = {document for of_query in collection.judged.values() for document in of_query}
            absent = tuple(sorted(document for document in judged if document not in index))
            costs = Costs(summary.seconds, summary.bytes, *_percentiles(took))
            return Made(Run(name, rankings), costs, len(index), absent, summary)


class _Unmarked(Search):
    """A search that marks no words in its hits, which is most of the work where there are many."""

    def understand(
        self,
        query: str,
        *,
        strict: bool = False,
        broad: bool = False,
        switches: Switches | None = None,
        plain: bool = False,
    ) -> Meaning:
        """Return what a query means, with nothing to be marked."""
        meaning = super().understand(query, strict=strict, broad=broad, switches=switches, plain=plain)
        return replace(meaning, sought={})


def _ask(
    index: Index, queries: Mapping[str, str], setting: Setting
) -> tuple[dict[str, Ranking], list[float]]:
    """Return the rankings, and for each query the milliseconds that its first page took."""
    searcher = index.folder.index.searcher()
    page, all_hits = (kind(searcher, index.analyzer, index.layout) for kind in (Search, _Unmarked))
    rankings: dict[str, Ranking] = {}
    took: list[float] = []
    ids: dict[str, str] = {}  # a document is found by many queries; its id is kept once
    try:
        for name, text in queries.items():
            plain = not setting.as_typed
            begun = time.perf_counter()
            page(text, limit=_PAGE, plain=plain)
            took.append((time.perf_counter() - begun) * 1000)
            hits = all_hits(text, limit=setting.depth, plain=plain).hits
            found = tuple(ids.setdefault(hit.id, hit.id) for hit in hits)
            rankings[name] = Ranking(found, tuple(hit.score for hit in hits))
    except QueryError as error:
        raise QueryError(f"query {name!r}: {error}", error.position) from None
    finally:
        searcher.close()
    return rankings, took


def _percentiles(took: Sequence[float]) -> tuple[float, float]:
    if len(took) == 1:
        return took[0], took[0]
    cuts = quantiles(took, n=20, method="inclusive")
    return cuts[9], cuts[18]
