"""The citation of a sentence, by what the fields of its document say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kashaf.engines import Stored
from kashaf.exporting.table import Citation
from kashaf.search.marks import Snippet
from kashaf.search.sentences import paragraph_number
from kashaf.search.why.language import Language
from kashaf.search.why.wording import say

__all__ = ["LONGEST_QUOTE", "cited"]

LONGEST_QUOTE: Final = 600
"""In characters; of a sentence that is longer, as in texts without signs, a window is quoted."""

_SAID: Final = (
    *("author", "كاتب", "الكاتب", "مؤلف", "المؤلف"),
    *("source", "مصدر", "المصدر", "file", "url", "رابط", "place"),
)
"""Fields that say where a text comes from, in the order of a citation."""

_PAGES: Final = ("page", "صفحة", "الصفحة")


def cited(
    document_id: str, document: Stored, quote: Snippet, dates: Iterable[str], language: Language
) -> Citation:
    """Return the citation of a place of a document.

    Args:
        document_id: by which it is known.
        document: its originals.
        quote: what is quoted of its text.
        dates: the fields that hold dates; the first that has a value is taken.
        language: of the words for page and paragraph.
    """
    fields = document.fields
    said = [str(fields[name]) for name in _SAID if fields.get(name)]
    page = next((fields[name] for name in _PAGES if fields.get(name)), None)
    if page is not None:
        said.append(say("citation.page", language, number=page))
    if "\n" in document.text.strip():
        number = paragraph_number(document.text, quote.start)
        said.append(say("citation.paragraph", language, number=number))
    date = next((str(fields[name]) for name in dates if fields.get(name)), "")
    return Citation(document.title, quote, say("comma", language).join(said), date, document_id)
