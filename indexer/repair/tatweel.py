"""Runs of tatweel, the stroke that stretches a word on its line; one alone may be meant (هـ, بـ)."""

from __future__ import annotations

import re
from typing import Final

from kashaf.indexer.repair.findings import Mended, mended
from kashaf.indexer.repair.letters import LETTER, MARK

__all__ = ["tatweel_runs"]

_RUN: Final = re.compile(f"(?<=[{LETTER}{MARK}])\u0640{{2,}}(?=[{LETTER}{MARK}])")


def tatweel_runs(text: str) -> Mended:
    """Take strokes of two and more out of words.

    >>> tatweel_runs("كتـــــاب").text
    'كتاب'
    """
    return mended(text, ((found.start(), found.end(), "") for found in _RUN.finditer(text)))
