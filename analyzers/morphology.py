"""What a written word may be: proclitics, a stem of the lexicon, an ending and pronouns, ranked.

Every cut of the word whose parts the lexicon and the affix tables allow is a reading. Its cost in bits is the
sum of what its lemma, its stem among the lemma's, its affixes and its spelling cost; readings are ranked by
it, and the share of one is two to the power of minus its cost, over the sum of all.

The written form narrows: a hamza seat, a teh marbuta, a yeh with or without dots and every mark that stands
make readings dear that lack them, while a word without them keeps all its readings.

>>> morphology = Morphology()
>>> morphology.best("وكتابهم"), morphology.best("مدارس"), morphology.best("كُتُب")
(('كتاب', 'كتب'), ('مدرسه', 'درس'), ('كتاب', 'كتب'))
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from pyarabic.araby import YEH

from kashaf.analyzers.clitics import FORBIDDEN, KINDS, PROCLITICS, Proclitic, Suffix
from kashaf.analyzers.lexicon import Entry, Lexicon
from kashaf.analyzers.lexicon_format import HEAD
from kashaf.analyzers.lexicon_marks import clashes, has_tanwin, proclitic_clashes
from kashaf.analyzers.light import LightStemmer
from kashaf.analyzers.morphology_analysis import UNKNOWN, Analysis, describe, unknown
from kashaf.analyzers.morphology_costs import ending_tables, slip
from kashaf.analyzers.morphology_edges import Edges
from kashaf.analyzers.morphology_likeliest import Likeliest
from kashaf.analyzers.morphology_loose import (
    COMMON,
    CREDIBLE,
    is_relation,
    is_unknown,
    loose_readings,
    may_be_relation,
)
from kashaf.analyzers.morphology_word import Word, other_spellings, read, with_alefs

__all__ = ["UNKNOWN", "Analysis", "Morphology"]

_SHORTEST: Final = 2
_LONGEST: Final = 40  # letters: no stem has as many, with all that can be attached to it
_CLASH: Final = 10.0
_TANWIN_ON_VERB: Final = 8.0
_RESPELT: Final = 3.0
_IMPOSSIBLE: Final = 60.0
"""Readings of more bits are none: letters that are others, several marks against it."""
_NOT_NEGLIGIBLE: Final = 0.03
_VERBS: Final = frozenset(KINDS.index(kind) for kind in ("past", "present", "imperative"))


class _Cut(NamedTuple):
    """A reading: its cost in bits, where the stem stands in the word, its entry; whether tables allow it."""

    cost: float
    word: Word
    start: int
    end: int
    entry: Entry
    loose: bool = False

    def order(self) -> tuple[object, ...]:
        """Return what readings are ordered by."""
        return self.cost, self.start, self.end, self.entry


@dataclass(slots=True)
class _Limit:
    """What readings that are looked for cost at most, in bits; whoever looks for the first one lowers it."""

    bits: float = _IMPOSSIBLE


class Morphology:
    """Readings of words by a lexicon.

    Args:
        lexicon: by default the one that comes with Kashaf.
        stemmer: what stems a folded word that the lexicon does not know.
    """

    def __init__(self, lexicon: Lexicon | None = None, stemmer: LightStemmer | None = None) -> None:
        self.lexicon = lexicon or Lexicon.shipped()
        self.stemmer = stemmer or LightStemmer()
        self._endings = ending_tables(self.lexicon.categories)
        self._edges = Edges(self._endings)
        self._likeliest = Likeliest(self.lexicon, self._edges, CREDIBLE)

    def best(self, word: str, folded: str | None = None) -> tuple[str, str]:
        """Return the index terms of a word: of its likeliest lemma, and of that lemma's root.

        A lemma without a root has its own term in the root's place. A word that the lexicon does not know
        has its light stem in both, behind `UNKNOWN`.

        Args:
            word: as it is written.
            folded: the same at level `exact`, if that is at hand.
        """
        ready = read(word, folded)
        if ready.marks is None:
            lemma = self._likeliest.lemma(ready.letters, ready.folded)
        else:
            lemma = self._marked(ready)
        if lemma is not None:
            return self.lexicon.terms[lemma]
        cuts = self._cuts(ready)
        if cuts:
            term = self._term(cuts[0])
            return term, self.lexicon.root(cuts[0].entry.lemma) or term
        term = UNKNOWN + (self.stemmer.stem(ready.folded) or ready.folded)
        return term, term

    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """Return the readings of a word, the likeliest first; one marked as unknown where there is none."""
        ready = read(word)
        cuts = self._cuts(ready)
        if not cuts:
            return (unknown(ready.letters, self.stemmer.stem(ready.folded) or ready.folded),)
        weights = [2.0 ** (cuts[0].cost - cut.cost) for cut in cuts]
        total = sum(weights)
        return tuple(self._described(cut, weight / total) for cut, weight in zip(cuts, weights, strict=True))

    def beginnings(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the letters before the stem in each reading of a word, with the reading's share.

        It is what `analyses` knows, without what describing a reading costs; nothing where there is none.
        """
        ready = read(word)
        cuts = self._cuts(ready)
        weights = [2.0 ** (cuts[0].cost - cut.cost) for cut in cuts]
        total = sum(weights)
        return tuple(
            (cut.word.letters[: cut.start], weight / total) for cut, weight in zip(cuts, weights, strict=True)
        )

    def asked(self, word: str) -> tuple[str, ...]:
        """Return the lemma terms to look for when a word is asked for, that of `best` first.

        People ask by dictionary forms: where the word is spelt as that of other lemmas too, theirs follow,
        if their share is not negligible, and the adjective of relation that a noun with the pronoun of the
        first person may be. So khataba, he preached, is found by a word whose likeliest reading is khutab,
        sermons.
        """
        ready = read(word)
        cuts = self._cuts(ready)
        terms = {self.best(word, ready.folded)[0]: 0.0}
        total = sum(2.0**-cut.cost for cut in cuts)
        shares: dict[str, float] = {}
        for cut in cuts:
            term = self._term(cut)
            beside = not cut.start or self._proclitic(cut).definite
            if beside and read(term).folded == ready.folded[cut.start :]:
                shares[term] = shares.get(term, 0.0) + 2.0**-cut.cost / total
        for term, share in shares.items():
            if share >= _NOT_NEGLIGIBLE:
                terms.setdefault(term, share)
        if cuts and may_be_relation(ready.letters[cuts[0].end :], cuts[0].entry):
            terms.setdefault(UNKNOWN + ready.folded[cuts[0].start :], 0.0)
        return tuple(terms)

    def _marked(self, word: Word) -> int | None:
        """Return the number of the lemma of the first of `_cuts` for a word with marks."""
        written, first, limit = with_alefs(word), None, _Limit()
        spellings = [(written, 0.0), *((other, _RESPELT) for other in other_spellings(written))]
        if written is not word:
            spellings.append((word, _RESPELT))
        for spelling, respelt in spellings:
            for cut in self._cut(spelling, respelt, limit):
                if first is None or cut.order() < first.order():
                    first, limit.bits = cut, cut.cost
        return None if first is None else first.entry.lemma

    def _term(self, cut: _Cut) -> str:
        """Return the index term of a reading; an adjective of relation beyond the tables is its own lemma."""
        if cut.loose and is_relation(cut.word.letters[cut.end :]):
            return f"{UNKNOWN}{cut.word.folded[cut.start : cut.end]}{YEH}"
        return self.lexicon.term(cut.entry.lemma)

    def _cuts(self, word: Word) -> list[_Cut]:
        """Return the readings of a word in order.

        Those of its other spellings stand among them where that may help, and readings beyond the tables
        where none by them is credible.
        """
        if len(word.letters) > _LONGEST:
            return []
        written = with_alefs(word)
        cuts = sorted(self._cut(written, 0.0, _Limit()), key=_Cut.order)
        if not cuts or word.marks is not None:
            cuts = sorted(cuts + self._respelt(written), key=_Cut.order)
        if written is not word:  # a few words never have their small alef written out
            cuts = sorted([*cuts, *self._cut(word, _RESPELT, _Limit())], key=_Cut.order)
        if not cuts or (word.marks is None and self._bare(cuts[0])[0] >= CREDIBLE):
            cuts = sorted([*cuts, *self._loose(word)], key=_Cut.order)
        if cuts and word.marks is None and is_unknown(*self._bare(cuts[0]), cuts[0].entry):
            return []
        return cuts

    def _bare(self, cut: _Cut) -> tuple[float, int]:
        """Return a reading's cost and a word's length without proclitics that unknown words have as well."""
        proclitic = self._proclitic(cut)
        if COMMON.issuperset(proclitic.pieces):
            return cut.cost - proclitic.costs[cut.entry.kind], len(cut.word.letters) - cut.start
        return cut.cost, len(cut.word.letters)

    def _loose(self, word: Word) -> Iterator[_Cut]:
        last = len(word.letters) - _SHORTEST
        places = (start.place for start in self._edges.starts(word.letters) if start.place <= last)
        starts = ((place, PROCLITICS[word.letters[:place]]) for place in places)
        for found in loose_readings(self.lexicon, word, starts, self._endings):
            cut = _Cut(found.cost, word, found.start, found.end, found.entry, loose=True)
            against = self._against(cut, definite=self._proclitic(cut).definite)
            yield cut._replace(cost=cut.cost + against)

    def _respelt(self, word: Word) -> list[_Cut]:
        cuts = [cut for other in other_spellings(word) for cut in self._cut(other, _RESPELT, _Limit())]
        return sorted(cuts, key=_Cut.order)

    def _cut(self, word: Word, respelt: float, limit: _Limit) -> Iterator[_Cut]:
        """Yield readings; those that cost more than the limit may be left out."""
        ends = self._edges.ends(word.letters)
        for start, definite, costs, _ in self._edges.starts(word.letters):
            for length, table, _ in ends[definite]:
                end = len(word.letters) - length
                if end - start < _SHORTEST:
                    break
                key = word.folded[start:end]
                for bits, category, kind, lemma, pattern in self.lexicon.stems[key[:HEAD]].get(key, ()):
                    ending, near = table[category], costs[kind]
                    if ending is None or near >= FORBIDDEN:
                        continue
                    cost = bits + ending + near + respelt
                    if cost > limit.bits:
                        continue
                    written = self.lexicon.written(key, pattern)
                    cost += slip(word.letters[start:end], written)
                    if cost > limit.bits:
                        continue
                    entry = Entry(bits, category, kind, lemma, written, pattern)
                    cut = _Cut(cost, word, start, end, entry)
                    cost += self._against(cut, definite=definite)
                    if cost < _IMPOSSIBLE:
                        yield cut._replace(cost=cost)

    def _against(self, cut: _Cut, *, definite: bool) -> float:
        """Return what the marks that stand cost a reading that they contradict."""
        marks = cut.word.marks
        if marks is None:
            return 0.0
        start, end = cut.start, cut.end
        count = proclitic_clashes(cut.word.letters[:start], marks[:start])
        count += clashes(marks[start:end], self._vocalised(cut), assimilated=definite)
        verb = cut.entry.kind in _VERBS and has_tanwin(marks)
        return _CLASH * count + (_TANWIN_ON_VERB if verb else 0.0)

    def _vocalised(self, cut: _Cut) -> str:
        return self.lexicon.vocalised(cut.word.folded[cut.start : cut.end], cut.entry.pattern)

    def _described(self, cut: _Cut, share: float) -> Analysis:
        proclitic, ending = self._proclitic(cut), cut.word.letters[cut.end :]
        if cut.loose:
            suffix = Suffix(ending, "", (ending,) if ending else (), definite=True, cost=0.0)
        else:
            suffix = self._endings[ending][proclitic.definite].likeliest(cut.entry.category)
        found = describe(self.lexicon, cut.entry, self._vocalised(cut), proclitic, suffix, share)
        return replace(found, term=self._term(cut)) if cut.loose else found

    @staticmethod
    def _proclitic(cut: _Cut) -> Proclitic:
        return PROCLITICS[cut.word.letters[: cut.start]]
