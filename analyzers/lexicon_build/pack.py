"""Writing the data file: stems with categories, patterns and costs, by the first letters of their keys."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Stem, bare, fold, term
from kashaf.analyzers.lexicon_format import HEAD, LETTER, MAGIC, STEP, encode

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
    shards: defaultdict[str, defaultdict[str, list[tuple[int, int, int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for place, stem in collection.stems.items():
        key = fold(stem.word)
        cost = min(_DEAREST, max(0, round(costs[place] * STEP)))
        entry = (
            cost,
            categories[_category(collection, stem)],
            number[stem.lemma],
            patterns[_pattern(stem.word)],
        )
        shards[key[:HEAD]][key[HEAD:]].append(entry)
    found = [collection.lemmas[key] for key in lemmas]
    sections = {
        "categories": "\n".join(categories.values),
        "patterns": "\n".join(patterns.values),
        "terms": "\n".join(term(lemma.word) for lemma in found),
        "roots": "\n".join(lemma.root for lemma in found),
        "lemmas": "\n".join(
            "\t".join((lemma.word, lemma.pos, lemma.gender, lemma.source)) for lemma in found
        ),
    }
    sections |= {f"s:{head}": _shard(shards[head]) for head in sorted(shards)}
    return _file({name: zlib.compress(text.encode(), 9) for name, text in sections.items()})


def _shard(stems: Mapping[str, list[tuple[int, int, int, int]]]) -> str:
    keys = sorted(stems)
    entries = (
        "".join(
            encode(category) + encode(lemma) + encode(pattern) + encode(cost)
            for cost, category, lemma, pattern in sorted(stems[key])
        )
        for key in keys
    )
    return "\n".join(keys) + "\n\n" + "\n".join(entries)


def _file(sections: Mapping[str, bytes]) -> bytes:
    contents, place = {}, 0
    for name, data in sections.items():
        contents[name] = (place, len(data))
        place += len(data)
    table = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join((MAGIC, len(table).to_bytes(4, "little"), table, *sections.values()))
