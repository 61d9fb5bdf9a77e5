"""What an engine is: documents with pre-analysed fields in, a query tree in, ranked hits out.

An engine never analyses text. A field of kind `TERMS` is handed over as one string of terms with blanks
between them; positions are the places in that string, and are kept unless the field says otherwise: without
them a field has no phrases, and is smaller and quicker to write. The originals travel as `stored`, opaque
bytes that only come back.

Every engine passes the same conformance suite (`tests/engines`): the same hits for the same query, the same
scores within 1e-4 on a compacted index, ties broken by document id. Until an index is compacted, deleted
documents may still count in the statistics.

Scores are BM25 as Lucene and Tantivy compute it (Robertson and Zaragoza 2009):

    idf · tf · (k1 + 1) / (tf + k1 · (1 − b + b · dl / avdl)),   idf = ln(1 + (N − n + ½) / (n + ½))

with k1 = 1.2, b = 0.75, N documents, n of them with the term, and field lengths dl in Tantivy's 256 steps.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from kashaf.engines.expansion import Pattern
from kashaf.engines.query import Query

__all__ = [
    "BY_SCORE",
    "MAX_ID_BYTES",
    "MEMORY",
    "SEPARATOR",
    "VALUED",
    "After",
    "Document",
    "Engine",
    "EngineIndex",
    "Expansion",
    "Field",
    "FieldKind",
    "FieldStatistics",
    "Hit",
    "Hits",
    "Keys",
    "Lost",
    "Order",
    "Salvaged",
    "Searcher",
    "Value",
    "Writer",
    "count_terms",
]

MAX_ID_BYTES = 1000
"""The longest id in bytes of UTF-8: far below 65,530, above which Tantivy silently leaves a term out."""

MEMORY = 128_000_000
"""How many bytes a writer gathers unless told otherwise."""

Value = str | float | int
"""A typed value: `str` of a keyword, `float` of a number, `int` of a date in days since 1970-01-01."""

Keys = tuple[Value | None, ...]
"""What a hit is ordered by, the most important first; `None` where it has no value."""


SEPARATOR = "::"
"""What stands between the name of an index and an id, where several indexes are searched at once."""


class FieldKind(StrEnum):
    """What a field of an engine holds."""

    TERMS = "terms"  # pre-analysed text, with lengths and, where the field has them, positions
    KEYWORD = "keyword"  # whole strings, compared as they are
    NUMBER = "number"  # 64-bit floats
    DATE = "date"  # signed days since 1970-01-01


VALUED = (FieldKind.KEYWORD, FieldKind.NUMBER, FieldKind.DATE)
"""The kinds of field that hold values."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an index.

    Attributes:
        name: any text.
        kind: what it holds.
        positions: whether a field of kind TERMS keeps where its terms stand, without which no phrase can be
            asked of it.
    """

    name: str
    kind: FieldKind
    positions: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One document on its way into an engine.

    Attributes:
        id: unique; at most `MAX_ID_BYTES` bytes. Adding the same id again replaces the document.
        terms: for each field of kind TERMS its terms in order, joined by blanks.
        values: for each field of another kind its values, none or more.
        stored: bytes that come back with a hit.
    """

    id: str
    terms: Mapping[str, str]
    values: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    stored: bytes = b""


def count_terms(terms: str) -> int:
    """Return how many terms a field's string has.

    Where a text has chunks without words, blanks stand side by side or at the ends, and only then must the
    string be split to count.

    >>> count_terms("كتاب في مدينه"), count_terms(" كتاب  مدينه"), count_terms("")
    (3, 2, 0)
    """
    if "  " in terms or not terms or terms[0] == " " or terms[-1] == " ":
        return len(terms.split())
    return terms.count(" ") + 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    Attributes:
        id: of the document.
        score: in a search by score, else 0.
        stored: its bytes.
        keys: what it was ordered by, a value for each order: its score, or its first value of a field.
        index: where several indexes are searched at once, the name of its own.
    """

    id: str
    score: float
    stored: bytes
    keys: Keys = field(default=(), compare=False)
    index: str = field(default="", compare=False)

    @property
    def reference(self) -> str:
        """What the document is known by, to the searcher that found it."""
        return f"{self.index}{SEPARATOR}{self.id}" if self.index else self.id


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of results, best first.

    Attributes:
        total: how many documents matched in all.
        hits: the page.
        start: how many hits stand before the page.
    """

    total: int
    hits: tuple[Hit, ...]
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Order:
    """Results by the first value of a keyword, number or date field; without a field, the best score first.

    Documents without one come last, ties go by id. Unless the score is asked for, hits all score 0.
    """

    field: str | None
    descending: bool = False


BY_SCORE = Order(None, descending=True)
"""The usual order: best first."""


@dataclass(frozen=True, slots=True)
class After:
    """The place behind a hit that was seen, be it there still or not.

    Attributes:
        keys: of the hit, under the same orders.
        id: of the hit.
        rank: how many hits stood before that place: a guess that saves work.
    """

    keys: Keys
    id: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class FieldStatistics:
    """What BM25 needs of a field: how many documents the index has, and how many tokens the field."""

    documents: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a pattern stands for: its terms, or the first of them, and how many it has in all."""

    terms: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A document that was read from a damaged index.

    Attributes:
        id: its id.
        stored: its stored bytes.
        whole: whether the file they come from is as it was written; else they can be others.
    """

    id: str
    stored: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """What could not be read of a damaged index, in a line."""

    what: str


