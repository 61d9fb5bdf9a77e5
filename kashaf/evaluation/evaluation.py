"""The whole of an evaluation: runs made and read, measured, compared with the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kashaf.analyzers import Analyzer, Settings
from kashaf.analyzers.chains import DEFAULT
from kashaf.errors import KashafError
from kashaf.evaluation.collection import Collection, seeds
from kashaf.evaluation.comparison import Comparison, compare
from kashaf.evaluation.measures import Values, library, means, measure
from kashaf.evaluation.runs import Costs, Made, Say, Setting, make_run, say_nothing
from kashaf.evaluation.trec import Run, read_run

__all__ = ["Analyzers", "Evaluation", "System", "evaluate"]

Analyzers = Sequence[str] | Mapping[str, str | Settings | Analyzer]
"""Names of analyzers, or analyzers of any kind under names of one's own."""


@dataclass(frozen=True)
class System:
    """One way to answer the queries.

    Attributes:
        name: of the analyzer, or of the run's file.
        run: its rankings.
        values: what each measure says, by measure and query.
        costs: time and size; `None` for a run that was made elsewhere.
    """

    name: str
    run: Run
    values: Values
    costs: Costs | None = None

    @cached_property
    def means(self) -> Mapping[str, float]:
        """The mean over the queries, by measure."""
        return means(self.values)


@dataclass(frozen=True)
class Evaluation:
    """What came of an evaluation.

    Attributes:
        setting: how the queries were asked.
        documents: how many there are; `None` where nothing was indexed.
        queries: those that were asked, by id.
        judgements: how many there are of these queries.
        systems: in the order they were named, analyzers first.
        comparisons: of each further system with the first.
        notes: what a reader of the figures should know, a sentence each.
    """

    setting: Setting
    documents: int | None
    queries: Mapping[str, str]
    judgements: int
    systems: tuple[System, ...]
    comparisons: tuple[Comparison, ...]
    notes: tuple[str, ...]


def evaluate(
    collection: Collection | None = None,
    analyzers: Analyzers = (DEFAULT,),
    runs: Sequence[str | Path | Run] = (),
    *,
    setting: Setting | None = None,
    say: Say = say_nothing,
) -> Evaluation:
    """Measure how well analyzers and runs answer the queries of a collection, and compare them.

    Args:
        collection: what is asked of what; left out, the seeds that come along.
        analyzers: each is given an index of its own, in a temporary folder.
        runs: run files of other systems, or runs.
        setting: how the queries are asked.
        say: is told, in a line, what is being done.

    Raises:
        KashafError: ir-measures is not installed, a file or a name leads nowhere, no query is judged.
    """
    library()
    collection = collection or seeds()
    setting = setting or Setting()
    given = analyzers if isinstance(analyzers, Mapping) else {name: name for name in analyzers}
    read = _read_runs(runs, setting.depth)
    _check_names([*given, *(run.name for run in read)])
    made = [make_run(name, analyzer, collection, setting, say) for name, analyzer in given.items()]
    systems = [
        System(each.run.name, each.run, measure(each.run, collection.judged), each.costs) for each in made
    ]
    systems += (System(run.name, run, measure(run, collection.judged)) for run in read)
    return Evaluation(
        setting,
        made[0].documents if made else None,
        collection.asked,
        sum(map(len, collection.judged.values())),
        tuple(systems),
        tuple(_compared(systems, collection.asked)),
        tuple(_notes(collection, made[:1], read)),
    )


def _read_runs(runs: Sequence[str | Path | Run], depth: int) -> list[Run]:
    """Read the runs that are files and cut all; two whose files have one name go by their paths."""
    count = Counter(Path(run).name for run in runs if not isinstance(run, Run))
    return [
        run.cut(depth)
        if isinstance(run, Run)
        else read_run(run, depth=depth, name=None if count[Path(run).name] == 1 else str(run))
        for run in runs
    ]


def _check_names(names: Sequence[str]) -> None:
    if not names:
        raise KashafError("there is nothing to evaluate: name an analyzer or a run")
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise KashafError(f"{twice[0]!r} is named twice; name each analyzer and run once")


def _compared(systems: Sequence[System], queries: Mapping[str, str]) -> Iterator[Comparison]:
    first = systems[0]
    for other in systems[1:]:
        yield compare((first.name, other.name), first.values, other.values, queries)


def _notes(collection: Collection, made: Sequence[Made], read: Sequence[Run]) -> Iterator[str]:
    """Yield the notes; documents are the same for all analyzers, so `made` holds one run at most."""
    yield from collection.notes()
    for each in made:
        if count := each.summary.bad_row_count:
            row = each.summary.bad_rows[0]
            yield f"bad rows of the documents, left out: {count:,} (first {row})"
        if each.absent:
            shown = ", ".join(each.absent[:3]) + (" …" if len(each.absent) > 3 else "")
            yield f"judged documents that are not there and cannot be found: {len(each.absent):,} ({shown})"
    for run in read:
        silent = sum(query not in run.rankings for query in collection.asked)
        if silent:
            yield f"{run.name}: no hits for {silent:,} of the {len(collection.asked):,} queries"
        foreign = sum(query not in collection.asked for query in run.rankings)
        if foreign:
            yield f"{run.name}: hits for queries that are not asked, left out: {foreign:,}"
