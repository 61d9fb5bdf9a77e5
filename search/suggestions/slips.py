"""What people mistype, and how likely each slip is.

A slip costs minus the natural logarithm of about how often it happens to a word, beside other slips. The
costs are set by hand, by the order in which studies of spelling put them (Damerau 1964; for Arabic, Shaalan
and others 2012, "Arabic word generation and modelling for spell checking"):

| slip | cost |
|---|---|
| a letter doubled, or one of a pair left out | 2.5 |
| letters of one sound (ض ظ, س ص, ق ك غ …) or one shape (ح خ, ر ز …) | 2.5 to 4 |
| a letter of the article left out, or its letters swapped | 3 |
| a letter left out: a long vowel, another | 3, 3.5 |
| two neighbours swapped | 3.5 |
| a neighbouring key in a letter's place, or struck with it | 4 |
| a letter put in: a long vowel, another | 4.5, 5.5 |
| any other letter in a letter's place | 5.5 |

A letter can be left out in as many ways as a word has letters, but put in or replaced in many more, as there
are letters in the alphabet: so one that is left out is the cheapest of the three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from string import ascii_lowercase
from typing import Final

from kashaf.search.suggestions.keyboard import NEIGHBOURS

__all__ = ["LONGEST", "alphabet", "likely_slips", "slips"]

LONGEST: Final = 30
"""Words of more letters are no words that somebody mistyped."""

_LIKE: Final = (
    (2.5, "ضظ ثس تط سص ذز هت"),
    (3.0, "ضد ظز ظذ ذد ثت قك غق حه اي اء يء وء طظ صض"),
    (3.5, "جغ عا حخ رز سش عغ كغ جق كج"),
    (4.0, "بت بن تن ثن يت بي ني جح جخ فق عح"),
)
_LIKE_LATIN: Final = ((3.0, "ck sz iy ei ae ou vw ph qk fv"),)
_DOUBLED: Final = 2.5
_SWAPPED: Final = 3.5
_KEY: Final = 4.0
_VOWEL_OUT: Final = 3.0
_VOWEL_IN: Final = 4.5
_OUT: Final = 3.5
_IN: Final = 5.5
_OTHER: Final = 5.5
_IN_ARTICLE: Final = 3.0
_ARTICLE: Final = "ال"
_VOWELS: Final = frozenset("اويaeiou")
_ARABIC: Final = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def _alike() -> Iterator[tuple[tuple[str, str], float]]:
    for cost, pairs in (*_LIKE, *_LIKE_LATIN):
        for pair in pairs.split():
            yield (pair[0], pair[1]), cost
            yield (pair[1], pair[0]), cost


_ALIKE: Final[Mapping[tuple[str, str], float]] = dict(_alike())


def alphabet(word: str) -> str:
    """Return the letters that may stand in a folded word: those of its script, or none that are known."""
    if any(letter in ascii_lowercase for letter in word):
        return ascii_lowercase
    return _ARABIC if any(letter in _ARABIC for letter in word) else ""


@cache
def _in_place(meant: str, typed: str) -> float:
    near = _KEY if typed in NEIGHBOURS.get(meant, ()) else _OTHER
    return min(near, _ALIKE.get((meant, typed), _OTHER))


def slips(word: str, letters: str) -> dict[str, float]:
    """Return every word that may have been meant when one slip made this one, with the slip's cost.

    Args:
        word: as it was typed, folded.
        letters: that may have been meant.
    """
    if len(word) > LONGEST:
        return {}
    found: dict[str, float] = {}
    for meant, cost in _meant(word, letters):
        if cost < found.get(meant, _OTHER + 1):
            found[meant] = cost
    found.pop(word, None)
    return found


def likely_slips(word: str, letters: str) -> Iterator[tuple[str, float]]:
    """Yield, as `slips` does, what may have been meant, by the likelier slips only, and some words twice.

    A letter doubled or one of a pair left out, a letter of like sound or shape, two neighbours swapped.
    """
    for place, typed in enumerate(word):
        head, rest = word[:place], word[place + 1 :]
        if rest[:1] == typed:
            yield head + rest, _DOUBLED
        elif rest:
            yield head + rest[0] + typed + rest[1:], _SWAPPED
        yield head + typed + typed + rest, _DOUBLED
        for letter in letters:
            if (cost := _ALIKE.get((letter, typed), _OTHER)) <= _SWAPPED:
                yield head + letter + rest, cost


def _meant(word: str, letters: str) -> Iterator[tuple[str, float]]:
    yield from _with_article(word)
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        around = word[max(0, place - 1) : place + 1]
        for letter in letters:
            yield head + letter + tail, _left_out(letter, around)
        if not tail:
            continue
        rest = tail[1:]
        yield head + rest, _put_in(tail[0], head[-1:] + rest[:1])
        for letter in letters:
            yield head + letter + rest, _in_place(letter, tail[0])
        if rest:
            yield head + rest[0] + tail[0] + rest[1:], _SWAPPED


def _with_article(word: str) -> Iterator[tuple[str, float]]:
    """Yield the word with its article as it should be, where letters of that may be missing or swapped."""
    alef, lam = _ARTICLE
    if word.startswith(lam + alef):
        yield _ARTICLE + word[2:], _IN_ARTICLE
    if word.startswith((alef, lam)):
        yield _ARTICLE + word[1:], _IN_ARTICLE


def _left_out(letter: str, around: str) -> float:
    if letter in around:
        return _DOUBLED
    return _VOWEL_OUT if letter in _VOWELS else _OUT


def _put_in(letter: str, around: str) -> float:
    if letter in around:
        return _DOUBLED
    if letter in _VOWELS:
        return _VOWEL_IN
    return _KEY if any(letter in NEIGHBOURS.get(other, ()) for other in around) else _IN
