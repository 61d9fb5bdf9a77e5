"""Lines in visual order: the letters as they stand on paper from left to right, as old programs and PDF files
give them.

Arabic shows which way a line runs: words begin with ال and never with ة or ى, end with ة or ى, and every
third word is a function word. A line is turned where those signs say so three times as loud as they say the
contrary; of one without signs among turned lines the lexicon says which way it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kashaf.indexer.repair.evidence import is_function_word, is_known
from kashaf.indexer.repair.findings import Mended, mended
from kashaf.indexer.repair.letters import LETTER, MARK

__all__ = ["visual_order"]

_WORD: Final = re.compile(f"[{LETTER}{MARK}]+")
_LINE: Final = re.compile(r"[^\n]+")
_MARKS: Final = re.compile(f"[{MARK}]+")
_BACKWARDS: Final = re.compile(f"(?<![{LETTER}])[\u0629\u0649]|[{LETTER}]{{2,}}\u0644\u0627(?![{LETTER}])")
_CLUSTER: Final = re.compile(f".[{MARK}]*", re.DOTALL)
_LEFT_TO_RIGHT: Final = re.compile(
    r"[A-Za-z0-9\u0660-\u0669](?:[^\s\u0600-\u065f\u066a-\u06ff]*[A-Za-z0-9\u0660-\u0669%])?"
)
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_FEW: Final = 2
_LOUDER: Final = 3
_MOSTLY: Final = 0.6


class _Signs(NamedTuple):
    """How many signs say that a line runs as it should, and how many that it is turned."""

    right: int
    turned: int

    @property
    def is_turned(self) -> bool:
        return self.turned >= _FEW and self.turned > _LOUDER * self.right

    @property
    def is_right(self) -> bool:
        return self.right > self.turned


def visual_order(text: str) -> Mended:
    """Turn lines round that stand in visual order; numbers and Latin words in them keep their own.

    >>> visual_order("ةريبكلا ةسردملا يف 25 بتاك").text
    'كاتب 25 في المدرسة الكبيرة'
    """
    if len(_BACKWARDS.findall(text)) < _FEW:
        return Mended(text)
    lines = list(_LINE.finditer(text))
    signs = [_signs(found[0]) for found in lines]
    if not any(each.is_turned for each in signs):
        return Mended(text)
    return mended(text, _places(lines, signs))


def _places(lines: Sequence[re.Match[str]], signs: Sequence[_Signs]) -> Iterator[tuple[int, int, str]]:
    clear = [each for each in signs if each.is_turned or each.is_right]
    mostly = sum(each.is_turned for each in clear) >= _MOSTLY * len(clear)
    for found, each in zip(lines, signs, strict=True):
        if each.is_turned or (mostly and not each.is_right and _reads_turned(found[0])):
            yield found.start(), found.end(), _turned(found[0])


def _reads_turned(line: str) -> bool:
    """Tell whether a line without signs has more words of the lexicon the other way round."""
    words = [_MARKS.sub("", found[0]) for found in _WORD.finditer(line)]
    return sum(is_known(word[::-1]) for word in words) > sum(map(is_known, words))


def _signs(line: str) -> _Signs:
    right = turned = 0
    for found in _WORD.finditer(line):
        word = _MARKS.sub("", found[0])
        back = word[::-1]
        right += _weight(word)
        turned += _weight(back)
    return _Signs(right, turned)


def _weight(word: str) -> int:
    """Return how many signs of running right a word has."""
    weight = (len(word) > 4 and word.startswith("ال")) + (len(word) > 2 and word[-1:] in "ةى")
    return weight - 2 * (word[:1] in "ةى") + is_function_word(word)


def _turned(line: str) -> str:
    """Return a line the other way round, letter by letter with their marks."""
    text = line.strip()
    turned = "".join(reversed(_CLUSTER.findall(text))).translate(_MIRRORED)
    righted = _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1].translate(_MIRRORED), turned)
    start = len(line) - len(line.lstrip())
    return line[:start] + righted
