"""How much of damaged text is restored, and that sound text stays as it is.

    python benchmarks/repair.py --corpus news.jsonl.gz [--texts 300] [--seed 1]

Each text is taken as sound; each kind of damage is done to it in turn, to all of it or to some of its lines,
and the share of its words that stand where they stood again is counted, before the repair and after. Sound
texts that a repair changes are counted by kind, with examples, for a person to judge: a change can be right.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from kashaf.indexer.repair import repair

LETTER = "\u0621-\u064a"


def texts(corpus: Path, limit: int) -> list[str]:
    """Return the texts of a corpus in JSON Lines, in sentences a line, as a page has them."""
    data = gzip.decompress(corpus.read_bytes()) if corpus.suffix == ".gz" else corpus.read_bytes()
    every = [json.loads(line)["text"] for line in data.decode().splitlines()[:limit]]
    return [re.sub(r"([.،؟!]) ", "\\1\n", text) for text in every]


def shaped(text: str, _: random.Random) -> str:
    """Put presentation forms for letters, by the first form that Unicode has for each."""
    return "".join(_FORMS.get(letter, letter) for letter in text)


_FORMS: dict[str, str] = {}
for _code in range(0xFE80, 0xFEF5):
    _FORMS.setdefault(unicodedata.normalize("NFKC", chr(_code)), chr(_code))


def turned(text: str, _: random.Random) -> str:
    """Turn every line into visual order: all reversed but numbers and Latin words."""
    return "\n".join(_turned(line) for line in text.split("\n"))


def _turned(line: str) -> str:
    runs = re.compile(r"[A-Za-z0-9\u0660-\u0669][^\s\u0621-\u064a]*")
    kept = runs.sub(lambda found: found[0][::-1], line)
    return kept[::-1].translate(str.maketrans("()[]«»", ")(][»«"))


def swapped(text: str, _: random.Random) -> str:
    """Swap the letters of every ligature of lam and alef."""
    return re.sub("ل([اأإآ])", r"\1ل", text)


def stretched(text: str, chance: random.Random) -> str:
    """Stretch a tenth of the words."""
    words = re.compile(f"(?<=[{LETTER}])(?=[{LETTER}])")
    return words.sub(lambda _: "ـ" * 3 if chance.random() < 0.03 else "", text)


def spaced(text: str, chance: random.Random) -> str:
    """Space a twentieth of the words of five letters and more out, with two blanks round them."""

    def apart(found: re.Match[str]) -> str:
        return f" {' '.join(found[0])} " if chance.random() < 0.05 else found[0]

    return re.sub(f"(?<![{LETTER}])[{LETTER}]{{5,}}(?![{LETTER}])", apart, text)


def broken(text: str, chance: random.Random) -> str:
    """Break a thirtieth of the words of six letters and more at a line's end, with a hyphen."""

    def cut(found: re.Match[str]) -> str:
        return f"{found[0][:3]}-\n{found[0][3:]}" if chance.random() < 0.03 else found[0]

    return re.sub(f"(?<![{LETTER}])[{LETTER}]{{6,}}(?![{LETTER}])", cut, text)


def persian(text: str, _: random.Random) -> str:
    """Write with the letters of a Persian keyboard."""
    return text.translate(str.maketrans("يكى", "یکی"))


def misread(used: str, meant: str) -> Callable[[str, random.Random], str]:
    """Return what reads the bytes of one encoding as another."""

    def read(text: str, _: random.Random) -> str:
        return text.encode(meant, "ignore").decode(used, "replace")

    return read


DAMAGES: dict[str, Callable[[str, random.Random], str]] = {
    "presentation forms": shaped,
    "visual order": turned,
    "swapped lam and alef": swapped,
    "tatweel runs": stretched,
    "spaced letters": spaced,
    "broken words": broken,
    "Persian letters": persian,
    "Windows-1256 as Latin-1": misread("latin-1", "cp1256"),
    "UTF-8 as Latin-1": misread("latin-1", "utf-8"),
}


def share(sound: str, other: str) -> float:
    """Return which share of a text's words stands in another text, in order."""
    words, others = sound.split(), other.split()
    same = sum(
        block.size for block in SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    )
    return same / len(words) if words else 1.0


def partly(damage: Callable[[str, random.Random], str], text: str, chance: random.Random) -> str:
    """Do a damage to about half of the lines."""
    return "\n".join(damage(line, chance) if chance.random() < 0.5 else line for line in text.split("\n"))


def rows(sound: Sequence[str], chance: random.Random) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield for each damage the shares before and after, of texts damaged wholly and partly."""
    for name, damage in DAMAGES.items():
        figures: list[float] = []
        for way in (damage, lambda text, chance, damage=damage: partly(damage, text, chance)):
            harmed = [way(text, chance) for text in sound]
            healed = [repair(text).text for text in harmed]
            figures += (sum(map(share, sound, made)) / len(sound) for made in (harmed, healed))
        yield name, figures[0], figures[1], figures[2], figures[3]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sound = texts(given.corpus, 10**9)
    began = time.process_time()
    changed: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    for text in sound:
        for finding in repair(text).findings:
            changed[finding.kind] += 1
            examples.setdefault(finding.kind, []).append(
                f"{finding.example.before} -> {finding.example.after}"
            )
    spent = time.process_time() - began
    size = sum(len(text.encode()) for text in sound)
    print(f"{len(sound):,} sound texts, {size / 1e6:.1f} MB in {spent:.1f} s of processor time; changed:")
    for kind, count in changed.most_common():
        print(f"  {kind}: {count:,}; {' | '.join(repr(each) for each in examples[kind][:4])}")
    print("words restored            whole: damaged, repaired   half of the lines: damaged, repaired")
    for name, *figures in rows(sound[: given.texts], random.Random(given.seed)):  # noqa: S311 - not for secrets
        print(f"  {name:24}" + "".join(f"{100 * figure:9.1f} %" for figure in figures))


if __name__ == "__main__":
    main()
