"""How long a search takes by each construct of the query language, with highlights and labels.

    python benchmarks/constructs.py INDEX --count 100

The words are five in a row, function words left out, of documents that lie evenly apart in the index. Each
query is asked three times, ten hits with their windows, marks and labels; the first time does not count,
since it reads the words of its hits' texts, and of the others the better one does. Every query must find
something, but for those that name a field which the index may lack.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from measuring import Seconds, at, markdown_table

import kashaf
from kashaf.search.switches import Switches

Row = Sequence[str]

_LENGTH: Final = 5  # words
_CONSTRUCTS: Final[tuple[tuple[str, tuple[str, ...], Callable[[Row], str]], ...]] = (
    ("a word", (), lambda row: row[0]),
    ("five words", (), " ".join),
    ("`--all`, five words", ("all_words",), " ".join),
    ("`+a +b`", (), lambda row: f"+{row[0]} +{row[1]}"),
    ("`a -b`", (), lambda row: f"{row[0]} -{row[4]}"),
    ("`a AND b`", (), lambda row: f"{row[0]} AND {row[1]}"),
    ("`a OR b`", (), lambda row: f"{row[0]} OR {row[1]}"),
    ("`(a b) AND (c OR d)`", (), lambda row: f"({row[0]} {row[1]}) AND ({row[2]} OR {row[3]})"),
    ("`(a) أو (b)`", (), lambda row: f"({row[0]}) أو ({row[1]})"),
    ("`--arabic-operators`", ("arabic_operators",), lambda row: f"{row[0]} و {row[1]}"),
    ('`"a b"`', (), lambda row: f'"{row[0]} {row[1]}"'),
    ('`lemma:"a b"`', (), lambda row: f'lemma:"{row[0]} {row[1]}"'),
    ('`"a c"~3`', (), lambda row: f'"{row[0]} {row[2]}"~3'),
    ('`"c a"~3u`', (), lambda row: f'"{row[2]} {row[0]}"~3u'),
    ("`=a`", (), lambda row: f"={row[0]}"),
    ("`lemma:a`", (), lambda row: f"lemma:{row[0]}"),
    ("`root:a`", (), lambda row: f"root:{row[0]}"),
    ("`title:a b`", (), lambda row: f"title:{row[0]} {row[1]}"),
    ("`text:(a OR b)`", (), lambda row: f"text:({row[0]} OR {row[1]})"),
    ("`abc*`", (), lambda row: f"{row[0][:3]}*"),
    ("`*xyz`", (), lambda row: f"*{row[0][-3:]}"),
    ("`a?c*`", (), lambda row: f"{row[0][:1]}?{row[0][2:3]}*"),
    ("`*bc*`", (), lambda row: f"*{row[0][1:3]}*"),
    ("`/ab[cd].*/`", (), lambda row: f"/{row[0][:2]}[{row[0][2:4]}].*/"),
    ("`a~1`", (), lambda row: f"{row[0]}~1"),
    ("`a~2`", (), lambda row: f"{row[0]}~2"),
    ("`a^2 b`", (), lambda row: f"{row[0]}^2 {row[1]}"),
    ("`--hamza`", ("hamza",), lambda row: row[0]),
    ("`--teh`", ("teh",), lambda row: row[0]),
    ("`--yeh`", ("yeh",), lambda row: row[0]),
    ("`--letters`, five words", ("hamza", "teh", "yeh"), " ".join),
    ("`--vowels`, five words", ("vowels",), " ".join),
    ('`letters:"a b"`', (), lambda row: f'letters:"{row[0]} {row[1]}"'),
    ("`--as-you-type`", ("as_you_type",), lambda row: f"{row[0]} {row[1][:3]}"),
)
"""What each construct is called, under which switches it is asked, and how it is made of words in a row."""


def main() -> None:
    """Read the arguments, measure, and print the table."""
    parser = argparse.ArgumentParser(description="The time of a search by each construct of the language.")
    parser.add_argument("index", type=Path)
    parser.add_argument("--count", type=int, default=100, help="queries of each construct")
    given = parser.parse_args()
    with kashaf.open(given.index) as index:
        rows = list(_rows(index, given.count))
        table = []
        for name, switches, make in _CONSTRUCTS:
            found, seconds = _times(index, [make(row) for row in rows], Switches().having(*switches))
            columns = (sorted(each.processor for each in seconds), sorted(each.wall for each in seconds))
            shares = [
                at([1000 * one for one in column], percent) for column in columns for percent in (50, 95)
            ]
            table.append((name, f"{found:,}", *(f"{share:.1f}" for share in shares)))
    heads = ("documents", "processor p50", "p95", "wall p50", "p95")
    print(markdown_table(("construct", *heads), table))


def _times(index: kashaf.Index, queries: Sequence[str], switches: Switches) -> tuple[int, list[Seconds]]:
    """Return how many documents the queries find at the median, and the better time of each."""
    totals, best = [], []
    for query in queries:
        took = []
        for _ in range(3):
            wall, processor = time.perf_counter(), time.process_time()
            results = index.search(query, switches=switches)
            labels = [hit.why() for hit in results]
            took.append(Seconds(time.perf_counter() - wall, time.process_time() - processor))
        totals.append(results.total)
        if not results.total or not any(labels):
            raise SystemExit(f"{query!r} finds nothing, or nothing of it can be told")
        best.append(Seconds(*map(min, zip(*took[1:], strict=True))))
    return int(at([float(total) for total in totals], 50)), best


def _rows(index: kashaf.Index, count: int) -> Iterator[Row]:
    """Yield words in a row of documents that lie evenly apart."""
    step = max(1, len(index) // count)
    texts = (document.text for _, document in islice(index.documents(), 0, step * count, step))
    analyzer = index.analyzer
    for text in texts:
        words = [token for token in analyzer.tokens(text) if token.terms[0] not in analyzer.stop_words]
        for first in range(len(words) - _LENGTH):
            row = words[first : first + _LENGTH]
            in_a_row = row[-1].position - row[0].position == _LENGTH - 1
            if in_a_row and all(word.source.isalpha() and len(word.terms[0]) > 3 for word in row):
                yield [word.source for word in row]
                break


if __name__ == "__main__":
    main()
