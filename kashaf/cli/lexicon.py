"""`kashaf lexicon`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

import kashaf
from kashaf.analyzers.lemma_levels import LemmaLevels
from kashaf.analyzers.levels import EXACT, LEMMA
from kashaf.analyzers.lexicon_family import Family, families
from kashaf.cli.options import json_option
from kashaf.cli.printing import print_table
from kashaf.engines.layout import FieldType, level_field
from kashaf.errors import KashafError
from kashaf.index import Index

__all__ = ["command"]

_SHOWN: Final = 40
"""How many relatives and forms of an index are shown in a table; JSON has them all."""


@click.command(
    short_help="Show a word's lemma, plurals, root and relatives.",
    epilog="Example: kashaf lexicon كتاب --index news-index",
)
@click.argument("word")
@click.option(
    "-i",
    "--index",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="An index whose words are counted.",
)
@json_option
def command(word: str, folder: Path | None, as_json: bool) -> None:
    """Show what the lexicon knows of WORD: its lemma, plurals and root, and the words derived from that.

    With an index, each word is shown with the number of documents that hold it, and the forms of the lemma
    that stand there.
    """
    found = families(word, LemmaLevels().morphology)
    if not found:
        raise KashafError(f"the lexicon does not know {word!r}; kashaf analyze shows what is made of it")
    if folder is None:
        _show(found, Counter(), {}, as_json=as_json)
        return
    with kashaf.open(folder) as index:
        terms = {family.term for family in found} | {one.term for family in found for one in family.relatives}
        counts = Counter({term: _documents(index, LEMMA, term) for term in terms})
        _show(found, counts, _forms_in(index, {family.term for family in found}), as_json=as_json)


def _documents(index: Index, level: str, term: str) -> int:
    """Return in how many documents a term stands, counting a title and a text of one document twice."""
    searcher, layout = index.searcher(), index.layout
    if searcher is None or layout is None or level not in layout.levels:
        return 0
    return sum(
        searcher.document_frequency(level_field(name, level), term) for name in layout.of_type(FieldType.TEXT)
    )


def _forms_in(index: Index, lemmas: set[str]) -> dict[str, Counter[str]]:
    """Return the folded words of an index that belong to each lemma, with their documents."""
    forms: dict[str, Counter[str]] = {lemma: Counter() for lemma in lemmas}
    if LEMMA in index.analyzer.levels:
        for term, documents in _vocabulary(index):
            lemma = index.analyzer.field(term, LEMMA)
            if lemma in forms:
                forms[lemma][term] += documents
    return forms


def _vocabulary(index: Index) -> Iterator[tuple[str, int]]:
    searcher, layout = index.searcher(), index.layout
    if searcher is not None and layout is not None:
        for name in layout.of_type(FieldType.TEXT):
            yield from searcher.terms(level_field(name, EXACT))


def _show(
    found: tuple[Family, ...], counts: Counter[str], forms: dict[str, Counter[str]], *, as_json: bool
) -> None:
    if as_json:
        rows = [
            {
                **asdict(family),
                "documents": counts.get(family.term),
                "in_index": dict(forms.get(family.term, Counter()).most_common()),
            }
            for family in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for number, family in enumerate(found):
        if number:
            click.echo()
        _show_family(family, counts, forms.get(family.term, Counter()))


def _show_family(family: Family, counts: Counter[str], forms: Counter[str]) -> None:
    stems = ", ".join(form.vocalised + (f" ({form.kind})" if form.kind else "") for form in family.forms)
    rows = [
        ("lemma", f"{family.lemma}, {family.pos}, {family.share:.0%} of the readings"),
        ("root", family.root or "none"),
        ("stems", stems),
    ]
    if counts:
        rows.append(("documents", f"{counts[family.term]:,}"))
    if forms:
        rows.append(("in the index", _listed(f"{form} {count:,}" for form, count in forms.most_common())))
    if family.relatives:
        rows.append(("same root", _listed(_relatives(family, counts))))
    print_table(rows[0], rows[1:])


def _relatives(family: Family, counts: Counter[str]) -> Iterator[str]:
    """Yield the relatives, those that fold to one term together, the most frequent first."""
    together: dict[str, list[str]] = {}
    for one in family.relatives:
        together.setdefault(one.term, []).append(one.lemma)
    for term in sorted(together, key=lambda term: -counts[term]):
        yield " / ".join(together[term]) + (f" {counts[term]:,}" if counts[term] else "")


def _listed(words: Iterator[str]) -> str:
    listed = list(words)
    more = f", and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more
