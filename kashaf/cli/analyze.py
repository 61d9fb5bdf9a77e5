"""`kashaf analyze`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from kashaf.analyzers import Analyzer, Settings, Token, build
from kashaf.analyzers.letters import PHRASE_LIGATURES
from kashaf.analyzers.levels import EXACT, GRAMS, WRITTEN
from kashaf.analyzers.morphology_analysis import Analysis
from kashaf.cli.options import analyzer_options, analyzer_settings, json_option
from kashaf.cli.printing import print_table

__all__ = ["command"]


@click.command(
    short_help="Show what the analyzer makes of a text.",
    epilog="Example: kashaf analyze 'والكِتابُ في المكتبات'",
)
@click.argument("text")
@analyzer_options
@json_option
def command(
    text: str,
    name: str | None,
    off: tuple[str, ...],
    keep_file: Path | None,
    lexicon_file: Path | None,
    written: bool | None,
    as_json: bool,
) -> None:
    """Show what the analyzer makes of TEXT, word by word, and every rule that acted.

    With - for TEXT, standard input is read.
    """
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    analyzer = build(analyzer_settings(name, off, keep_file, lexicon_file, None, written) or Settings())
    tokens = analyzer.tokens(text)
    if as_json:
        click.echo(json.dumps([_to_json(analyzer, token) for token in tokens], ensure_ascii=False, indent=1))
        return
    levels = [level for level in analyzer.word_levels if level not in (EXACT, GRAMS, WRITTEN)]
    places = [0, *map(analyzer.place, levels)]
    print_table(
        ("word", "folded", *levels, "rules"),
        (
            (token.source, *(token.terms[place] for place in places), _rules_shown(analyzer, token))
            for token in tokens
        ),
    )
    if hasattr(analyzer.above, "analyses"):
        click.echo()
        print_table(_READING, (row for token in tokens for row in _readings(analyzer, token)))


_READING: Final = ("word", "share", "pieces", "vocalised", "lemma", "root", "kind")


def _analyses(analyzer: Analyzer, token: Token) -> Sequence[Analysis]:
    analyses: Callable[[str], Sequence[Analysis]] = getattr(analyzer.above, "analyses", lambda _: ())
    return analyses(token.source)


def _readings(analyzer: Analyzer, token: Token) -> Iterator[tuple[str, ...]]:
    """Yield a row for each reading of a word, the word itself in the first only."""
    shown = token.source
    for reading in _analyses(analyzer, token):
        kind = " ".join(filter(None, (reading.number, reading.pos)))
        relation = f", {reading.relation.removesuffix(' of')}" if reading.relation else ""
        yield (
            shown,
            f"{reading.share:.1%}",
            _pieces(reading),
            reading.vocalised,
            reading.lemma,
            reading.root,
            kind + relation,
        )
        shown = ""


def _pieces(reading: Analysis) -> str:
    return " + ".join((*reading.proclitics, reading.stem, *reading.suffixes))


def _rules(analyzer: Analyzer, token: Token) -> list[tuple[str, str, str]]:
    """Return the steps from a word to its terms: the rule's name, the word before it and after it."""
    steps = []
    before = token.source
    if before not in PHRASE_LIGATURES:
        for rule, after in analyzer.folding.steps(before):
            steps.append((rule, before, after))
            before = after
    if before != token.terms[0]:
        steps.append(("ligature" if before in PHRASE_LIGATURES else "number", before, token.terms[0]))
    if analyzer.above is not None:
        steps.extend(analyzer.above.explain(token.source, token.terms[0]))
    return steps


def _rules_shown(analyzer: Analyzer, token: Token) -> str:
    return ", ".join(f"{rule}: {after}" for rule, _, after in _rules(analyzer, token))


def _to_json(analyzer: Analyzer, token: Token) -> dict[str, object]:
    return {
        "word": token.source,
        "start": token.start,
        "end": token.end,
        "position": token.position,
        "terms": dict(zip(analyzer.word_levels, token.terms, strict=True)),
        "rules": [
            {"rule": rule, "before": before, "after": after}
            for rule, before, after in _rules(analyzer, token)
        ],
        "readings": [asdict(reading) for reading in _analyses(analyzer, token)],
    }
