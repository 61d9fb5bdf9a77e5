"""`kashaf check`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

import kashaf
from kashaf.cli.options import index_option, json_option
from kashaf.cli.printing import one_line
from kashaf.cli.summary import shown_size
from kashaf.indexer.recovery import RecoveryReport
from kashaf.indexer.verification import IndexReport

__all__ = ["command"]

_SHOWN_IDS = 10


@click.command(
    short_help="Check that an index is whole; save what is readable of a damaged one.",
    epilog="Example: kashaf check --all --index news-index",
)
@index_option
@click.option(
    "--all", "everything", is_flag=True, help="Analyse every document again and compare all counts, not 100."
)
@click.option(
    "--repair",
    "target",
    type=click.Path(path_type=Path),
    metavar="NEWDIR",
    help="Save what is readable into a new index there.",
)
@json_option
def command(folder: Path, everything: bool, target: Path | None, as_json: bool) -> None:
    """Check an index: every file as it was written, every document readable, its terms those of its text.

    Exits with 1 where anything is wrong. With --repair, the damaged index stays as it is, and what could not
    be saved is listed.
    """
    if target is not None:
        _repair(folder, target, as_json=as_json)
        return
    report = kashaf.check(folder, everything=everything)
    if as_json:
        data = {"index": str(folder), "whole": report.whole, **asdict(report)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _print_report(folder, report)
    if not report.whole:
        raise SystemExit(1)


def _repair(folder: Path, target: Path, *, as_json: bool) -> None:
    report = kashaf.recover(folder, target)
    if as_json:
        data = {"index": str(target), "whole": report.whole, **asdict(report)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _print_recovery(target, report)
    if not report.whole:
        raise SystemExit(1)


def _print_report(folder: Path, report: IndexReport) -> None:
    click.echo(f"{report.files:,} files read, {shown_size(report.size)}")
    click.echo(f"{report.documents:,} documents read, {report.compared:,} analysed again and compared")
    for note in report.notes:
        click.echo(f"note: {one_line(note)}", err=True)
    for line in report.damage:
        click.echo(f"damaged: {one_line(line)}")
    if report.differing:
        click.echo(f"not found by their terms: {_listed(report.differing)}")
    if report.whole:
        click.echo("the index is whole")
    else:
        click.echo(f"to save what is readable: kashaf check --repair NEWDIR --index {folder}")


def _print_recovery(target: Path, report: RecoveryReport) -> None:
    click.echo(f"{report.documents:,} documents saved in {target}")
    for line in report.lost:
        click.echo(f"lost: {one_line(line)}")
    if report.doubtful:
        click.echo(f"saved from damaged files, look at them: {_listed(report.doubtful)}")
    if report.unsure:
        click.echo(
            f"{report.unsure:,} more are from damaged files: their words are right, signs between may not be"
        )
    for note in report.notes:
        click.echo(f"note: {one_line(note)}", err=True)


def _listed(ids: list[str]) -> str:
    more = f" and {len(ids) - _SHOWN_IDS:,} more" if len(ids) > _SHOWN_IDS else ""
    return one_line(", ".join(ids[:_SHOWN_IDS]) + more)
