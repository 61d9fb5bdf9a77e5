"""Presentation forms: letters stored as the shape that a printer gave them, in PDF files and old systems.

Unicode keeps the shapes for old data only and says which letters each stands for (its compatibility mapping).
Signs that are written as signs (﷽, ﷺ and their like, U+FDF0 to U+FDFF) stay: they are no damage.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kashaf.indexer.repair.findings import Mended, mended

__all__ = ["presentation_forms"]

_FORMS: Final = re.compile("[\ufb50-\ufdef\ufe70-\ufefc]+")


def presentation_forms(text: str) -> Mended:
    """Put letters for their shapes.

    >>> presentation_forms("ﻛﺘﺎﺏ").text
    'كتاب'
    """
    places = ((found.start(), found.end(), _letters(found[0])) for found in _FORMS.finditer(text))
    return mended(text, places)


def _letters(shapes: str) -> str:
    # A mark alone is stored upon a blank or a stroke, which has no place within a word.
    letters = (unicodedata.normalize("NFKC", shape) for shape in shapes)
    return "".join(each.lstrip(" \u0640") if len(each) > 1 else each for each in letters)
