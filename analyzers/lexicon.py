"""The lexicon's data file, read as far as it is asked.

Opening reads the table of contents; the stems that begin with two letters are unpacked when a word first
needs them, and a stem's entries are decoded when it is first met. The layout is that of `lexicon_format.py`,
the sources and their licences stand in the sidecar `data/lexicon.json`.

>>> lexicon = Lexicon.shipped()
>>> lexicon.lemma(lexicon.entries("مدارس")[0].lemma).word
'مَدْرَسَة'
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Final, NamedTuple

from kashaf.analyzers.clitics import KINDS
from kashaf.analyzers.lexicon_format import HEAD, LETTER, MAGIC, STEP, decode
from kashaf.analyzers.lexicon_marks import without_marks
from kashaf.errors import AnalyzerError

__all__ = ["SHIPPED", "Category", "Entry", "Lemma", "Lexicon"]

_SHARD: Final = "s:"
SHIPPED: Final = Path(__file__).with_name("data") / "lexicon.bin"


class Category(NamedTuple):
    """What a stem is and what may stand beside it.

    Attributes:
        kind: place in `clitics.KINDS`, by which proclitics choose.
        form: as in the build's `Stem.form`: singular, broken plural, past, passive …
        pos: noun, adjective, name, verb or tool.
        codes: of the endings that it takes.
    """

    kind: int
    form: str
    pos: str
    codes: frozenset[str]


class Entry(NamedTuple):
    """One reading of a stem.

    Attributes:
        cost: of the lemma and of this stem among the lemma's, in bits.
        category: number of its category.
        kind: place in `clitics.KINDS`.
        lemma: number of its lemma.
        written: its letters without marks.
        pattern: number of its vocalisation.
    """

    cost: float
    category: int
    kind: int
    lemma: int
    written: str
    pattern: int


class Lemma(NamedTuple):
    """A dictionary form: vocalised, with its part of speech, gender (m, f or nothing) and source."""

    word: str
    pos: str
    gender: str
    source: str


class Lexicon:
    """A data file, open.

    Attributes:
        stems: what was unpacked so far: the readings of each stem, or a string until they are decoded.
        ready: the heads whose stems are unpacked.

    Args:
        path: of the file.

    Raises:
        AnalyzerError: the file cannot be read or is not a lexicon of this layout.
    """

    def __init__(self, path: Path = SHIPPED) -> None:
        self.path = path
        try:
            data = path.read_bytes()
        except OSError as error:
            raise AnalyzerError(
                f"{path}: {error.strerror}; install Kashaf again, or build the lexicon anew"
            ) from error
        if not data.startswith(MAGIC):
            raise AnalyzerError(f"{path} is not a lexicon that begins with {MAGIC!r}; build it anew")
        start = len(MAGIC) + 4
        end = start + int.from_bytes(data[len(MAGIC) : start], "little")
        self._contents: dict[str, tuple[int, int]] = json.loads(data[start:end])
        self._data = data
        self._body = memoryview(data)[end:]
        self.stems: dict[str, str | tuple[Entry, ...]] = {}
        self.ready: set[str] = set()

    @staticmethod
    @cache
    def shipped() -> Lexicon:
        """Return the lexicon that comes with Kashaf, opened once."""
        return Lexicon()

    @cached_property
    def digest(self) -> str:
        """16 hexadecimal digits of the file's SHA-256."""
        return hashlib.sha256(self._data).hexdigest()[:16]

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the readings of a stem by its folded letters, the likeliest first."""
        head = key[:HEAD]
        if head not in self.ready:
            self.load(head)
        found = self.stems.get(key, ())
        return self._decoded(key, found) if isinstance(found, str) else found

    def load(self, head: str) -> None:
        """Unpack the stems that begin with two letters."""
        self.ready.add(head)
        if f"s:{head}" in self._contents:
            keys, _, entries = self._section(f"s:{head}").partition("\n\n")
            self.stems.update(zip([head + key for key in keys.split("\n")], entries.split("\n"), strict=True))

    def packed(self) -> Iterator[tuple[str, str]]:
        """Yield every stem by its folded letters, with its readings as they are packed."""
        for name in self._contents:
            if name.startswith(_SHARD):
                head = name.removeprefix(_SHARD)
                keys, _, entries = self._section(name).partition("\n\n")
                for key, packed in zip(keys.split("\n"), entries.split("\n"), strict=True):
                    yield head + key, packed

    def _decoded(self, key: str, packed: str) -> tuple[Entry, ...]:
        """Decode a stem's entries and keep them."""
        entries = []
        for place in range(0, len(packed), 4):
            category, lemma, pattern, cost = map(decode, packed[place : place + 4])
            written = without_marks(self.vocalised(key, pattern))
            entries.append(
                Entry(cost / STEP, category, self.categories[category].kind, lemma, written, pattern)
            )
        found = self.stems[key] = tuple(entries)
        return found

    def vocalised(self, key: str, pattern: int) -> str:
        """Return a stem with its marks, from its key and the number of its vocalisation."""
        letters = iter(key)
        pieces = []
        for character in self._patterns[pattern]:
            if character == LETTER:
                pieces.append(next(letters))
            else:
                pieces.append(character)
                if without_marks(character):
                    next(letters)
        return "".join(pieces)

    def lemma(self, number: int) -> Lemma:
        """Return a lemma by its number."""
        return Lemma(*self._lemmas[number].split("\t"))

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The categories by number."""
        rows = (line.split("\t") for line in self._section("categories").split("\n"))
        return tuple(
            Category(KINDS.index(kind), form, pos, frozenset(codes.split(" ")))
            for kind, form, pos, codes in rows
        )

    @cached_property
    def terms(self) -> list[str]:
        """The index term of each lemma."""
        return self._section("terms").split("\n")

    @cached_property
    def roots(self) -> list[str]:
        """The root of each lemma, empty where it has none."""
        return self._section("roots").split("\n")

    @cached_property
    def _patterns(self) -> list[str]:
        return self._section("patterns").split("\n")

    @cached_property
    def _lemmas(self) -> list[str]:
        return self._section("lemmas").split("\n")

    def _section(self, name: str) -> str:
        place, length = self._contents[name]
        return zlib.decompress(self._body[place : place + length]).decode()
