"""How often a word is used in each year or month, for a million words of the time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.levels import EXACT
from kashaf.engines import query as tree
from kashaf.engines.contract import count_terms
from kashaf.engines.layout import FieldType
from kashaf.errors import QueryError
from kashaf.search.concordance.asked import Asked, Corpus
from kashaf.search.concordance.lines import places_of
from kashaf.search.facet_counts import facet
from kashaf.search.facets import Bucket, FacetRequest
from kashaf.search.periods import Period, ends, label, period_of

__all__ = ["Moment", "Timeline", "timeline"]

_MILLION: Final = 1_000_000
_FILLED: Final = 400  # periods in all, up to which those without documents are shown as gaps


@dataclass(frozen=True, slots=True)
class Moment:
    """The use of a word in one period.

    Attributes:
        label: of the period: `2019` or `2019-03`.
        count: how often the word stands.
        documents: in how many documents.
        words: how many words the period has in all.
    """

    label: str
    count: int
    documents: int
    words: int

    @property
    def per_million(self) -> float | None:
        """How often the word stands in a million words; `None` for a period without any."""
        return self.count * _MILLION / self.words if self.words else None

    def to_json(self) -> dict[str, object]:
        """Return the period as JSON takes it."""
        share = None if self.per_million is None else round(self.per_million, 4)
        return {
            "label": self.label,
            "count": self.count,
            "documents": self.documents,
            "words": self.words,
            "per_million": share,
        }


@dataclass(frozen=True, slots=True)
class Timeline:
    """The use of a word over time.

    Attributes:
        query: the word as it was typed.
        field: the field of dates.
        by: the length of a period.
        moments: in order.
        undated: how often the word stands in documents without a date.
        notes: what a reader should know.
    """

    query: str
    field: str
    by: Period
    moments: tuple[Moment, ...]
    undated: int = 0
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the use over time as JSON takes it."""
        return {
            "query": self.query,
            "field": self.field,
            "by": str(self.by),
            "undated": self.undated,
            "notes": list(self.notes),
            "moments": [moment.to_json() for moment in self.moments],
        }


def timeline(
    corpus: Corpus, asked: Asked, *, by: str | None = None, date_field: str | None = None
) -> Timeline:
    """Return the use of what is asked for in each period; all dated documents are read.

    A document with several dates counts in the period of each.

    Args:
        corpus: the documents.
        asked: the word.
        by: `year`, `month`, `day`, `hijri-year` or `hijri-month`; left out, years, or months where there are
            fewer than three years.
        date_field: the field of dates; left out, the first that there is.

    Raises:
        QueryError: there is no field of dates, or no such period.
    """
    field = _date_field(corpus, date_field)
    if by is not None and by not in list(Period):
        raise QueryError(f"{by!r} is no period; say one of {', '.join(Period)}")
    period = Period.YEAR if by is None else Period(by)
    buckets = _buckets(corpus, field, period)
    if by is None and len(buckets) < 3:
        period = Period.MONTH
        buckets = _buckets(corpus, field, period)
    counts = Counter(place.document for place in places_of(corpus, asked))
    used = _Used(corpus, field, counts)
    moments = tuple(map(used.moment, buckets))
    undated = sum(count for name, count in counts.items() if name not in used.dated)
    return Timeline(asked.text, field, period, _filled(moments, buckets, period), undated, asked.notes)


def _date_field(corpus: Corpus, name: str | None) -> str:
    kinds = (FieldType.DATE, FieldType.HIJRI)
    fitting = [field for field, kind in corpus.layout.fields.items() if kind in kinds]
    if name is None and fitting:
        return fitting[0]
    if name not in fitting or name is None:
        asked = "this index has no field of dates" if name is None else f"{name!r} is no field of dates"
        raise QueryError(
            f"{asked}, which a plot needs; fields of dates are: {', '.join(fitting) or 'none'}"
            + ("" if fitting else " (index with --field NAME:date)")
        )
    return name


def _buckets(corpus: Corpus, field: str, by: Period) -> tuple[Bucket, ...]:
    return facet(corpus.searcher, corpus.filter, corpus.layout, FacetRequest(field, by)).buckets


class _Used:
    """Counts the words of periods."""

    def __init__(self, corpus: Corpus, field: str, counts: Counter[str]) -> None:
        self._corpus = corpus
        self._field = field
        self._counts = counts
        self._folding = Analyzer(corpus.analyzer.folding)  # words are counted, not read
        self.dated: set[str] = set()

    def moment(self, bucket: Bucket) -> Moment:
        """Return the use of the word in one period."""
        words = count = documents = 0
        within = tree.Range(self._field, bucket.low, bucket.high, include_high=False)
        for name, document in self._corpus.documents(within):
            self.dated.add(name)
            count += self._counts[name]
            documents += name in self._counts
            for _, text in self._corpus.texts(document):
                words += count_terms(self._folding.field(text, EXACT))
        return Moment(bucket.label, count, documents, words)


def _filled(moments: tuple[Moment, ...], buckets: tuple[Bucket, ...], by: Period) -> tuple[Moment, ...]:
    """Return the periods with those between them that have no documents, unless these are very many."""
    if not buckets:
        return moments
    found = {moment.label: moment for moment in moments}
    filled: list[Moment] = []
    last = int(buckets[-1].low or 0)
    day = int(buckets[0].low or 0)
    while day <= last and len(filled) < _FILLED:
        period = period_of(day, by)
        filled.append(found.get(label(period)) or Moment(label(period), 0, 0, 0))
        day = ends(period, by)[1]
    return tuple(filled) if day > last else moments
