"""The words of an index, at any level, with how often and in how many documents they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from itertools import chain

from kashaf.analyzers.levels import WRITTEN
from kashaf.analyzers.morphology_analysis import UNKNOWN
from kashaf.analyzers.written import SEPARATOR, written_part
from kashaf.engines.layout import TEXT, FieldType, level_field
from kashaf.errors import QueryError
from kashaf.search.concordance.asked import Corpus
from kashaf.search.concordance.showing import shown
from kashaf.search.concordance.tally import Tally, check_word_level

__all__ = ["Order", "Vocabulary", "VocabularyWord", "vocabulary"]


class Order(StrEnum):
    """The order of words."""

    COUNT = "count"
    ALPHABET = "alphabet"


@dataclass(frozen=True, slots=True)
class VocabularyWord:
    """A word of an index.

    Attributes:
        word: as it is shown.
        term: in the index.
        documents: how many hold it.
        count: how often it stands; `None` where only documents were counted.
    """

    word: str
    term: str
    documents: int
    count: int | None = None

    def to_json(self) -> dict[str, object]:
        """Return the word as JSON takes it."""
        return {"word": self.word, "term": self.term, "documents": self.documents, "count": self.count}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of words.

    Attributes:
        words: those of the page.
        total: how many different words there are in all.
        level: at which they are one.
        field: the text field whose documents were counted; `None` where it is all of them.
    """

    words: tuple[VocabularyWord, ...]
    total: int
    level: str
    field: str | None

    def to_json(self) -> dict[str, object]:
        """Return the list as JSON takes it."""
        words = [word.to_json() for word in self.words]
        return {"total": self.total, "level": self.level, "field": self.field, "words": words}


def vocabulary(
    corpus: Corpus,
    *,
    level: str | None = None,
    prefix: str = "",
    sort: str = Order.COUNT,
    limit: int | None = 20,
    field: str | None = None,
    occurrences: bool = False,
) -> Vocabulary:
    """Return words with their counts.

    Documents are counted by the engine's lists, at once, for one text field, and what was deleted since the
    index was last compacted may count still. With `occurrences`, or where the corpus has a condition, the
    documents are read: all text fields unless one is named, and how often each word stands too.

    Args:
        corpus: the documents.
        level: at which words are one: `exact`, `lemma`, `root` or `stem`; left out, the main level.
        prefix: what they begin with, in any writing.
        sort: `count` or `alphabet`.
        limit: how many at most; `None` gives all.
        field: the text field.
        occurrences: whether it is counted how often each word stands.

    Raises:
        QueryError: an argument has no such value.
    """
    level = check_word_level(corpus.analyzer, level)
    if sort not in list(Order):
        raise QueryError(f"{sort!r} is no order of words; say one of {', '.join(Order)}")
    fields = corpus.layout.of_type(FieldType.TEXT)
    if field is not None and field not in fields:
        raise QueryError(f"{field!r} is no text field of this index; say one of {', '.join(fields)}")
    start = corpus.analyzer.fold(prefix)
    if occurrences or corpus.where:
        counted = _read(corpus, level, start, field)
    else:
        field = field or TEXT
        counted = _listed(corpus, level_field(field, level), start)
    key = _by_count if sort == Order.COUNT else _by_alphabet
    page = sorted(counted, key=key) if limit is None else nsmallest(limit, counted, key=key)
    words = tuple(
        VocabularyWord(
            shown(corpus.analyzer, level, one.term, one.example or _written(corpus, one.term)),
            one.term,
            one.documents,
            one.count,
        )
        for one in page
    )
    return Vocabulary(words, len(counted), level, field)


def _written(corpus: Corpus, term: str) -> str:
    """Return how a term is mostly written, where the index keeps that."""
    if WRITTEN not in corpus.layout.levels:
        return ""
    found = corpus.searcher.terms(level_field(TEXT, WRITTEN), corpus.analyzer.fold(term) + SEPARATOR)
    best = max(found, key=lambda pair: pair[1], default=None)
    return "" if best is None else written_part(best[0])


@dataclass(frozen=True, slots=True)
class _Counted:
    term: str
    documents: int
    count: int | None = None
    example: str = ""


def _by_count(one: _Counted) -> tuple[int, str]:
    return -(one.documents if one.count is None else one.count), one.term


def _by_alphabet(one: _Counted) -> tuple[str, str]:
    return one.term.removeprefix(UNKNOWN), one.term


def _listed(corpus: Corpus, field: str, prefix: str) -> list[_Counted]:
    known, unknown = (corpus.searcher.terms(field, sign + prefix) for sign in ("", UNKNOWN))
    return [_Counted(*pair) for pair in (known if not prefix else chain(known, unknown))]


def _read(corpus: Corpus, level: str, prefix: str, field: str | None) -> list[_Counted]:
    tally = Tally(corpus.analyzer, level)
    place = corpus.analyzer.place(level)
    held: Counter[str] = Counter()
    for _, document in corpus.documents():
        texts = [text for name, text in corpus.texts(document) if field in (None, name)]
        chunks = {chunk for text in texts for chunk in text.split()}
        held.update({term for each in chunks for term in corpus.analyzer.of_chunk(each)[place].split()})
        for text in texts:
            tally.add(text)
    return [
        _Counted(term, held[term], count, tally.example(term))
        for term, count in tally.counts.items()
        if term.removeprefix(UNKNOWN).startswith(prefix)
    ]
