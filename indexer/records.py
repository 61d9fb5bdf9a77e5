"""What a reader gives: a record with its place, or a bad row with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["BadRow", "Mark", "Place", "Record"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a source.

    Attributes:
        file: the source as the user named it, or `stdin`.
        line: counted from 1; `None` where the whole source is meant.
    """

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


class Mark(NamedTuple):
    """Where something begins in a text.

    Attributes:
        position: in characters.
        kind: `page` or `heading`.
        label: the page's number, the heading's words.
    """

    position: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document as its source has it, under the source's own names.

    Attributes:
        place: where it begins.
        values: by the names of the source (JSON keys, CSV columns).
        name: the id of a document that brings none; made of the source and the place in it, never of the
            folder above, so that the same file read again gives the same ids.
        mapped: whether the names are not the source's but `title` and `text`, given by the reader.
        marks: where pages and sections begin in the text, in order.
    """

    place: Place
    values: Mapping[str, object]
    name: str
    mapped: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRow:
    """Something in a source that cannot become a document, or only in part."""

    place: Place
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"
