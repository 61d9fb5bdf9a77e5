"""The light stemmer: attached words and inflection off, by length alone, without a lexicon."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kashaf.analyzers.affixes import (
    ARTICLES,
    FEMININE,
    FEMININE_PLURAL,
    MASCULINE_PLURAL,
    PROCLITICS,
    ROOT,
    SUFFIXES,
    VERBAL_NOUN_INITIAL,
)
from kashaf.analyzers.words import read_pairs

__all__ = ["LightStemmer", "Step"]

_CLOSED: Final = Path(__file__).with_name("data") / "closed.tsv"
_LETTERS: Final = "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0641, 0x064B), 0x0671)))
_MAYBE_PROCLITICS: Final = frozenset(letter for letter, leaves in PROCLITICS.items() if leaves == ROOT)
_MOST_PROCLITICS: Final = 2  # a conjunction and a preposition


class Step(NamedTuple):
    """One rule that changed a word.

    Attributes:
        rule: the rule's name.
        before: the word that it met.
        after: what it left.
    """

    rule: str
    before: str
    after: str


_Endings = dict[str, tuple[tuple[str, int, int, str], ...]]


def _articles_by_initial() -> dict[str, tuple[tuple[str, int], ...]]:
    longest_first = sorted(ARTICLES.items(), key=lambda row: -len(row[0]))
    return {letter: tuple(row for row in longest_first if row[0][0] == letter) for letter in _LETTERS}


def _endings_by_two_letters(*, wary: bool) -> _Endings:
    """Return, by the last two letters of a word, what may come off: suffix, its length, the shortest word, rule."""
    rows = [
        (
            suffix.letters,
            len(suffix.letters),
            len(suffix.letters) + suffix.leaves + (wary and suffix.wary),
            suffix.rule,
        )
        for suffix in SUFFIXES
    ]
    table = {}
    for two in (first + second for first in _LETTERS for second in _LETTERS):
        found = tuple(row for row in rows if row[0].endswith(two) or two.endswith(row[0]))
        if found:
            table[two] = found
    return table


_ARTICLES: Final = _articles_by_initial()
_ENDINGS: Final = _endings_by_two_letters(wary=False)
_WARY_ENDINGS: Final = _endings_by_two_letters(wary=True)


@cache
def _closed() -> Mapping[str, str]:
    return read_pairs(_CLOSED)


@dataclass(frozen=True)
class LightStemmer:
    """The stem of a folded word, by rules that look at letters and lengths only.

    A stem need not be a word; it is what the forms of a word have in common. The rules, in their order:

    - *listed*: a word of the closed list, or of `keep`, has the stem that stands there, also behind one or two
      proclitics. Source: our list; Lucene's SetKeywordMarkerFilter for the words to keep.
    - *article*: al- comes off with the conjunction and preposition before it, if two letters are left behind
      the bare article and three behind a longer group. Source: the list of light10 (Larkey, Ballesteros and
      Connell, 2002) as in Lucene's ArabicStemmer, with the groups it lacks: bi-, ka- and li- behind wa- or fa-.
    - *suffixes*: pronouns, endings of gender, number and case, and the ending of relation come off, the longest
      first, again and again, as long as what is left has the letters that `affixes.SUFFIXES` asks for. Source:
      light10's list; pronouns, the accusative alef and the t of the feminine from grammar.
    - *verbal noun*: -ین stays on a word of the form tafʿīl (تحسين), where the noon is of the root. Source: grammar,
      form II.
    - *short plural*: -at behind two letters becomes the singular's h (لغات, لغه). Source: grammar.
    - *proclitic*: wa-, bi- and li- come off if three letters are left, fa- and ka- if four; at most two of them. A
      letter that stands twice at the beginning is no root's, so there three letters are enough for each. Source:
      grammar; Greenberg (1950) on roots.

    Words with anything but Arabic letters in them are left as they are. A word whose rest can still begin with a
    proclitic must keep one letter more when an ending comes off that is often part of the word (`Suffix.wary`).

    Attributes:
        keep: folded words that are left as they are.

    >>> LightStemmer().stem("وللشركات"), LightStemmer().stem("شركتهم")
    ('شرك', 'شرك')
    """

    keep: frozenset[str] = frozenset()
    _stems: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_stems", {**_closed(), **{word: word for word in self.keep}})

    @property
    def data_digest(self) -> str:
        """A digest of the closed list; the same as long as the list says the same."""
        return hashlib.sha256(repr(sorted(_closed().items())).encode()).hexdigest()

    def stem(self, word: str) -> str:
        """Return the stem of a folded word; it is empty only when the word is."""
        return self._reduce(word, None)

    def explain(self, word: str) -> tuple[Step, ...]:
        """Return each rule that changed the word, in order; the last one leaves the stem."""
        steps: list[Step] = []
        self._reduce(word, steps)
        return tuple(steps)

    def _reduce(self, word: str, steps: list[Step] | None) -> str:
        # Stripping all letters from both ends leaves something only if there is something else in the word.
        if word.strip(_LETTERS) or len(word) < ROOT:
            return word
        # The list comes before the article: Allah would lose its first two letters.
        listed = self._listed(word)
        if listed is not None:
            return _noted("listed", word, listed, steps)
        # The article comes before the suffixes: they count the letters of the bare word.
        rest = _without_article(word, steps)
        if rest is not word and rest in self._stems:
            return _noted("listed", rest, self._stems[rest], steps)
        # Suffixes come before proclitics: kitabuhu would lose a k that kitab keeps.
        rest = _without_suffixes(rest, steps)
        return self._without_proclitics(rest, steps)

    def _listed(self, word: str) -> str | None:
        stems = self._stems
        if word in stems:
            return stems[word]
        if word[0] in PROCLITICS:
            if len(word) > ROOT and word[1:] in stems:
                return stems[word[1:]]
            if len(word) > ROOT + 1 and word[1] in PROCLITICS and word[2:] in stems:
                return stems[word[2:]]
        return None

    def _without_proclitics(self, rest: str, steps: list[Step] | None) -> str:
        stems = self._stems
        for _ in range(_MOST_PROCLITICS):
            if len(rest) >= ROOT and rest in stems:
                return _noted("listed", rest, stems[rest], steps)
            leaves = PROCLITICS.get(rest[0])
            if leaves is None:
                break
            if rest[0] == rest[1]:
                leaves = ROOT
            if len(rest) <= leaves:
                break
            rest = _noted("proclitic", rest, rest[1:], steps)
        return rest


def _noted(rule: str, before: str, after: str, steps: list[Step] | None) -> str:
    if steps is not None and before != after:
        steps.append(Step(rule, before, after))
    return after


def _without_article(word: str, steps: list[Step] | None) -> str:
    for article, leaves in _ARTICLES[word[0]]:
        if word.startswith(article):
            if len(word) < len(article) + leaves:
                return word
            return _noted("article", word, word[len(article) :], steps)
    return word


def _without_suffixes(rest: str, steps: list[Step] | None) -> str:
    endings = _WARY_ENDINGS if rest[0] in _MAYBE_PROCLITICS else _ENDINGS
    again = True
    while again:
        # Before the t of the feminine: lughat would lose that and keep an alef that lugha has not.
        if len(rest) == 4 and rest[2:] == FEMININE_PLURAL:
            return _noted("short plural", rest, rest[:2] + FEMININE, steps)
        again = False
        for suffix, length, shortest, rule in endings.get(rest[-2:], ()):
            if len(rest) < shortest or not rest.endswith(suffix):
                continue
            if suffix == MASCULINE_PLURAL and _is_verbal_noun(rest):
                continue
            rest = _noted(rule, rest, rest[:-length], steps)
            again = True
            break
    return rest


def _is_verbal_noun(word: str) -> bool:
    """Whether a word is of the form tafʿīl with a noon for its last root letter, perhaps behind a proclitic."""
    if len(word) == 5:
        return word[0] == VERBAL_NOUN_INITIAL
    return len(word) == 6 and word[1] == VERBAL_NOUN_INITIAL and word[0] in PROCLITICS
