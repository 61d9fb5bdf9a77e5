"""The terms of one document, made again from its originals as they were made when it was indexed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines.layout import TEXT, TITLE, TITLE_HELD, FieldType, Layout, level_field, with_title
from kashaf.engines.stored import Stored

__all__ = ["DocumentTerms"]


class DocumentTerms:
    """How often each term stands in each engine field of TERMS of a document.

    Args:
        analyzer: the one that the index was made with.
        layout: the index's fields.
        document: its originals.
    """

    def __init__(self, analyzer: Analyzer, layout: Layout, document: Stored) -> None:
        self._analyzer = analyzer
        self._layout = layout
        self._document = document
        self._read: dict[str, Counter[str]] = {}

    @cached_property
    def places(self) -> Mapping[str, tuple[str, str]]:
        """The reader's field and the level behind each engine field of TERMS."""
        return {
            level_field(name, level): (name, level)
            for name in self._layout.of_type(FieldType.TEXT)
            for level in self._layout.levels
        }

    def of(self, field: str) -> Counter[str]:
        """Return the terms of an engine field, with how often each stands there."""
        if field not in self._read:
            name, _ = self.places[field]
            titles = self._analyzer.fields(self._text(TITLE)) if name == TEXT else ()
            levels = self._analyzer.fields(self._text(name))
            for place, (level, terms) in enumerate(zip(self._analyzer.levels, levels, strict=True)):
                held = with_title(titles[place], terms) if titles and level in TITLE_HELD else terms
                self._read[level_field(name, level)] = Counter(held.split())
        return self._read[field]

    def length(self, field: str) -> int:
        """Return how many terms an engine field has, in tokens."""
        return self.of(field).total()

    def _text(self, name: str) -> str:
        if name in (TITLE, TEXT):
            return self._document.title if name == TITLE else self._document.text
        value = self._document.fields.get(name)
        return value.replace("\0", "") if isinstance(value, str) else ""  # as it is cleaned for the index
