"""Side by side, in one process: Kashaf, Tantivy alone, and Whoosh.

    python benchmarks/compare.py --corpus news.jsonl.gz --queries questions.tsv --rounds 5 --analyzer lean

What is compared runs in turn, round after round; times are medians, and ratios are medians of the ratios
within a round, so that a busy machine slows both sides alike. Indexing and queries are timed by the clock on
the wall, the analyzer, which runs in one thread, by the processor's.

Tantivy alone has as many fields as Kashaf, and is measured twice: over the text, once for each level, and
over the very terms that Kashaf makes, of which there are more where a level has several a word.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from statistics import median
from typing import Final, TypeVar

from corpora import SEEDS, Record, read_queries, read_records, texts
from indexes import ENGINES, Found, Opened, build_index, open_index
from measuring import Seconds, alternate, at, median_of, ratio, ratio_of_best, table
from raw_tantivy import build_raw, prepare

from kashaf.analyzers import CHAINS, EXACT, Analyzer, Settings, build

RAW, RAW_TERMS = "Tantivy alone", "Tantivy alone, Kashaf's terms"
WARM, COLD, WHOOSH = "Kashaf, warm", "Kashaf, cold", "Kashaf on Whoosh, warm"
Asked = TypeVar("Asked")

GOALS: Final = {"full": {WARM: "≤ 2.5"}, "lean": {WARM: "≤ 1.5"}, "light": {WARM: "≤ 1.5", COLD: "≤ 3"}}


@dataclass(frozen=True)
class Bench:
    """What is measured: documents, queries, an analyzer by name, room on disk, and how often."""

    records: list[Record]
    queries: Sequence[str]
    name: str
    place: Path
    rounds: int

    @cached_property
    def analyzer(self) -> Analyzer:
        """The analyzer that is to know all words."""
        return self.fresh()

    def fresh(self) -> Analyzer:
        """Make an analyzer that has met no word."""
        return build(Settings(self.name))


def main() -> None:
    """Read the arguments, run every comparison and print its table."""
    parser = argparse.ArgumentParser(description="Kashaf, Tantivy alone and Whoosh, side by side.")
    parser.add_argument("--corpus", type=Path, default=SEEDS / "corpus.jsonl", help="JSON Lines, or gzip'd")
    parser.add_argument("--queries", type=Path, default=SEEDS / "queries.tsv", help="lines of id TAB text")
    parser.add_argument("--most-queries", type=int, default=500, help="from evenly apart in the file")
    parser.add_argument("--analyzer", choices=CHAINS, default=Settings().name)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-whoosh", action="store_true")
    parser.add_argument("--only", choices=COMPARISONS, nargs="+", default=list(COMPARISONS))
    options = parser.parse_args()
    queries = _evenly(list(read_queries(options.queries).values()), options.most_queries)
    engines = ENGINES[:1] if options.without_whoosh else ENGINES
    with tempfile.TemporaryDirectory(prefix="kashaf-compare-") as place:
        bench = Bench(read_records(options.corpus), queries, options.analyzer, Path(place), options.rounds)
        words = sum(len(bench.analyzer.field(text, EXACT).split()) for text in texts(bench.records))
        print(f"{options.analyzer}: {len(bench.records):,} documents, {words:,} words; ", end="")
        print(f"{len(queries)} queries; {_load()}\n")
        for name in options.only:
            print(COMPARISONS[name](bench, engines), end="\n\n", flush=True)
    print(_load())


def _evenly(queries: Sequence[str], most: int) -> Sequence[str]:
    return queries[:: max(1, len(queries) // most)][:most]


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def analysis(bench: Bench, _engines: Sequence[str] = ()) -> str:
    """Compare words a second of the processor's time: known ones, and distinct ones met at first."""
    corpus = texts(bench.records)
    distinct = " ".join(dict.fromkeys(word for text in corpus for word in text.split()))
    words = sum(len(bench.analyzer.fields(text)[0].split()) for text in corpus)
    sizes = {"warm, exact": words, "warm, all levels": words, "cold, all levels": len(distinct.split())}
    runs: list[Callable[[], object]] = [
        lambda: [bench.analyzer.field(text, EXACT) for text in corpus],
        lambda: [bench.analyzer.fields(text) for text in corpus],
        lambda: bench.fresh().fields(distinct),
    ]
    seconds = alternate(dict(zip(sizes, runs, strict=True)), bench.rounds)
    taken = {name: median_of(its).processor for name, its in seconds.items()}
    return table(
        ("analysis", "words", "processor", "words a second"),
        [
            (name, f"{size:,}", f"{taken[name]:.3f} s", f"{size / taken[name]:,.0f}")
            for name, size in sizes.items()
        ],
    )


