"""Which of a record's fields are its id, its title and its text, and what the rest is.

Without options the first name of each list that a record has is taken, in whatever case it is written. A
record without an id is called by its place (`Record.name`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kashaf.engines.contract import MAX_ID_BYTES
from kashaf.engines.layout import TEXT, TITLE, FieldType, level_field
from kashaf.errors import DocumentError, KashafError
from kashaf.indexer.values import clean, type_name

__all__ = [
    "ID_NAMES",
    "TEXT_NAMES",
    "TITLE_NAMES",
    "Draft",
    "FieldMapping",
    "Form",
    "parse_field",
    "reserved_names",
]

ID_NAMES = ("id", "_id", "docid", "doc_id", "uuid", "معرف", "المعرف", "معرّف", "المعرّف")
TITLE_NAMES = ("title", "headline", "name", "عنوان", "العنوان")
TEXT_NAMES = ("text", "body", "content", "contents", "نص", "النص", "محتوى", "المحتوى")
# رقم is no id: it numbers chapters and verses as often, and documents with one id replace each other.


_RESERVED = ("id", TITLE, TEXT)


def reserved_names(levels: Sequence[str]) -> frozenset[str]:
    """Return the names that mean something else in an index, and are only stored where a record has them."""
    return frozenset(_RESERVED) | {level_field(name, level) for name in (TITLE, TEXT) for level in levels}


@dataclass(frozen=True)
class FieldMapping:
    """What the user said about fields.

    Attributes:
        id: the name of the field that holds the id; a record without it is then bad.
        title: that holds the title.
        text: those that hold the text, joined by empty lines.
        types: types by name, of further fields.

    Raises:
        KashafError: a type is given for the title or the text, which are always text.
    """

    id: str | None = None
    title: str | None = None
    text: tuple[str, ...] = ()
    types: Mapping[str, FieldType] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.types:
            if name in _RESERVED or not name.strip():
                raise KashafError(
                    f"field {name!r} cannot be given a type: {', '.join(_RESERVED)} have theirs; name another"
                )

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields that are spoken of."""
        return tuple(name for name in (self.id, self.title, *self.text, *self.types) if name is not None)

    def form(self, names: Sequence[object]) -> Form:
        """Return how records with these field names are read."""
        by_small = {name.casefold(): name for name in reversed(names) if isinstance(name, str)}
        its_id = self.id or _first(ID_NAMES, by_small)
        title = self.title or _first(TITLE_NAMES, by_small)
        first_text = _first(TEXT_NAMES, by_small)
        text = self.text or ((first_text,) if first_text is not None else ())
        return Form(tuple(names), its_id, title, text, id_is_given=self.id is not None)


def _first(wanted: Sequence[str], by_small: Mapping[str, str]) -> str | None:
    return next((by_small[name] for name in wanted if name in by_small), None)


def parse_field(option: str) -> tuple[str, FieldType]:
    """Return name and type of `NAME:TYPE`.

    Raises:
        KashafError: it is not of that form, or the type is unknown.

    >>> parse_field("price:number")
    ('price', <FieldType.NUMBER: 'number'>)
    """
    name, _, its_type = option.rpartition(":")
    if not name or its_type not in list(FieldType):
        allowed = ", ".join(FieldType)
        raise KashafError(f"field {option!r}: write NAME:TYPE, with a type of {allowed}")
    return name, FieldType(its_type)


class Draft(NamedTuple):
    """A document before its further fields are typed."""

    id: str
    title: str
    text: str
    extras: dict[str, object]


class Form:
    """How records with the same field names are read, decided once for all of them."""

    def __init__(
        self,
        names: tuple[object, ...],
        its_id: str | None,
        title: str | None,
        text: tuple[str, ...],
        *,
        id_is_given: bool,
    ) -> None:
        self._names = names
        self._id = its_id
        self._id_is_given = id_is_given
        self._title = title
        self._text = text
        self._only_text = text[0] if len(text) == 1 else None
        taken = {its_id, title, *text}
        self._extras = tuple(
            (name, clean(name)) for name in names if isinstance(name, str) and name not in taken
        )
        self._strange = [name for name in names if not isinstance(name, str)]

    def draft(self, values: Mapping[str, object], name: str | None) -> Draft:
        """Return the document that a record is.

        Args:
            values: the record's.
            name: its id if it brings none; `None` makes one of what it says.

        Raises:
            DocumentError: it has no text or no id, or one of them or the title is of the wrong type.
        """
        if self._strange:
            raise DocumentError(f"field name {self._strange[0]!r} is not a string")
        its_id = self._read_id(values, name)
        title = values.get(self._title) if self._title is not None else None
        if type(title) is not str:
            title = self._odd_title(title)
        text = values.get(self._only_text) if self._only_text is not None else None
        if type(text) is not str:
            text = self._odd_text(values)
        text = clean(text)
        if not text or text.isspace():
            raise DocumentError(f"no text{self._where()}")
        extras = {
            name: value for key, name in self._extras if (value := values[key]) is not None and value != ""
        }
        return Draft(its_id, clean(title), text, extras)

    def _read_id(self, values: Mapping[str, object], name: str | None) -> str:
        value = values.get(self._id) if self._id is not None else None
        if value is None:
            if self._id_is_given:
                raise DocumentError(f"no id: {self._missing(str(self._id))}")
            value = name or _content_name(values)
        return check_id(value)

    def _odd_title(self, value: object) -> str:
        if value is None:
            return ""
        raise DocumentError(f"the title ({self._title}) is {type_name(value)}; it must be a string")

    def _odd_text(self, values: Mapping[str, object]) -> str:
        parts = []
        for name in self._text:
            value = values.get(name)
            if isinstance(value, str):
                parts.append(value)
            elif value is not None:
                raise DocumentError(f"the text ({name}) is {type_name(value)}; it must be a string")
        return "\n\n".join(part for part in parts if part.strip())

    def _where(self) -> str:
        if not self._text:
            return f": {self._missing('text')}"
        if not set(self._text) & set(self._names):
            return f": {self._missing(self._text[0])}"
        return f": {', '.join(self._text)} is empty"

    def _missing(self, wanted: str) -> str:
        there = ", ".join(map(str, self._names[:12])) or "none"
        return f"no field {wanted!r}; there are: {there}"


def _content_name(values: Mapping[str, object]) -> str:
    """Return an id made of the values, the same for the same values."""
    written = json.dumps(dict(values), sort_keys=True, default=str)
    return hashlib.blake2b(written.encode(), digest_size=10).hexdigest()


def check_id(value: object) -> str:
    """Return a document's id as a string: 7 and 7.0 are `7`.

    Raises:
        DocumentError: it is empty, too long, of another type, or no valid text.
    """
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is int or type(value) is float:
        value = str(value)
    if not isinstance(value, str):
        raise DocumentError(f"the id is {type_name(value)}; it must be a string or a number")
    if not value or value.isspace():
        raise DocumentError(f"the id is empty; it must have 1 to {MAX_ID_BYTES} bytes")
    try:
        size = len(value.encode())
    except UnicodeEncodeError:
        raise DocumentError("the id holds a lone surrogate; it must be valid text") from None
    if size > MAX_ID_BYTES or "\0" in value:
        raise DocumentError(f"the id has {size} bytes; it must have 1 to {MAX_ID_BYTES}, and no NUL")
    return value
