"""Signs that steer direction or join letters, left over from layout: they mean nothing in stored text.

The zero-width non-joiner stays: Persian spells words with it.
"""

from __future__ import annotations

import re
from typing import Final

from kashaf.indexer.repair.findings import Mended, mended

__all__ = ["controls"]

_CONTROLS: Final = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]+")


def controls(text: str) -> Mended:
    """Take out marks and overrides of direction, zero-width blanks and soft hyphens."""
    return mended(text, ((found.start(), found.end(), "") for found in _CONTROLS.finditer(text)))
