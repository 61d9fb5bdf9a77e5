"""A source read in portions: small enough that a few of them fit into memory, whatever the source is."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kashaf.errors import SourceError
from kashaf.indexer.documents import Made
from kashaf.indexer.formats import guess_format
from kashaf.indexer.mending import Mending
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.signature import Signature, begin_signature, finish_signature
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream, opened

__all__ = ["End", "Outcome", "Portion", "read_source"]

_ITEMS: Final = 100
_CHARACTERS: Final = 1 << 18
"""How many items, and characters of text in them, a portion has at most; the last item may go beyond."""

Outcome = Item | Made
"""A record, a bad row, or a document that was made of a record already."""


@dataclass(frozen=True, slots=True)
class End:
    """How the reading of a source ended.

    Attributes:
        opened: whether it could be read at all.
        whole: whether it was read to its end.
        signature: by which the file is known again; `None` where it may not be what was read.
    """

    opened: bool = True
    whole: bool = True
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of what a source holds, in order.

    Attributes:
        outcomes: records and bad rows; documents where they were made elsewhere.
        position: how many bytes of the source have been read, packed as they are.
        end: with the last portion of a source, and only then.
        repairs: how many of its records had each kind of damage.
    """

    outcomes: tuple[Outcome, ...]
    position: int = 0
    end: End | None = None
    repairs: Mapping[str, int] = field(default_factory=dict)


def read_source(source: Source, its_format: Format | None, options: ReadingOptions) -> Iterator[Portion]:
    """Yield what a source holds; at least one portion, the last of which has an end.

    Args:
        source: a file or standard input.
        its_format: what it is; `None` guesses by how it begins.
        options: what readers are told.
    """
    begun = None if source.path is None else begin_signature(source.path)
    try:
        with opened(source) as stream:
            mending = Mending(options.repair)
            items = mending.items((its_format or guess_format(stream)).read(stream, options))
            rest = yield from _full_portions(stream, items, mending)
            damage, position = _damage(stream), stream.position
    except SourceError as error:
        yield Portion((BadRow(Place(source.shown), str(error)),), 0, End(opened=False, whole=False))
        return
    signature = None if source.path is None else finish_signature(source.path, begun)
    end = End(whole=not damage, signature=signature)
    yield Portion((*rest, *damage), position, end, mending.taken())


def _full_portions(
    stream: ByteStream, items: Iterator[Item], mending: Mending
) -> Generator[Portion, None, list[Item]]:
    """Yield portions as long as they fill, and return the rest."""
    waiting: list[Item] = []
    characters = 0
    for item in items:
        waiting.append(item)
        characters += _length(item)
        if len(waiting) >= _ITEMS or characters >= _CHARACTERS:
            yield Portion(tuple(waiting), stream.position, None, mending.taken())
            waiting, characters = [], 0
    return waiting


def _length(item: Item) -> int:
    if isinstance(item, Record):
        return sum(len(value) for value in item.values.values() if isinstance(value, str))
    return len(item.reason)


def _damage(stream: ByteStream) -> tuple[BadRow, ...]:
    return () if stream.damage is None else (BadRow(Place(stream.source.shown), stream.damage),)
