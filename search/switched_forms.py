"""The written forms of an index that a word may stand for where letters or vowels are respected.

The level `written` holds, behind each folded word, the forms in which it is written. They are listed by
prefix of the folded word, with what may be attached before and behind it, and kept if

- the written letters that are the word's agree with what was typed (`analyzers/compatibility.py`), and
- the form is of a lemma, or has the stem, that the word asks for, as in any search; a form that may be of
  several, be it that others are likelier, if it is of one that the word's marks leave.

Proclitics that the word itself has are no part of what is compared. A form in which the word's letters do not
stand in a row, such as a broken plural, cannot be compared and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from pyarabic.araby import ALEF, ALEF_MAKSURA, FATHATAN, LAM

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.attached import PRONOUNS, Attached, Body, before, bodies, endings, may_end
from kashaf.analyzers.compatibility import Letter, Respect, Spelling, agreement, concerns, spell
from kashaf.analyzers.levels import EXACT, WRITTEN
from kashaf.analyzers.tokens import Token
from kashaf.analyzers.written import SEPARATOR, written_part
from kashaf.search.switched_list import Listing, standing

__all__ = ["AskedWord", "Form"]

_LIKELY: Final = 0.03
"""The share of a word's readings below which one is left out."""

_PLAIN: Final = Attached("", definite=False)


class Form(NamedTuple):
    """A written form in an index.

    Attributes:
        term: at level `written`.
        share: how much of what was typed it bears out, from 0 to 1.
        documents: how many hold it.
    """

    term: str
    share: float
    documents: int


class AskedWord:
    """A word of a query whose letters or vowels are to be respected.

    Args:
        analyzer: with level `written`.
        token: the word.
        respect: which differences count.
        terms: of the analyzer's main level, by which any search finds it, if they are at hand.
    """

    def __init__(self, analyzer: Analyzer, token: Token, respect: Respect, terms: Iterable[str] = ()) -> None:
        self._analyzer = analyzer
        self._respect = respect
        self.folded = token.terms[0]
        self.written = written_part(token.terms[analyzer.place(WRITTEN)])
        self._spelling = spell(self.written)
        self._analyses = getattr(analyzer.above, "analyses", None)
        self._place = analyzer.place(analyzer.main_level)
        self._given = frozenset(terms)
        self._is_plain = len(self._spelling) == len(self.folded)

    @property
    def is_concerned(self) -> bool:
        """Whether it has anything to respect; else any search finds the same."""
        return concerns(self._spelling, self._respect)

    def alike(self, field: str, listing: Listing) -> Iterator[Form]:
        """Yield the forms with the same letters, folded, that agree."""
        for term, documents in listing(field, self.folded + SEPARATOR):
            share = agreement(self._spelling, spell(written_part(term)), self._respect)
            if share is not None:
                yield Form(term, share, documents)

    def attached(self, field: str, listing: Listing) -> Iterator[Form]:
        """Yield the forms that agree, alone and with what may be attached to the word."""
        if not self._is_plain or self._analyzer.main_level == EXACT:
            yield from self.alike(field, listing)
            return
        for body in self._bodies:
            for group, term, documents in standing(body, field, listing):
                share = self._share(term, group, body)
                if share is not None:
                    yield Form(term, share, documents)

    def _share(self, term: str, group: Attached, body: Body) -> float | None:
        folded, _, form = term.partition(SEPARATOR)
        form = form or folded
        start = len(group.letters)
        end = start + len(body.letters)
        ending = folded[end:]
        if ending not in self._endings or (not ending and body != self._bodies[0]):
            return None
        met = spell(form)
        if len(met) != len(folded):
            return agreement(self._spelling, met, self._respect) if folded == self.folded else None
        if not may_end(self._ends_in, "".join([letter.letter for letter in met[end:]])):
            return None
        share = agreement(
            self._core,
            met[start:end],
            self._respect,
            before_ending=bool(ending) and not _is_case(ending, met[end - 1]),
            assimilated=group.definite or self._own.definite,
        )
        return share if share is not None and self._is_related(folded, form) else None

    def _is_related(self, folded: str, form: str) -> bool:
        if folded == self.folded:
            return True
        main = self._analyzer.of_chunk(form)[self._place]
        if main in self._terms:
            return True
        # The word without marks can be of other lemmas, and so can the form be of one that the marks leave.
        return main in self._terms_of_letters and not self._readings(form).isdisjoint(self._terms)

    def _readings(self, form: str) -> frozenset[str]:
        """Return the terms of all lemmas that a form may be of, but the unlikely ones."""
        if self._analyses is None:
            return frozenset()
        return frozenset(reading.term for reading in self._analyses(form) if reading.share >= _LIKELY)

    @cached_property
    def _own(self) -> Attached:
        """The proclitics of the word itself, by its likeliest reading."""
        possible = {group.letters: group for group in before() if self.folded.startswith(group.letters)}
        if self._analyses is None or len(possible) == 1:
            return _PLAIN
        letters = self._analyzer.fold("".join(self._analyses(self.written)[0].proclitics))
        return possible.get(letters.replace(_LAM_ARTICLE, _LAM_LAM), _PLAIN)

    @cached_property
    def _core(self) -> Spelling:
        """The word without its proclitics."""
        return self._spelling[len(self._own.letters) :]

    @cached_property
    def _bodies(self) -> tuple[Body, ...]:
        return bodies("".join(letter.letter for letter in self._core))

    @cached_property
    def _ends_in(self) -> str:
        """The word's last letter, where it matters to what may stand behind it."""
        last = self._spelling[-1].letter
        return last if self._respect.yeh or last != ALEF_MAKSURA else ""

    @cached_property
    def _endings(self) -> frozenset[str]:
        """What may stand behind the word: behind function words, pronouns alone."""
        if self._analyses is None or self.folded not in self._analyzer.stop_words:
            return endings()
        # Some verbs are stop words too.
        is_tool = self._analyses(self.written)[0].pos == "tool"
        return PRONOUNS | {""} if is_tool else endings()

    @cached_property
    def _terms(self) -> frozenset[str]:
        """The terms of the main level by which any search finds the word."""
        return self._given or self._asked(self.written)

    @cached_property
    def _terms_of_letters(self) -> frozenset[str]:
        """The same without its marks."""
        letters = "".join(letter.letter for letter in self._spelling)
        return self._terms if letters == self.written else self._asked(letters)

    def _asked(self, written: str) -> frozenset[str]:
        asked = getattr(self._analyzer.above, "asked", None)
        if asked is not None:
            return frozenset(asked(written, self.folded))
        return frozenset(self._analyzer.terms(written, self._analyzer.main_level))


_LAM_ARTICLE: Final = LAM + ALEF + LAM
_LAM_LAM: Final = LAM + LAM


def _is_case(ending: str, letter: Letter) -> bool:
    """Tell whether an ending is but the alef of fathatan, which belongs to the word's last letter."""
    return bool(ending == ALEF) and letter.vowel == FATHATAN
