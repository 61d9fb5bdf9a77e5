"""PyArabic's list of proper names."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

from kashaf.analyzers.lexicon_build.entries import bare

__all__ = ["proper_names"]

_ARTICLE = "ال"


def proper_names() -> Iterator[str]:
    """Yield the names, vocalised where the list has them so, in its order."""
    module = importlib.import_module("pyarabic.propernouns")
    for text in (module.TEXT, module.TEXT2):
        for line in text.split("\n"):
            for word in line.split()[:-1]:
                letters = bare(word)
                if re.fullmatch("[\u0621-\u064a]{4,}", letters) and not letters.startswith(_ARTICLE):
                    yield word
