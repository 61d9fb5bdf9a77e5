"""What an engine takes: documents are held against the fields first, so that the engines agree on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isnan

from kashaf.engines.contract import MAX_ID_BYTES, Document, Field, FieldKind, Value
from kashaf.engines.surrogates import has_surrogates, without_surrogates
from kashaf.errors import DocumentError, IndexFolderError, QueryError

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "MAX_KEYWORD_BYTES",
    "MAX_TERM_BYTES",
    "Fields",
    "check_id",
    "day",
    "keyword",
    "number",
]

MAX_KEYWORD_BYTES = 32_000
"""The longest keyword in bytes of UTF-8."""

MAX_TERM_BYTES = 65_530
"""Longer terms of a TERMS field are not indexed (tantivy's MAX_TOKEN_LEN)."""

FIRST_DAY, LAST_DAY = -(2**53), 2**53
"""The days that can be kept: those that a 64-bit float holds exactly."""


class Fields:
    """The fields of an index by name, with what may be done with each.

    Raises IndexFolderError where two have the same name, as a keyword field called `text.exact` would.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self.all = tuple(fields)
        self.kinds: Mapping[str, FieldKind] = {field.name: field.kind for field in fields}
        if len(self.kinds) < len(self.all):
            twice = next(name for name in self.kinds if [field.name for field in fields].count(name) > 1)
            raise IndexFolderError(f"two fields of the index would be called {twice!r}; rename one of yours")
        self.placed = frozenset(
            field.name for field in fields if field.kind is FieldKind.TERMS and field.positions
        )
        self.physical: Mapping[str, str] = {field.name: f"f{place}" for place, field in enumerate(fields)}

    def with_positions(self, name: str) -> str:
        """Return the name of a TERMS field that can be asked for phrases; raises QueryError for another."""
        self.asked(name, FieldKind.TERMS)
        if name not in self.placed:
            fitting = ", ".join(sorted(self.placed)) or "none"
            raise QueryError(f"{name!r} keeps no positions, which phrases need; fields that do: {fitting}")
        return name

    def of_kind(self, *kinds: FieldKind) -> tuple[str, ...]:
        """Return the names of the fields of these kinds, in order."""
        return tuple(field.name for field in self.all if field.kind in kinds)

    def asked(self, name: str, *kinds: FieldKind) -> FieldKind:
        """Return the kind of a field that a query names; raises QueryError if it is none of these kinds."""
        kind = self.kinds.get(name)
        if kind not in kinds:
            fitting = ", ".join(self.of_kind(*kinds)) or "none"
            what = "no field" if kind is None else f"a {kind} field, not"
            raise QueryError(f"{name!r} is {what} of kind {' or '.join(kinds)}; there are: {fitting}")
        return kind

    def check(self, document: Document) -> None:
        """Raise DocumentError unless the document has a fitting id and no field that the index lacks."""
        check_id(document.id)
        for name in document.terms:
            if self.kinds.get(name) is not FieldKind.TERMS:
                raise self._misplaced(document, name)
        for name in document.values:
            if self.kinds.get(name, FieldKind.TERMS) is FieldKind.TERMS:
                raise self._misplaced(document, name)

    def _misplaced(self, document: Document, name: str) -> DocumentError:
        names = ", ".join(self.kinds)
        return DocumentError(f"document {document.id!r}: no field {name!r} takes that; there are: {names}")

    def values(self, document: Document, name: str) -> list[Value]:
        """Return the values of a field as an engine keeps them; raises DocumentError for a wrong type."""
        take = _TAKERS[self.kinds[name]]
        try:
            return [take(value) for value in document.values.get(name, ())]
        except (TypeError, ValueError) as error:
            raise DocumentError(f"document {document.id!r}, field {name!r}: {error}") from error


def check_id(document_id: str) -> None:
    """Raise DocumentError unless the id is text of 1 to `MAX_ID_BYTES` bytes."""
    if not isinstance(document_id, str) or not document_id:
        raise DocumentError(f"the id {document_id!r} is not text; give every document an id of its own")
    if has_surrogates(document_id):
        raise DocumentError(f"the id {document_id!r} is not Unicode text; give another")
    size = len(document_id.encode())
    if size > MAX_ID_BYTES:
        raise DocumentError(
            f"the id {document_id[:40]!r}… has {size} bytes; give one of at most {MAX_ID_BYTES}"
        )


def keyword(value: Value) -> str:
    """Return a keyword as it is kept; raises TypeError or ValueError."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    if len(value.encode(errors="replace")) > MAX_KEYWORD_BYTES:
        raise ValueError(f"{value[:40]!r}… has more than {MAX_KEYWORD_BYTES} bytes")
    return without_surrogates(value)


def number(value: Value) -> float:
    """Return a number as it is kept; raises TypeError or ValueError."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    try:
        result = float(value)
    except OverflowError as error:
        raise ValueError("the number has more than 308 digits") from error
    if isnan(result):
        raise ValueError("NaN is not a number")
    return result + 0.0  # -0.0 becomes 0.0, below which Tantivy would sort it


def day(value: Value) -> int:
    """Return a day as it is kept; raises TypeError or ValueError."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number of days")
    if not FIRST_DAY <= value <= LAST_DAY:
        raise ValueError(f"{value} days are out of bounds")
    return value


_TAKERS: Mapping[FieldKind, Callable[[Value], Value]] = {
    FieldKind.KEYWORD: keyword,
    FieldKind.NUMBER: number,
    FieldKind.DATE: day,
}
