"""Writing the data file: stems with categories, patterns and costs, by the first letters of their keys."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem, bare, fold, term
from kashaf.analyzers.lexicon_format import (
    BLOCK,
    HEAD,
    LETTER,
    STEMS,
    STEP,
    PackedEntry,
    pack_file,
    pack_stems,
)

__all__ = ["pack"]

_KINDS: Final = {
    "s": "noun", "S": "noun", "F": "noun", "b": "noun", "P": "past", "p": "past",
    "I": "present", "i": "present", "M": "imperative", "n": "name", "t": "tool",
}  # fmt: skip
_VERBAL: Final = frozenset("PpIiM")
_DEAREST: Final = 255


class _Numbers:
    """Numbers for values, the most frequent first."""

    def __init__(self, values: Iterable[str]) -> None:
        counted = Counter(values)
        self.values = sorted(counted, key=lambda value: (-counted[value], value))
        self._number = {value: number for number, value in enumerate(self.values)}

    def __getitem__(self, value: str) -> int:
        return self._number[value]


def _pattern(word: str) -> str:
    return "".join(
        LETTER if bare(character) and fold(character) == character else character for character in word
    )


def _category(collection: Collection, stem: Stem) -> str:
    lemma = collection.lemmas[stem.lemma]
    codes = sorted("," + code if stem.form in _VERBAL else code for code in stem.endings)
    return "\t".join((_KINDS[stem.form], stem.form, lemma.pos, " ".join(codes)))


def pack(collection: Collection, costs: Mapping[tuple[str, tuple[str, str], str], float]) -> bytes:
    """Return the bytes of the data file."""
    lemmas = sorted({stem.lemma for stem in collection.stems.values()}, key=lambda key: (fold(key[0]), key))
    number = {key: place for place, key in enumerate(lemmas)}
    stems = collection.stems.values()
    categories = _Numbers(_category(collection, stem) for stem in stems)
    patterns = _Numbers(_pattern(stem.word) for stem in stems)
    heads: defaultdict[str, defaultdict[str, list[PackedEntry]]] = defaultdict(lambda: defaultdict(list))
    for place, stem in collection.stems.items():
        key = fold(stem.word)
        entry = PackedEntry(
            min(_DEAREST, max(0, round(costs[place] * STEP))),
            categories[_category(collection, stem)],
            number[stem.lemma],
            patterns[_pattern(stem.word)],
        )
        heads[key[:HEAD]][key].append(entry)
    sections = {"categories": "\n".join(categories.values), "patterns": "\n".join(patterns.values)}
    sections |= _blocks([collection.lemmas[key] for key in lemmas])
    packed = {name: text.encode() for name, text in sections.items()}
    for head in sorted(heads):
        packed[STEMS + head] = pack_stems({key: sorted(found) for key, found in heads[head].items()})
    return pack_file(packed)


def _blocks(lemmas: list[Lemma]) -> Iterator[tuple[str, str]]:
    """Yield the sections of lemmas with their names."""
    for place in range(0, len(lemmas), BLOCK):
        block = lemmas[place : place + BLOCK]
        terms = "\n".join(f"{term(lemma.word)}\t{lemma.root}" for lemma in block)
        forms = ("\t".join((lemma.word, lemma.pos, lemma.gender, lemma.source)) for lemma in block)
        yield f"terms:{place // BLOCK}", terms
        yield f"lemmas:{place // BLOCK}", "\n".join(forms)
