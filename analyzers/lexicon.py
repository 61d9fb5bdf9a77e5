"""The lexicon's data file, read as far as it is asked.

Opening reads the table of contents; the stems that begin with two letters are unpacked when a word first
needs them, and lemmas in blocks. The layout is that of `lexicon_format.py`, the sources and their licences
stand in the sidecar `data/lexicon.json`.

>>> lexicon = Lexicon.shipped()
>>> lexicon.lemma(lexicon.entries("مدارس")[0].lemma).word
'مَدْرَسَة'
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from itertools import accumulate, pairwise, starmap
from pathlib import Path
from typing import Final, NamedTuple

from kashaf.analyzers.clitics import KINDS
from kashaf.analyzers.lexicon_format import BLOCK, DIGEST, HEAD, LETTER, MAGIC, STEMS, STEP, unpack_stems
from kashaf.analyzers.lexicon_marks import without_marks
from kashaf.errors import AnalyzerError

__all__ = ["SHIPPED", "Category", "Entry", "Lemma", "Lexicon", "Row", "Stems"]

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


Row = tuple[float, int, int, int, int]
"""One reading of a stem in numbers: cost, category, kind, lemma and pattern, as in `Entry`."""

Stems = dict[str, tuple[Row, ...]]
"""The readings of stems by their folded letters, the likeliest first."""

_COSTS: Final = tuple(step / STEP for step in range(256))


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


class _Heads(dict[str, Stems]):
    """The stems by their first two letters, unpacked when they are first asked for."""

    __slots__ = ("_known", "_unpack")

    def __init__(self, known: frozenset[str], unpack: Callable[[str], Stems]) -> None:
        super().__init__()
        self._known = known
        self._unpack = unpack

    def __missing__(self, head: str) -> Stems:
        if head not in self._known:
            return _NO_STEMS  # and not kept: a text may have any two letters
        stems = self[head] = self._unpack(head)
        return stems


_NO_STEMS: Final[Stems] = {}


class _Blocks(dict[int, str]):
    """Lines by number, unpacked a block at a time."""

    __slots__ = ("_block",)

    def __init__(self, block: Callable[[int], list[str]]) -> None:
        super().__init__()
        self._block = block

    def __missing__(self, number: int) -> str:
        first = number - number % BLOCK
        lines = self._block(number // BLOCK)
        self.update(enumerate(lines, first))
        return lines[number - first]


class _Terms(dict[int, tuple[str, str]]):
    """The terms of lemmas by number: of the lemma, and of its root or, where it has none, the first again."""

    __slots__ = ("_lines",)

    def __init__(self, lines: _Blocks) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, number: int) -> tuple[str, str]:
        term, _, root = self._lines[number].partition("\t")
        found = self[number] = (term, root or term)
        return found


class _Spellings(dict[int, str]):
    """The letters of patterns by number, without marks; empty where all letters are those of the key."""

    __slots__ = ("_patterns",)

    def __init__(self, patterns: list[str]) -> None:
        super().__init__()
        self._patterns = patterns

    def __missing__(self, number: int) -> str:
        letters = without_marks(self._patterns[number])
        found = self[number] = letters if letters.strip(LETTER) else ""
        return found


class Lexicon:
    """A data file, open.

    Attributes:
        stems: readings of stems, by their first two letters; asking for two letters unpacks them.
        unpacked: the names of the sections that were unpacked so far.

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
        place = len(MAGIC) + DIGEST
        start = place + 4
        end = start + int.from_bytes(data[place:start], "little")
        self._digest = data[len(MAGIC) : place].hex()
        self._contents: dict[str, tuple[int, int]] = json.loads(data[start:end])
        self._body = memoryview(data)[end:]
        heads = (name.removeprefix(STEMS) for name in self._contents if name.startswith(STEMS))
        self.stems: dict[str, Stems] = _Heads(frozenset(heads), self.unpack)
        self.terms: dict[int, tuple[str, str]] = _Terms(_Blocks(lambda block: self._lines(f"terms:{block}")))
        self._lemmas = _Blocks(lambda block: self._lines(f"lemmas:{block}"))
        self._written: dict[tuple[str, int], str] = {}
        self.unpacked: set[str] = set()

    @staticmethod
    @cache
    def shipped() -> Lexicon:
        """Return the lexicon that comes with Kashaf, opened once."""
        return Lexicon()

    @property
    def digest(self) -> str:
        """16 hexadecimal digits that differ where the content of the file does."""
        return self._digest

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the readings of a stem by its folded letters, the likeliest first."""
        return tuple(
            Entry(cost, category, kind, lemma, self.written(key, pattern), pattern)
            for cost, category, kind, lemma, pattern in self.stems[key[:HEAD]].get(key, ())
        )

    def all_stems(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Yield every stem by its folded letters, with its readings; nothing of it is kept in memory."""
        for name in self._contents:
            if name.startswith(STEMS):
                yield from self.unpack(name.removeprefix(STEMS)).items()

    def unpack(self, head: str) -> Stems:
        """Return the stems that begin with two letters."""
        found = unpack_stems(self._section(STEMS + head))
        rows = tuple(
            zip(
                map(_COSTS.__getitem__, found.costs),
                found.categories,
                map(self._kinds.__getitem__, found.categories),
                found.lemmas,
                found.patterns,
                strict=True,
            )
        )
        borders = starmap(slice, pairwise(accumulate(found.counts, initial=0)))
        return dict(zip(found.keys, map(rows.__getitem__, borders), strict=True))

    def written(self, key: str, pattern: int) -> str:
        """Return the letters of a stem without marks, from its key and the number of its vocalisation."""
        spelling = self.spellings[pattern]
        if not spelling:
            return key
        found = self._written.get((key, pattern))
        if found is None:
            letters = zip(key, spelling, strict=True)
            found = "".join(folded if letter == LETTER else letter for folded, letter in letters)
            self._written[key, pattern] = found
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

    def term(self, number: int) -> str:
        """Return the index term of a lemma by its number."""
        return self.terms[number][0]

    def root(self, number: int) -> str:
        """Return the root of a lemma by its number, empty where it has none."""
        term, root = self.terms[number]
        return "" if root is term else root

    @cached_property
    def size(self) -> int:
        """How many lemmas there are; their numbers begin with 0."""
        last = sum(name.startswith("lemmas:") for name in self._contents) - 1
        return last * BLOCK + len(self._lines(f"lemmas:{last}"))

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The categories by number."""
        rows = (line.split("\t") for line in self._lines("categories"))
        return tuple(
            Category(KINDS.index(kind), form, pos, frozenset(codes.split(" ")))
            for kind, form, pos, codes in rows
        )

    @cached_property
    def spellings(self) -> dict[int, str]:
        """The letters of each pattern without marks; empty where all of them are those of the key."""
        return _Spellings(self._patterns)

    @cached_property
    def _kinds(self) -> tuple[int, ...]:
        return tuple(category.kind for category in self.categories)

    @cached_property
    def _patterns(self) -> list[str]:
        return self._lines("patterns")

    def _lines(self, name: str) -> list[str]:
        return self._section(name).decode().split("\n")

    def _section(self, name: str) -> bytes:
        place, length = self._contents[name]
        self.unpacked.add(name)
        return zlib.decompress(self._body[place : place + length])
