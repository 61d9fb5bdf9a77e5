"""`kashaf words`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kashaf.cli.out_file import limit_given, out_option, write_out
from kashaf.cli.printing import print_table
from kashaf.cli.rows import print_rows
from kashaf.cli.selecting import indexes_option, opened
from kashaf.search.concordance import Keyness, Vocabulary
from kashaf.search.concordance.vocabulary import Order

__all__ = ["command"]


@click.command(
    short_help="List an index's words, or those that tell one part of it from another.",
    epilog="Example: kashaf words --part 'category:رياضة' --against 'category:اقتصاد'",
)
@indexes_option
@click.option("--level", metavar="LEVEL", help="exact, lemma, root or stem.  [default: lemma, or stem]")
@click.option("--prefix", default="", metavar="LETTERS", help="Those that begin so.")
@click.option("--where", multiple=True, metavar="QUERY", help="Only in what this finds, which is read then.")
@click.option(
    "--sort",
    type=click.Choice([*map(str, Order)]),
    default=Order.COUNT.value,
    show_default=True,
    help="The order.",
)
@click.option(
    "-n", "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Words at most."
)
@click.option("--field", metavar="NAME", help="The text field.  [default: text, or all that are read]")
@click.option("--occurrences", is_flag=True, help="Read the documents and count every place.")
@click.option("--part", metavar="QUERY", help="Words more frequent in these documents than in others.")
@click.option("--against", metavar="QUERY", help="The others.  [default: all that are not in --part]")
@click.option(
    "--min-count",
    "minimum",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often a word stands in --part at least.",
)
@click.option("--function-words", is_flag=True, help="List function words of --part too.")
@click.option("--json", "form", flag_value="json", help="Print one JSON object.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV.")
@out_option
def command(
    folders: tuple[Path, ...],
    level: str | None,
    prefix: str,
    where: tuple[str, ...],
    sort: str,
    limit: int,
    field: str | None,
    occurrences: bool,
    part: str | None,
    against: str | None,
    minimum: int,
    function_words: bool,
    form: str | None,
    out: Path | None,
) -> None:
    """List the index's words with the number of documents that hold each.

    With --part, list the words that are more frequent there than in other documents: how sure that is
    (log-likelihood), and how large the difference is (log ratio: 1 is twice as frequent, 2 four times).
    """
    if against is not None and part is None:
        raise click.UsageError("--against needs --part: say which documents are to be told from these")
    if part is not None and (where or prefix or field or occurrences):
        raise click.UsageError("--part goes with --against, --level, --min-count and --limit only")
    most = limit if out is None else limit_given(limit)
    found: Vocabulary | Keyness
    with opened(folders) as index:
        if part is None:
            found = index.words(
                level=level,
                prefix=prefix,
                where=where,
                sort=sort,
                limit=most,
                field=field,
                occurrences=occurrences,
            )
        else:
            found = index.keyness(
                part,
                against,
                level=level,
                minimum=minimum,
                limit=most,
                function_words=function_words,
            )
    if out is not None:
        from kashaf.exporting import record_table

        listed = found.words if isinstance(found, Vocabulary) else found.keys
        write_out(
            record_table(part or prefix or "kashaf words", (one.to_json() for one in listed)), out, "words"
        )
    elif form == "json":
        click.echo(json.dumps(found.to_json(), ensure_ascii=False))
    elif form == "csv":
        print_rows(one.to_json() for one in (found.words if isinstance(found, Vocabulary) else found.keys))
    elif isinstance(found, Vocabulary):
        _print_words(found)
    else:
        _print_keys(found)


def _print_words(found: Vocabulary) -> None:
    place = f"field {found.field}" if found.field else "all text fields"
    click.echo(f"{found.total:,} different words at level {found.level}, {place}")
    counted = any(word.count is not None for word in found.words)
    header = ("word", "documents", "places") if counted else ("word", "documents")
    rows = ((word.word, f"{word.documents:,}", f"{word.count or 0:,}") for word in found.words)
    print_table(header, (row[: len(header)] for row in rows))


def _print_keys(found: Keyness) -> None:
    left = f"; {found.others:,} more with --limit" if found.others else ""
    sizes = f"{found.words:,} words against {found.against_words:,}"
    click.echo(f"{sizes}, at level {found.level}, by log-likelihood{left}")
    rows = (
        (
            key.word,
            f"{key.count:,}",
            f"{key.against:,}",
            f"{key.log_likelihood:.1f}",
            f"{key.log_ratio:+.2f}",
            "new" if key.percent is None else f"{key.percent:+,.0f} %",
        )
        for key in found.keys
    )
    print_table(("word", "here", "there", "log-likelihood", "log ratio", "difference"), rows)
