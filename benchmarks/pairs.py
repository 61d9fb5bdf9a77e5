"""Of pairs of written forms that belong together, what share does a query of the shorter not find?

    python benchmarks/pairs.py --corpus news.jsonl.gz more.jsonl

A pair is a word X of at least four letters and X with something attached, where both stand in the corpus so
written. It is asked at the level that joins most forms. Some pairs only look alike: the shares compare
analyzers on one corpus, and never quite reach zero.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from corpora import SEEDS, read_records, texts
from measuring import table

from kashaf.analyzers import CHAINS, Analyzer, Settings, build
from kashaf.analyzers.lemma_levels import LemmaLevels

PREFIXES: Final = {"X / وال+X": "وال", "X / ال+X": "ال", "X / ل+X": "ل", "X / ب+X": "ب"}
PLURAL: Final = "Xة / Xات"

_WORD: Final = re.compile("[ء-غف-ي]+")  # Arabic letters without marks and tatweel
_FEWEST_LETTERS: Final = 4


def main() -> None:
    """Read the arguments, count the pairs and print the table."""
    parser = argparse.ArgumentParser(description="Which pairs of written forms stay apart?")
    parser.add_argument("--corpus", type=Path, nargs="+", default=[SEEDS / "corpus.jsonl"])
    parser.add_argument("--analyzers", default=",".join(CHAINS), help="names with commas between them")
    options = parser.parse_args()
    written = {
        word for path in options.corpus for text in texts(read_records(path)) for word in _WORD.findall(text)
    }
    analyzers = [build(Settings(name)) for name in options.analyzers.split(",")]
    print(f"{len(written):,} written forms\n")
    rows = [_row(name, list(pairs(name, written)), analyzers) for name in (*PREFIXES, PLURAL)]
    print(table(("pair", "pairs", *(f"{analyzer.name}, apart" for analyzer in analyzers)), rows))


def pairs(name: str, written: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one kind of which both forms are written, the shorter one first.

    >>> list(pairs("X / ل+X", {"حقوق", "لحقوق", "لكتاب"}))
    [('حقوق', 'لحقوق')]
    """
    for word in sorted(written):
        if name == PLURAL:
            longer = f"{word[:-1]}ات" if word.endswith("ة") and len(word) > _FEWEST_LETTERS else ""
        else:
            longer = f"{PREFIXES[name]}{word}" if len(word) >= _FEWEST_LETTERS else ""
        if longer in written:
            yield word, longer


def _row(name: str, found: list[tuple[str, str]], analyzers: list[Analyzer]) -> tuple[str, ...]:
    return (name, f"{len(found):,}", *(_share(found, analyzer) for analyzer in analyzers))


def _share(found: list[tuple[str, str]], analyzer: Analyzer) -> str:
    if not found:
        return "-"
    level = analyzer.place(analyzer.main_level)
    apart = sum(
        analyzer.of_chunk(longer)[level] not in _asked(word, analyzer, level) for word, longer in found
    )
    return f"{apart / len(found):.1%}"


def _asked(word: str, analyzer: Analyzer, level: int) -> tuple[str, ...]:
    """Return the terms by which a query of this word finds: those of several lemmas, where it may be any."""
    if isinstance(analyzer.above, LemmaLevels):
        return analyzer.above.asked(word, analyzer.fold(word))
    return (analyzer.of_chunk(word)[level],)


if __name__ == "__main__":
    main()
