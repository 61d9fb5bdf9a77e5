"""How far scores of several indexes can be compared: documents in one index, and parted by a field.

    python benchmarks/several.py DOCS.jsonl.gz [--part category] [--titles 300]

Titles are the queries. For each, the first ten of one index of all documents are held against the first ten
of several, merged by score: with the rarity of words in all, as Kashaf does, and with each index's own.
"""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import mean
from unittest.mock import patch

from corpora import Record, read_records
from measuring import table

import kashaf
from kashaf.engines.several import SeveralSearchers
from kashaf.searchable import Searchable

_FIRST = 10


def main() -> None:
    """Make the indexes and print how much of the first ten is the same."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--part", default="category")
    parser.add_argument("--titles", type=int, default=300)
    given = parser.parse_args()
    records = read_records(given.docs)
    titles = [str(one["title"]) for one in records if one.get("title")]
    queries = titles[:: max(1, len(titles) // given.titles)]
    parts: dict[str, list[Record]] = {}
    for record in records:
        parts.setdefault(str(record.get(given.part)), []).append(record)
    with tempfile.TemporaryDirectory() as place:
        whole = _made(Path(place) / "whole", records)
        names = [Path(place) / str(number) for number in range(len(parts))]
        for name, documents in zip(names, parts.values(), strict=True):
            _made(name, documents).close()
        several = kashaf.open_several(names)
        expected = _first(whole, queries)
        with patch.object(SeveralSearchers, "_rarer", lambda *_: 1.0):
            own = _first(several, queries)
        rows = [
            ("of all the indexes", *_held(_first(several, queries), expected)),
            ("own", *_held(own, expected)),
        ]
    sizes = ", ".join(f"{len(documents):,}" for documents in parts.values())
    print(f"{len(queries)} titles; indexes of {sizes} documents\n")
    print(table(("rarity of words", "of the first ten", "the very first"), rows))


def _made(place: Path, documents: Iterable[Record]) -> kashaf.Index:
    index = kashaf.create(place, fields={})
    index.add(documents)
    return index


def _first(index: Searchable, queries: Iterable[str]) -> dict[str, list[str]]:
    return {query: [hit.id for hit in index.search(query, limit=_FIRST)] for query in queries}


def _held(found: Mapping[str, list[str]], expected: Mapping[str, list[str]]) -> tuple[str, str]:
    shared = mean(len({*found[query]} & {*ids}) / len(ids) for query, ids in expected.items() if ids)
    first = mean(found[query][0] == ids[0] for query, ids in expected.items() if ids)
    return f"{shared:.3f}", f"{first:.3f}"


if __name__ == "__main__":
    main()
