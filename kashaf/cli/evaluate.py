"""`kashaf eval`."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click

from kashaf.analyzers.chains import CHAINS, DEFAULT
from kashaf.cli.options import json_option
from kashaf.cli.printing import one_line, print_table
from kashaf.engines import DEFAULT as DEFAULT_ENGINE
from kashaf.engines import ENGINES
from kashaf.errors import SourceError
from kashaf.evaluation.collection import Collection, read_collection
from kashaf.evaluation.evaluation import Evaluation, evaluate
from kashaf.evaluation.report import to_json, to_tables
from kashaf.evaluation.runs import DEPTH, LEAST_DEPTH, Setting, say_nothing
from kashaf.evaluation.trec import write_run

__all__ = ["command"]

_PATH = click.Path(path_type=Path)


def _names(_ctx: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    for name in names:
        if name not in CHAINS:
            raise click.BadParameter(f"{name!r} is no analyzer; choose among {', '.join(CHAINS)}")
    if not names:
        raise click.BadParameter(f"name one or more of {', '.join(CHAINS)}")
    return names


@click.command(
    short_help="Measure how well queries are answered.",
    epilog="Example: kashaf eval --docs docs.jsonl --queries queries.tsv --qrels qrels.txt "
    "--compare light,folded",
)
@click.option(
    "--docs", type=_PATH, multiple=True, metavar="FILE", help="Documents, as kashaf index reads them."
)
@click.option("--queries", type=_PATH, metavar="FILE", help="Lines of: id TAB words.")
@click.option("--qrels", type=_PATH, metavar="FILE", help="Lines of: query 0 document relevance.")
@click.option(
    "--compare",
    "names",
    metavar="NAMES",
    default=DEFAULT,
    show_default=True,
    callback=_names,
    help=f"Analyzers, with commas between them: {', '.join(CHAINS)}.",
)
@click.option(
    "--run-in",
    "runs",
    type=_PATH,
    multiple=True,
    metavar="FILE",
    help="A TREC run of another system, to compare.",
)
@click.option(
    "--run-out",
    "out",
    type=_PATH,
    metavar="FILE",
    help="Write the TREC run here; of several analyzers, each to a file with its name in FILE's.",
)
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default=DEFAULT_ENGINE,
    show_default=True,
    help="What keeps the indexes.",
)
@click.option(
    "--plain/--as-typed",
    default=True,
    help="Read queries as words, or in the query language.  [default: plain]",
)
@click.option(
    "--depth",
    type=click.IntRange(min=LEAST_DEPTH),
    default=DEPTH,
    show_default=True,
    help="Hits of a query that are judged; MAP depends on it.",
)
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Queries to show that gained most, and that lost most.",
)
@json_option
def command(
    docs: tuple[Path, ...],
    queries: Path | None,
    qrels: Path | None,
    names: tuple[str, ...],
    runs: tuple[Path, ...],
    out: Path | None,
    engine: str,
    plain: bool,
    depth: int,
    top: int,
    as_json: bool,
) -> None:
    """Measure how well queries are answered: nDCG@10, MRR@10, R@100, MAP, and time.

    Each analyzer indexes the documents in a temporary folder and is asked the judged queries; the first one
    is what the others are compared with. Without documents, queries and judgements, the corpus that comes
    along is taken. Files may be gzip'd.
    """
    collection = _collection(docs, queries, qrels)
    places = _places(out, names)
    _check_places(places, (*docs, *runs, *filter(None, (queries, qrels))))
    setting = Setting(engine, not plain, depth)
    say = say_nothing if as_json else partial(click.echo, err=True)
    evaluation = evaluate(collection, names, runs, setting=setting, say=say)
    for system in evaluation.systems:
        if system.name in places and system.costs is not None:
            write_run(places[system.name], system.run)
    if as_json:
        click.echo(json.dumps(to_json(evaluation, top), ensure_ascii=False))
    else:
        _print(evaluation, top)


def _collection(docs: tuple[Path, ...], queries: Path | None, qrels: Path | None) -> Collection | None:
    if not docs and queries is None and qrels is None:
        return None
    if not docs or queries is None or qrels is None:
        raise click.UsageError(
            "--docs, --queries and --qrels belong together: "
            "give all three, or none for the corpus that comes along"
        )
    return read_collection(docs, queries, qrels)


def _places(out: Path | None, names: tuple[str, ...]) -> dict[str, Path]:
    """Return where each analyzer's run is written: for several, `run.trec` becomes `run.light.trec`."""
    if out is None:
        return {}
    if len(names) == 1:
        return {names[0]: out}
    stem, *suffixes = out.name.split(".", 1)
    return {name: out.with_name(".".join((stem, name, *suffixes))) for name in names}


def _check_places(places: dict[str, Path], read: tuple[Path, ...]) -> None:
    """Raise SourceError, before the work rather than after it, for a file that should not be written."""
    for place in places.values():
        if place.is_dir() or not place.absolute().parent.is_dir():
            raise SourceError(f"{place}: cannot be written there; name a file in a folder that exists")
        if any(place.absolute() == path.absolute() for path in read):
            raise SourceError(f"{place}: is read in this evaluation; name another file to write the run to")


def _print(evaluation: Evaluation, top: int) -> None:
    for note in evaluation.notes:
        click.echo(f"note: {one_line(note)}")
    for number, table in enumerate(to_tables(evaluation, top)):
        click.echo(("\n" if number or evaluation.notes else "") + one_line(table.title))
        print_table(table.header, table.rows)
