"""The lines of a concordance: each place of a word, in context, in the order that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from itertools import islice
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT
from kashaf.errors import QueryError
from kashaf.search.concordance.asked import Asked, Corpus
from kashaf.search.concordance.contexts import after, before, words_after, words_before
from kashaf.search.concordance.places import Places
from kashaf.search.marks import Span

__all__ = ["WIDTH", "By", "Concordance", "Line", "Place", "concordance", "places_of"]

WIDTH: Final = 40
"""How many characters of context a line has on each side, unless told otherwise."""

_DEEPEST: Final = 3  # of the words around a place that lines are sorted by


class By(StrEnum):
    """The order of lines.

    Lines in the order of the corpus (by document id, then by place) are shown as they are read; for any other
    order all documents are read first.
    """

    CORPUS = "corpus"
    KEYWORD = "keyword"
    BEFORE = "before"
    BEFORE_2 = "before2"
    BEFORE_3 = "before3"
    AFTER = "after"
    AFTER_2 = "after2"
    AFTER_3 = "after3"


@dataclass(frozen=True, slots=True)
class Line:
    """A place of a word, with what stands around it.

    Attributes:
        document: what the document is known by: its id, behind its index's name where there are several.
        field: the text field.
        start: where the keyword begins, in characters of the original text.
        end: where it ends, exclusive.
        before: what stands before it, on one line.
        keyword: as it is written.
        after: what stands after it, on one line.
    """

    document: str
    field: str
    start: int
    end: int
    before: str
    keyword: str
    after: str

    def to_json(self) -> dict[str, object]:
        """Return the line as JSON takes it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Concordance:
    """A page of lines.

    Attributes:
        query: the words as they were typed.
        lines: of the page.
        documents: how many documents hold the words.
        total: how many places there are; `None` where not all documents had to be read.
        offset: how many lines were passed over.
        has_more: whether lines follow.
        by: the order.
        notes: what a reader should know.
    """

    query: str
    lines: tuple[Line, ...]
    documents: int = 0
    total: int | None = 0
    offset: int = 0
    has_more: bool = False
    by: By = By.CORPUS
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def to_json(self) -> dict[str, object]:
        """Return the page as JSON takes it."""
        return {
            "query": self.query,
            "documents": self.documents,
            "total": self.total,
            "offset": self.offset,
            "has_more": self.has_more,
            "by": str(self.by),
            "notes": list(self.notes),
            "lines": [line.to_json() for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a word in a text of a document."""

    document: str
    field: str
    text: str
    span: Span

    def line(self, width: int) -> Line:
        """Return the place in its context."""
        start, end = self.span
        keyword = " ".join(self.text[start:end].split())
        around = before(self.text, start, width), after(self.text, end, width)
        return Line(self.document, self.field, start, end, around[0], keyword, around[1])


def places_of(corpus: Corpus, asked: Asked) -> Iterator[Place]:
    """Yield every place of what is asked for, by document id, field and place."""
    if asked.query is None or not asked.sought:
        return
    finders = Places.by_field(corpus.analyzer, asked.sought)
    for name, document in corpus.documents(asked.query):
        for field, text in corpus.texts(document):
            if field in finders:
                for span in finders[field].find(text):
                    yield Place(name, field, text, span)


def concordance(
    corpus: Corpus,
    asked: Asked,
    *,
    by: str = By.CORPUS,
    width: int = WIDTH,
    limit: int | None = 20,
    offset: int = 0,
) -> Concordance:
    """Return a page of the lines of what is asked for.

    Args:
        corpus: the documents.
        asked: the words.
        by: the order: `corpus`, `keyword`, or by the first, second or third word `before` or `after`.
        width: characters of context on each side, at most.
        limit: how many lines at most; 0 only counts, `None` gives all.
        offset: how many lines to pass over.

    Raises:
        QueryError: there is no such order, or a number is out of bounds.
    """
    if by not in list(By):
        raise QueryError(f"{by!r} is no order of lines; say one of {', '.join(By)}")
    if width < 1 or offset < 0 or (limit is not None and limit < 0):
        raise QueryError(
            f"a width is at least 1, limit and offset at least 0; these are {width}, {limit} and {offset}"
        )
    order = By(by)
    found = _Counted(places_of(corpus, asked))
    end = None if limit is None else offset + limit
    if order is By.CORPUS and limit != 0:
        page = list(islice(found, offset, end))
        has_more = next(found, None) is not None
        total = None if has_more else found.count
    else:
        page = _sorted(found, _key(order, corpus.analyzer), end)[offset:]
        total = found.count
        has_more = total > offset + len(page)
    documents = 0 if asked.query is None else corpus.count(asked.query)
    lines = tuple(place.line(width) for place in page)
    return Concordance(asked.text, lines, documents, total, offset, has_more, order, asked.notes)


class _Counted(Iterator[Place]):
    """Places, counted as they go by."""

    def __init__(self, places: Iterator[Place]) -> None:
        self._places = places
        self.count = 0

    def __next__(self) -> Place:
        place = next(self._places)
        self.count += 1
        return place


_Key = Callable[[Place], list[str]]


def _sorted(places: Iterator[Place], key: _Key, end: int | None) -> list[Place]:
    """Return the first places by a key, and equals as they come; no more of them are kept in memory."""
    if end == 0:
        for _ in places:
            pass
        return []
    return sorted(places, key=key) if end is None else nsmallest(end, places, key=key)


def _key(by: By, analyzer: Analyzer) -> _Key:
    """Return the key of an order: the folded words from the one that is asked for on, away from the place."""
    folding = Analyzer(analyzer.folding)  # the words are sorted, not read
    if by in (By.KEYWORD, By.CORPUS):
        return lambda place: folding.terms(place.text[place.span.start : place.span.end], EXACT)
    first = int(by[-1]) - 1 if by[-1].isdigit() else 0
    if by.startswith(By.BEFORE):
        return lambda place: words_before(folding, place.text, place.span.start, _DEEPEST)[first:]
    return lambda place: words_after(folding, place.text, place.span.end, _DEEPEST)[first:]
