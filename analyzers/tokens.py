"""Where the words of a text are: the cutting of a chunk between blanks into words.

Four kinds of word are found, in this order at each place:

- an e-mail address, kept whole;
- an Arabic word: Arabic letters, with any marks, tatweel and zero-width characters inside, marks and tatweel
  behind it too;
- a number with the separators inside it (`numerals.py`);
- a word of other letters and digits: `iPhone`, `mp3`, `4G`, `2024`.

All else parts words and belongs to none: blanks, punctuation, underscores (so both words of a hashtag are
found), the sign ۝ at the end of an ayah and the brackets ﴿﴾ round its number. Where Arabic letters meet
others or digits a word ends: الـiPhone is the article and `iPhone`. A single character that stands for
several words, such as ﷺ, is as many tokens, all at its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from kashaf.analyzers.letters import (
    ARABIC_LETTERS,
    COMBINING_LATIN,
    INVISIBLE,
    MARKS,
    OTHER_MARKS,
    PHRASE_LIGATURES,
    STANDARD_LETTERS,
    TATWEEL,
)
from kashaf.analyzers.numerals import SEPARATED_NUMBER, write_numbers

__all__ = ["CHUNK", "Piece", "Token", "cut", "words"]

CHUNK: Final = re.compile(r"\S+")
"""What stands between blanks: the same places at which `str.split` cuts."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    Attributes:
        source: the word as it stands: `text[start:end]`.
        start: where it begins, in characters of the original text.
        end: where it ends, exclusive.
        position: its place among the tokens of the text, from 0.
        terms: its term at each level of the analyzer, in their order.
    """

    source: str
    start: int
    end: int
    position: int
    terms: tuple[str, ...]


class Piece(NamedTuple):
    """A word inside a chunk: its place there, how it is written, and its folded form, which is never empty.

    Where one character stands for several words, or a number is written anew, `written` is not what stands in
    the chunk but the word that is meant.
    """

    start: int
    end: int
    written: str
    folded: str


# The repetitions are possessive: what each takes no other part of the pattern can take, and so a chunk of
# a hundred thousand characters costs no more than as many short ones.
_ARABIC_PART = rf"[{ARABIC_LETTERS}{MARKS}{COMBINING_LATIN}{TATWEEL}]"
_ARABIC = rf"[{ARABIC_LETTERS}]{_ARABIC_PART}*+(?:[{INVISIBLE}]++{_ARABIC_PART}++)*+"
_OTHER_LETTER = rf"[^\W_{ARABIC_LETTERS}]"  # letters and digits, all that is \w but the underscore and Arabic
_OTHER_PART = rf"(?:{_OTHER_LETTER}++|[{COMBINING_LATIN}{OTHER_MARKS}{MARKS}]++)"
_OTHER = rf"{_OTHER_LETTER}++{_OTHER_PART}*+(?:[{INVISIBLE}]++{_OTHER_PART}++)*+"
# RFC 5321 allows 64 characters before the sign; without a bound each word would look through all the rest
_EMAIL = r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"

_WORD: Final = re.compile(
    rf"(?P<email>{_EMAIL})|(?P<ligature>[{''.join(PHRASE_LIGATURES)}])|(?P<arabic>{_ARABIC})"
    # a number with separators goes before words of other letters: 12.5kg is 12.5 and kg, but 5kg one word
    rf"|(?P<number>{SEPARATED_NUMBER})|(?P<other>{_OTHER})"
)
_PLAIN_ARABIC: Final = re.compile(rf"[{STANDARD_LETTERS}]++")
_EDGES: Final = ".,:;!?()[]{}\"'«»،؛؟…“”‘’-–—_#/*"
"""Punctuation that often touches a word; taken off first, it leaves most chunks plain."""


def words(chunk: str, fold: Callable[[str], str]) -> list[tuple[str, str]]:
    """Return each word of a chunk as it is written and folded, in order, as `cut` has them.

    >>> [folded for _, folded in words("#يوم_المعلم،", str)]
    ['يوم', 'المعلم']
    """
    bare = chunk.strip(_EDGES)
    if _PLAIN_ARABIC.fullmatch(bare):
        return [(bare, fold(bare))]
    return [(piece.written, piece.folded) for piece in cut(chunk, fold)]


def cut(chunk: str, fold: Callable[[str], str]) -> Iterator[Piece]:
    """Yield the words of a chunk without blanks, in order, each with its place and its folded form.

    A word that folds to nothing is left out.

    >>> [(piece.start, piece.folded) for piece in cut("#يوم_المعلم،", str)]
    [(1, 'يوم'), (5, 'المعلم')]
    """
    for match in _WORD.finditer(chunk):
        for piece in _pieces(match, fold):
            if piece.folded:
                yield piece


def _pieces(match: re.Match[str], fold: Callable[[str], str]) -> Iterator[Piece]:
    start, end = match.span()
    if match.lastgroup == "ligature":
        for word in PHRASE_LIGATURES[match[0]].split():
            yield Piece(start, end, word, fold(word))
    elif match.lastgroup == "number":
        for number in write_numbers(fold(match[0])):
            yield Piece(start + number.start, start + number.end, number.term, number.term)
    else:
        yield Piece(start, end, match[0], fold(match[0]))
