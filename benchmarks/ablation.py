"""What each part of Kashaf is worth: nDCG@10 and recall at 100 with one part left out at a time.

    python benchmarks/ablation.py --collection NAME DOCS QUERIES QRELS --collection … [--markdown]

A level or the title is left out by the weight 0: it still finds, and no index is made anew. A source of the
lexicon is left out by reading the lexicon without the lemmas that it was the first to give; the costs of the
other lemmas stay those that were counted with all sources, so this says what its lemmas are worth, and not
how good a lexicon could be built without the source.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import fmean
from typing import Final
from unittest.mock import patch

from measuring import markdown_table, table
from weighted_runs import collections, indexed, judge, weighted

from kashaf.analyzers import EXACT, Analyzer, Settings, build, lemma_levels
from kashaf.analyzers.levels import GRAMS, LEMMA, NEAR, ROOT
from kashaf.analyzers.lexicon import Lexicon, Stems
from kashaf.analyzers.morphology import Morphology
from kashaf.evaluation import Collection
from kashaf.evaluation.comparison import compare
from kashaf.evaluation.measures import Values, means

FULL: Final = "full"
LEADING, RECALL = "nDCG@10", "R@100"


class PartialLexicon(Lexicon):
    """The lexicon that comes along, without the lemmas of some sources."""

    def __init__(self, without: Sequence[str]) -> None:
        super().__init__()
        self._without = without

    @property
    def digest(self) -> str:
        """The digest of the whole, and what is left out."""
        return f"{Lexicon.shipped().digest} without {' '.join(self._without)}"

    def unpack(self, head: str) -> Stems:
        """Return stems with those of their readings that belong to lemmas of other sources."""
        return {
            key: tuple(row for row in rows if self.lemma(row[3]).source not in self._without)
            for key, rows in super().unpack(head).items()
        }


@contextmanager
def lexicon_without(*left_out: str) -> Iterator[None]:
    """Let the morphology read words by a lexicon that lacks the lemmas of some sources."""
    morphology = Morphology(PartialLexicon(left_out))
    with patch.object(lemma_levels, "_morphology", lambda: morphology):
        yield


def sources() -> dict[str, int]:
    """Return how many lemmas of the lexicon each source gave first, the greatest number first."""
    lexicon = Lexicon.shipped()
    return dict(Counter(lexicon.lemma(number).source for number in range(lexicon.size)).most_common())


@dataclass(frozen=True)
class Weighting:
    """Weights in the place of the usual ones, of levels by name and of the title."""

    levels: Mapping[str, float] = field(default_factory=dict)
    title: float | None = None


WEIGHTINGS: Final = {
    FULL: Weighting(),
    "without exact": Weighting({EXACT: 0.0}),
    "without lemma (it finds)": Weighting({LEMMA: 0.0}),
    "without root": Weighting({ROOT: 0.0}),
    "without grams": Weighting({GRAMS: 0.0}),
    "without near": Weighting({NEAR: 0.0}),
    "without root, grams, near": Weighting({ROOT: 0.0, GRAMS: 0.0, NEAR: 0.0}),
    "without title": Weighting(title=0.0),
}
"""What is asked of the one index of `full`."""

_USUAL: Final = {FULL: Weighting()}


def main() -> None:
    """Read the arguments, measure every collection and print the tables."""
    parser = argparse.ArgumentParser(description="nDCG@10 and R@100 with one part left out at a time.")
    files = ("NAME", "DOCS", "QUERIES", "QRELS")
    parser.add_argument("--collection", nargs=4, metavar=files, action="append", default=[])
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    options = parser.parse_args()
    show = markdown_table if options.markdown else table
    sets = collections(options.collection)
    measured = {name: dict(_measured(collection)) for name, collection in sets.items()}
    print(show(*summary(measured)))
    for name, collection in sets.items():
        print(f"\n## {name}: {len(collection.asked):,} queries\n")
        print(show(*details(collection, measured[name])))


def _measured(collection: Collection) -> Iterator[tuple[str, Values]]:
    """Yield each variant's name and values, the full one first."""
    yield from _variants(build(Settings(FULL)), WEIGHTINGS, collection)
    for name in ("lean", "light"):
        for _, values in _variants(build(Settings(name)), _USUAL, collection):
            yield name, values
    lemmas = sources()
    partial = {f"lexicon without {source} ({count:,} lemmas)": (source,) for source, count in lemmas.items()}
    for name, without in {**partial, "no lexicon: light stems": tuple(lemmas)}.items():
        with lexicon_without(*without):
            for _, values in _variants(build(Settings(FULL)), _USUAL, collection):
                yield name, values


def _variants(
    analyzer: Analyzer, weightings: Mapping[str, Weighting], collection: Collection
) -> Iterator[tuple[str, Values]]:
    with indexed(analyzer, collection) as index:
        for name, weighting in weightings.items():
            with weighted(weighting.levels, weighting.title):
                yield name, judge(index, collection)


Table = tuple[Sequence[str], Sequence[Sequence[str]]]


def summary(measured: Mapping[str, Mapping[str, Values]]) -> Table:
    """Return nDCG@10 of every variant on every collection, and the mean of its differences from full."""
    rows = []
    for variant in next(iter(measured.values())):
        figures = [means(values[variant])[LEADING] for values in measured.values()]
        full = [means(values[FULL])[LEADING] for values in measured.values()]
        difference = fmean(one - other for one, other in zip(figures, full, strict=True))
        rows.append((variant, *(f"{figure:.4f}" for figure in figures), f"{difference:+.4f}"))
    return (LEADING, *measured, "mean difference"), rows


def details(collection: Collection, values: Mapping[str, Values]) -> Table:
    """Return every variant of one collection, with a paired test against full."""
    rows = []
    for name, each in values.items():
        mean = means(each)
        test = compare((FULL, name), values[FULL], each, collection.asked).tests[LEADING]
        row = (name, f"{mean[LEADING]:.4f}", f"{test.difference:+.4f}", f"{test.better} / {test.worse}")
        rows.append((*row, "" if name == FULL else f"{test.p:.4f}", f"{mean[RECALL]:.4f}"))
    return ("", LEADING, "difference", "queries better / worse", "p", RECALL), rows


if __name__ == "__main__":
    main()
