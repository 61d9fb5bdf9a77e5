"""One index asked under many weightings: the weights of `search/ranking.py` are others while a run lasts.

Queries are read as nothing but words, as `kashaf eval` reads them, and their best hundred hits are judged.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from indexes import Opened, open_index

import kashaf
from kashaf.analyzers import Analyzer
from kashaf.evaluation import Collection, Ranking, Run, read_collection, seeds
from kashaf.evaluation.measures import Values, measure
from kashaf.index import Index
from kashaf.indexer.build import index_sources
from kashaf.search import leaves, ranking
from kashaf.search.held import Held
from kashaf.search.meaning import understand
from kashaf.search.parse import parse_words

__all__ = ["DEPTH", "SEEDS_NAME", "answer", "collections", "indexed", "judge", "weighted"]

DEPTH: Final = 100
SEEDS_NAME: Final = "seeds"


def collections(named: list[tuple[str, str, str, str]]) -> dict[str, Collection]:
    """Return collections by name, from a name and three files each; none named, the seeds."""
    if not named:
        return {SEEDS_NAME: seeds()}
    return {name: read_collection([docs], queries, qrels) for name, docs, queries, qrels in named}


@contextmanager
def indexed(analyzer: Analyzer, collection: Collection) -> Iterator[Index]:
    """Index a collection in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kashaf-weighted-") as place:
        index = kashaf.create(Path(place) / "index", analyzer=analyzer)
        with index.writer() as writer:
            index_sources(collection.documents, writer)
        with index:
            yield index


@contextmanager
def weighted(levels: Mapping[str, float], title: float | None = None) -> Iterator[None]:
    """Let the levels named, and the title, have other weights inside; nothing is indexed anew for that."""
    with ExitStack() as others:
        others.enter_context(patch.dict(ranking.LEVEL_WEIGHTS, levels))
        if title is not None:
            for module in (ranking, leaves):  # each has the name for itself
                others.enter_context(patch.object(module, "TITLE_WEIGHT", title))
        yield


def answer(index: Index, opened: Opened, queries: Mapping[str, str], name: str = "") -> Run:
    """Return the best hits of each query, under the weights of the moment."""
    return Run(name, {query: _hits(index, opened, text) for query, text in queries.items()})


def _hits(index: Index, opened: Opened, text: str) -> Ranking:
    held = Held(opened.searcher.document_frequency)
    query = understand(parse_words(text), index.analyzer, opened.layout, held=held).query
    if query is None:
        return Ranking((), ())
    hits = opened.searcher.search(query, limit=DEPTH).hits
    return Ranking(tuple(hit.id for hit in hits), tuple(hit.score for hit in hits))


def judge(index: Index, collection: Collection) -> Values:
    """Return what each measure says of each query, under the weights of the moment."""
    return measure(answer(index, open_index(index), collection.asked), collection.judged)