class Searcher(Protocol):
    """One commit of an index, unchanged however much is written meanwhile."""

    def search(
        self,
        query: Query,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Order | Sequence[Order] | None = None,
        after: After | None = None,
    ) -> Hits:
        """Return the page of `limit` hits (0 only counts) after the first `offset`.

        Hits come by score and then by id, or by one order, ties by the next, and those by id. Scores within
        one part in a million of each other are tied. With `after`, `offset` counts from that place.

        Raises QueryError for a query that is nested too deeply, names a field that is not there or not of a
        fitting kind, asks for a phrase where no positions are kept, or has a broken pattern; and for `after`
        with other orders than its own.
        """

    def score(self, query: Query, document_id: str) -> float | None:
        """Return what a query scores one document, as `search` would; `None` where it does not match it.

        Raises QueryError as `search` does.
        """

    def counts(self, query: Query, field: str) -> dict[Value, int]:
        """Return how many of the documents that match hold each value of a keyword, number or date field.

        A document counts once for each of its values; values that none holds are left out. Raises QueryError
        as `search` does.
        """

    def scan(self, query: Query) -> Iterator[Hit]:
        """Yield every document that matches, by id, with a score of 0; they are read one by one.

        Raises QueryError as `search` does, when the first is asked for.
        """

    def get(self, document_id: str) -> bytes | None:
        """Return the stored bytes of a document, or `None` where there is none with that id."""

    def document_count(self) -> int:
        """Return how many documents there are."""

    def document_frequency(self, field: str, term: str) -> int:
        """Return how many documents hold the term (deleted ones may count until the index is compacted)."""

    def statistics(self, field: str) -> FieldStatistics:
        """Return the counts of a TERMS field."""

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield the terms of a TERMS or KEYWORD field that begin with `prefix`, by code point, each with its
        document frequency."""

    def expand(self, pattern: Pattern, limit: int | None = None) -> Expansion:
        """Return the terms that a prefix, wildcard, regular expression, fuzzy word or range of terms stands
        for.

        All of them come by code point. Where there are more than `limit`, only those come that most documents
        hold, the most frequent first and equals by code point; `total` counts all. A search always takes all
        terms of a pattern: a limit is for those who put terms into a query themselves. What was expanded last
        is remembered, so that asking again costs nothing.

        Raises QueryError as `search` does, and for a range of numbers or dates.
        """

    def close(self) -> None:
        """Let go of the files."""


class Writer(Protocol):
    """The one writer of an index. As a context manager it commits at the end, and rolls back on an error."""

    def add(self, document: Document) -> None:
        """Add a document, in place of an earlier one with its id."""

    def delete(self, document_id: str) -> bool:
        """Delete a document; `False` where there was none with that id."""

    def commit(self) -> None:
        """Make all that was added and deleted visible to new searchers, at once."""

    def rollback(self) -> None:
        """Forget all since the last commit."""

    def compact(self, again: Callable[[str, bytes], Document] | None = None) -> None:
        """Commit, then rid the index of deleted documents, so that they no longer count in the statistics.

        Args:
            again: makes a document anew from its id and stored bytes, for an engine that cannot drop deleted
                documents without writing the others again (Tantivy); without it, they may stay there.
        """

    def close(self) -> None:
        """Give the index free for another writer; what was not committed is forgotten."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class EngineIndex(Protocol):
    """The inverted lists in one folder."""

    def writer(self, memory: int = MEMORY) -> Writer:
        """Open the writer; raises LockedIndexError while there is another, in whatever process.

        Args:
            memory: about how many bytes are gathered before they are written to disk, still uncommitted.
        """

    def searcher(self) -> Searcher:
        """Open the newest commit for reading; needs no right to write."""

    def files(self) -> tuple[str, ...]:
        """Return the names of the files that the newest commit is made of.

        Those that the engine's `rewritten` names are written over by later commits; the others never change.
        """


class Engine(Protocol):
    """A way to keep inverted lists."""

    name: str
    description: str

    def version(self) -> str:
        """Return the version of the library below."""

    def create(self, folder: Path, fields: Sequence[Field]) -> EngineIndex:
        """Make an empty index in an existing, empty folder."""

    def open(self, folder: Path, fields: Sequence[Field]) -> EngineIndex:
        """Open the index that `create` made there with the same fields."""

    def rewritten(self, name: str) -> bool:
        """Tell whether a file of a commit is one that the next commit writes over."""

    def holds_originals(self, name: str) -> bool:
        """Tell whether a file holds what is stored of documents, and nothing that a search needs."""

    def salvage(self, folder: Path, damaged: Collection[str]) -> Iterator[Salvaged | Lost]:
        """Yield what is readable of the documents of a damaged index, and what is not.

        A document whose deletion was lost comes back, and so does an older one in whose place another came.

        Args:
            folder: where the index is; nothing is written there.
            damaged: the names of the files that are known to be damaged.
        """