def indexing(bench: Bench, engines: Sequence[str]) -> str:
    """Compare whole runs of indexing, from documents in memory to the end of the commit."""
    folders = (bench.place / str(number) for number in count())
    layout = build_index(next(folders), bench.records, bench.analyzer, "tantivy").layout
    if layout is None:
        raise ValueError("the corpus has no documents; name another with --corpus")
    documents = prepare(bench.records, layout)
    with_terms = prepare(bench.records, layout, bench.analyzer)

    runs: dict[str, Callable[[], object]] = {
        RAW: lambda: build_raw(next(folders), documents, layout),
        RAW_TERMS: lambda: build_raw(next(folders), with_terms, layout),
        WARM: lambda: build_index(next(folders), bench.records, bench.analyzer, "tantivy"),
        COLD: lambda: build_index(next(folders), bench.records, bench.fresh(), "tantivy"),
    }
    if "whoosh" in engines:
        runs[WHOOSH] = lambda: build_index(next(folders), bench.records, bench.analyzer, "whoosh")
    return _indexing_table(alternate(runs, bench.rounds), len(documents), GOALS.get(bench.name, {}))


def _indexing_table(seconds: dict[str, list[Seconds]], documents: int, goals: Mapping[str, str]) -> str:
    rows = [
        (
            name,
            f"{ratio(its, seconds[RAW]):.2f}",
            f"{ratio_of_best(its, seconds[RAW]):.2f}",
            goals.get(name, ""),
            f"{ratio(its, seconds[WARM]):.2f}",
            f"{median_of(its).wall:.2f} s",
            f"{median_of(its).processor:.2f} s",
            f"{documents / median_of(its).wall:,.0f}",
        )
        for name, its in seconds.items()
    ]
    head = ("indexing", "x alone", "best rounds", "goal", "x warm", "wall", "processor", "documents a second")
    return table(head, rows)


def searching(bench: Bench, engines: Sequence[str]) -> str:
    """Compare the queries, one after the other: whole, and by the engine alone; medians of the rounds."""
    opened = {
        engine: open_index(build_index(bench.place / engine, bench.records, bench.analyzer, engine))
        for engine in engines
    }
    times: dict[tuple[str, str], list[list[float]]] = {
        (engine, way): [[] for _ in bench.queries] for engine in engines for way in WAYS
    }
    found: dict[str, list[Found]] = {}
    for _ in range(bench.rounds):
        for (engine, way), its in times.items():
            found[engine] = WAYS[way](opened[engine], bench.queries, its)
    if any(found[engine] != found[engines[0]] for engine in engines):
        raise AssertionError("the engines do not find the same")
    rows = []
    for (engine, way), each in times.items():
        milliseconds = [median(its) * 1000 for its in each]
        rows.append((f"{engine}, {way}", f"{at(milliseconds, 50):.2f}", f"{at(milliseconds, 95):.2f}"))
    return table(("queries, milliseconds", "p50", "p95"), rows)


def _whole(opened: Opened, queries: Sequence[str], times: list[list[float]]) -> list[Found]:
    return [_timed(opened.whole, query, its) for query, its in zip(queries, times, strict=True)]


def _engine_alone(opened: Opened, queries: Sequence[str], times: list[list[float]]) -> list[Found]:
    understood = map(opened.understand, queries)
    return [_timed(opened.by_engine, query, its) for query, its in zip(understood, times, strict=True)]


COMPARISONS: Final[Mapping[str, Callable[[Bench, Sequence[str]], str]]] = {
    "analysis": analysis,
    "indexing": indexing,
    "queries": searching,
}

WAYS = {"whole, with snippets": _whole, "the engine alone": _engine_alone}


def _timed(ask: Callable[[Asked], Found], query: Asked, times: list[float]) -> Found:
    begun = time.perf_counter()
    found = ask(query)
    times.append(time.perf_counter() - begun)
    return found


if __name__ == "__main__":
    main()
