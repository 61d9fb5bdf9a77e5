"""`kashaf demo`."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path
from typing import Final

import click

import kashaf
from kashaf.cli.printing import Shown, print_results, screen
from kashaf.cli.progress import progress_shown
from kashaf.cli.summary import print_summary
from kashaf.index import Index
from kashaf.indexer.build import index_sources
from kashaf.indexer.writer import IndexWriter
from kashaf.search.why.language import usual_language
from kashaf.terminal.direction import isolated

__all__ = ["QUERIES", "command"]

QUERIES: Final = (
    ("a clitic: joined words are found in any joining", "وبحقوق المستأجرين"),
    ("a vocalised word: marks in the query or the text make no difference", "ذَهَبَ إلى السوق"),
    ("a feminine plural: its singular and its forms with the article meet it", "ممرضات"),
    ("a phrase: words in quotes stand in a row, as typed", '"الكرسي لا يسأل الجالس عن جده"'),
    ("a spelling variant: heh for teh marbuta", "مكتبه متنقله"),
    ("a mixed word: an Arabic article on a Latin name", "الـiPhone المستعمل"),
)
"""What the demonstration shows, and the query that shows it."""

_HITS: Final = 3


@click.command(short_help="Show it all on a small corpus that comes along.", epilog="Example: kashaf demo")
def command() -> None:
    """Index a small Arabic corpus that comes with Kashaf, and run six telling queries on it."""
    with tempfile.TemporaryDirectory(prefix="kashaf-demo-") as place:
        index = kashaf.create(Path(place) / "index")
        click.echo("Indexing the corpus that comes with Kashaf …")
        _index_seeds(index)
        with kashaf.open(index.path) as opened:
            for what, query in QUERIES:
                click.echo(f"\n── {what}")
                click.echo(screen().line(f"kashaf search '{isolated(query)}'", indent=3))
                print_results(opened.search(query, limit=_HITS), Shown(usual_language(), why=True))
    click.echo(
        "\nTry next:\n"
        "  kashaf index FILES          your own JSON Lines, CSV, text or HTML\n"
        "  kashaf search 'كتاب'        search it\n"
        "  kashaf analyze 'والكتاب'    what the analyzer makes of a word"
    )


def _index_seeds(index: Index) -> None:
    with (
        resources.as_file(resources.files("kashaf.seeds")) as seeds,
        IndexWriter(index.folder, index.analyzer) as writer,
        progress_shown() as (progress, _say),
    ):
        summary = index_sources((seeds / "corpus.jsonl", seeds / "files"), writer, progress=progress)
    print_summary(summary, index.path)
