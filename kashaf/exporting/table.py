"""A table on its way to a file: rows as they come, each with the citation of what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kashaf.search.marks import Snippet

__all__ = ["Citation", "Row", "Table"]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reader needs to quote a place and to find it again.

    Attributes:
        title: of the document.
        quote: the sentence, with what was found in it marked.
        place: where it stands: author, source, page, paragraph.
        date: of the document, as it was given; empty where there is none.
        id: of the document.
    """

    title: str
    quote: Snippet
    place: str = ""
    date: str = ""
    id: str = ""

    def to_json(self) -> dict[str, object]:
        """Return the citation as JSON takes it."""
        return {
            "title": self.title,
            "quote": self.quote.to_json(),
            "place": self.place,
            "date": self.date,
            "id": self.id,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        values: by column; a text with marked places is a `Snippet`.
        citation: of what the row shows, where that can be quoted.
        data: the row as JSON takes it, where that says more than the values.
    """

    values: Mapping[str, object]
    citation: Citation | None = None
    data: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table on its way to a file.

    Attributes:
        heading: what was asked for.
        columns: their names, in order.
        rows: are taken once, as they come.
        notes: what a reader of the table should know.
    """

    heading: str
    columns: tuple[str, ...]
    rows: Iterable[Row]
    notes: tuple[str, ...] = field(default=())
