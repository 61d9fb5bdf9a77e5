"""Searches with facets, a filter, an order and groups: held against plain Python, and timed.

    python benchmarks/selections.py DOCS.jsonl.gz [--engine tantivy] [--rounds 3]

The documents have the fields `category`, `source` and `date`. Words of every frequency are asked; for each,
the ids that a plain search finds are taken, and all else is counted and sorted over the documents themselves.
"""

from __future__ import annotations

import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

from corpora import Record, read_records
from indexes import ENGINES
from measuring import table

import kashaf
from kashaf.engines.days import gregorian, hijri
from kashaf.index import Index
from kashaf.indexer.values import days

_FIELDS: Final = {"category": "keyword", "source": "keyword", "date": "date"}
_WORDS: Final = 40
_STEP: Final = 4  # from one word that is checked to the next
_ALL: Final = 10**9


def main() -> None:
    """Make an index with each engine, check it and print its times."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    records = read_records(given.docs)
    rows: list[Sequence[str]] = []
    for engine in given.engine or ENGINES:
        with tempfile.TemporaryDirectory() as place:
            index = kashaf.create(Path(place) / "index", engine=engine, fields=_FIELDS)
            index.add(records)
            words = _words(index)
            by_id = {str(one["id"]): one for one in records}
            checked = sum(_check(index, word, by_id) for word in words[::_STEP])
            print(f"{engine}: {checked:,} answers are those of plain Python", file=sys.stderr)
            rows += [(engine, *row) for row in _times(index, words, given.rounds)]
            index.close()
    print(table(("engine", "search", "p50, ms", "p95, ms"), rows))


def _words(index: Index) -> list[str]:
    """Return words of the index from the most frequent that is no function word on, ever rarer."""
    searcher = index.searcher()
    if searcher is None:
        raise SystemExit("the index has no documents")
    counted = sorted(searcher.terms("text.exact"), key=lambda pair: (-pair[1], pair[0]))
    telling = [word for word, _ in counted if word.isalpha() and word not in index.analyzer.stop_words]
    return [telling[int(1.17**rank) - 1 + rank] for rank in range(_WORDS)]


def _day(record: Record) -> int:
    day = days(record["date"])
    if day is None:
        raise SystemExit(f"{record['id']} has no date")
    return day


def _year(record: Record) -> int:
    return gregorian(_day(record))[0]


def _month(record: Record) -> str:
    return "{:04}-{:02}".format(*gregorian(_day(record))[:2])


def _hijri_month(record: Record) -> str:
    return "{:04}-{:02}".format(*hijri(_day(record))[:2])


def _check(index: Index, word: str, records: dict[str, Record]) -> int:
    """Hold facets, filters, orders and groups against the documents; return how many answers that were."""
    found = index.search(word, limit=_ALL)
    ids = [hit.id for hit in found]
    matching = [records[name] for name in ids]
    first = sorted(map(_year, matching))[len(matching) // 2]
    kept = [one for one in matching if _year(one) >= first]
    facets = ("category", "source", "date:month", "date:hijri-month")
    asked = index.search(word, where=f"date>={first}", facets=facets, facet_values=1000, limit=0)
    plain: tuple[Callable[[Record], str], ...] = (
        lambda one: str(one.get("category", "")),
        lambda one: str(one.get("source", "")),
        _month,
        _hijri_month,
    )
    _same(len(kept), asked.total, word)
    for facet, label in zip(asked.facets, plain, strict=True):
        counted = Counter(map(label, kept))
        del counted[""]  # who has no value is in no bucket
        _same(counted, {one.label: one.count for one in facet.buckets}, word)
    by_date = index.search(word, sort=["-date", "source"], limit=_ALL)
    latest = sorted(matching, key=lambda one: ("source" not in one, str(one.get("source")), str(one["id"])))
    latest.sort(key=_day, reverse=True)
    _same([one["id"] for one in latest], [hit.id for hit in by_date], word)
    groups: dict[str, list[str]] = {}
    for one in matching:
        groups.setdefault(str(one.get("source", "")), []).append(str(one["id"]))
    by_source = index.search(word, group_by="source", limit=1000)
    expected = [(name, len(group), group[:3]) for name, group in groups.items()]
    _same(expected, [(one.label, one.count, [hit.id for hit in one.hits]) for one in by_source.groups], word)
    return 3 + len(facets)


def _same(expected: object, found: object, word: str) -> None:
    if expected != found:
        raise SystemExit(f"{word}: {found} is not {expected}")


def _times(index: Index, words: Sequence[str], rounds: int) -> list[tuple[str, str, str]]:
    kinds: dict[str, dict[str, Any]] = {
        "a page": {},
        "a page, two facets, a filter": {"facets": ["category", "date:month"], "where": "date>=2017-06"},
        "a page by date": {"sort": "-date"},
        "a page by source, then score": {"sort": ["source", "score"]},
        "ten groups": {"group_by": "source"},
    }
    rows = []
    for name, asked in kinds.items():
        taken = [_taken(index, word, asked) for _ in range(rounds + 1) for word in words][len(words) :]
        steps = quantiles(taken, n=20)
        rows.append((name, f"{steps[9]:.1f}", f"{steps[18]:.1f}"))
    return rows


def _taken(index: Index, word: str, asked: dict[str, Any]) -> float:
    began = time.perf_counter()
    found = index.search(word, **asked)
    took = (time.perf_counter() - began) * 1000
    if not found.total and "where" not in asked:
        raise SystemExit(f"{word} is not found")
    return took


if __name__ == "__main__":
    main()
