"""Half characters: code points that Python's strings can hold and UTF-8 cannot."""

from __future__ import annotations

import re

__all__ = ["has_surrogates", "without_surrogates"]

_LONE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def has_surrogates(text: str) -> bool:
    """Return whether the text holds a code point that cannot be written as UTF-8."""
    return _LONE.search(text) is not None


def without_surrogates(text: str) -> str:
    """Return the text with U+FFFD in the place of every lone surrogate.

    >>> without_surrogates("a" + chr(0xD800)) == "a\N{REPLACEMENT CHARACTER}"
    True
    """
    return _LONE.sub(_REPLACEMENT, text)
