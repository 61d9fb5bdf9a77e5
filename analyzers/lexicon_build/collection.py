"""The lemmas and stems of all sources together, each brought once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kashaf.analyzers.lexicon_build.entries import Lemma, Stem, bare, fold

__all__ = ["Collection"]

_LETTERS = "".join(map(chr, range(0x0621, 0x064B)))


class Collection:
    """Lemmas by vocalised word and part of speech; stems by word, lemma and form."""

    def __init__(self) -> None:
        self.lemmas: dict[tuple[str, str], Lemma] = {}
        self.stems: dict[tuple[str, tuple[str, str], str], Stem] = {}
        self.rows: Counter[str] = Counter()
        self._letters: Counter[tuple[str, str]] = Counter()

    def add(self, source: str, lemma: Lemma, stems: Iterable[Stem]) -> None:
        """Add a lemma with its stems; what is there already gets further endings and keeps its first root."""
        group = _group(lemma.pos)
        found = [stem for stem in stems if len(bare(stem.word)) > 1 and not bare(stem.word).strip(_LETTERS)]
        if not found:
            return
        key = (lemma.word, group)
        kept = self.lemmas.setdefault(key, lemma)
        if kept is lemma:
            lemma.source = source
            self._letters[fold(lemma.word), group] += 1
        kept.root = kept.root or lemma.root
        kept.share = max(kept.share, lemma.share)
        for stem in found:
            self._stem(source, key, stem)

    def _stem(self, source: str, key: tuple[str, str], stem: Stem) -> None:
        place = (stem.word, key, stem.form)
        kept = self.stems.get(place)
        if kept is None:
            stem.lemma = key
            stem.source = source
            self.stems[place] = stem
            self.rows[source] += 1
        else:
            kept.endings |= stem.endings
            kept.words |= stem.words
            kept.weight = max(kept.weight, stem.weight)

    def has(self, letters: str, group: str) -> bool:
        """Tell whether a lemma of these folded letters is there."""
        return self._letters[letters, group] > 0

    def by_lemma(self) -> Iterator[tuple[Lemma, list[Stem]]]:
        """Yield each lemma that has stems, with them."""
        stems: dict[tuple[str, str], list[Stem]] = {}
        for stem in self.stems.values():
            stems.setdefault(stem.lemma, []).append(stem)
        for key, found in stems.items():
            yield self.lemmas[key], found


def _group(pos: str) -> str:
    return "noun" if pos == "adjective" else pos
