"""How often suggestions hold the word that was meant, and how long one takes.

    python benchmarks/suggestions.py INDEX QUERIES.tsv [QUERIES.tsv …]

One word of each query is mistyped once: a word of five letters or more that the index holds. Every other
edit is random (a letter put in, left out or replaced by any other, or two neighbours swapped); the others are
slips as people make them (a key beside the right one, a letter of like sound or shape, a letter doubled or
left out, two neighbours swapped). An edit that folding undoes is drawn again. The seed is fixed, so that two
runs mistype alike.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from time import process_time
from typing import Final

from corpora import read_queries

import kashaf
from kashaf.engines.layout import FieldType, level_field
from kashaf.index import Index
from kashaf.search.suggestions.keyboard import NEIGHBOURS

SEED: Final = 7
SHORTEST: Final = 5
_EVERY: Final = 4
"""Every which query is asked as it is."""
LETTERS: Final = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"
ALIKE: Final = ("ضظد", "ذزظد", "ثست", "تط", "سصش", "قكغ", "حهخج", "اعغ", "بتثني", "رز", "فق", "هت", "يا")
"""Letters that are taken for one another by ear or eye; drawn up for this script alone."""


@dataclass(frozen=True)
class Mistyped:
    """A query with one word mistyped: what was meant, folded, and of which kind the edit is."""

    query: str
    meant: str
    edited: str
    kind: str


def random_edit(word: str, random: Random) -> str:
    """Return a word with one random edit."""
    place = random.randrange(len(word))
    match random.choice(("put in", "left out", "replaced", "swapped")):
        case "put in":
            return word[:place] + random.choice(LETTERS) + word[place:]
        case "left out":
            return word[:place] + word[place + 1 :]
        case "replaced":
            return word[:place] + random.choice(LETTERS) + word[place + 1 :]
        case _:
            return _swapped(word, place)


def slip(word: str, random: Random) -> str:
    """Return a word with one slip as people make them; the word itself where the slip cannot be made."""
    place = random.randrange(len(word))
    letter = word[place]
    match random.choice(("key", "alike", "doubled", "left out", "swapped")):
        case "key":
            others = sorted(NEIGHBOURS.get(letter) or letter)
        case "alike":
            others = sorted({one for group in ALIKE if letter in group for one in group} or {letter})
        case "doubled":
            others = [letter * 2]
        case "left out":
            others = [""]
        case _:
            return _swapped(word, place)
    return word[:place] + random.choice(others) + word[place + 1 :]


def _swapped(word: str, place: int) -> str:
    place = min(place, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def mistyped(index: Index, queries: Sequence[str]) -> Iterator[Mistyped]:
    """Yield the queries that have a word that can be mistyped."""
    random = Random(SEED)  # noqa: S311 - a measurement is to be repeated, not kept secret
    searcher, layout = index.searcher(), index.layout
    if searcher is None or layout is None:
        raise SystemExit("the index is empty; add documents first")
    fields = [level_field(name, "exact") for name in layout.of_type(FieldType.TEXT)]
    for query in queries:
        words = [
            token
            for token in index.analyzer.tokens(query)
            if len(token.terms[0]) >= SHORTEST
            and set(token.terms[0]) <= set(LETTERS)
            and any(searcher.document_frequency(field, token.terms[0]) for field in fields)
        ]
        if words:
            word = random.choice(words)
            kind = random.choice(("random", "slip"))
            meant = edited = word.terms[0]
            while index.analyzer.fold(edited) == meant:
                edited = (random_edit if kind == "random" else slip)(meant, random)
            yield Mistyped(query[: word.start] + edited + query[word.end :], meant, edited, kind)


def main(arguments: Sequence[str]) -> None:
    """Print how often the first and the first five suggestions hold the word that was meant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("queries", type=Path, nargs="+")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N misses")
    options = parser.parse_args(arguments)
    queries = [query for path in options.queries for query in read_queries(path).values()]
    with kashaf.open(options.index) as index:
        measure(index, queries, options.misses)


def measure(index: Index, queries: Sequence[str], misses: int = 0) -> None:
    """Ask for suggestions and print the measures."""
    counts: dict[str, list[int]] = {}
    times = []
    for one in mistyped(index, queries):
        began = process_time()
        found = index.suggest(one.query)
        times.append((process_time() - began) * 1000)
        held = [
            one.meant in (token.terms[0] for token in index.analyzer.tokens(each.query)) for each in found
        ]
        for kind in ("all", one.kind):
            total = counts.setdefault(kind, [0, 0, 0])
            total[0] += 1
            total[1] += any(held[:1])
            total[2] += any(held[:5])
        if misses and not any(held[:1]):
            misses -= 1
            print(f"{one.query}  ({one.meant} as {one.edited}): {' | '.join(each.query for each in found)}")
    alarms = _alarms(index, queries)
    for kind, (asked, first, five) in counts.items():
        print(f"{kind}: {asked:,} queries, first {first / asked:.1%}, first five {five / asked:.1%}")
    cuts = quantiles(times, n=20)
    print(f"queries of known words that other queries are suggested for: {alarms}")
    print(
        f"one call: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms, at most {max(times):.0f} ms of a processor"
    )


def _alarms(index: Index, queries: Sequence[str]) -> str:
    """Return how many queries as they are, of words that the index holds, are suggested others for."""
    suggester = index.suggester()
    if suggester is None:
        return "none"
    known = [query for query in queries[::_EVERY] if not suggester.doubts(query)]
    asked = sum(1 for query in known if suggester(query))
    unasked = sum(1 for query in known if suggester(query, unasked=True))
    return f"{asked / len(known):.1%} when asked, {unasked / len(known):.1%} unasked, of {len(known):,}"


if __name__ == "__main__":
    main(sys.argv[1:])
