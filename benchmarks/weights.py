"""Weights of the ranking, searched: one setting for several collections, without asking the index each time.

    python benchmarks/weights.py --collection NAME DOCS QUERIES QRELS --collection … [--tries 4000]

A score is a weighted sum, so each query is asked once for each level with that level alone, and once more
with the title; any weighting is then a product of matrices over the best two hundred hits of the usual one.
Printed are curves, one weight moved at a time, and the best of many random settings: by the mean over the
collections, among those that lose on none.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from indexes import Opened, open_index
from measuring import table
from numpy.typing import NDArray
from weighted_runs import collections, indexed, weighted

from kashaf.analyzers import EXACT, Settings, build
from kashaf.engines.layout import TITLE, level_field
from kashaf.evaluation import Collection
from kashaf.index import Index
from kashaf.search import ranking
from kashaf.search.held import Held
from kashaf.search.meaning import understand
from kashaf.search.parse import parse_words

Numbers = NDArray[np.float64]
Setting = dict[str, float]

CANDIDATES: Final = 200
DEEP: Final = 2000  # hits of a level alone; what stands lower there counts nothing
TOP: Final = 10
SHOWN: Final = 8
STEPS: Final = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""What the usual weight is multiplied by in a curve."""


@dataclass(frozen=True)
class Scores:
    """A collection's candidates: scores by query, candidate and level, of text and of title; and their gains.

    Attributes:
        text, title: of shape (queries, candidates, levels).
        gains: relevance of each candidate, of shape (queries, candidates).
        ideal: the best sum of discounted gains that each query can have.
    """

    text: Numbers
    title: Numbers
    gains: Numbers
    ideal: Numbers

    def ndcg(self, weights: Numbers, title: float) -> float:
        """Return the mean nDCG@10 under weights of the levels and of the title."""
        scores = self.text @ weights + title * (self.title @ weights)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :TOP]
        return float(np.mean(_discounted(np.take_along_axis(self.gains, best, axis=1)) / self.ideal))


def _discounted(gains: Numbers) -> Numbers:
    return gains @ (1 / np.log2(np.arange(gains.shape[1]) + 2))


def main() -> None:
    """Read the arguments, ask every level, and print curves and the best settings."""
    parser = argparse.ArgumentParser(description="Weights of the ranking, searched.")
    files = ("NAME", "DOCS", "QUERIES", "QRELS")
    parser.add_argument("--collection", nargs=4, metavar=files, action="append", default=[])
    parser.add_argument("--analyzer", default="full")
    parser.add_argument("--tries", type=int, default=4000)
    options = parser.parse_args()
    analyzer = build(Settings(options.analyzer))
    scores: dict[str, Scores] = {}
    for name, collection in collections(options.collection).items():
        with indexed(analyzer, collection) as index:
            scores[name] = _scores(index, collection)
    usual = {
        level: ranking.LEVEL_WEIGHTS[level] for level in analyzer.levels if level in ranking.LEVEL_WEIGHTS
    } | {TITLE: ranking.TITLE_WEIGHT}
    print(_curves(usual, scores), end="\n\n")
    print(_best(usual, scores, options.tries))


def _scores(index: Index, collection: Collection) -> Scores:
    opened, levels = open_index(index), index.analyzer.levels
    nothing = dict.fromkeys(levels, 0.0)
    found = {query: list(_ask(index, opened, text, CANDIDATES)) for query, text in collection.asked.items()}
    shape = (len(found), CANDIDATES, len(levels))
    text, with_title, gains = np.zeros(shape), np.zeros(shape), np.zeros(shape[:2])
    titles = opened.searcher.statistics(level_field(TITLE, EXACT)).tokens > 0
    runs = ((text, 0.0), (with_title, 1.0)) if titles else ((text, 0.0),)
    for place, level in enumerate(levels):
        for into, title in runs:
            with weighted(nothing | {level: 1.0}, title):
                for row, (query, candidates) in enumerate(found.items()):
                    alone = _ask(index, opened, collection.asked[query], DEEP)
                    into[row, : len(candidates), place] = [alone.get(each, 0.0) for each in candidates]
    for row, (query, candidates) in enumerate(found.items()):
        gains[row, : len(candidates)] = [collection.judged[query].get(each, 0) for each in candidates]
    return Scores(text, with_title - text if titles else with_title, gains, _ideal(collection))


def _ask(index: Index, opened: Opened, text: str, limit: int) -> dict[str, float]:
    held = Held(opened.searcher.document_frequency)
    query = understand(parse_words(text), index.analyzer, opened.layout, held=held).query
    if query is None:
        return {}
    return {hit.id: hit.score for hit in opened.searcher.search(query, limit=limit).hits}


def _ideal(collection: Collection) -> Numbers:
    best = [sorted(judged.values(), reverse=True)[:TOP] for judged in collection.judged.values()]
    return np.array([max(float(_discounted(np.array([gains], dtype=float))[0]), 1e-9) for gains in best])


def _figures(setting: Setting, scores: Mapping[str, Scores]) -> list[float]:
    weights = np.array([weight for name, weight in setting.items() if name != TITLE])
    return [each.ndcg(weights, setting[TITLE]) for each in scores.values()]


def _row(setting: Setting, figures: Sequence[float]) -> tuple[str, ...]:
    weights = ", ".join(f"{name} {weight:.2f}" for name, weight in setting.items())
    return weights, *(f"{figure:.4f}" for figure in figures), f"{np.mean(figures):.4f}"


def _curves(usual: Setting, scores: Mapping[str, Scores]) -> str:
    rows = []
    for name, weight in usual.items():
        for step in STEPS:
            setting = usual | {name: weight * step}
            rows.append((f"{name} {weight * step:.3f}", *_row(setting, _figures(setting, scores))[1:]))
    return table(("one weight moved", *scores, "mean"), rows)


def _best(usual: Setting, scores: Mapping[str, Scores], tries: int) -> str:
    """Return the best settings that lose on no collection, the usual one above them."""
    dice = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    base = _figures(usual, scores)
    found = []
    for _ in range(tries):
        setting = {name: round(weight * 2 ** dice.uniform(-1.5, 1.5), 2) for name, weight in usual.items()}
        figures = _figures(setting, scores)
        if all(one >= other for one, other in zip(figures, base, strict=True)):
            found.append((float(np.mean(figures)), setting, figures))
    found.sort(key=lambda each: -each[0])
    rows = [_row(usual, base), *(_row(setting, figures) for _, setting, figures in found[:SHOWN])]
    return table((f"the usual, and the best of {tries:,}", *scores, "mean"), rows)


if __name__ == "__main__":
    main()
