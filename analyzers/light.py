"""The light stemmer: attached words and inflection off, by letters and lengths alone, without a lexicon."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from pyarabic.araby import KAF

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
"""Hamza to ghain, feh to yeh, and alef wasla: the letters of Arabic before and after folding."""

_MAYBE_PROCLITICS: Final = frozenset(letter for letter, leaves in PROCLITICS.items() if leaves == ROOT)

_Articles = Mapping[str, tuple[tuple[str, int], ...]]
_Ending = tuple[str, int, int, str]
_Endings = Mapping[str, tuple[_Ending, ...]]


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


def _articles_by_initial() -> _Articles:
    """Return, by the first letter of a word, the articles to try and what each must leave."""
    return {letter: tuple(row for row in ARTICLES.items() if row[0][0] == letter) for letter in _LETTERS}


def _endings_by_two_letters(*, wary: bool) -> _Endings:
    """Return, by the last two letters of a word, the suffixes to try, longest first.

    A row is the suffix, its length, the length of the shortest word that it comes off from, and its rule.
    """
    rows = []
    for letters, rule, leaves, is_wary in SUFFIXES:
        rows.append((letters, len(letters), len(letters) + leaves + (wary and is_wary), rule))
    rows.sort(key=lambda row: -row[1])
    table: dict[str, tuple[_Ending, ...]] = {}
    for row in rows:
        last = row[0][-2:]
        # A suffix of one letter stands behind any other letter.
        for two in (last,) if len(last) == 2 else (letter + last for letter in _LETTERS):
            table[two] = (*table.get(two, ()), row)
    return table


_ARTICLES: Final = _articles_by_initial()
_ENDINGS: Final = _endings_by_two_letters(wary=False)
_WARY_ENDINGS: Final = _endings_by_two_letters(wary=True)


@cache
def _closed() -> Mapping[str, str]:
    return read_pairs(_CLOSED)


@dataclass(frozen=True)
class LightStemmer:
    """The stem of a folded word.

    A stem need not be a word; it is what the forms of a word have in common. The rules, in their order:

    - *listed*: a word of the closed list or of `keep` has the stem that stands there. It is looked up at
      every stage, and at first also behind one or two proclitics. Source: our list; for words to keep,
      Lucene's SetKeywordMarkerFilter.
    - *article*: al- comes off with the conjunction and the preposition before it, if two letters are left
      behind the bare article or three behind a longer group. Source: light10 (Larkey, Ballesteros and
      Connell, 2002) in Lucene's ArabicStemmer; from grammar the groups it lacks, such as wa- + bi- + al-.
    - *doubled letter*: of two equal proclitic letters at the beginning the first comes off if three letters
      are left. Source: no Arabic root begins with two equal letters (Greenberg, 1950).
    - *suffixes*, each by its name in grammar: pronouns and the endings of gender, number, case and relation
      come off, the longest first, again and again, as long as what is left has the letters that
      `affixes.SUFFIXES` asks for. Where the word begins with what may be a proclitic, some must leave one
      letter more. Source: light10's list; from grammar the pronouns, the accusative alef, and the t that
      the feminine ending is before a pronoun.
    - *verbal noun*: the ending -in stays on a word of the form taf'il, whose noon is of the root: تحسين,
      تأمين. Source: grammar, form II.
    - *short plural*: -at behind two letters becomes the h of the singular: لغات as لغة. Source: grammar.
    - *proclitic*: wa-, bi- and li- come off if three letters are left, fa- and ka- if four, again and again.
      Source: grammar, which knows a conjunction and a preposition; more come off so that a name which begins
      with two such letters loses them behind a proclitic as well.

    A word with anything but Arabic letters in it, or of less than three letters, is left as it is.

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
        # Stripping letters from both ends leaves something only where something else is in the word.
        if len(word) < ROOT or word.strip(_LETTERS):
            return word
        # The list comes before the article: الله and المانيا do not begin with one.
        stem = self._listed(word)
        if stem is not None:
            return _noted("listed", word, stem, steps)
        # The article comes before the suffixes, which count the letters of the bare word: السنة is سنة.
        rest = _without_article(word, steps)
        # A doubled letter comes before the suffixes, which count the bare word: ببيت keeps a t as بيت does.
        if rest[0] == rest[1] and rest[0] in PROCLITICS and len(rest) > ROOT:
            rest = _noted("doubled letter", rest, rest[1:], steps)
        # Suffixes come before proclitics, which count what is left: كتابه keeps its k because كتاب does.
        rest = self._without_suffixes(rest, steps)
        # Proclitics come last, behind an article too, so that وكالة and الوكالة lose the same letter.
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

    def _without_suffixes(self, rest: str, steps: list[Step] | None) -> str:
        stems = self._stems
        endings = _WARY_ENDINGS if rest[0] in _MAYBE_PROCLITICS else _ENDINGS
        again = True
        while again and rest not in stems:
            # Before the suffixes, for the t alone would come off: لغات would keep an alef that لغة has not.
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

    def _without_proclitics(self, rest: str, steps: list[Step] | None) -> str:
        stems = self._stems
        while rest not in stems:
            leaves = PROCLITICS.get(rest[0])
            if leaves is None or len(rest) <= leaves:
                return rest
            rest = _noted("proclitic", rest, rest[1:], steps)
        return _noted("listed", rest, stems[rest], steps)


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


def _is_verbal_noun(word: str) -> bool:
    """Whether a word with the ending -in can be of the form taf'il, perhaps behind a proclitic.

    Ka- is left out: a kaf before the teh is nearly always of the word itself (كتابين, كتفين).
    """
    if len(word) == 5:
        return word[0] == VERBAL_NOUN_INITIAL
    return len(word) == 6 and word[1] == VERBAL_NOUN_INITIAL and word[0] in PROCLITICS and word[0] != KAF
