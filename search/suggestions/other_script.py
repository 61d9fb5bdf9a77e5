"""Chunks of a query that were typed in the letters of another script: by mistake, or on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import nsmallest
from math import log
from typing import Final

from kashaf.analyzers.tokens import Token
from kashaf.search.suggestions.choices import Choice
from kashaf.search.suggestions.keyboard import as_arabic, as_latin
from kashaf.search.suggestions.places import Chunk
from kashaf.search.suggestions.suggestion import Kind
from kashaf.search.suggestions.transliteration import Transliteration, from_arabizi, from_buckwalter
from kashaf.search.suggestions.usage import UNSEEN, Usage

__all__ = ["from_other_layout", "transliterated"]

_LAYOUT_COST: Final = 3.0
_SHORTEST: Final = 3
_COMMON: Final = 0.01
"""In which share of the documents a shorter word must be."""
_LATIN_WORD: Final = 3
_LATIN: Final = re.compile("[A-Za-z]")
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_BEFORE: Final = re.compile(r"""(?:\w+:)?[+("«“-]*""")
_BEHIND: Final = ')"»”.،؟!?'
_ARTICLES: Final = frozenset(["al", "el", "il"])
_READINGS: Final = 1500
_PARTED: Final = 100
_KEPT: Final = 8
_WISHED: Final = 50.0
"""What it gains a chunk to be read as the reader wishes: more than any other choice."""


def from_other_layout(chunks: Sequence[Chunk], usage: Usage, unknown: float) -> Iterator[tuple[int, Choice]]:
    """Yield what chunks say on the other keyboard, with the place of their first word.

    Args:
        chunks: whose words the index does not know.
        usage: of the index; it must hold all words of the other reading.
        unknown: what a word scores that stays unknown.
    """
    for chunk in chunks:
        start, end, text = _without_signs(chunk)
        for reading in _on_other_layout(text):
            words = [token.terms[0] for token in usage.analyzer.tokens(reading)]
            rarest = min((usage.frequency(word) for word in words), default=0)
            if reading.isascii() and len(words) > 1:
                continue
            if rarest >= _enough(reading, usage.documents):
                gain = log(rarest) - _LAYOUT_COST - unknown * chunk.count
                yield (
                    chunk.first,
                    Choice(start, end, chunk.count, " ".join(words), gain, Kind.LAYOUT),
                )


def _enough(reading: str, documents: int) -> float:
    """Return in how many documents the words of another reading must be: strings are rare words by chance."""
    if len(reading) < _SHORTEST:
        return max(1, documents * _COMMON)
    return _LATIN_WORD if reading.isascii() else 1


def _on_other_layout(text: str) -> tuple[str, ...]:
    if _ARABIC.search(text):
        return () if _LATIN.search(text) else as_latin(text)
    return (as_arabic(text),) if _LATIN.search(text) else ()


def _without_signs(chunk: Chunk) -> tuple[int, int, str]:
    """Return where the words of a chunk begin and end, and these without a field's name, quotes and signs."""
    before = _BEFORE.match(chunk.text)
    start = before.end() if before else 0
    end = len(chunk.text.rstrip(_BEHIND))
    if start >= end:
        return chunk.start, chunk.end, chunk.text
    return chunk.start + start, chunk.end - len(chunk.text) + end, chunk.text[start:end]


def transliterated(
    chunks: Sequence[Chunk], transliteration: Transliteration, usage: Usage
) -> Iterator[tuple[int, Choice]]:
    """Yield what chunks in Latin letters say in Arabic, with the place of their first word."""
    read = _arabizi if transliteration is Transliteration.ARABIZI else _buckwalter
    for chunk in _with_articles(chunks) if transliteration is Transliteration.ARABIZI else chunks:
        if chunk.is_operator or _ARABIC.search(chunk.text) or not _LATIN.search(chunk.text):
            continue
        start, end, text = _without_signs(chunk)
        for reading, score in read(text, usage):
            gain = _WISHED + score
            yield (
                chunk.first,
                Choice(start, end, chunk.count, reading, gain, Kind.TRANSLITERATION),
            )


def _with_articles(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """Yield chunks, an article that stands for itself together with the word behind it."""
    waiting: Chunk | None = None
    for chunk in chunks:
        if waiting is not None:
            text = waiting.text + chunk.text
            yield replace(waiting, text=text, count=waiting.count + chunk.count, end=chunk.end)
            waiting = None
        elif chunk.text.lower() in _ARTICLES:
            waiting = chunk
        else:
            yield chunk
    if waiting is not None:
        yield waiting


def _buckwalter(text: str, usage: Usage) -> Iterator[tuple[str, float]]:
    tokens = usage.analyzer.tokens(from_buckwalter(text))
    if tokens:
        yield " ".join(_known_or_as_typed(token, usage) for token in tokens), 0.0


def _known_or_as_typed(token: Token, usage: Usage) -> str:
    return token.terms[0] if usage.frequency(token.terms[0]) else token.source


def _arabizi(text: str, usage: Usage) -> list[tuple[str, float]]:
    """Return the readings of a word that the index holds, else those it holds in parts, else the cheapest."""
    readings = nsmallest(_READINGS, from_arabizi(text).items(), key=lambda item: (item[1], item[0]))
    found = [(word, log(held) - cost) for word, cost in readings if (held := usage.frequency(word))]
    if not found:
        found = [
            (word, weight - cost)
            for word, cost in readings[:_PARTED]
            if (weight := usage.attached_weight(word)) is not None
        ]
    if not found:
        found = [(word, log(UNSEEN) - cost) for word, cost in readings[:_KEPT]]
    return sorted(found, key=lambda item: (-item[1], item[0]))[:_KEPT]
