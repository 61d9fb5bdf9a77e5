"""The engine queries of words whose letters or vowels are respected, and what they mark.

What finds is the level `written` alone: a document must hold a form that agrees. The levels by which the word
would be found otherwise rank what is found, and a form that bears out what was typed goes before one that
leaves it open: it counts as much more as the word could count at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.compatibility import Respect
from kashaf.analyzers.levels import EXACT, WRITTEN
from kashaf.analyzers.tokens import Token
from kashaf.engines import query as tree
from kashaf.engines.bm25 import K1, idf
from kashaf.engines.layout import level_field
from kashaf.engines.phrases import alternatives, check_phrase
from kashaf.errors import QueryError
from kashaf.search.leaves import Leaves
from kashaf.search.ranking import weight
from kashaf.search.sought import SoughtWord, WrittenPhrase
from kashaf.search.switched_forms import AskedWord, Form
from kashaf.search.switched_list import Listing
from kashaf.search.switches import Switches

__all__ = ["Switched", "SwitchedPhrase", "SwitchedWord"]

_IN_A_ROW: Final = tree.Phrase("", ())
_NO_LEVEL: Final = (
    "this index does not keep how words are written, so {switches} has no effect; "
    "index with --written, or with --analyzer full"
)


@dataclass(frozen=True, slots=True)
class SwitchedWord:
    """A word that is respected.

    Attributes:
        query: finds its documents and ranks them.
        sought: what is to be marked.
    """

    query: tree.Query
    sought: SoughtWord


@dataclass(frozen=True, slots=True)
class SwitchedPhrase:
    """A phrase with a word in it that is respected; what its attributes are, `SwitchedWord` says."""

    query: tree.Query
    sought: WrittenPhrase


class Switched:
    """Answers switches from the level `written` of one index.

    Args:
        analyzer: of the index.
        leaves: makes the queries of words.
        listing: lists an engine field's terms; `None` where there is no index.
        documents: how many the index holds.

    Attributes:
        notes: what a reader should know of it.
    """

    def __init__(
        self,
        analyzer: Analyzer,
        leaves: Leaves,
        listing: Listing | None,
        documents: int,
    ) -> None:
        self.notes: list[str] = []
        self._analyzer = analyzer
        self._leaves = leaves
        self._listing = listing
        self._documents = documents
        self._words: dict[tuple[object, ...], SwitchedWord | None] = {}

    def pass_over(self, switches: Switches) -> None:
        """Say that a pattern does not obey switches of letters and vowels, where any is on."""
        if switches.ask_written:
            names = " and ".join(f"--{name}" for name in _names(switches))
            self.notes.append(
                f"{names} counts in words and phrases, and not in wildcards, expressions and fuzzy words"
            )

    def concerned(self, token: Token, switches: Switches) -> AskedWord | None:
        """Return a word if the switches have anything to respect in it, and the index can tell."""
        if not switches.ask_written or self._listing is None:
            return None
        if WRITTEN not in self._leaves.levels:
            names = " and ".join(f"--{name}" for name in _names(switches))
            self.notes.append(_NO_LEVEL.format(switches=names))
            return None
        asked = AskedWord(self._analyzer, token, _respect(switches))
        return asked if asked.is_concerned else None

    def word(
        self,
        token: Token,
        terms: tuple[str, ...],
        fields: tuple[str, ...],
        levels: Sequence[str],
        switches: Switches,
    ) -> SwitchedWord | None:
        """Return what finds a word, or `None` where any search does as well.

        Args:
            token: the word.
            terms: that stand for it at each level.
            fields: the reader's fields to search.
            levels: by which it would be found without switches. Of `exact` alone, nothing may be attached.
            switches: what is to be respected.
        """
        key = (token.source, terms, fields, tuple(levels), switches)
        if key not in self._words:
            self._words[key] = self._word(token, terms, fields, levels, switches)
        return self._words[key]

    def _word(
        self,
        token: Token,
        terms: tuple[str, ...],
        fields: tuple[str, ...],
        levels: Sequence[str],
        switches: Switches,
    ) -> SwitchedWord | None:
        if not {EXACT, self._analyzer.main_level}.intersection(levels):
            return None
        if self.concerned(token, switches) is None:
            return None
        main = terms[self._analyzer.place(self._analyzer.main_level)].split()
        asked = AskedWord(self._analyzer, token, _respect(switches), main)
        alone = tuple(levels) == (EXACT,)
        forms = {name: self._forms(asked, name, switches.max_terms, alone=alone) for name in fields}
        if not any(forms.values()):
            names = " and ".join(f"--{name}" for name in _names(switches))
            self.notes.append(
                f"the index holds no form of {token.source!r} that agrees with it under {names}"
            )
        sought = SoughtWord(token.source, self._agreeing(terms, forms.values()), (WRITTEN,))
        return SwitchedWord(self._query(terms, forms, levels), sought)

    def phrase(
        self,
        tokens: Sequence[Token],
        fields: tuple[str, ...],
        level: str,
        switches: Switches,
        shape: tree.Phrase = _IN_A_ROW,
    ) -> SwitchedPhrase | None:
        """Return what finds words that stand together, or `None` where any search does as well.

        Args:
            tokens: the words.
            fields: the reader's fields to search.
            level: at which they would stand together; at `exact`, nothing may be attached to them.
            switches: what is to be respected.
            shape: how near to each other they must be.
        """
        if level not in {EXACT, self._analyzer.main_level}:
            return None
        if not any(self.concerned(token, switches) for token in tokens):
            return None
        asked = [AskedWord(self._analyzer, token, _respect(switches)) for token in tokens]
        most = switches.max_terms
        clauses: list[tree.Query] = []
        places: list[dict[str, None]] = [{} for _ in tokens]
        for name in fields:
            forms = [self._forms(word, name, most, alone=level == EXACT) for word in asked]
            terms = self._possible(replace(shape, terms=tuple(map(_terms_of, forms)))).terms
            found = self._leaves.phrase(terms, (name,), WRITTEN, shape.slop, ordered=shape.ordered)
            clauses.append(found)
            for place, here in zip(places, terms, strict=True):
                place.update(dict.fromkeys(alternatives(here)))
        written = " ".join(token.source for token in tokens)
        sought = WrittenPhrase(
            WRITTEN, tuple(map(tuple, places)), written, slop=shape.slop, ordered=shape.ordered
        )
        return SwitchedPhrase(tree.Or(tuple(clauses)), sought)

    def _possible(self, phrase: tree.Phrase) -> tree.Phrase:
        """Return a phrase with as many forms at each place as an engine looks for."""
        shorter = phrase
        while len(phrase.terms) > 1 and all(shorter.terms) and not _is_possible(shorter):
            sizes = [len(alternatives(place)) for place in shorter.terms]
            most = max(sizes) // 2
            if not most:
                break
            shorter = replace(shorter, terms=tuple(alternatives(place)[:most] for place in shorter.terms))
        if shorter is not phrase:
            most = max(len(alternatives(place)) for place in shorter.terms)
            self.notes.append(
                f"the words of a phrase stand for too many written forms; of each, {most:,} were taken: "
                "ask fewer words or leave lemma: out"
            )
        return shorter

    def _forms(self, asked: AskedWord, name: str, most: int, *, alone: bool) -> list[Form]:
        """Return the forms that a word stands for in a field, those first that bear it out most."""
        if self._listing is None:
            return []
        field = level_field(name, WRITTEN)
        found = asked.alike(field, self._listing) if alone else asked.attached(field, self._listing)
        best: dict[str, Form] = {}
        for form in found:
            if form.term not in best or best[form.term].share < form.share:
                best[form.term] = form
        forms = sorted(best.values(), key=lambda form: (-form.documents, form.term))
        if len(forms) > most:
            self.notes.append(
                f"{asked.written!r} stands for {len(forms):,} written forms; the most frequent "
                f"{most:,} were taken; --max-terms takes more"
            )
        return sorted(forms[:most], key=lambda form: (-form.share, -form.documents, form.term))

    def _query(
        self, terms: tuple[str, ...], forms: dict[str, list[Form]], levels: Sequence[str]
    ) -> tree.Query:
        found = tree.Or(tuple(_any_of(name, each) for name, each in forms.items() if each))
        fields = tuple(forms)
        finding = [level for level in levels if level in self._leaves.finding]
        ranks = self._leaves.ranks(terms, fields, finding)
        borne_out = list(self._borne_out(forms))
        return tree.And((tree.Constant(found, 0.0),), (*ranks, *borne_out))

    def _borne_out(self, forms: dict[str, list[Form]]) -> Iterator[tree.Query]:
        """Yield what puts the forms first that bear out what was typed; nothing where all do alike."""
        if len({form.share for each in forms.values() for form in each}) < 2:
            return
        most = self._most_of(forms)
        shares = [
            tree.Constant(_any_of(name, list(alike)), share * most)
            for name, each in forms.items()
            for share, alike in groupby(each, key=lambda form: form.share)
            if share
        ]
        yield tree.BestOf(tuple(shares))

    def _most_of(self, forms: dict[str, list[Form]]) -> float:
        """Return what a word can count at most by the levels that find: BM25 of a tf without end at each."""
        held_by = max(form.documents for each in forms.values() for form in each)
        telling = idf(self._documents, min(held_by, self._documents))
        weights = sum(weight(name, level) for name in forms for level in self._leaves.finding)
        return weights * (K1 + 1) * telling

    def _agreeing(self, terms: tuple[str, ...], forms: Iterable[list[Form]]) -> tuple[str, ...]:
        """Return the terms of a word, at level `written` those of every form that agrees."""
        place = self._analyzer.place(WRITTEN)
        found = dict.fromkeys(form.term for each in forms for form in each)
        return (*terms[:place], " ".join(found), *terms[place + 1 :])


def _terms_of(forms: Sequence[Form]) -> tuple[str, ...]:
    return tuple(form.term for form in forms)


def _is_possible(phrase: tree.Phrase) -> bool:
    try:
        check_phrase(phrase)
    except QueryError:
        return False
    return True


def _any_of(name: str, forms: Sequence[Form]) -> tree.Query:
    return tree.AnyTerm(level_field(name, WRITTEN), _terms_of(forms))


def _respect(switches: Switches) -> Respect:
    return Respect(switches.hamza, switches.teh, switches.yeh, switches.vowels)


def _names(switches: Switches) -> tuple[str, ...]:
    return tuple(name for name in switches.on() if name in Respect._fields)
