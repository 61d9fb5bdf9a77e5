"""The options of commands that read files: how fields are taken, what the files are, which are meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from kashaf.engines import FieldType
from kashaf.indexer.formats import all_formats
from kashaf.indexer.mapping import FieldMapping, parse_field
from kashaf.indexer.mending import WAYS
from kashaf.indexer.options import IndexingOptions
from kashaf.indexer.records import BadRow

__all__ = ["reading_options", "said_of"]


def _field_types(
    _ctx: click.Context, _option: click.Parameter, values: Sequence[str]
) -> dict[str, FieldType]:
    return dict(map(parse_field, values))


_OPTIONS = (
    click.option("--id-field", metavar="NAME", help="The field that holds the id."),
    click.option("--title-field", metavar="NAME", help="The field that holds the title."),
    click.option(
        "--text-field", metavar="NAME", multiple=True, help="A field that holds text; several are joined."
    ),
    click.option(
        "--field",
        "types",
        metavar="NAME:TYPE",
        multiple=True,
        callback=_field_types,
        help=f"The type of a further field: {', '.join(FieldType)}.",
    ),
    click.option(
        "--glob", "globs", metavar="PATTERN", multiple=True, help="Of folders, take only such files."
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice([each.name for each in all_formats()]),
        help="What the files are, where their names do not say.",
    ),
    click.option("--encoding", metavar="NAME", help="The encoding of text; by default it is recognised."),
    click.option("--boilerplate", is_flag=True, help="Keep what stands round the articles of web pages."),
    click.option(
        "--split",
        metavar="PART",
        help="Make a document of each page, heading, paragraph, or words:400.",
    ),
    click.option(
        "--repair",
        type=click.Choice(WAYS),
        default=WAYS[0],
        show_default=True,
        help="Mend damaged text (auto), only say what is found (report), or take all as it is (off).",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        help="How many processes read and analyse.  [default: one for each core where that is faster]",
    ),
)


def reading_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options; it takes `mapping` and `options`, which is what becomes of them."""

    @wraps(function)
    def command(
        *args: Any,
        id_field: str | None,
        title_field: str | None,
        text_field: tuple[str, ...],
        types: dict[str, FieldType],
        globs: tuple[str, ...],
        form: str | None,
        encoding: str | None,
        boilerplate: bool,
        split: str | None,
        repair: str,
        jobs: int | None,
        **others: Any,
    ) -> None:
        mapping = FieldMapping(id_field, title_field, text_field, types)
        options = IndexingOptions(
            form,
            encoding,
            globs=globs,
            jobs=jobs,
            boilerplate=boilerplate,
            split=split,
            repair=repair,
        )
        function(*args, mapping=mapping, options=options, **others)

    taken: Callable[..., None] = command
    for option in reversed(_OPTIONS):
        taken = option(taken)
    return taken


def said_of(row: BadRow) -> str:
    """Return the line that is printed of a bad row."""
    return f"skipped {row}"
