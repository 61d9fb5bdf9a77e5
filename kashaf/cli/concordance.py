"""`kashaf concordance`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kashaf.cli.bars import bar_lines
from kashaf.cli.kwic import print_concordance, usual_width
from kashaf.cli.options import language_option
from kashaf.cli.out_file import limit_given, out_option, write_out
from kashaf.cli.printing import one_line, print_table, screen
from kashaf.cli.query import QueryCommand, query_text
from kashaf.cli.rows import print_rows
from kashaf.cli.selecting import indexes_option, opened
from kashaf.search.concordance import (
    Collocate,
    Collocates,
    Concordance,
    Form,
    Forms,
    Line,
    Moment,
    Timeline,
)
from kashaf.search.concordance.collocates import Measure
from kashaf.search.concordance.lines import WIDTH, By
from kashaf.search.periods import Period
from kashaf.search.why.language import Language, usual_language
from kashaf.searchable import Searchable

__all__ = ["command"]


@click.command(
    short_help="Show every place of a word in context.",
    cls=QueryCommand,
    epilog="Example: kashaf concordance كتاب --sort after --where 'category:رياضة'",
)
@click.argument("word", nargs=-1, required=True)
@indexes_option
@click.option("--level", metavar="LEVEL", help="Look at one level alone: exact, lemma, root or stem.")
@click.option("--where", multiple=True, metavar="QUERY", help="Only in what this finds: 'date>=2019'.")
@click.option(
    "--sort",
    "by",
    type=click.Choice([*map(str, By)]),
    default=By.CORPUS.value,
    show_default=True,
    help="By the keyword or a word around it; all documents with WORD are read then.",
)
@click.option(
    "--width",
    "columns",
    type=click.IntRange(min=1),
    help="Characters of context on each side.  [default: what the terminal has, else 40]",
)
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Lines or collocates at most; 0 only counts.",
)
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Lines to pass over.")
@click.option("--count", "mode", flag_value="count", help="Count the forms of WORD instead.")
@click.option("--collocates", "mode", flag_value="collocates", help="List the words around WORD instead.")
@click.option("--plot", "mode", flag_value="plot", help="Draw the use of WORD over time instead.")
@click.option(
    "--plot-out",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw the use over time as a picture: .png, .svg or .pdf.",
)
@click.option(
    "--window",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Words on each side in which collocates stand.",
)
@click.option(
    "--measure",
    type=click.Choice([*map(str, Measure)]),
    default=Measure.LOG_LIKELIHOOD.value,
    show_default=True,
    help="What collocates are ranked by.",
)
@click.option(
    "--min-count",
    "minimum",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often a collocate stands in the windows at least.",
)
@click.option("--function-words", is_flag=True, help="List function words among collocates too.")
@click.option("--by", "period", type=click.Choice([*map(str, Period)]), help="The periods of a plot.")
@click.option("--date-field", metavar="NAME", help="The field of dates for a plot.  [default: the first]")
@language_option
@click.option("--json", "form", flag_value="json", help="Print one JSON object.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV.")
@out_option
def command(
    word: tuple[str, ...],
    folders: tuple[Path, ...],
    level: str | None,
    where: tuple[str, ...],
    by: str,
    columns: int | None,
    limit: int,
    offset: int,
    mode: str | None,
    picture: Path | None,
    window: int,
    measure: str,
    minimum: int,
    function_words: bool,
    period: str | None,
    date_field: str | None,
    language: str | None,
    form: str | None,
    out: Path | None,
) -> None:
    """Show every place of WORD with what stands around it: before it at its right, after it at its left.

    WORD is as in a search: a word stands for all forms of its lemma, "words in quotes" for a phrase as typed,
    word* for all that begins so; of several words the places of each are shown. With - for WORD, it is read
    from standard input.
    """
    if picture is not None and mode not in (None, "plot"):
        raise click.UsageError(f"--plot-out draws the use over time; leave --{mode} out")
    text = query_text(word)
    most = limit if out is None else limit_given(limit)
    chosen = usual_language() if language is None else Language(language)
    found: Concordance | Forms | Collocates | Timeline
    with opened(folders) as index:
        if mode == "count":
            found = index.forms(text, level=level, where=where)
        elif mode == "collocates":
            found = index.collocates(
                text,
                level=level,
                where=where,
                window=window,
                measure=measure,
                minimum=minimum,
                limit=most,
                function_words=function_words,
            )
        elif mode == "plot" or picture is not None:
            found = index.timeline(text, level=level, where=where, by=period, date_field=date_field)
        else:
            width = columns or (usual_width() if form is None else WIDTH)
            found = index.concordance(
                text, level=level, where=where, by=by, width=width, limit=most, offset=offset
            )
        if out is not None:
            _write(found, index, out, chosen)
    for note in found.notes:
        click.echo(screen(sys.stderr).line(f"note: {one_line(note)}"), err=True)
    if picture is not None and isinstance(found, Timeline):
        from kashaf.plot import draw

        draw(found, picture, chosen)
    if out is None:
        _print(found, form, quiet=picture is not None and mode is None)


def _write(
    found: Concordance | Forms | Collocates | Timeline, index: Searchable, out: Path, language: Language
) -> None:
    from kashaf.exporting import concordance_table, record_table

    if isinstance(found, Concordance):
        write_out(concordance_table(found, index, language), out, "lines")
    else:
        write_out(record_table(found.query, (one.to_json() for one in _parts(found))), out, "rows")


def _print(found: Concordance | Forms | Collocates | Timeline, form: str | None, *, quiet: bool) -> None:
    if form == "json":
        click.echo(json.dumps(found.to_json(), ensure_ascii=False))
    elif form == "csv":
        print_rows(one.to_json() for one in _parts(found))
    elif isinstance(found, Concordance):
        print_concordance(found)
    elif isinstance(found, Forms):
        _print_forms(found)
    elif isinstance(found, Collocates):
        _print_collocates(found)
    elif not quiet:
        for line in bar_lines(found):
            click.echo(line)
        if found.undated:
            click.echo(f"{found.undated:,} more in documents without {found.field}")


def _parts(
    found: Concordance | Forms | Collocates | Timeline,
) -> tuple[Line | Form | Collocate | Moment, ...]:
    match found:
        case Concordance():
            return found.lines
        case Forms():
            return found.forms
        case Collocates():
            return found.collocates
        case Timeline():
            return found.moments


def _print_forms(found: Forms) -> None:
    click.echo(f"{found.total:,} places in {found.documents:,} documents")
    rows = ((form.text, f"{form.count:,}", f"{form.documents:,}") for form in found.forms)
    print_table(("form", "places", "documents"), rows)


def _print_collocates(found: Collocates) -> None:
    left = f"; {found.others:,} more with --limit" if found.others else ""
    click.echo(f"{found.places:,} places, {found.in_windows:,} words around them, by {found.measure}{left}")
    rows = (
        (
            one.word,
            f"{one.count:,}",
            f"{one.total:,}",
            f"{one.log_likelihood:.1f}",
            f"{one.log_dice:.2f}",
            f"{one.t_score:.2f}",
            f"{one.pmi:.2f}",
        )
        for one in found.collocates
    )
    print_table(("word", "around", "in all", "log-likelihood", "log-dice", "t-score", "pmi"), rows)
