"""What came of indexing: the figures, what was left out and why, and how the fields were taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kashaf.engines.layout import FieldType
from kashaf.indexer.records import BadRow
from kashaf.indexer.sources import Skipped

__all__ = ["FieldSummary", "Progress", "Step", "Summary"]


@dataclass(frozen=True, slots=True)
class Step:
    """How far indexing has come.

    Attributes:
        documents: added so far.
        done: bytes read so far, packed as they are on the disk.
        total: bytes there are to read; `None` where a stream does not say.
        source: what is being read.
    """

    documents: int
    done: int
    total: int | None
    source: str


class Progress(Protocol):
    """Is told how far indexing has come, a few times a second at most and once at the end."""

    def __call__(self, step: Step, /) -> None:
        """Take notice."""


@dataclass(frozen=True, slots=True)
class FieldSummary:
    """A further field.

    Attributes:
        type: how it is indexed.
        guessed: whether the type was guessed from the first records; else it was given, now or when the
            index was made.
    """

    type: FieldType
    guessed: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of indexing.

    Attributes:
        documents: added.
        replaced: how many of them took the place of one with the same id, from before or from this run.
        words: terms at the first level, in all text fields.
        sources: files and streams that were read.
        bad_rows: the first reports, in order.
        bad_row_count: all of them.
        skipped: the first files that were not read.
        skipped_count: all of them.
        warnings: sentences on what was taken otherwise than it seems meant.
        fields: further fields, by name.
        seconds: of wall time.
        bytes: the size of the index on the disk.
        new: files that were not known to the index.
        changed: known files that were read again.
        unchanged: known files that were not.
        unchanged_bad_rows: those there were in the unchanged files when they were read.
        gone: files that are gone, whose documents were removed.
        removed: documents that no file has any more.
        repairs: how many documents had each kind of damaged text.
    """

    documents: int
    replaced: int
    words: int
    sources: int
    bad_rows: tuple[BadRow, ...]
    bad_row_count: int
    skipped: tuple[Skipped, ...]
    skipped_count: int
    warnings: tuple[str, ...]
    fields: Mapping[str, FieldSummary] = field(default_factory=dict)
    seconds: float = 0.0
    bytes: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    unchanged_bad_rows: int = 0
    gone: int = 0
    removed: int = 0
    repairs: Mapping[str, int] = field(default_factory=dict)
