"""The level `written`: each word behind its folded form as it is written, so that a search can ask for that.

What many a search must join, such as أ and ا, ة and ه, ى and ي or any vowel, some searches must tell apart.
The term of a word at this level is its folded form, a separator and its written form, so that all written
forms of a folded word stand together in an index's list of terms. A word that is written as it is folded, as
most are, has nothing behind the separator.
"""

from __future__ import annotations

from typing import Final

from kashaf.analyzers.folding import Folding

__all__ = ["SEPARATOR", "WRITTEN_NUMBER", "written_form", "written_part", "written_term"]

SEPARATOR: Final = "|"
"""Stands between the folded and the written form; it is punctuation, which no word has inside."""

WRITTEN_NUMBER: Final = 2
"""To be raised when written forms change: an index made by other rules is then refused."""

_KEPT: Final = ("alef", "foreign", "hamza", "marks", "teh", "yeh")
_WRITTEN: Final = Folding(off=_KEPT)


def written_form(word: str) -> str:
    """Return a word as it is written, in one encoding.

    - Letters are those that were typed, hamza seats, teh marbuta, alef maksura and foreign ones among them.
    - Marks stay, in Unicode's order, composed with their letter where Unicode composes them.
    - Presentation forms and ligatures become the letters they show.
    - What only lengthens the word or has no width is left out.
    - Digits, and letters with case, are folded: no search tells them apart.

    >>> written_form("المدرسَـــةُ") == "المدرسَةُ"
    True
    """
    return _WRITTEN(word)


def written_term(word: str, folded: str) -> str:
    """Return the term of a word at level `written`.

    >>> written_term("إعلام", "اعلام"), written_term("كتاب", "كتاب")
    ('اعلام|إعلام', 'كتاب|')
    """
    form = _WRITTEN(word)
    return f"{folded}{SEPARATOR}" if form == folded else f"{folded}{SEPARATOR}{form}"


def written_part(term: str) -> str:
    """Return the written form in a term of level `written`.

    >>> written_part("اعلام|إعلام"), written_part("كتاب|")
    ('إعلام', 'كتاب')
    """
    folded, _, form = term.partition(SEPARATOR)
    return form or folded
