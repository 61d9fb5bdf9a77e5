"""Words that the end of a line breaks in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kashaf.indexer.repair.evidence import is_known
from kashaf.indexer.repair.findings import Mended, mended
from kashaf.indexer.repair.letters import LETTER, MARK

__all__ = ["broken_words"]

_PART: Final = f"[{LETTER}{MARK}]+"
_BREAK: Final = re.compile(rf"({_PART})([-\u2010\u2011\u00ad\u0640]?)[ \t]*\n[ \t]*({_PART})")


def broken_words(text: str) -> Mended:
    r"""Join a word over the end of its line.

    Without a hyphen that is done only where neither part is a word and both together are.

    >>> broken_words("قرأت في المك-\nتبة").text, broken_words("في البيت\nالكبير").text
    ('قرأت في المكتبة', 'في البيت\nالكبير')
    """
    return mended(text, _places(text)) if "\n" in text else Mended(text)


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _BREAK.finditer(text):
        first, hyphen, second = found.groups()
        if hyphen or not (is_known(first) or is_known(second)):
            word = first + second
            if is_known(word):
                yield found.start(), found.end(), word
