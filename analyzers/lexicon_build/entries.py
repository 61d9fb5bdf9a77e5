"""What the sources are brought to before they are packed: lemmas, and stems with the endings they take."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Lemma", "Stem", "bare", "fold", "normal_root", "term", "trim"]

_MARKS: Final = "\u064b-\u0652\u0670"
_ANY_MARK: Final = re.compile(f"[{_MARKS}\u0640]")
_FINAL_VOWEL: Final = re.compile("(\u0651?)[\u064b-\u0650\u0652]+(\u0651?)$")
_FOLD: Final = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_TERM: Final = str.maketrans("ٱىةؤئ", "ايهوي")
_HAMZA_SEATS: Final = str.maketrans("أإؤئآ", "ءءءءء")


def bare(word: str) -> str:
    """Return the letters of a vocalised word."""
    return _ANY_MARK.sub("", word)


def fold(word: str) -> str:
    """Return a word as it stands at the level `exact`."""
    return bare(word).translate(_FOLD)


def term(lemma: str) -> str:
    """Return the index term of a lemma: folded, but for the hamza on alef.

    It tells many lemmas apart (ilam, information, from alam, flags) and, as the lexicon writes it and not the
    writer, keeps nothing apart that should meet. The other letters are folded, because the lexicon's own
    spelling of them varies.
    """
    return bare(lemma).translate(_TERM)


def trim(word: str) -> str:
    """Return a vocalised word without the vowel, sukun or tanwin of its last letter; a shadda stays."""
    return _FINAL_VOWEL.sub(lambda found: found[1] or found[2], word)


def normal_root(root: str) -> str:
    """Return a root of three to five letters with hamza as its bare sign, or nothing if it is none."""
    letters = bare(root).replace(" ", "").translate(_HAMZA_SEATS).replace("ى", "ي")
    return letters if 3 <= len(letters) <= 5 and re.fullmatch("[\u0621-\u064a]+", letters) else ""


@dataclass
class Lemma:
    """A dictionary form.

    Attributes:
        word: vocalised, without a case vowel.
        pos: noun, adjective, name, verb or tool.
        root: its letters, hamza as a bare sign; empty where it has none.
        gender: m, f or nothing.
        share: its share in running text, from 0 to 1.
        source: which source gave it first.
    """

    word: str
    pos: str
    root: str
    gender: str = ""
    share: float = 0.0
    source: str = ""


@dataclass
class Stem:
    """What stands between the proclitics and an ending.

    Attributes:
        word: vocalised up to its last letter, which bears a shadda at most.
        lemma: the lemma's key.
        form: what kind of form it is: `s` singular, `S` and `F` its sound plural and feminine
            where they are weighed by themselves, `b` broken plural, `P` past, `I` present, `M` imperative,
            `p` and `i` the passives, `n` name, `t` function word.
        endings: codes of the endings that it takes (`clitics.py`).
        weight: its share among the stems of its lemma, before they are brought to a sum of 1.
        words: the full forms it stands for, without their last vowels.
        source: which source gave it first.
    """

    word: str
    lemma: tuple[str, str]
    form: str
    endings: set[str] = field(default_factory=set)
    weight: float = 0.0
    words: set[str] = field(default_factory=set)
    source: str = ""
