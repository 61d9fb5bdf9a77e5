"""How good the ranking is: nDCG@10 and recall at 100 of each analyzer, through a real index and search.

    python benchmarks/quality.py --docs docs.jsonl.gz --queries queries.tsv --qrels qrels.txt

Documents are whatever `kashaf index` reads, queries lines of `id TAB text`, judgements in TREC's form.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import ir_measures
from corpora import SEEDS, read_queries
from indexes import ENGINES, Opened, open_index
from ir_measures import R, ScoredDoc, nDCG
from measuring import table

import kashaf
from kashaf.analyzers import CHAINS
from kashaf.engines.query import Query
from kashaf.index import Index
from kashaf.indexer.build import index_sources
from kashaf.search.held import Held
from kashaf.search.meaning import understand
from kashaf.search.parse import parse_words

MEASURES = (nDCG @ 10, R @ 100)
DEPTH = 100


def main() -> None:
    """Read the arguments, and print a line for each analyzer."""
    options = _arguments()
    qrels = list(ir_measures.read_trec_qrels(str(options.qrels)))  # type: ignore[no-untyped-call] # it has no types
    judged = {qrel.query_id for qrel in qrels}
    queries = {name: text for name, text in read_queries(options.queries).items() if name in judged}
    rows = []
    for name in options.analyzers.split(","):
        with tempfile.TemporaryDirectory(prefix="kashaf-quality-") as place:
            index = kashaf.create(Path(place) / "index", engine=options.engine, analyzer=name)
            _add(index, options.docs)
            figures = ir_measures.calc_aggregate(MEASURES, qrels, search(index, queries, plain=options.plain))
            rows.append(
                (name, f"{len(index):,}", f"{len(queries):,}", *(f"{figures[each]:.4f}" for each in MEASURES))
            )
    print(table(("analyzer", "documents", "queries", *map(str, MEASURES)), rows))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="nDCG@10 and recall at 100 of each analyzer.")
    parser.add_argument("--docs", type=Path, nargs="+", default=[SEEDS / "corpus.jsonl", SEEDS / "files"])
    parser.add_argument("--queries", type=Path, default=SEEDS / "queries.tsv", help="lines of id TAB text")
    parser.add_argument("--qrels", type=Path, default=SEEDS / "qrels.txt", help="in TREC's form")
    parser.add_argument("--analyzers", default=",".join(CHAINS), help="names with commas between them")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    parser.add_argument(
        "--plain", action="store_true", help="read queries as words, without signs and quotes"
    )
    return parser.parse_args()


def _add(index: Index, sources: Sequence[Path]) -> None:
    with index.writer() as writer:
        summary = index_sources(sources, writer)
    for row in summary.bad_rows:
        print(f"{row.place}: {row.reason}")


def search(index: Index, queries: Mapping[str, str], *, plain: bool) -> Iterator[ScoredDoc]:
    """Yield the best hits of each query, scored by their rank, so that Kashaf's own order is judged."""
    opened = open_index(index)
    for name, text in queries.items():
        query = _as_words(index, opened, text) if plain else opened.understand(text)
        _, ids = opened.by_engine(query, limit=DEPTH)
        for rank, document in enumerate(ids):
            yield ScoredDoc(name, document, float(DEPTH - rank))


def _as_words(index: Index, opened: Opened, text: str) -> Query | None:
    held = Held(opened.searcher.document_frequency)
    return understand(parse_words(text), index.analyzer, opened.layout, held=held).query


if __name__ == "__main__":
    main()
