"""Asks indexes odd queries: does any of them raise, take long, or get other hits from another engine?

    python benchmarks/fuzz_queries.py tantivy-index [whoosh-index] --queries QUERIES.tsv --count 10000

Every query is read, searched under switches taken at random, and printed as JSON, with highlights, labels,
suggestions and the reasons of an empty result. A query is slow if it takes more than `--most` seconds of
processor time twice in a row on the first index; what a process does once, such as loading the lexicon, is
done before. The script exits with 1 where anything raised or was slow, or where hits differ.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from corpora import read_queries
from odd_queries import odd_queries

import kashaf
from kashaf.errors import QueryError, QueryTooLargeError
from kashaf.search.results import Results
from kashaf.search.switches import Switches

_SWITCHES: Final = (
    *("all_words", "arabic_operators", "as_you_type"),
    *("hamza", "teh", "yeh", "letters", "vowels"),
)
_OPTIONS: Final = ({"highlight": "stem"}, {"snippets": 3}, {"broad": True}, {"strict": True})
_SHARES: Final = (("p50", 0.5), ("p95", 0.95), ("p99.9", 0.999), ("most", 1.0))
_WARM_UP: Final = (
    "كتاب~ الوزيرر*",
    '"حقوق الإنسان"~2u lemma:كتاب date:2019',
    "مك* /كت.*/ vowels:مَلِك كلمةغيرموجودةهنا",
)


class _Asked(NamedTuple):
    """A query and how it is asked."""

    query: str
    switches: Switches
    options: dict[str, object]


def main() -> None:
    """Read the arguments, ask, and print what went wrong and a summary."""
    parser = argparse.ArgumentParser(description="Ask indexes odd queries.")
    parser.add_argument("indexes", type=Path, nargs="+", metavar="INDEX", help="of the same documents")
    parser.add_argument("--queries", type=Path, required=True, action="append", help="lines of ID TAB TEXT")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="after which no more are asked")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=float, default=0.3, help="seconds of a processor for one query")
    given = parser.parse_args()
    real = [query for path in given.queries for query in read_queries(path).values()]
    indexes = [kashaf.open(path) for path in given.indexes]
    for index in indexes:
        for query in _WARM_UP:
            index.search(query).to_json()
    gc.freeze()
    random = Random(given.seed)  # noqa: S311 # a run is to be repeated, not to be secret
    end = time.monotonic() + given.seconds
    took: list[float] = []
    faults = 0
    for query in islice(odd_queries(real, random), given.count):
        asked = _Asked(query, *_how(random))
        for fault in _faults(indexes, asked, given.most, took):
            faults += 1
            print(f"{fault}\n  {asked}", flush=True)
        if time.monotonic() > end:
            break
    asked_of = f"{len(took):,} queries of {len(indexes)} indexes"
    print(f"seed {given.seed}: {asked_of}, {faults} faults; {_summary(took)}")
    sys.exit(1 if faults else 0)


def _summary(took: list[float]) -> str:
    took.sort()
    times = (f"{name} {1000 * took[int(share * (len(took) - 1))]:.1f}" for name, share in _SHARES)
    return f"milliseconds of a processor on the first: {', '.join(times)}"


def _how(random: Random) -> tuple[Switches, dict[str, object]]:
    names = [name for name in _SWITCHES if random.random() < 0.12]
    options: dict[str, object] = dict(random.choice(_OPTIONS)) if random.random() < 0.25 else {}
    return Switches().having(*names), options


def _faults(indexes: list[kashaf.Index], asked: _Asked, most: float, took: list[float]) -> Iterator[str]:
    answers = []
    for place, index in enumerate(indexes):
        try:
            began = time.process_time()
            answers.append(_answer(index, asked))
            first = time.process_time() - began
        except (Exception, SystemExit):  # whatever a query raises is what is looked for
            yield traceback.format_exc()
            return
        except BaseException as panic:  # a panic of Tantivy's is no Exception
            if isinstance(panic, KeyboardInterrupt):
                raise
            yield traceback.format_exc()
            return
        if place == 0:
            took.append(first)
        if place == 0 and first > most:
            began = time.process_time()
            _answer(index, asked)
            again = time.process_time() - began
            kind = "slow" if again > most else "slow at first"
            yield f"{kind}: {first * 1000:.0f} ms, {again * 1000:.0f} ms again"
    if len(set(answers)) > 1:
        yield f"other hits: {answers}"


def _answer(index: kashaf.Index, asked: _Asked) -> tuple[object, ...]:
    """Return the number and ids of what is found; what is refused within the rules is an answer too."""
    try:
        found: Results = index.search(asked.query, switches=asked.switches, **asked.options)  # type: ignore[arg-type] # each of its own type
    except QueryTooLargeError as error:
        return ("too large", error.position)
    except QueryError as error:
        if not asked.options.get("strict"):
            raise
        return ("refused", error.position)
    json.dumps(found.to_json())
    for hit in found:
        hit.why()
    return (found.total, *(hit.id for hit in found))


if __name__ == "__main__":
    main()
