"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import click

from kashaf.analyzers.chains import CHAINS, Settings
from kashaf.analyzers.folding import RULES
from kashaf.search.switches import NO_SWITCHES

__all__ = [
    "DEFAULT_INDEX",
    "INDEX_VARIABLE",
    "SWITCHES",
    "analyzer_options",
    "analyzer_settings",
    "index_option",
    "json_option",
    "language_option",
    "stop_words_option",
    "switch_options",
    "synonyms_option",
]

DEFAULT_INDEX: Final = "kashaf-index"
INDEX_VARIABLE: Final = "KASHAF_INDEX"

_Command = TypeVar("_Command", bound=Callable[..., object])


def index_option(command: _Command) -> _Command:
    """Add `--index DIR`."""
    return click.option(
        "-i",
        "--index",
        "folder",
        type=click.Path(path_type=Path),
        envvar=INDEX_VARIABLE,
        default=DEFAULT_INDEX,
        show_default=True,
        show_envvar=True,
        metavar="DIR",
        help="The index's folder.",
    )(command)


def json_option(command: _Command) -> _Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def analyzer_options(command: _Command) -> _Command:
    """Add the options that choose an analyzer, its levels and rules, and the words that people add."""
    for option in (
        click.option(
            "--keep",
            "keep_file",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            metavar="FILE",
            help="A list of words, one a line, that are not stemmed.",
        ),
        click.option(
            "--lexicon",
            "lexicon_file",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            metavar="FILE",
            help="Words to add to the lexicon: rows of a lemma, its forms with commas and its root.",
        ),
        click.option(
            "--rule-off",
            "off",
            multiple=True,
            type=click.Choice([rule.name for rule in RULES]),
            help="A folding rule to leave out; can be given several times.",
        ),
        click.option(
            "--written/--no-written",
            default=None,
            help="Keep words as written too, for searches that respect letters and marks, or do not.  "
            "[default: with full]",
        ),
        click.option(
            "--analyzer",
            "name",
            type=click.Choice(list(CHAINS)),
            help="How words are brought to their terms.  [default: full]",
        ),
    ):
        command = option(command)
    return command


def switch_options(command: _Command) -> _Command:
    """Add the switches of the query language, `--all` to `--as-you-type`, each as a flag of its name."""
    for option, name, text in reversed(SWITCHES):
        command = click.option(option, name, is_flag=True, help=text)(command)
    return click.option(
        "--max-terms",
        type=click.IntRange(min=1),
        default=NO_SWITCHES.max_terms,
        show_default=True,
        help="Words that are looked at for what is attached before word* and the like.",
    )(command)


def language_option(command: _Command) -> _Command:
    """Add `--lang ar|en`."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["ar", "en"]),
        envvar="KASHAF_LANG",
        show_envvar=True,
        help="The language of what is said of matches and scores.  [default: the locale's]",
    )(command)


def synonyms_option(command: _Command) -> _Command:
    """Add `--synonyms FILE`."""
    return click.option(
        "--synonyms",
        "synonyms_file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        envvar="KASHAF_SYNONYMS",
        show_envvar=True,
        metavar="FILE",
        help="A list of synonyms: 'a, b, c' find one another, 'a => b' one way; one group a line.",
    )(command)


SWITCHES: Final = (
    ("--all", "all_words", "Every word must be there, function words apart."),
    ("--hamza", "hamza", "أ إ آ ا differ, and ؤ and و, ئ and ي."),
    ("--teh", "teh", "ة and ه differ."),
    ("--yeh", "yeh", "ى and ي differ."),
    ("--letters", "letters", "All of these letters differ."),
    ("--vowels", "vowels", "The marks that are typed must agree with the text's, where it has any."),
    ("--arabic-operators", "arabic_operators", "و, أو and ليس are operators everywhere."),
    ("--as-you-type", "as_you_type", "The last word may be unfinished."),
)
"""The switches: the option, its name in Python, and what it says."""


def stop_words_option(command: _Command) -> _Command:
    """Add `--stop-words FILE`."""
    return click.option(
        "--stop-words",
        "stop_words_file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="A list of words, one a line, that weigh nothing in a ranking, in place of the usual list.",
    )(command)


def analyzer_settings(
    name: str | None,
    off: tuple[str, ...],
    keep_file: Path | None,
    lexicon_file: Path | None = None,
    stop_words_file: Path | None = None,
    written: bool | None = None,
) -> Settings | None:
    """Return the settings that the analyzer's options ask for; `None` where none of them was given."""
    if name is None and not off and keep_file is lexicon_file is stop_words_file is None and written is None:
        return None
    from kashaf.analyzers.own_words import read_own_words
    from kashaf.analyzers.words import read_words

    keep = read_words(keep_file) if keep_file else ()
    stop_words = read_words(stop_words_file) if stop_words_file else None
    lexicon = read_own_words(lexicon_file) if lexicon_file else ()
    return Settings(name or Settings.name, off, keep, stop_words, lexicon, written)
