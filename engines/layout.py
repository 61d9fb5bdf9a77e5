"""Which fields an index has: those a reader knows, and the engine fields behind them.

A reader's field is of one type. A text field stands in the engine once for every level of the analyzer, as
`text.exact`, `text.stem` and so on; a field of another type stands there once, under its own name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kashaf.engines.contract import Field, FieldKind

__all__ = ["TEXT", "TITLE", "TITLE_HELD", "UNPLACED", "FieldType", "Layout", "level_field", "with_title"]

TITLE = "title"
TEXT = "text"

UNPLACED = frozenset(["grams", "near"])
"""The levels whose terms are not one a word, so that no phrase makes sense of where they stand.

They only rank. They are the analyzer's `GRAMS` and `NEAR`, named here because opening an index loads no
analyzer.
"""

TITLE_HELD = UNPLACED
"""The levels at which the text's field holds the title's terms as well.

What ranks is asked of one field then, and a word that stands in both counts less than twice: Robertson,
Zaragoza and Taylor, Simple BM25 Extension to Multiple Weighted Fields, 2004.
"""

_TITLE_TIMES = 2  # found on ARCD, the one collection of benchmarks/README.md that has titles


def with_title(title: str, text: str) -> str:
    """Return what the text's field holds at a level of `TITLE_HELD`: the title's terms twice, and its own.

    >>> with_title("كتا", "تاب")
    'كتا كتا تاب'
    """
    return " ".join((*[title] * _TITLE_TIMES, text)) if title else text


class FieldType(StrEnum):
    """What a reader's field holds."""

    TEXT = "text"  # analysed, searched word by word
    KEYWORD = "keyword"  # whole strings: a category, a place
    NUMBER = "number"
    DATE = "date"
    HIJRI = "hijri"  # a date of the Hijri calendar
    STORED = "stored"  # kept and shown, not searched


_KINDS = {
    FieldType.KEYWORD: FieldKind.KEYWORD,
    FieldType.NUMBER: FieldKind.NUMBER,
    FieldType.DATE: FieldKind.DATE,
    FieldType.HIJRI: FieldKind.DATE,
}


def level_field(field: str, level: str) -> str:
    """Return the engine's name of a text field at one level of the analyzer.

    >>> level_field("title", "exact")
    'title.exact'
    """
    return f"{field}.{level}"


@dataclass(frozen=True)
class Layout:
    """The fields of an index.

    Attributes:
        levels: the analyzer's levels, in its order. fields: type by name, in order; `title` and `text` are
        always there, as text. The id is not among them.
    """

    levels: tuple[str, ...]
    fields: Mapping[str, FieldType]

    def of_type(self, kind: FieldType) -> tuple[str, ...]:
        """Return the names of the fields of a type, in order."""
        return tuple(name for name, its_type in self.fields.items() if its_type is kind)

    def engine_fields(self) -> tuple[Field, ...]:
        """Return the engine's fields, in order."""
        fields: list[Field] = []
        for name, its_type in self.fields.items():
            if its_type is FieldType.TEXT:
                fields.extend(_level_fields(name, self.levels))
            elif its_type is not FieldType.STORED:
                fields.append(Field(name, _KINDS[its_type]))
        return tuple(fields)


def _level_fields(name: str, levels: tuple[str, ...]) -> Iterator[Field]:
    """Yield the engine's fields of a text field, in the order of the levels."""
    for level in levels:
        yield Field(level_field(name, level), FieldKind.TERMS, positions=level not in UNPLACED)
