"""The level of neighbours: each pair of content words that stand near each other, as one term.

A pair has a document frequency of its own, so that two words which often stand together say little by
standing together, and two which seldom do say much. Neighbours are next to each other or have one content
word between them, in either order; function words between them do not count. Question and answer seldom
have the same word order, and what a question asks for often stands between its words.
"""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["near_terms", "pair"]

_BETWEEN = "_"  # no word has it: it parts words when a text is cut


def pair(first: str, second: str) -> str:
    """Return the term of two neighbours, whichever stands first.

    >>> pair("مدينه", "حقق") == pair("حقق", "مدينه")
    True
    """
    return f"{first}{_BETWEEN}{second}" if first < second else f"{second}{_BETWEEN}{first}"


def near_terms(exact: str, above: str, stop_words: Collection[str]) -> str:
    """Return the terms of all neighbours of a text, with blanks between them.

    Args:
        exact: the terms of the text at level `exact`.
        above: its terms at the level whose pairs are made; as many.
        stop_words: terms at level `exact` that are passed over.

    >>> near_terms("حقوق في المدينه القديمه", "حقق في مدن قدم", {"في"})
    'حقق_مدن قدم_مدن حقق_قدم'
    """
    words = [term for term, word in zip(above.split(), exact.split(), strict=True) if word not in stop_words]
    return " ".join([*map(pair, words, words[1:]), *map(pair, words, words[2:])])
