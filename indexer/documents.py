"""From a draft to an engine's document: terms at every level, typed values, stored bytes.

What depends on the index alone is decided once, when the layout is fixed; a document then costs its
analysis, a conversion for each further field, and the encoding of what is stored.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kashaf.engines.contract import Document, Value, count_terms
from kashaf.engines.layout import TEXT, TITLE, TITLE_HELD, FieldType, Layout, level_field, with_title
from kashaf.engines.stored import Stored
from kashaf.errors import DocumentError
from kashaf.indexer.mapping import Draft
from kashaf.indexer.values import CONVERTERS, clean, type_name

__all__ = ["DocumentMaker", "Made", "TextAnalyzer", "check_waiting"]


class TextAnalyzer(Protocol):
    """What is asked of an analyzer here."""

    @property
    def levels(self) -> tuple[str, ...]:
        """The names of its levels."""

    @property
    def fingerprint(self) -> str:
        """What tells it from analyzers that give other terms."""

    def fields(self, text: str) -> tuple[str, ...]:
        """Return the terms of a text at each level, in the order of `levels`, each level joined by blanks."""

    def settings(self) -> dict[str, object]:
        """Return what it takes to make it again."""


class Made(NamedTuple):
    """A document for the engine, and what was noticed on the way.

    Attributes:
        document: for the engine.
        words: how many terms its text fields have at the first level.
        misfits: fields whose value is not of their type; it is stored, but not searched.
        unlisted: fields that the layout does not have; they are stored, too.
    """

    document: Document
    words: int
    misfits: Sequence[str] = ()
    unlisted: Sequence[str] = ()


class DocumentMaker:
    """Makes documents for one layout.

    Args:
        layout: of the index.
        analyzer: whose levels the layout has.
        given: fields whose type the user gave; a value that does not fit makes the document bad.
    """

    def __init__(self, layout: Layout, analyzer: TextAnalyzer, given: Collection[str] = ()) -> None:
        self._types = dict(layout.fields)
        self._given = frozenset(given)
        self._analyze = analyzer.fields
        self._levels = {
            name: tuple(level_field(name, level) for level in layout.levels)
            for name in layout.of_type(FieldType.TEXT)
        }
        self._held = [
            (level_field(TITLE, level), level_field(TEXT, level))
            for level in layout.levels
            if level in TITLE_HELD
        ]

    def make(self, draft: Draft) -> Made:
        """Return the engine's document of a draft.

        Raises:
            DocumentError: a value is not of the type that the user gave its field, or cannot be stored.
        """
        terms: dict[str, str] = {}
        words = self._add_terms(TITLE, draft.title, terms) + self._add_terms(TEXT, draft.text, terms)
        for title, text in self._held:
            terms[text] = with_title(terms[title], terms[text])
        values: dict[str, Sequence[Value]] = {}
        misfits: list[str] = []
        unlisted: list[str] = []
        for name, value in draft.extras.items():
            its_type = self._types.get(name)
            if its_type is None:
                unlisted.append(name)
            elif its_type is FieldType.TEXT:
                if isinstance(value, str):
                    words += self._add_terms(name, clean(value), terms)
                else:
                    misfits.append(self._misfit(name, its_type, value))
            elif its_type is not FieldType.STORED:
                converted = CONVERTERS[its_type](value)
                if converted is None:
                    misfits.append(self._misfit(name, its_type, value))
                else:
                    values[name] = converted
        return Made(Document(draft.id, terms, values, _stored(draft)), words, misfits, unlisted)

    def _add_terms(self, name: str, text: str, terms: dict[str, str]) -> int:
        """Add the terms of a text at every level; return how many the first level has."""
        levels = self._analyze(text)
        terms.update(zip(self._levels[name], levels, strict=True))
        return count_terms(levels[0])

    def _misfit(self, name: str, its_type: FieldType, value: object) -> str:
        if name in self._given:
            raise _misfit_error(name, its_type, value)
        return name


def check_waiting(draft: Draft, types: Mapping[str, FieldType]) -> None:
    """Raise DocumentError if a draft could not be made a document once the fields are settled.

    Args:
        draft: which is to wait.
        types: of fields, as the user gave them.
    """
    _stored(draft)
    for name, its_type in types.items():
        value = draft.extras.get(name)
        if value is not None and not _fits(its_type, value):
            raise _misfit_error(name, its_type, value)


def _fits(its_type: FieldType, value: object) -> bool:
    if its_type is FieldType.TEXT:
        return isinstance(value, str)
    return its_type is FieldType.STORED or CONVERTERS[its_type](value) is not None


def _misfit_error(name: str, its_type: FieldType, value: object) -> DocumentError:
    """Return the error of a value that is not of the type that the user gave its field."""
    shown = repr(value) if len(repr(value)) <= 40 else type_name(value)
    return DocumentError(f"field {name!r} was given as {its_type}, and {shown} is none")


def _stored(draft: Draft) -> bytes:
    try:
        return Stored(draft.title, draft.text, draft.extras).encode()
    except (TypeError, ValueError, RecursionError):
        return _oddly_stored(draft)


def _oddly_stored(draft: Draft) -> bytes:
    """Store what JSON has no word for: dates as they are written in JSON elsewhere."""
    extras = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in draft.extras.items()
    }
    try:
        return Stored(draft.title, draft.text, extras).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise DocumentError(f"a further field cannot be stored as JSON: {error}") from None
