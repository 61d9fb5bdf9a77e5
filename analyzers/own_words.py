"""People's own lexicon: lemmas with their forms and root, on top of the lexicon that comes along.

A file has a row a lemma: the lemma, its other forms with commas between them, and its root, parted by tabs;
forms and root may be left out. Attached words before a form and pronouns behind it are understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyarabic.araby import BEH, FEH, HEH, KAF, LAM, MEEM, NOON, SEEN, TEH, WAW, YEH

from kashaf.analyzers.affixes import ARTICLES
from kashaf.analyzers.words import read_rows
from kashaf.errors import AnalyzerError

__all__ = ["NOTHING_OWN", "OwnLexicon", "OwnWord", "read_own_words"]

_COMMAS: Final = re.compile("[,،]")
_PROCLITICS: Final = frozenset(WAW + FEH + BEH + LAM + KAF + SEEN)
_MOST_PROCLITICS: Final = 2  # a conjunction and a preposition
_PRONOUNS: Final = (
    HEH + MEEM + "ا",
    KAF + MEEM + "ا",
    HEH + "ا",
    HEH + MEEM,
    HEH + NOON,
    KAF + MEEM,
    KAF + NOON,
    NOON + "ا",
    HEH,
    KAF,
    YEH,
)


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A lemma of one's own, as it was written: its forms beside it, its root or the empty string."""

    lemma: str
    forms: tuple[str, ...] = ()
    root: str = ""


def read_own_words(path: Path) -> tuple[OwnWord, ...]:
    """Read a lexicon of one's own.

    Raises:
        AnalyzerError: the file cannot be read, or a row is none: it has no lemma, more than three columns,
            or a cell with more than one word in it.
    """
    return tuple(_row(path, number, line) for number, line in read_rows(path))


def _row(path: Path, number: int, line: str) -> OwnWord:
    lemma, forms, root, *more = (*map(str.strip, line.split("\t")), "", "")
    parts = tuple(filter(None, map(str.strip, _COMMAS.split(forms))))
    if (
        not lemma
        or any(more)
        or any(len(word.split()) != 1 for word in (lemma, *parts))
        or len(root.split()) > 1
    ):
        raise AnalyzerError(
            f"{path}:{number}: {line!r} is no row; "
            "write a lemma, a tab, its forms with commas, a tab, its root"
        )
    return OwnWord(lemma, parts, root)


@dataclass(frozen=True)
class OwnLexicon:
    """The terms of one's own words.

    Attributes:
        words: the rows.
        known: lemma and root terms by each folded form.
    """

    words: tuple[OwnWord, ...]
    known: dict[str, tuple[str, str]]

    @classmethod
    def of(
        cls,
        words: Iterable[OwnWord],
        fold: Callable[[str], str],
        usual: Callable[[str], tuple[str, str] | None],
    ) -> OwnLexicon:
        """Make the lexicon.

        Args:
            words: the rows.
            fold: makes folded words.
            usual: gives the terms of a lemma that the lexicon which comes along knows, so that forms that are
                added join those it has.
        """
        rows = tuple(words)
        known: dict[str, tuple[str, str]] = {}
        for word in rows:
            lemma, root = usual(word.lemma) or (fold(word.lemma), fold(word.lemma))
            for form in (word.lemma, *word.forms):
                known[fold(form)] = (lemma, word.root or root)
        return cls(rows, known)

    def find(self, folded: str) -> tuple[str, str] | None:
        """Return the lemma and root terms of a folded word, with whatever is attached to it."""
        if not self.known:
            return None
        for start in _starts(folded):
            for core in _cores(folded[start:]):
                if core in self.known:
                    return self.known[core]
        return None

    def __hash__(self) -> int:
        return hash(self.words)


NOTHING_OWN: Final = OwnLexicon((), {})
"""No words of one's own."""


def _starts(folded: str) -> Iterator[int]:
    """Yield where a form can begin: at the word's beginning, then behind what may be attached to it."""
    yield 0
    for length in range(1, 5):
        attached = folded[:length]
        if attached in ARTICLES or (length <= _MOST_PROCLITICS and _PROCLITICS.issuperset(attached)):
            yield length


def _cores(rest: str) -> Iterator[str]:
    """Yield what can be a form: all of it, then without a pronoun, its teh marbuta restored."""
    yield rest
    for pronoun in _PRONOUNS:
        if rest.endswith(pronoun):
            core = rest.removesuffix(pronoun)
            yield core
            if core.endswith(TEH):
                yield core[:-1] + HEH
