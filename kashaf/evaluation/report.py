"""What came of an evaluation, as tables for people and as JSON for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from kashaf.evaluation.comparison import Change, Comparison
from kashaf.evaluation.evaluation import Evaluation, System
from kashaf.evaluation.measures import MEASURES

__all__ = ["Table", "to_json", "to_tables"]

_DIGITS = 6
"""Decimals of a figure in JSON."""


@dataclass(frozen=True)
class Table:
    """A table with its title; rows are cells of text."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def to_tables(evaluation: Evaluation, top: int) -> Iterator[Table]:
    """Yield the measures, the differences to the first system, and the queries that changed most.

    Args:
        evaluation: what to show.
        top: how many queries that gained, and as many that lost, are shown of each comparison.
    """
    yield _systems(evaluation)
    if evaluation.comparisons:
        yield _tests(evaluation.comparisons)
    for comparison in evaluation.comparisons:
        for verb, changes in (("gains", comparison.gained(top)), ("loses", comparison.lost(top))):
            if changes:
                title = f"where {comparison.other} {verb} most over {comparison.first}, by {MEASURES[0]}"
                yield _changes(title.replace("loses most over", "loses most to"), comparison, changes)


def _systems(evaluation: Evaluation) -> Table:
    documents = "" if evaluation.documents is None else f"{evaluation.documents:,} documents, "
    reading = "in the query language" if evaluation.setting.as_typed else "as plain words"
    return Table(
        f"{documents}{len(evaluation.queries):,} queries read {reading}, "
        f"{evaluation.judgements:,} judgements; the first {evaluation.setting.depth:,} hits count",
        ("system", *MEASURES, "indexing", "index", "query p50", "p95"),
        tuple(
            (system.name, *(f"{system.means[name]:.4f}" for name in MEASURES), *_costs(system))
            for system in evaluation.systems
        ),
    )


def _costs(system: System) -> tuple[str, ...]:
    costs = system.costs
    if costs is None:
        return ("-",) * 4
    return (
        f"{costs.seconds:.1f} s",
        f"{costs.bytes / 1e6:,.1f} MB",
        f"{costs.p50:.1f} ms",
        f"{costs.p95:.1f} ms",
    )


def _tests(comparisons: Sequence[Comparison]) -> Table:
    return Table(
        f"compared with {comparisons[0].first}: difference of means, queries better and worse, two tests",
        ("system", "measure", "difference", "better", "worse", "p, randomisation", "p, t-test"),
        tuple(
            (
                comparison.other,
                name,
                f"{test.difference:+.4f}",
                f"{test.better:,}",
                f"{test.worse:,}",
                _chance(test.p),
                _chance(test.p_t),
            )
            for comparison in comparisons
            for name, test in comparison.tests.items()
        ),
    )


def _chance(p: float) -> str:
    return "< 0.0002" if p < 0.0002 else f"{p:.4f}"


def _changes(title: str, comparison: Comparison, changes: Sequence[Change]) -> Table:
    return Table(
        title,
        ("query", comparison.first, comparison.other, "difference", "words"),
        tuple(
            (
                change.query,
                f"{change.first:.3f}",
                f"{change.other:.3f}",
                f"{change.difference:+.3f}",
                change.text,
            )
            for change in changes
        ),
    )


def to_json(evaluation: Evaluation, top: int) -> dict[str, object]:
    """Return an evaluation as JSON takes it; `per_query` holds each measure of each query."""
    return {
        "documents": evaluation.documents,
        "queries": len(evaluation.queries),
        "judgements": evaluation.judgements,
        "setting": asdict(evaluation.setting),
        "systems": list(map(_system_to_json, evaluation.systems)),
        "comparisons": [_comparison_to_json(each, top) for each in evaluation.comparisons],
        "notes": list(evaluation.notes),
    }


def _system_to_json(system: System) -> dict[str, object]:
    costs = system.costs
    return {
        "name": system.name,
        "measures": {name: round(mean, _DIGITS) for name, mean in system.means.items()},
        "indexing": None if costs is None else {"seconds": round(costs.seconds, 3), "bytes": costs.bytes},
        "query_ms": None if costs is None else {"p50": round(costs.p50, 3), "p95": round(costs.p95, 3)},
        "per_query": {
            name: {query: round(value, _DIGITS) for query, value in by_query.items()}
            for name, by_query in system.values.items()
        },
    }


def _comparison_to_json(comparison: Comparison, top: int) -> dict[str, object]:
    return {
        "first": comparison.first,
        "other": comparison.other,
        "tests": {
            name: {
                "difference": round(test.difference, _DIGITS),
                "better": test.better,
                "worse": test.worse,
                "p_randomisation": round(test.p, _DIGITS),
                "p_t": round(test.p_t, _DIGITS),
            }
            for name, test in comparison.tests.items()
        },
        "gained": list(map(_change_to_json, comparison.gained(top))),
        "lost": list(map(_change_to_json, comparison.lost(top))),
    }


def _change_to_json(change: Change) -> dict[str, object]:
    return {
        "query": change.query,
        "text": change.text,
        "first": round(change.first, _DIGITS),
        "other": round(change.other, _DIGITS),
    }
