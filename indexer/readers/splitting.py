"""One file as several documents: its pages, its sections, its paragraphs, or pieces of so many words.

Each piece keeps the title of the whole and says where it stands: `file`, `page` where pages are known, and
`place`, which is the section's heading or the number of the paragraph or of the words. Records that have
names of their own, such as rows of tables, are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kashaf.errors import SourceError
from kashaf.indexer.records import BadRow, Mark, Record

__all__ = ["Split", "parse_split", "split_items"]

_KINDS: Final = ("page", "heading", "paragraph", "words")
_FEWEST_WORDS, _MOST_WORDS = 10, 100_000
_WORD: Final = re.compile(r"\S+")
_SENTENCE_END: Final = re.compile(r"[.؟!?…][»”\")\]]*\Z")
_GAP: Final = re.compile(r"\n[ \t]*\n\s*")
_HEADING: Final = re.compile(
    r"^(?:#{1,6}[ \t]+(\S[^\n]*)|(?<=\n\n)([^\n]{2,80})(?=\n[ \t]*\n))$", re.MULTILINE
)
_HEADING_WORDS: Final = 8
_ENDS_A_SENTENCE: Final = re.compile(r"[.؟!?:،؛…»”\"]\s*\Z")


@dataclass(frozen=True, slots=True)
class Split:
    """How texts are split.

    Attributes:
        kind: `page`, `heading`, `paragraph` or `words`.
        words: how many a piece has, of `words`.
    """

    kind: str
    words: int = 0


def parse_split(written: str) -> Split:
    """Return what is meant by `page`, `heading`, `paragraph` or `words:400`.

    Raises:
        SourceError: nothing of these is written.

    >>> parse_split("words:400")
    Split(kind='words', words=400)
    """
    kind, _, number = written.partition(":")
    if kind in _KINDS[:-1] and not number:
        return Split(kind)
    if kind == "words" and number.isdecimal() and _FEWEST_WORDS <= int(number) <= _MOST_WORDS:
        return Split(kind, int(number))
    raise SourceError(
        f"split {written!r}: say {', '.join(_KINDS[:-1])}, or words:400 ({_FEWEST_WORDS} to {_MOST_WORDS})"
    )


def split_items(items: Iterator[Record | BadRow], split: Split) -> Iterator[Record | BadRow]:
    """Yield the pieces of records, and whatever cannot be split as it is."""
    for item in items:
        if isinstance(item, BadRow) or not item.mapped:
            yield item
        else:
            yield from _pieces(item, split)


def _pieces(record: Record, split: Split) -> Iterator[Record]:
    text = str(record.values.get("text", ""))
    pages = [mark for mark in record.marks if mark.kind == "page"]
    number = 0
    for start, end, place in _spans(text, record.marks, split):
        piece = text[start:end].strip()
        if not piece:
            continue
        number += 1
        values: dict[str, object] = {**record.values, "text": piece, "file": record.name}
        if number > 1:
            values.pop("boilerplate", None)  # once is enough
        if page := _page_at(pages, start):
            values["page"] = page
        if place:
            values["place"] = place
        yield replace(record, values=values, name=f"{record.name}#{number}", marks=())
    if not number:
        yield record


def _page_at(pages: Sequence[Mark], start: int) -> int | str | None:
    label = next((mark.label for mark in reversed(pages) if mark.position <= start), None)
    return int(label) if label is not None and label.isdecimal() else label


def _spans(text: str, marks: Sequence[Mark], split: Split) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and place of each piece."""
    if split.kind == "words":
        return _by_words(text, split.words)
    if split.kind == "paragraph":
        return _by_paragraphs(text)
    found = [mark for mark in marks if mark.kind == split.kind]
    if split.kind == "heading" and not found:
        found = list(_headings(text))
    return _by_marks(text, found, named=split.kind == "heading")


def _by_marks(text: str, marks: Sequence[Mark], *, named: bool) -> Iterator[tuple[int, int, str]]:
    starts = [0, *(mark.position for mark in marks)]
    ends = [*starts[1:], len(text)]
    labels = ["", *(mark.label if named else "" for mark in marks)]
    return zip(starts, ends, labels, strict=True)


def _headings(text: str) -> Iterator[Mark]:
    """Yield the headings of a plain text: `# words`, or a short line by itself that ends no sentence."""
    for found in _HEADING.finditer(text):
        words = found[1] or found[2]
        if found[1] or (len(words.split()) <= _HEADING_WORDS and not _ENDS_A_SENTENCE.search(words)):
            yield Mark(found.start(), "heading", words.strip(" \t#"))


def _by_paragraphs(text: str) -> Iterator[tuple[int, int, str]]:
    gap = _GAP if _GAP.search(text) else re.compile("\n")
    start, number = 0, 0
    for end, following in [*((found.start(), found.end()) for found in gap.finditer(text)), (len(text),) * 2]:
        if text[start:end].strip():
            number += 1
            yield start, end, f"paragraph {number}"
        start = following


def _by_words(text: str, most: int) -> Iterator[tuple[int, int, str]]:
    """Yield pieces of at most so many words, that end with a sentence where one ends in the last quarter."""
    words = list(_WORD.finditer(text))
    first = 0
    while first < len(words):
        last = min(first + most, len(words))
        if last < len(words):
            late = range(last, first + most * 3 // 4, -1)
            last = next((at for at in late if _SENTENCE_END.search(words[at - 1][0])), last)
        yield words[first].start(), words[last - 1].end(), f"words {first + 1}-{last}"
        first = last
