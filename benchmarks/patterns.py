"""How long patterns and phrases take that are made to be slow, beside some that readers write.

    python benchmarks/patterns.py tantivy-index [whoosh-index]

Each index holds the same documents. Every query is run by a new searcher, which has not listed the terms yet,
and once more; the answers of the engines must be equal, and on Tantivy none may take more than `MOST`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from measuring import markdown_table

from kashaf.engines import IndexFolder, Searcher, level_field
from kashaf.engines import query as tree
from kashaf.errors import QueryError

FIELD: Final = level_field("text", "exact")

MOST: Final = 0.3
"""How many seconds of a processor a query may take on Tantivy, over 10,000 articles."""

REGEXES: Final = (
    *(".*كتوب", "م[كث]ت.*", "(ال)?كتا?ب(ات|ه)?", ".*كت.*ب.*", ".*"),
    *(
        "(a+)+b",
        "(.*)*x",
        "(x|xx)*y",
        "(.*.*.*)*.*.*.*z",
        "(a?){250}a{250}",
        ".{0,500}",
        ".*ا.{5}",
        ".*a.{400}",
    ),
    *("(.*[اي].{3}){12}", "(.*a.{10}){20}", "(.*[ab].{3}){40}", "(.{0,20}a){20}", "(.{0,5}ا){8}"),
)
WILDCARDS: Final = ("مك*", "م?توب", "*كتوب", "*", "*?", "*ا*ل*م*ي*", "*?ا?*ل?*", "*ا????*ا????*", "*ا" * 300)
FUZZY: Final = (("فلسطيين", 1), ("فلسطيين", 2), ("كتاب", 3), ("ف" * 900, 3))


def main() -> None:
    """Read the arguments, run all queries and print their times; exit with 1 where a promise is broken."""
    parser = argparse.ArgumentParser(description="The time of patterns and phrases that are made to be slow.")
    parser.add_argument("indexes", type=Path, nargs="+", metavar="INDEX", help="a folder; Tantivy's first")
    folders = [IndexFolder.open(path) for path in parser.parse_args().indexes]
    rows = []
    broken: list[str] = []
    for name, query in _queries(folders[0].index.searcher()):
        runs = [_run(folder, query) for folder in folders]
        if len({answer for answer, *_ in runs}) > 1 or (
            folders[0].sidecar.engine == "tantivy" and runs[0][1] > MOST
        ):
            broken.append(name)
        times = (f"{seconds * 1000:.1f}" for _, *both in runs for seconds in both)
        rows.append((f"`{name}`".replace("|", r"\|"), runs[0][0], *times))
    heads = [f"{folder.sidecar.engine}, {kind}" for folder in folders for kind in ("at first", "again")]
    print(markdown_table(("query", "documents", *heads), rows))
    if broken:
        sys.exit(f"answers differ, or took more than {MOST} s on Tantivy: {', '.join(broken)}")


def _run(folder: IndexFolder, query: tree.Query) -> tuple[str, float, float]:
    """Return how many documents are found, and the seconds of a processor at first and again."""
    searcher = folder.index.searcher()
    first, second = _seconds(searcher, query), _seconds(searcher, query)
    try:
        answer = f"{searcher.search(query, limit=0).total:,}"
    except QueryError:
        answer = "refused"
    searcher.close()
    return answer, first, second


def _seconds(searcher: Searcher, query: tree.Query) -> float:
    begin = time.process_time()
    with suppress(QueryError):  # a refusal is timed too
        searcher.search(query)
    return time.process_time() - begin


def _queries(searcher: Searcher) -> Iterator[tuple[str, tree.Query]]:
    for text in REGEXES:
        yield f"/{text}/", tree.Regex(FIELD, text)
    for text in WILDCARDS:
        yield text if len(text) < 40 else f"{text[:10]}…", tree.Wildcard(FIELD, text)
    for text, distance in FUZZY:
        yield f"{text[:10]}~{distance}", tree.Fuzzy(FIELD, text, distance)
    ranked = sorted(searcher.terms(FIELD), key=lambda pair: (-pair[1], pair[0]))
    common = tuple(term for term, _ in ranked[:4])
    usual = tuple(term for term, _ in ranked[200:1400:2])
    yield (
        "the two most frequent words, 50 between, any order",
        tree.Phrase(FIELD, common[:2], 50, ordered=False),
    )
    yield "the three most frequent, 20 between", tree.Phrase(FIELD, common[:3], 20)
    yield "the three most frequent, 10 between, any order", tree.Phrase(FIELD, common[:3], 10, ordered=False)
    yield "the four most frequent, 3 between, any order", tree.Phrase(FIELD, common, 3, ordered=False)
    yield "four places of 3 words", tree.Phrase(FIELD, tuple(usual[at : at + 3] for at in range(0, 12, 3)))
    yield "three places of 30 words", tree.Phrase(FIELD, (usual[:30], usual[30:60], usual[60:90]))
    yield "600 words, then the most frequent", tree.Phrase(FIELD, (usual, common[0]))
    yield "two places of 300 words", tree.Phrase(FIELD, (usual[:300], usual[300:]))


if __name__ == "__main__":
    main()
