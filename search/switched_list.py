"""Listing the words of an index in which a word may stand, with what may be attached before and behind it.

A list by prefix costs some millionths of a second and gives every longer word as well. So a word is listed
once for all its endings, unless too many other words begin like it: as those of two letters, and as ألف,
which begins like every word that has the article before a ف. Of such a word the pronouns are asked one by
one, those of أخ behind its long vowel too, and only what the index has is tried behind proclitics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from pyarabic.araby import ALEF, MEEM, NOON, TEH, WAW, YEH

from kashaf.analyzers.attached import PRONOUNS, Attached, Body, before
from kashaf.analyzers.written import SEPARATOR

__all__ = ["Listing", "standing"]

Listing = Callable[[str, str], Iterable[tuple[str, int]]]
"""Lists the terms of an engine's field that begin with a prefix, each with its document frequency."""

_SHORT: Final = 2  # letters; too many other words begin with so few to list them all


def standing(word: Body, field: str, listing: Listing) -> Iterator[tuple[Attached, str, int]]:
    """Yield the terms of level `written` that begin with proclitics and a word, longer words among them.

    Args:
        word: as it stands before an ending, or alone.
        field: of the engine.
        listing: lists the field's terms.

    Yields:
        The proclitics, the term, and how many documents hold it.
    """
    body = word.letters
    tails = _tails(body, field, listing) if _is_short(body) else ("",)
    for group in before():
        if group.definite and word.bound:
            continue
        for tail in tails[:1] if group.definite else tails:  # the article goes with no pronoun
            for term, documents in listing(field, group.letters + body + tail):
                yield group, term, documents


def _is_short(body: str) -> bool:
    longest = max(len(letters) for letters in _openings() if body.startswith(letters))
    return len(body) - longest <= _SHORT


@cache
def _openings() -> tuple[str, ...]:
    """Return proclitics that begin thousands of words: those with the article, and nothing."""
    return tuple(group.letters for group in before() if group.definite or not group.letters)


def _tails(body: str, field: str, listing: Listing) -> tuple[str, ...]:
    """Return the ends of terms to ask for: the word itself, and with each pronoun that the index has."""
    return (SEPARATOR, *(tail for tail in _some_tails() if any(listing(field, body + tail))))


@cache
def _some_tails() -> tuple[str, ...]:
    pronouns = sorted(PRONOUNS)
    bound = (vowel + pronoun for vowel in (ALEF, WAW, YEH) for pronoun in pronouns)
    return tuple(ending + SEPARATOR for ending in dict.fromkeys((*pronouns, *bound, *_INFLECTED)))


_INFLECTED: Final = (ALEF, TEH, ALEF + TEH, ALEF + NOON, YEH + NOON, WAW + NOON, WAW + ALEF, TEH + MEEM)
"""Endings of nouns and verbs that short words have too: دمان, عدوا."""
