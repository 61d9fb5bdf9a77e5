"""Which words stand around a word more often than chance would have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kashaf.errors import QueryError
from kashaf.search.concordance.asked import Asked, Corpus
from kashaf.search.concordance.association import Table, log_dice, log_likelihood, pmi, t_score
from kashaf.search.concordance.contexts import words_after, words_before
from kashaf.search.concordance.places import Places
from kashaf.search.concordance.showing import shown
from kashaf.search.concordance.tally import check_word_level
from kashaf.search.marks import Span

__all__ = ["Collocate", "Collocates", "Measure", "collocates"]

_LONG: Final = 24  # letters a word of a window, from which on a stretch is read at its ends alone


class Measure(StrEnum):
    """What collocates are ranked by; the formulas stand in `association.py`."""

    LOG_LIKELIHOOD = "log-likelihood"
    LOG_DICE = "log-dice"
    T_SCORE = "t-score"
    PMI = "pmi"


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands around another.

    Attributes:
        word: as it is shown.
        term: in the index.
        count: how often it stands in the window.
        total: how often it stands anywhere.
        expected: how often it would stand in the window by chance.
        log_likelihood: how sure it is that this is no chance.
        log_dice: how exclusively the two go together.
        t_score: how sure it is, in favour of frequent words.
        pmi: how many times doubled, in favour of rare words.
    """

    word: str
    term: str
    count: int
    total: int
    expected: float
    log_likelihood: float
    log_dice: float
    t_score: float
    pmi: float

    def score(self, measure: Measure) -> float:
        """Return the score by a measure."""
        return _SCORES[measure](self)

    def to_json(self) -> dict[str, object]:
        """Return the collocate as JSON takes it."""
        numbers = ("expected", *(measure.replace("-", "_") for measure in Measure))
        rounded = {name: round(getattr(self, name), 4) for name in numbers}
        return {
            "word": self.word,
            "term": self.term,
            "count": self.count,
            "total": self.total,
            **rounded,
        }


_SCORES: Final[Mapping[Measure, Callable[[Collocate], float]]] = {
    Measure.LOG_LIKELIHOOD: lambda one: one.log_likelihood,
    Measure.LOG_DICE: lambda one: one.log_dice,
    Measure.T_SCORE: lambda one: one.t_score,
    Measure.PMI: lambda one: one.pmi,
}


@dataclass(frozen=True, slots=True)
class Collocates:
    """The words around a word, the strongest first, equals by frequency and then by code point.

    Attributes:
        query: the word as it was typed.
        collocates: those of the page.
        places: how often the word stands.
        in_windows: how many words stand in the windows around it.
        words: how many words there are, without the word itself.
        measure: what they are ranked by.
        others: how many collocates were left out by the limit.
        notes: what a reader should know.
    """

    query: str
    collocates: tuple[Collocate, ...]
    places: int
    in_windows: int
    words: int
    measure: Measure
    others: int = 0
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the collocates as JSON takes them."""
        return {
            "query": self.query,
            "places": self.places,
            "in_windows": self.in_windows,
            "words": self.words,
            "measure": str(self.measure),
            "others": self.others,
            "notes": list(self.notes),
            "collocates": [one.to_json() for one in self.collocates],
        }


def collocates(  # noqa: PLR0913 - keywords, each an option of its own
    corpus: Corpus,
    asked: Asked,
    *,
    level: str | None = None,
    window: int = 5,
    measure: str = Measure.LOG_LIKELIHOOD,
    minimum: int = 3,
    limit: int | None = 20,
    function_words: bool = False,
) -> Collocates:
    """Return the words around what is asked for; all documents are read once, for the words' frequencies.

    A word of the text counts once, in however many windows it stands, and a place of what is asked for never
    does. Only what is more frequent in the windows than expected is a collocate.

    Args:
        corpus: the documents.
        asked: the word.
        level: at which words around it are one; left out, the main level.
        window: how many words on each side.
        measure: `log-likelihood`, `log-dice`, `t-score` or `pmi`.
        minimum: how often a collocate stands in the windows at least.
        limit: how many at most; `None` gives all.
        function_words: whether stop words are listed too.

    Raises:
        QueryError: an argument has no such value.
    """
    level = check_word_level(corpus.analyzer, level)
    if measure not in list(Measure):
        raise QueryError(f"{measure!r} is no measure of association; say one of {', '.join(Measure)}")
    if window < 1 or minimum < 1:
        raise QueryError(f"window and minimum are at least 1; these are {window} and {minimum}")
    counted = _Counted(corpus, level, window)
    if asked.query is not None and asked.sought:
        finders = Places.by_field(corpus.analyzer, asked.sought)
        for _, document in corpus.documents(asked.query):
            for field, text in corpus.texts(document):
                if field in finders:
                    counted.add(text, finders[field].find(text))
    terms = [
        term
        for term, count in counted.around.items()
        if count >= minimum and (function_words or not counted.tally.is_function_word(term))
    ]
    chosen = Measure(measure)
    found = [one for one in map(counted.collocate, terms) if one.count > one.expected]
    found.sort(key=lambda one: (-one.score(chosen), -one.count, one.term))
    page = tuple(found if limit is None else found[:limit])
    return Collocates(
        asked.text,
        page,
        counted.places,
        counted.around.total(),
        counted.words,
        chosen,
        len(found) - len(page),
        asked.notes,
    )


class _Counted:
    """What is counted of a corpus: all terms, those of the places themselves, and those around them."""

    def __init__(self, corpus: Corpus, level: str, window: int) -> None:
        self.tally = corpus.tally(level)
        self.around: Counter[str] = Counter()
        self.places = 0
        self._own: Counter[str] = Counter()
        self._analyzer = corpus.analyzer
        self._level = level
        self._window = window

    def add(self, text: str, spans: Sequence[Span]) -> None:
        """Count a text with these places."""
        if not spans:
            return
        self.places += len(spans)
        end = 0
        for span in spans:
            self._take(text[end : span.start], after=end > 0, before=True)
            self._own.update(self._terms(text[span.start : span.end]))
            end = span.end
        self._take(text[end:], after=True, before=False)

    def _take(self, stretch: str, *, after: bool, before: bool) -> None:
        """Count what stands in a window, of a stretch after a place, before one, or between two.

        The nearest place reaches farthest, so that a stretch is reached from its own two ends alone.
        """
        first, last = (self._window if there else 0 for there in (after, before))
        middle = stretch.find(" ", len(stretch) // 2)
        if middle > _LONG * self._window:
            ends = (
                words_after(self._analyzer, stretch[:middle], 0, first, self._level),
                words_before(self._analyzer, stretch[middle:], len(stretch) - middle, last, self._level),
            )
            if (len(ends[0]), len(ends[1])) == (first, last):
                self.around.update(ends[0] + ends[1])
                return
        terms = self._terms(stretch)
        self.around.update(
            terms if first + last >= len(terms) else terms[:first] + terms[len(terms) - last :]
        )

    @property
    def words(self) -> int:
        """How many words there are, without those of the places."""
        return self.tally.total - self._own.total()

    def collocate(self, term: str) -> Collocate:
        """Return a term with its scores."""
        total = self.tally.counts[term] - self._own[term]
        table = Table(self.around[term], self.around.total(), total, self.words)
        return Collocate(
            shown(self._analyzer, self._level, term, self.tally.example(term)),
            term,
            table.both,
            total,
            table.expected,
            log_likelihood(table),
            log_dice(table.both, self.places, total),
            t_score(table),
            pmi(table),
        )

    def _terms(self, part: str) -> list[str]:
        return self._analyzer.terms(part, self._level)
