"""A whole document with what a query seeks marked in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines.layout import TEXT, TITLE
from kashaf.engines.stored import Stored
from kashaf.search.highlight import Highlighter
from kashaf.search.marks import Marked, Snippet
from kashaf.search.meaning import Meaning
from kashaf.search.sought import Sought

__all__ = ["MarkedDocument", "marked_document"]


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A whole document with its marked places.

    Attributes:
        id: by which it was asked for.
        title: as it was given, marked; empty where there is none.
        text: all of it, with its line ends, marked.
        fields: its further fields as they were given.
    """

    id: str
    title: Snippet
    text: Snippet
    fields: Mapping[str, object] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return the document as JSON takes it."""
        return {
            "id": self.id,
            "title": self.title.text,
            "title_spans": [list(span) for span in self.title.spans],
            "text": self.text.text,
            "text_spans": [list(span) for span in self.text.spans],
            "fields": dict(self.fields),
        }


def marked_document(
    document_id: str,
    stored: Stored,
    analyzer: Analyzer,
    meaning: Meaning | None = None,
    marked: str = Marked.WORD,
) -> MarkedDocument:
    """Return a document with what a query means marked in it.

    Args:
        document_id: by which it was asked for.
        stored: its originals.
        analyzer: the one that the index was made with.
        meaning: of the query; without one, nothing is marked.
        marked: `word` or `stem`.
    """
    sought = {} if meaning is None else meaning.sought
    title, text = (
        Snippet(value, Highlighter(analyzer, sought.get(name, Sought()), Marked(marked)).spans(value))
        for name, value in ((TITLE, stored.title), (TEXT, stored.text))
    )
    return MarkedDocument(document_id, title, text, stored.fields)
