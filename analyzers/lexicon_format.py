"""The layout of the lexicon's data file, for the one who writes it and the one who reads it.

    magic           8 bytes
    length          of the table of contents, 4 bytes, little-endian
    contents        JSON: for each section its place behind the contents and its length, in bytes
    sections        zlib-compressed UTF-8

| section | a line is |
|---|---|
| `categories` | kind of stem TAB form TAB part of speech TAB codes of endings, with blanks between |
| `patterns` | a vocalisation: `-` for a letter as in the key, else the letter itself, with its marks |
| `terms` | the index term of a lemma |
| `roots` | its root |
| `lemmas` | its vocalised form TAB part of speech TAB gender TAB source |
| `s:XY` | the stems that begin with the letters XY: the keys on the first lines, a blank line, the entries |

A key is a stem's folded letters behind the first two. Its entries are groups of four characters: category,
lemma, pattern and cost in eighths of a bit, each number as the character with that number above `SHIFT`.
"""

from __future__ import annotations

from typing import Final

__all__ = ["HEAD", "LETTER", "MAGIC", "STEP", "decode", "encode"]

MAGIC: Final = b"KASHLEX1"
HEAD: Final = 2
"""How many letters of a stem name its section."""
STEP: Final = 8
"""Steps of a cost in one bit."""
LETTER: Final = "-"
"""A letter of a pattern that stands in the key."""

_SHIFT: Final = 0x30
_SURROGATES: Final = 0xD800
_GAP: Final = 0x0800


def encode(number: int) -> str:
    """Return the character that stands for a number."""
    code = number + _SHIFT
    return chr(code + _GAP if code >= _SURROGATES else code)


def decode(character: str) -> int:
    """Return the number that a character stands for."""
    code = ord(character)
    return (code - _GAP if code >= _SURROGATES else code) - _SHIFT
