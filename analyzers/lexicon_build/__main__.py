"""Write the lexicon's data file and its sidecar: `python -m kashaf.analyzers.lexicon_build`."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from kashaf.analyzers.lexicon import Lexicon
from kashaf.analyzers.lexicon_build import alkhalil, arramooz
from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.contested import settled
from kashaf.analyzers.lexicon_build.entries import bare
from kashaf.analyzers.lexicon_build.evidence import count_stems, raise_shares
from kashaf.analyzers.lexicon_build.feminines import add_sound_plurals, part_contested
from kashaf.analyzers.lexicon_build.five_nouns import add_five_nouns
from kashaf.analyzers.lexicon_build.function_words import tool_stems
from kashaf.analyzers.lexicon_build.learned import learned_stems
from kashaf.analyzers.lexicon_build.names import name_stems, share_with_nouns
from kashaf.analyzers.lexicon_build.nouns import fits, noun_stems
from kashaf.analyzers.lexicon_build.pack import pack
from kashaf.analyzers.lexicon_build.plurals import join_broken_plurals, join_sound_plurals
from kashaf.analyzers.lexicon_build.roots import fill_roots
from kashaf.analyzers.lexicon_build.sidecar import sidecar
from kashaf.analyzers.lexicon_build.spellings import add_spellings
from kashaf.analyzers.lexicon_build.uncovered import add_uncovered, free_feminines
from kashaf.analyzers.lexicon_build.verbs import verb_stems
from kashaf.analyzers.lexicon_build.weights import costs

_DATA: Final = Path(__file__).parents[1] / "data"


def _say(what: str, start: float) -> None:
    sys.stderr.write(f"{time.perf_counter() - start:6.1f} s  {what}\n")


def collect() -> Collection:
    """Bring all sources together, the best first."""
    start = time.perf_counter()
    collection = Collection()
    shares, counts = alkhalil.lemma_frequencies(), alkhalil.stem_counts()
    for lemma, stems in noun_stems(alkhalil.nouns()):
        lemma.share = shares.get(lemma.word, 0.0)
        if not lemma.share and not fits(lemma.word, lemma.root):
            continue  # misspelt in the tables
        met = [stem for stem in stems if lemma.share or any(word in counts for word in stem.words)]
        collection.add("alkhalil", lemma, met)
    _say(f"nouns: {collection.rows}", start)
    common = arramooz.verb_letters()
    for lemma, stems in verb_stems(alkhalil.verbs()):
        lemma.share = shares.get(lemma.word, 0.0)
        if lemma.share or bare(lemma.word) in common:
            collection.add("alkhalil", lemma, stems)
    _say(f"verbs: {collection.rows}", start)
    for lemma, stems in name_stems(alkhalil.names()):
        lemma.share = shares.get(lemma.word, 0.0)
        collection.add("alkhalil", lemma, stems)
    for lemma, stems in tool_stems(alkhalil.toolwords(), shares):
        collection.add("alkhalil", lemma, stems)
    add_uncovered(collection, shares)
    free_feminines(collection)
    _say(f"names and function words: {collection.rows}", start)
    arramooz.add_nouns(collection)
    add_five_nouns(collection)
    share_with_nouns(collection, shares)
    raise_shares(collection)
    add_spellings(collection)
    join_sound_plurals(collection)
    join_broken_plurals(collection)
    add_sound_plurals(collection)
    _say(f"arramooz: {collection.rows}", start)
    return collection


def packed(collection: Collection) -> bytes:
    """Weigh the stems and pack them: to read the words of the news by, then with what they taught."""
    start = time.perf_counter()
    counts = alkhalil.stem_counts()
    news, unexplained = count_stems(_opened(pack(collection, costs(collection, counts, {}))))
    for stem in learned_stems(collection, unexplained):
        collection.add("alkhalil", collection.lemmas[stem.lemma], [stem])
    part_contested(collection)
    fill_roots(collection)
    _say(f"{len(unexplained)} words of the news unexplained: {collection.rows}", start)
    weighed = settled(collection, costs(collection, counts, news), news)
    news, _ = count_stems(_opened(pack(collection, weighed)))
    return pack(collection, settled(collection, costs(collection, counts, news), news))


def _opened(data: bytes) -> Lexicon:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lexicon.bin"
        path.write_bytes(data)
        return Lexicon(path)


def main() -> None:
    """Write the data file and the sidecar."""
    start = time.perf_counter()
    collection = collect()
    data = packed(collection)
    (_DATA / "lexicon.bin").write_bytes(data)
    text = json.dumps(sidecar(data, collection), ensure_ascii=False, indent=2)
    (_DATA / "lexicon.json").write_text(text + "\n", "utf-8")
    _say(f"{len(data)} bytes", start)


if __name__ == "__main__":
    main()
