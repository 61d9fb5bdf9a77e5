"""Sentences of a text: where one begins and ends."""

from __future__ import annotations

import re
from typing import Final

from kashaf.search.marks import Span

__all__ = ["SENTENCE_END", "paragraph_number", "sentence_around"]

SENTENCE_END: Final = re.compile(r"[.!?؟۔…][\"'»”)\]]*(?=\s)|[\n\u2029]")
"""What ends a sentence, with the quotes and brackets that it closes; the end of a line does too."""


def sentence_around(text: str, place: Span) -> Span:
    """Return the sentence in which a place stands, without the blanks round it.

    >>> text = "جاء الربيع. أزهر اللوز! ثم صاف."
    >>> start, end = sentence_around(text, Span(12, 16))
    >>> text[start:end]
    'أزهر اللوز!'
    """
    start = 0
    for found in SENTENCE_END.finditer(text, 0, place.start):
        start = found.end()
    following = SENTENCE_END.search(text, max(place.end - 1, place.start))
    end = len(text) if following is None else following.end()
    kept = text[start:end]
    return Span(start + len(kept) - len(kept.lstrip()), start + len(kept.rstrip()))


def paragraph_number(text: str, place: int) -> int:
    """Return in which paragraph a place stands, counted from 1: the lines up to it that are not empty."""
    return max(1, sum(1 for line in text[: place + 1].split("\n") if line.strip()))
