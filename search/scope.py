"""What a name before a colon means: a field of the index, a level of its words, or a switch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from kashaf.analyzers.levels import EXACT, LEMMA, ROOT, STEM
from kashaf.engines.layout import TEXT, TITLE, FieldType, Layout
from kashaf.search.switches import PREFIXES, Switches

__all__ = ["FIELD_ALIASES", "LEVEL_ALIASES", "Scope", "field_name", "narrowed", "of_text"]

FIELD_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "عنوان": (TITLE,),
    "نص": (TEXT,),
    "تاريخ": ("date", "published", "created"),
    "سنة": ("year", "date"),
    "عام": ("year", "date"),
    "مؤلف": ("author", "authors", "writer"),
    "كاتب": ("author", "authors", "writer"),
    "قسم": ("category", "section"),
    "تصنيف": ("category", "section"),
    "فئة": ("category",),
    "باب": ("section", "category"),
    "مصدر": ("source",),
    "ناشر": ("publisher",),
    "بلد": ("country",),
    "مدينة": ("city",),
    "لغة": ("language", "lang"),
    "صفحات": ("pages",),
    "سعر": ("price",),
    "وسم": ("tags", "tag"),
    "وسوم": ("tags", "tag"),
}
"""Arabic names, without the article, of fields that bear an English one; the first that the index has."""

LEVEL_ALIASES: Final[Mapping[str, str]] = {
    EXACT: EXACT,
    STEM: STEM,
    LEMMA: LEMMA,
    ROOT: ROOT,
    "حرفي": EXACT,
    "مادة": LEMMA,
    "جذر": ROOT,
}
"""The levels that can be asked for by name, where no field of the index has that name."""

_ARTICLE: Final = "ال"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and how a part of a query is asked.

    Attributes:
        fields: the reader's fields; one that is not text stands alone.
        kind: their type.
        switches: what is asked with.
        level: the one level that is asked; `None` for the usual ones.
    """

    fields: tuple[str, ...]
    switches: Switches
    kind: FieldType = FieldType.TEXT
    level: str | None = None


def narrowed(scope: Scope, name: str, layout: Layout, levels: tuple[str, ...]) -> Scope | None:
    """Return what a scope becomes behind a name; `None` where the name means nothing to the index.

    A field goes before a level, and that before a switch of the same name.

    Args:
        scope: in which the name stands.
        name: as it was typed.
        layout: the fields of the index.
        levels: that words can be asked at.
    """
    field = field_name(name, layout)
    if field is not None:
        kind = layout.fields[field]
        return None if kind is FieldType.STORED else replace(scope, fields=(field,), kind=kind)
    if LEVEL_ALIASES.get(name) in levels:
        return replace(scope, level=LEVEL_ALIASES[name])
    if name in PREFIXES:
        return replace(scope, switches=scope.switches.having(PREFIXES[name]))
    return None


def of_text(scope: Scope, layout: Layout) -> Scope:
    """Return a scope in which words can be asked: all text fields, where it is one of values."""
    if scope.kind is FieldType.TEXT:
        return scope
    return replace(scope, fields=layout.of_type(FieldType.TEXT), kind=FieldType.TEXT)


def field_name(name: str, layout: Layout) -> str | None:
    """Return the field of an index that a name means.

    That is the field of this name, with _ for a blank and with or without the article, too; else the field
    whose Arabic name it is.
    """
    spaced = name.replace("_", " ")
    bare = spaced.removeprefix(_ARTICLE)
    written = (name, spaced, bare, _ARTICLE + bare)
    for candidate in (*written, *FIELD_ALIASES.get(bare, ())):
        if candidate in layout.fields:
            return candidate
    return None
