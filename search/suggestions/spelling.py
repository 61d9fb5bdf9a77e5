"""Folded words as people write them, by the texts of the index."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.letters import (
    ALEF_FORMS,
    HAMZA_CARRIERS,
    MARKS,
    TATWEEL,
    TEH_MARBUTA_FORMS,
    YEH_FORMS,
)
from kashaf.analyzers.levels import WRITTEN
from kashaf.analyzers.written import SEPARATOR, written_part
from kashaf.engines.layout import level_field
from kashaf.engines.stored import decode
from kashaf.search.suggestions.usage import Usage

__all__ = ["Spelling"]

_MARKS: Final = re.compile(f"[{MARKS}]")
_BETWEEN: Final = f"[{MARKS}{TATWEEL}]*"


class Spelling:
    """Writes folded words with the letters that most texts write them with, without marks.

    The level `written` of the index tells; where there is none, a document that holds the word does.

    Args:
        usage: of the index.
    """

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._written = WRITTEN in usage.analyzer.levels

    def of(self, text: str) -> str:
        """Return one or several folded words as people write them."""
        return " ".join(map(self._word, text.split()))

    def _word(self, word: str) -> str:
        usage = self._usage
        if usage.frequency(word):
            return self._held(word) or word
        for attached, rest, missing in usage.parted(word):
            written = self._held(rest)
            if written is not None:
                return attached + written[missing:]
        return word

    def _held(self, word: str) -> str | None:
        return self._by_level(word) if self._written else self._by_document(word)

    def _by_level(self, word: str) -> str | None:
        counted: Counter[str] = Counter()
        for name in self._usage.texts:
            field = level_field(name, WRITTEN)
            for term, frequency in self._usage.searcher.terms(field, word + SEPARATOR):
                counted[_MARKS.sub("", written_part(term))] += frequency
        return min(counted, key=lambda form: (-counted[form], form), default=None)

    def _by_document(self, word: str) -> str | None:
        found = self._usage.searcher.search(self._usage.anywhere(word), limit=1)
        fold = self._usage.analyzer.fold
        for hit in found.hits:
            document = decode(hit.stored)
            extras = (str(document.fields.get(name, "")) for name in self._usage.texts)
            for text in (document.title, document.text, *extras):
                for match in _pattern(word).finditer(text):
                    if fold(match[0]) == word:
                        return _MARKS.sub("", match[0]).replace(TATWEEL, "")
        return None


@cache
def _forms() -> dict[str, str]:
    """Return, for each folded letter, all letters that are folded to it."""
    fold = Folding()
    forms: dict[str, str] = {}
    for letter in (*ALEF_FORMS, *HAMZA_CARRIERS, *YEH_FORMS, *TEH_MARBUTA_FORMS):
        forms[fold(letter)] = forms.get(fold(letter), "") + letter
    return forms


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return a pattern for all writings of a folded word, and some that are none."""
    letters = (f"[{re.escape(letter + _forms().get(letter, ''))}]" for letter in word)
    written = _BETWEEN.join(letters)
    return re.compile(rf"(?<!\w){written}{_BETWEEN}(?!\w)", re.IGNORECASE)
