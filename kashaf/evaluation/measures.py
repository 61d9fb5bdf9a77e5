"""The measures of a ranking, computed by the library ir-measures, for each query.

| measure | what it says of a query |
|---|---|
| nDCG@10 | how much relevance stands in the first ten, higher up the more, of what could (Järvelin 2002) |
| MRR@10 | 1 over the rank of the first answer, 0 if it is not among the first ten |
| R@100 | the share of the answers that stands in the first hundred |
| MAP | the mean, over the answers, of the precision at the rank of each |

All lie between 0 and 1. An answer is a document of relevance 1 or more. Over queries they are averaged, and a
query without hits counts 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Final

from kashaf.errors import KashafError
from kashaf.evaluation.collection import Judgements
from kashaf.evaluation.trec import Run

__all__ = ["MEASURES", "Values", "library", "means", "measure"]

MEASURES: Final = ("nDCG@10", "MRR@10", "R@100", "MAP")
"""The measures, the first one being the one that queries are compared by."""

Values = Mapping[str, Mapping[str, float]]
"""By measure and query."""


def library() -> ModuleType:
    """Return ir-measures, loaded; raises KashafError where it is not installed."""
    try:
        import ir_measures
    except ImportError:
        raise KashafError(
            'measuring needs the library ir-measures: install it by pip install "kashaf[eval]"'
        ) from None
    return ir_measures


def measure(run: Run, judged: Judgements) -> Values:
    """Return what each measure says of each judged query.

    The order of a ranking is what counts: scores that tie do not move documents.
    """
    ir = library()
    by_library = dict(zip((ir.nDCG @ 10, ir.RR @ 10, ir.R @ 100, ir.AP), MEASURES, strict=True))
    places = {
        query: {document: -float(place) for place, document in enumerate(run.rankings[query].ids)}
        for query in judged
        if query in run.rankings and run.rankings[query].ids
    }
    values = {name: dict.fromkeys(judged, 0.0) for name in MEASURES}
    for found in ir.iter_calc(list(by_library), judged, places):
        values[by_library[found.measure]][found.query_id] = float(found.value)
    return values


def means(values: Values) -> dict[str, float]:
    """Return the mean over the queries of each measure."""
    return {name: sum(by_query.values()) / len(by_query) for name, by_query in values.items()}
