"""The layout of the lexicon's data file, for the one who writes it and the one who reads it.

    magic           8 bytes
    digest          of all that follows, 8 bytes of SHA-256
    length          of the table of contents, 4 bytes, little-endian
    contents        JSON: for each section its place behind the contents and its length, in bytes
    sections        zlib-compressed

| section | what it holds |
|---|---|
| `categories` | lines: kind of stem TAB form TAB part of speech TAB codes of endings, with blanks between |
| `patterns` | lines: a vocalisation: `-` for a letter as in the key, else the letter itself, with its marks |
| `terms:N` | lines: the index term of a lemma TAB its root, of `BLOCK` lemmas |
| `lemmas:N` | lines: its vocalised form TAB part of speech TAB gender TAB source, of as many |
| `s:XY` | the stems that begin with the letters XY |

Lines are UTF-8. Lemmas have numbers, and the first of block N is number N times `BLOCK`. A section of stems
is binary, so that a whole one becomes Python's numbers in one step; numbers are little-endian:

    size of keys    in bytes, 4 bytes
    entries         how many there are of all keys, 4 bytes
    keys            UTF-8: the stems' folded letters, in order, with line feeds between
    of each key     how many entries it has, 1 byte each
    of each entry   all costs in eighths of a bit, 1 byte each; all categories, 2 bytes; all patterns,
                    2 bytes; all lemmas, 4 bytes
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from struct import Struct, pack, unpack_from
from typing import Final, NamedTuple

__all__ = [
    "BLOCK",
    "DIGEST",
    "HEAD",
    "LETTER",
    "MAGIC",
    "STEMS",
    "STEP",
    "PackedEntry",
    "PackedStems",
    "digest",
    "pack_file",
    "pack_stems",
    "unpack_stems",
]

MAGIC: Final = b"KASHLEX2"
DIGEST: Final = 8
"""Bytes of the digest."""
BLOCK: Final = 256
"""How many lemmas share a section: one word of a query unpacks no more."""
HEAD: Final = 2
"""How many letters of a stem name its section."""
STEMS: Final = "s:"
"""Before the letters in the name of a section of stems."""
STEP: Final = 8
"""Steps of a cost in one bit."""
LETTER: Final = "-"
"""A letter of a pattern that stands in the key."""

_SIZES: Final = Struct("<II")


class PackedEntry(NamedTuple):
    """A reading of a stem in numbers: cost in steps, category, lemma, pattern; ordered as readings are."""

    cost: int
    category: int
    lemma: int
    pattern: int


class PackedStems(NamedTuple):
    """A section of stems: the keys, how many entries each has, and what all entries have, one by one."""

    keys: list[str]
    counts: Sequence[int]
    costs: Sequence[int]
    categories: Sequence[int]
    patterns: Sequence[int]
    lemmas: Sequence[int]


def digest(content: bytes) -> bytes:
    """Return the digest of what follows it in the file."""
    return hashlib.sha256(content).digest()[:DIGEST]


def pack_file(sections: Mapping[str, bytes]) -> bytes:
    """Return the file with these sections."""
    contents, bodies, place = {}, [], 0
    for name, data in sections.items():
        bodies.append(zlib.compress(data, 9))
        contents[name] = (place, len(bodies[-1]))
        place += len(bodies[-1])
    table = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    content = b"".join((len(table).to_bytes(4, "little"), table, *bodies))
    return MAGIC + digest(content) + content


def pack_stems(stems: Mapping[str, Sequence[PackedEntry]]) -> bytes:
    """Return a section of stems, by key; the entries of each in their order."""
    keys = sorted(stems)
    letters = "\n".join(keys).encode()
    entries = [entry for key in keys for entry in stems[key]]
    numbers = (
        *(len(stems[key]) for key in keys),
        *(entry.cost for entry in entries),
        *(entry.category for entry in entries),
        *(entry.pattern for entry in entries),
        *(entry.lemma for entry in entries),
    )
    sizes = _SIZES.pack(len(letters), len(entries))
    return sizes + letters + pack(_numbers(len(keys), len(entries)), *numbers)


def unpack_stems(data: bytes) -> PackedStems:
    """Return what `pack_stems` packed."""
    size, entries = _SIZES.unpack_from(data)
    start = _SIZES.size + size
    keys = data[_SIZES.size : start].decode().split("\n")
    numbers = unpack_from(_numbers(len(keys), entries), data, start)
    places = [len(keys) + entries * part for part in range(5)]
    columns = [numbers[place : place + entries] for place in places[:4]]
    return PackedStems(keys, numbers[: len(keys)], *columns)


def _numbers(keys: int, entries: int) -> str:
    """Return how the numbers behind the keys are laid out, as `struct` writes it."""
    return f"<{keys}B{entries}B{entries}H{entries}H{entries}I"
