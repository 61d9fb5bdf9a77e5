"""How two words of one lemma or root are related, by the readings of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.clitics import PROCLITICS, PRONOUNS, SUBJECTS
from kashaf.analyzers.levels import LEMMA, ROOT
from kashaf.search.why.relation import Relation

if TYPE_CHECKING:
    from kashaf.analyzers.morphology_analysis import Analysis

__all__ = ["Kin", "Kinship", "attached_pronouns"]

_BROKEN: Final = "broken plural of"
_UNKNOWN: Final = "unknown"
_REMEMBERED: Final = 4096  # readings of words, which come again from query to query


class Kinship(NamedTuple):
    """How a word of a text is related to another.

    Attributes:
        relation: of the two.
        pieces: the word with what is attached to it, in order; empty where the lexicon does not read it.
        lemma: the dictionary form of the word of the text, without marks; empty likewise.
        root: its letters; empty where there is none.
    """

    relation: Relation
    pieces: tuple[str, ...] = ()
    lemma: str = ""
    root: str = ""


class Kin:
    """Tells how words are related.

    Args:
        analyzer: the one that the texts were read with.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        read: Callable[[str], Sequence[Analysis]] | None = getattr(analyzer.above, "analyses", None)
        self._analyses = None if read is None else _remembered(read)

    def between(self, asked: str, met: str, relation: Relation) -> Kinship:
        """Return how a word of a text is related to one of a query.

        Args:
            asked: the word of the query.
            met: the word of the text.
            relation: what the level says by which it matched; `INFLECTED` is looked into.
        """
        lemma = self._term(met, LEMMA)
        reading = self._reading(met, lemma)
        if relation is Relation.INFLECTED:
            asked_for = self._reading(asked, lemma)
            if reading is None or asked_for is None or _UNKNOWN in (reading.pos, asked_for.pos):
                return self._by_letters(asked, met)
            relation = _inflection(asked_for, reading)
        if reading is None or reading.pos == _UNKNOWN:
            root = "" if relation is not Relation.ROOT else self._term(met, ROOT)
            return Kinship(relation, (), "", root if root.isalpha() else "")
        return Kinship(relation, _pieces(reading), _without_marks(reading.lemma), reading.root)

    def _term(self, word: str, level: str) -> str:
        if level not in self._analyzer.word_levels:
            return ""
        return self._analyzer.field(word, level)

    def _reading(self, word: str, term: str) -> Analysis | None:
        """Return the likeliest reading of a word that has this lemma term."""
        readings = () if self._analyses is None else self._analyses(word)
        return next((reading for reading in readings if reading.term == term), None)

    def _by_letters(self, asked: str, met: str) -> Kinship:
        """Relate words that no lexicon reads: what stands before may be proclitics all the same."""
        one, other = self._analyzer.fold(asked), self._analyzer.fold(met)
        head = other.removesuffix(one)
        if len(head) + len(one) == len(other) and head in PROCLITICS:
            return Kinship(Relation.CLITICS, (*PROCLITICS[head].pieces, one))
        if one.endswith(other) and one.removesuffix(other) in PROCLITICS:
            return Kinship(Relation.CLITICS, (other,))
        return Kinship(Relation.INFLECTED)


def _inflection(asked: Analysis, met: Analysis) -> Relation:
    if met.relation == _BROKEN != asked.relation:
        return Relation.BROKEN_PLURAL
    if asked.relation == _BROKEN != met.relation and met.number == "singular":
        return Relation.SINGULAR
    if asked.vocalised == met.vocalised and _ending(asked) == _ending(met):
        return Relation.CLITICS
    return Relation.INFLECTED


def _ending(reading: Analysis) -> tuple[str, ...]:
    """Return what of a word's ending is inflection and not a pronoun."""
    return reading.suffixes[: len(reading.suffixes) - attached_pronouns(reading)]


def _pieces(reading: Analysis) -> tuple[str, ...]:
    """Return a word in pieces: what is attached to it, and itself with its ending as one."""
    ending = _ending(reading)
    itself = "".join((reading.stem, *ending))
    return (*reading.proclitics, itself, *reading.suffixes[len(ending) :])


def attached_pronouns(reading: Analysis) -> int:
    """Return how many of the last pieces of a word are pronouns written behind it.

    Behind a verb alone, a piece that is an ending of the first person plural as well is taken for that.
    """
    count = 0
    for piece in reversed(reading.suffixes):
        if piece not in PRONOUNS or (
            reading.pos == "verb" and piece in SUBJECTS and reading.suffixes == (piece,)
        ):
            break
        count += 1
    return count


def _without_marks(word: str) -> str:
    from kashaf.analyzers.lexicon_marks import without_marks

    return without_marks(word)


@lru_cache(maxsize=4)
def _remembered(read: Callable[[str], Sequence[Analysis]]) -> Callable[[str], Sequence[Analysis]]:
    """Return what reads words and remembers them; the same for equal analyzers."""
    return lru_cache(maxsize=_REMEMBERED)(read)
