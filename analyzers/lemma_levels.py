"""The levels of morphology: lemma, root and grams.

| level | what it holds for a word |
|---|---|
| `lemma` | the dictionary form: clitics and inflection off, a broken plural as its singular |
| `root` | the root's letters |
| `grams` | each four letters in a row of the folded word with its borders, for names and foreign words |

A word that the lexicon does not know has its light stem for lemma and root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

from pyarabic.araby import ALEF, ALEF_HAMZA_ABOVE, ALEF_MADDA, HAMZAT_STRING, HEH, WAW, YEH

from kashaf.analyzers.levels import GRAMS, LEMMA, ROOT
from kashaf.analyzers.morphology import Morphology
from kashaf.analyzers.morphology_analysis import UNKNOWN, Analysis
from kashaf.analyzers.own_words import NOTHING_OWN, OwnLexicon, OwnWord

__all__ = ["LemmaLevels", "grams", "own_lexicon"]

_GRAM: Final = 4
_ASKED: Final = 1 << 13  # words of queries that are remembered: one is asked about several times
_WEAK: Final = frozenset(HAMZAT_STRING + ALEF + ALEF_MADDA + ALEF_HAMZA_ABOVE + WAW + YEH + HEH)
_BROKEN: Final = "broken plural of"
_PRONOUNS: Final = frozenset(["ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا"])


def grams(word: str) -> str:
    """Return the grams of a folded word, with blanks between them.

    >>> grams("كتاب")
    '<كتا كتاب تاب>'
    """
    bordered = f"<{word}>"
    if len(bordered) <= _GRAM:
        return bordered
    return " ".join([bordered[start : start + _GRAM] for start in range(len(bordered) - _GRAM + 1)])


@cache
def _morphology() -> Morphology:
    return Morphology()


@lru_cache(maxsize=_ASKED)
def _asked(written: str) -> tuple[str, ...]:
    return _morphology().asked(written)


def own_lexicon(words: Iterable[OwnWord], fold: Callable[[str], str]) -> OwnLexicon:
    """Make a lexicon of one's own, whose lemmas are those of the shipped lexicon where it has them."""
    return OwnLexicon.of(words, fold, _known)


def _known(lemma: str) -> tuple[str, str] | None:
    terms = _morphology().best(lemma)
    return None if terms[0].startswith(UNKNOWN) else terms


@dataclass(frozen=True)
class LemmaLevels:
    """The level `lemma`, and with it `root` and `grams` unless it is to be lean.

    Attributes:
        lean: whether `lemma` is the only level.
        keep: folded words that are their own lemma.
        own: words that people have added to the lexicon.
    """

    lean: bool = False
    keep: frozenset[str] = frozenset()
    own: OwnLexicon = NOTHING_OWN

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the levels."""
        return (LEMMA,) if self.lean else (LEMMA, ROOT, GRAMS)

    @property
    def pairs(self) -> str | None:
        """Neighbours are pairs of roots: one of them is often a noun in one text and a verb in the other."""
        return None if self.lean else ROOT

    @property
    def own_rows(self) -> list[list[str]]:
        """The words that people have added, as JSON takes them: lemma, root, forms."""
        return [[word.lemma, word.root, *word.forms] for word in self.own.words]

    @property
    def data_digest(self) -> str:
        """The digest of the lexicon and of what stands in for it."""
        own = repr(self.own.words) if self.own.words else ""
        return f"{_morphology().lexicon.digest} {_morphology().stemmer.data_digest}{own}"

    @property
    def reads_written(self) -> bool:
        """Hamza seats, dots and marks tell lemmas apart that fold to one."""
        return True

    @property
    def is_sampled(self) -> bool:
        """The lexicon's digest says what words would, without the time to analyse them at every start."""
        return False

    def terms(self, written: str, folded: str) -> tuple[str, ...]:
        """Return the terms of a word at each level."""
        lemma, root = self._best(written, folded)
        return (lemma,) if self.lean else (lemma, root, grams(folded))

    def _best(self, written: str, folded: str) -> tuple[str, str]:
        if folded in self.keep:
            return folded, folded
        return (self.own.known and self.own.find(folded)) or _morphology().best(written, folded)

    @property
    def morphology(self) -> Morphology:
        """What reads the words."""
        return _morphology()

    def asked(self, written: str, folded: str) -> tuple[str, ...]:
        """Return the lemma terms to look for when a word is asked for, that of `terms` first.

        Where a word is spelt as the dictionary form of several lemmas, all of them are meant.
        """
        if folded in self.keep:
            return (folded,)
        own = self.own.find(folded)
        return _asked(written) if own is None else own[:1]

    def relate(self, word: str, other: str) -> str:
        """Return how a word of a text is related to another of its lemma.

        It is `with clitics` where only attached words make the difference, `broken plural` where one is the
        broken plural of the other's lemma, else `inflected`.

        Args:
            word: as it was asked for.
            other: as it stands in a text.
        """
        asked, met = (_morphology().analyses(each)[0] for each in (word, other))
        if asked.relation != met.relation and _BROKEN in (asked.relation, met.relation):
            return "broken plural"
        if asked.vocalised == met.vocalised and _ending(asked) == _ending(met):
            return "with clitics"
        return "inflected"

    def gists(self, written: str, folded: str) -> tuple[str, ...]:
        """Return, for each lemma that a word asks for, letters that nearly all its forms have, in order.

        These are the radicals of its root but for the weak ones, which change and disappear; where there is
        no root, the letters of the lemma alike. With them most words of a text can be passed over unread.
        """
        lemma, root = self._best(written, folded)
        others = (term for term in self.asked(written, folded) if term != lemma)
        return tuple(map(_strong, (root or lemma, *others)))

    def analyses(self, written: str) -> Sequence[Analysis]:
        """Return every reading of a word, the likeliest first."""
        return _morphology().analyses(written)

    def explain(self, written: str, folded: str) -> Sequence[tuple[str, str, str]]:
        """Return the likeliest reading as steps: the pieces of the word, its lemma, the lemma's root."""
        lemma, root, *_ = (*self.terms(written, folded), "")
        reading = self.analyses(written)[0]
        pieces = " + ".join((*reading.proclitics, reading.stem, *reading.suffixes))
        steps = (("pieces", folded, pieces), ("lemma", pieces, lemma), ("root", lemma, root or lemma))
        return tuple(step for step in steps if step[1] != step[2])


def _strong(letters: str) -> str:
    """Return the letters that neither change nor disappear; a doubled radical is often written once."""
    kept = (letter for letter in letters.removeprefix(UNKNOWN) if letter not in _WEAK)
    return "".join(letter for letter, _ in groupby(kept))


def _ending(analysis: Analysis) -> tuple[str, ...]:
    """Return what of a word's ending is inflection and not a pronoun."""
    return tuple(piece for piece in analysis.suffixes if piece not in _PRONOUNS)
