"""What does a switched word cost, beside the same word without the switch?

    python benchmarks/switches.py --corpus news.jsonl.gz --words 500

Words are taken evenly apart from the index's own list of written forms, by how many documents hold them, from
those that the switch concerns; for `vowels`, from those with marks. Each is asked with the switch and without
in turn, ten hits with their snippets, a few times, of which the best counts. Times are of the processor.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from typing import Final

from corpora import SEEDS, read_records
from indexes import build_index
from measuring import table

import kashaf
from kashaf.analyzers import build
from kashaf.analyzers.compatibility import Respect, concerns, spell
from kashaf.analyzers.levels import WRITTEN
from kashaf.analyzers.written import written_part
from kashaf.engines.layout import TEXT, level_field
from kashaf.search.switches import Switches

_SWITCHES: Final = ("hamza", "teh", "yeh", "letters", "vowels")
_ROUNDS: Final = 4  # in the first, texts are analysed that are known afterwards
_FEWEST: Final = 2  # documents; what stands in one alone is mostly a slip


def main() -> None:
    """Read the arguments, index the corpus unless there is an index, ask, and print the table."""
    parser = argparse.ArgumentParser(description="The cost of the switches of letters and vowels.")
    parser.add_argument("--corpus", type=Path, default=SEEDS / "corpus.jsonl", help="JSON Lines, or gzip'd")
    parser.add_argument("--index", type=Path, help="an index of the corpus that is there already")
    parser.add_argument("--words", type=int, default=300, help="how many for each switch")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kashaf-switches-") as place:
        if options.index is None:
            index = build_index(Path(place) / "index", read_records(options.corpus), build(), "tantivy")
        else:
            index = kashaf.open(options.index)
        rows = [_row(index, name, options.words) for name in _SWITCHES]
    print(
        table(("switch", "words", "p50 without", "with", "p95 without", "with", "p95 of what it adds"), rows)
    )


def _row(index: kashaf.Index, name: str, count: int) -> tuple[str, ...]:
    switches = Switches().having(name)
    words = list(_words(index, switches, count))
    plain: list[float] = []
    switched: list[float] = []
    for word in words:
        rounds = [[_time(index, word, asked) for asked in (Switches(), switches)] for _ in range(_ROUNDS)]
        plain.append(min(first for first, _ in rounds))
        switched.append(min(second for _, second in rounds))
    more = [one - other for one, other in zip(switched, plain, strict=True)]
    times = (_at(plain, 50), _at(switched, 50), _at(plain, 95), _at(switched, 95), _at(more, 95))
    return (name, f"{len(words)}", *(f"{each:.2f}" for each in times))


def _time(index: kashaf.Index, word: str, switches: Switches) -> float:
    """Return how long a search takes, in milliseconds of the processor."""
    began = time.process_time()
    index.search(word, switches=switches)
    return (time.process_time() - began) * 1000


def _words(index: kashaf.Index, switches: Switches, count: int) -> Iterator[str]:
    searcher = index.searcher()
    if searcher is None:
        raise SystemExit("the index holds no documents")
    respect = Respect(switches.hamza, switches.teh, switches.yeh, switches.vowels)
    forms = [
        (documents, written_part(term))
        for term, documents in searcher.terms(level_field(TEXT, WRITTEN))
        if documents >= _FEWEST and concerns(spell(written_part(term)), respect)
    ]
    forms.sort(reverse=True)
    for _, form in forms[:: max(1, len(forms) // count)]:
        yield form


def _at(times: list[float], percent: int) -> float:
    return quantiles(times, n=100)[percent - 1]


if __name__ == "__main__":
    main()
