"""Measures what it takes to show a page of ten hits: marks, windows and labels, beside the search itself.

    python benchmarks/marks.py INDEX --queries QUERIES.tsv

The medians and 95th percentiles are of processor time. The first round reads words that were never met
before; from the third on, the words of these texts are known, as in a process that answers many queries.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time

from corpora import read_queries

import kashaf
from kashaf.search.presentation import USUAL_LOOK, Look, Presentation
from kashaf.search.searcher import Search
from kashaf.search.why.explanation import Explanation

HITS = 10


def measured(index: kashaf.Index, queries: Sequence[str], look: Look) -> dict[str, list[float]]:
    """Return the milliseconds that each part takes, query by query, where there are ten hits."""
    searcher = index.searcher()
    assert searcher is not None
    search = Search(searcher, index.analyzer, index.layout)
    taken: dict[str, list[float]] = {"search": [], "marks and windows": [], "labels": [], "all shown": []}
    for query in queries:
        meaning = search.understand(query)
        if meaning.query is None:
            continue
        times = [process_time()]
        found = searcher.search(meaning.query, limit=HITS).hits
        times.append(process_time())
        shown = Presentation(index.analyzer, meaning, query, look, lambda _: Explanation(0.0, "sum"))
        hits = [shown.hit(hit) for hit in found]
        times.append(process_time())
        labels = [hit.why() for hit in hits]
        times.append(process_time())
        if len(hits) == HITS:
            assert any(labels)
            parts = [1000 * (after - before) for before, after in pairwise(times)]
            for name, value in zip(taken, (*parts, parts[1] + parts[2]), strict=True):
                taken[name].append(value)
    return taken


def main() -> None:
    """Print the figures of three rounds."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    queries = list(read_queries(options.queries).values())
    with kashaf.open(options.index) as index:
        for number in range(1, options.rounds + 1):
            for name, times in measured(index, queries, USUAL_LOOK).items():
                high = sorted(times)[int(0.95 * len(times))]
                print(f"round {number}  {name:<18} p50 {median(times):6.2f} ms   p95 {high:6.2f} ms")


if __name__ == "__main__":
    main()
