"""How words are used: what is counted against a plain count, and how long it takes.

    python benchmarks/usage.py INDEX [INDEX …] --word قال --word رئيس [--check]

With `--check` the places, forms, collocates and words of every index are held against a count that walks over
all tokens of all stored documents and knows no engine and no query language.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import kashaf
from kashaf.analyzers import Token
from kashaf.engines import FieldType

_WINDOW = 5


def main() -> None:
    """Check and time each index."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("indexes", nargs="+", type=Path)
    parser.add_argument("--word", action="append", dest="words", required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    for path in given.indexes:
        with kashaf.open(path) as index:
            print(index)
            if given.check:
                check(index, given.words)
            for word in given.words:
                times(index, word, given.rounds)


def check(index: kashaf.Index, words: list[str]) -> None:
    """Hold what is counted against a plain count."""
    rows = [
        (name, field, index.analyzer.tokens(text))
        for name, document in index.documents()
        for field, text in (("title", document.title), ("text", document.text))
    ]
    lemmas = Counter(token.terms[1] for _, _, row in rows for token in row)
    assert lemmas == {word.term: word.count for word in index.words(occurrences=True, limit=None).words}
    print(f"  {lemmas.total():,} words, {len(lemmas):,} lemmas: as counted plainly")
    for word in words:
        wanted = index.analyzer.tokens(word)[0].terms
        places = [
            (name, field, token.start) for name, field, row in rows for token in row if _is(token, wanted)
        ]
        found = index.concordance(word, limit=None)
        assert sorted(places) == sorted((line.document, line.field, line.start) for line in found)
        around: Counter[str] = Counter()
        for _, _, row in rows:
            around.update(_around([token.terms[1] for token in row], [_is(token, wanted) for token in row]))
        collocates = index.collocates(word, minimum=1, limit=None, function_words=True)
        assert all(around[one.term] == one.count for one in collocates.collocates)
        print(f"  {word}: {len(places):,} places, {around.total():,} words around: as counted plainly")


def _is(token: Token, wanted: tuple[str, ...]) -> bool:
    return token.terms[0] == wanted[0] or token.terms[1] == wanted[1]


def _around(lemmas: list[str], nodes: list[bool]) -> list[str]:
    near = {
        place + gap for place, is_node in enumerate(nodes) if is_node for gap in range(-_WINDOW, _WINDOW + 1)
    }
    return [lemmas[place] for place in near if 0 <= place < len(nodes) and not nodes[place]]


def times(index: kashaf.Index, word: str, rounds: int) -> None:
    """Print how much of a processor each thing takes: the first time, and the median of the next."""
    asked: dict[str, Callable[[], object]] = {
        "first page, corpus order": lambda: index.concordance(word),
        "first page, by the word after": lambda: index.concordance(word, by="after"),
        "forms": lambda: index.forms(word),
        "collocates": lambda: index.collocates(word),
        "lemmas by documents": index.words,
    }
    if index.layout is not None and index.layout.of_type(FieldType.DATE):
        asked["use over time"] = lambda: index.timeline(word, by="month")
    total = index.concordance(word, limit=0)
    print(f"  {word}: {total.total:,} places in {total.documents:,} documents")
    for name, ask in asked.items():
        took = []
        for _ in range(rounds + 1 if name.startswith(("first page, corpus", "lemmas")) else 3):
            began = process_time()
            ask()
            took.append((process_time() - began) * 1000)
        print(f"    {name:<32} {took[0]:>9,.1f} ms, then {median(took[1:]):>9,.1f} ms")


if __name__ == "__main__":
    main()
