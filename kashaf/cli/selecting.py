"""The options that say which of the matches come back, in what order, and what is counted beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

import click

import kashaf
from kashaf.cli.options import DEFAULT_INDEX
from kashaf.search.facets import DEFAULT_LIMIT
from kashaf.search.selection import PER_GROUP
from kashaf.searchable import Searchable

__all__ = ["START", "indexes_option", "opened", "selection_options"]

START: Final = "start"
"""What begins a row of pages by token."""

_Command = TypeVar("_Command", bound=Callable[..., object])


def indexes_option(command: _Command) -> _Command:
    """Add `--index DIR`, which can be given several times."""
    return click.option(
        "-i",
        "--index",
        "folders",
        type=click.Path(path_type=Path),
        envvar="KASHAF_INDEX",
        multiple=True,
        default=(DEFAULT_INDEX,),
        show_default=True,
        show_envvar=True,
        metavar="DIR",
        help="The index's folder; several are searched as one.",
    )(command)


def opened(folders: Sequence[Path]) -> Searchable:
    """Open what `--index` names."""
    return kashaf.open(folders[0]) if len(folders) == 1 else kashaf.open_several(folders)


def selection_options(command: _Command) -> _Command:
    """Add `--where`, `--sort`, `--facet` and what goes with them."""
    for option in (
        click.option(
            "--where", multiple=True, metavar="QUERY", help="Keep only what this finds: 'date>=2019'."
        ),
        click.option(
            "--sort",
            multiple=True,
            metavar="FIELD",
            help="By score, date, -date (latest first), another field.",
        ),
        click.option(
            "--facet",
            "facets",
            multiple=True,
            metavar="FIELD",
            help="Count by category, date:month, price:0..10,10.. and the like.",
        ),
        click.option(
            "--facet-values",
            type=click.IntRange(min=1),
            default=DEFAULT_LIMIT,
            show_default=True,
            help="Values a facet at most.",
        ),
        click.option("--group-by", metavar="FIELD", help="Put hits together by the values of a field."),
        click.option(
            "--per-group",
            type=click.IntRange(min=1),
            default=PER_GROUP,
            show_default=True,
            help="Hits a group at most.",
        ),
        click.option(
            "--after",
            metavar="TOKEN",
            help="Go on behind a page, by the token that it gave; 'start' for the first.",
        ),
        click.option("--like", metavar="ID", help="Look for documents like this one, without a query."),
        click.option("--save", "save_as", metavar="NAME", help="Keep the search: kashaf saved NAME."),
    )[::-1]:
        command = option(command)
    return command
