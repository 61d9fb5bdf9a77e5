"""Indexes to measure: made of documents that are in memory, and opened for searching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpora import Record

import kashaf
from kashaf.analyzers import Analyzer
from kashaf.engines import Layout, Searcher
from kashaf.engines.query import Query
from kashaf.index import Index
from kashaf.search import Search

__all__ = ["ENGINES", "Found", "Opened", "build_index", "open_index"]

ENGINES: Final = ("tantivy", "whoosh")

Found = tuple[int, list[str]]
"""How many documents were found, and the ids of the first page."""


def build_index(folder: Path, records: Sequence[Record], analyzer: Analyzer, engine: str) -> Index:
    """Make an index in a new folder, add the documents and commit."""
    index = kashaf.create(folder, engine=engine, analyzer=analyzer)
    index.add(records)
    return index


@dataclass(frozen=True)
class Opened:
    """An index that is open for searching, whole and by the engine alone."""

    search: Search
    searcher: Searcher
    layout: Layout

    def whole(self, query: str) -> Found:
        """Search with all that a reader sees made: titles, texts, snippets."""
        found = self.search(query)
        return found.total, [hit.id for hit in found]

    def ids_only(self, query: str) -> Found:
        """Search without what is shown of the hits."""
        return self.by_engine(self.understand(query))

    def understand(self, query: str) -> Query | None:
        """Return what the engine is asked."""
        return self.search.understand(query).query

    def by_engine(self, query: Query | None, limit: int = 10) -> Found:
        """Search by the engine alone, for a query that is understood already."""
        if query is None:
            return 0, []
        found = self.searcher.search(query, limit=limit)
        return found.total, [hit.id for hit in found.hits]


def open_index(index: Index) -> Opened:
    """Open an index that has documents."""
    if index.layout is None:
        raise ValueError(f"{index} has no documents; add some first")
    searcher = index.folder.index.searcher()
    search = Search(searcher, index.analyzer, index.layout)
    return Opened(search, searcher, index.layout)
