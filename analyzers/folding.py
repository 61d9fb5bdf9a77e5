"""Folding: the rules by which different writings of one word become one term.

Each rule is named, says what it does and where it comes from, and can be switched off. A rule maps one
character to the characters that stand for it, so the order of the rules is the order in which a character
passes them: a presentation form becomes letters first, and those letters then meet the rules for letters.

>>> Folding()("المدرسَـــةُ"), Folding(off=("teh",))("المدرسَـــةُ")
('المدرسه', 'المدرسة')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyarabic import araby

from kashaf.analyzers.letters import (
    ALEF_FORMS,
    COMBINING_LATIN,
    FOREIGN_LETTERS,
    HAMZA_CARRIERS,
    HAMZA_ON_TOOTH,
    INVISIBLE,
    MARKS,
    TATWEEL_FORMS,
    TEH_MARBUTA_FORMS,
    TRANSLITERATION_MARKS,
    YEH_FORMS,
)
from kashaf.errors import AnalyzerError

__all__ = ["RULES", "Folding", "Rule"]


@dataclass(frozen=True)
class Rule:
    """One rule of folding.

    Attributes:
        name: by which it is switched off.
        summary: what it does.
        source: where the rule comes from.
        fold: what stands for one character.
    """

    name: str
    summary: str
    source: str
    fold: Callable[[str], str]


def _replace(table: Mapping[str, str]) -> Callable[[str], str]:
    return lambda character: table.get(character, character)


def _drop(characters: str) -> Callable[[str], str]:
    dropped = frozenset(characters)
    return lambda character: "" if character in dropped else character


_COMPATIBILITY_BLOCKS: Final = (
    (0xFB00, 0xFB06),  # Latin ligatures such as fi
    (0xFB50, 0xFDFF),  # Arabic Presentation Forms-A
    (0xFE70, 0xFEFC),  # Arabic Presentation Forms-B
    (0xFF01, 0xFF5E),  # full-width Latin
    (0x1EE00, 0x1EEFF),  # Arabic Mathematical Alphabetic Symbols
)
_TAIL_FRAGMENT: Final = "\ufe73"  # the stroke behind a final seen in old encodings; no letter of its own


def _presentation(character: str) -> str:
    code = ord(character)
    if not any(first <= code <= last for first, last in _COMPATIBILITY_BLOCKS):
        return character
    if character == _TAIL_FRAGMENT:
        return ""
    # The isolated forms of marks decompose to a blank with the mark on it; a term never holds a blank.
    return unicodedata.normalize("NFKC", character).replace(" ", "")


def _digits(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


_BESIDE_LATIN: Final = frozenset(COMBINING_LATIN + TRANSLITERATION_MARKS)


def _accents(character: str) -> str:
    if character in _BESIDE_LATIN:
        return ""
    base = unicodedata.normalize("NFD", character)[0]
    # Only Latin loses its accents: the decomposable Arabic letters have rules of their own.
    return base if base.isascii() else character


RULES: Final = (
    Rule(
        "presentation",
        "Presentation forms A and B and their ligatures become the letters they show; so do mathematical "
        "Arabic and full-width Latin letters, and the tail fragment of old encodings goes.",
        "Unicode Standard Annex 15, compatibility decomposition",
        _presentation,
    ),
    Rule(
        "foreign",
        "Letters of Persian, Urdu and their neighbours become the Arabic letter a reader takes them for.",
        "Lucene's PersianNormalizer for yeh, keheh and heh; the Arabic press for the others",
        _replace(FOREIGN_LETTERS),
    ),
    Rule(
        "alef",
        "Alef with hamza, madda, wasla or the attached signs of Quran prints becomes bare alef.",
        "Lucene's ArabicNormalizer; wasla, the wavy, high and attached forms by Unicode's names",
        _replace(ALEF_FORMS),
    ),
    Rule(
        "hamza",
        "Of hamza on waw or yeh the seat stays: waw, yeh; the high hamza of Kazakh goes.",
        "the common slip of writers, who type the seat alone; PyArabic goes the other way, to hamza",
        _replace(HAMZA_CARRIERS),
    ),
    Rule("yeh", "Alef maksura becomes yeh.", "Lucene's ArabicNormalizer", _replace(YEH_FORMS)),
    Rule("teh", "Teh marbuta becomes heh.", "Lucene's ArabicNormalizer", _replace(TEH_MARBUTA_FORMS)),
    Rule(
        "marks",
        "Vowel marks, shadda, the dagger alef, madda and the Quranic annotation signs are left out.",
        "Lucene's ArabicNormalizer for the vowels; Unicode's Arabic blocks for the others",
        _drop(MARKS),
    ),
    Rule(
        "tatweel",
        "The stroke that only lengthens a word is left out.",
        "Lucene's ArabicNormalizer",
        _drop(TATWEEL_FORMS),
    ),
    Rule(
        "invisible",
        "Zero-width characters and bidirectional controls are left out.",
        "Unicode Standard Annex 9 and property Default_Ignorable_Code_Point",
        _drop(INVISIBLE),
    ),
    Rule(
        "digits",
        "Arabic-Indic and Persian digits become 0 to 9, and so do raised, lowered and circled ones.",
        "Lucene's DecimalDigitFilter; Unicode property Numeric_Type, Decimal and Digit",
        _digits,
    ),
    Rule(
        "case",
        "Latin letters and others with case become small.",
        "Unicode, default case folding",
        str.casefold,
    ),
    Rule(
        "accents",
        "Latin letters lose their accents; the raised signs that stand for hamza and ain among them go.",
        "Unicode, canonical decomposition; ISO 233 and DIN 31635 for the signs",
        _accents,
    ),
)
"""All rules, in the order in which a character passes them."""

_ORDER_REASONS: Final = {
    ("presentation", "foreign"): "presentation forms show Persian letters too",
    ("presentation", "alef"): "a presentation form can show an alef with hamza",
    ("presentation", "hamza"): "a presentation form can show a waw or yeh with hamza",
    ("presentation", "yeh"): "a presentation form can show an alef maksura",
    ("presentation", "teh"): "a presentation form can show a teh marbuta",
    ("presentation", "marks"): "the presentation forms of marks become marks, which then go",
    ("presentation", "tatweel"): "the medial forms of marks become a tatweel with a mark, which then goes",
    ("foreign", "hamza"): "yeh barree with hamza becomes yeh with hamza, which has a rule of its own",
    ("foreign", "teh"): "teh marbuta goal becomes teh marbuta, which has a rule of its own",
    ("case", "accents"): "long s with a dot becomes s with a dot, which then goes",
}
"""The pairs of rules that must stand in this order, and why; all others can be swapped. A test tries both."""


class _Table(dict[int, str]):
    """A translation table that folds each code point when it is first met."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        super().__init__()
        self._rules = tuple(rules)

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        for rule in self._rules:
            folded = "".join(map(rule.fold, folded))
        self[code] = folded
        return folded


def _compose(word: str) -> str:
    """Return the word in Unicode's composed form, with the hamzas composed too that Unicode leaves apart."""
    word = unicodedata.normalize("NFC", word)
    return _HAMZA_ON_TOOTH.sub(_YEH_HAMZA_BEFORE, word) if araby.HAMZA_ABOVE in word else word


_PLAIN: Final = "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0641, 0x064B))))
"""The letters of Arabic as it is typed; most words have no others."""

_HAMZA_ON_TOOTH: Final = re.compile(HAMZA_ON_TOOTH)
_YEH_HAMZA_BEFORE: Final = rf"{araby.YEH_HAMZA}\1"


class Folding:
    """All rules but those that are switched off, as one callable on a word.

    Words are brought to Unicode's composed form first, so that composed and decomposed input give the same
    term whichever rules are on. A hamza above a tatweel or an alef maksura is composed too, to yeh with
    hamza. What is folded folds to itself.

    Args:
        off: names of the rules to leave out.

    Raises:
        AnalyzerError: a name is not that of a rule.
    """

    def __init__(self, off: Iterable[str] = ()) -> None:
        self.off = frozenset(off)
        names = [rule.name for rule in RULES]
        for name in sorted(self.off.difference(names)):
            raise AnalyzerError(f"there is no folding rule {name!r}; the rules are {', '.join(names)}")
        self.rules = tuple(rule for rule in RULES if rule.name not in self.off)
        self._table = _Table(self.rules)
        self._unchanged = "".join(letter for letter in _PLAIN if self._table[ord(letter)] == letter)

    def __call__(self, word: str) -> str:
        """Return the folded word, which may be empty: a word of marks alone folds to nothing."""
        # Stripping letters from both ends leaves something only where something else is in the word.
        if not word.strip(self._unchanged):
            return word
        if not word.strip(_PLAIN) or word.isascii():
            return word.translate(self._table)  # nothing in it composes
        folded = _compose(word).translate(self._table)
        # What was left out can have parted letters and marks that compose, to a letter that has a rule again.
        while (composed := _compose(folded)) != folded:
            folded = composed.translate(self._table)
        return folded

    def steps(self, word: str) -> tuple[tuple[str, str], ...]:
        """Return the name of each rule that changed the word, with the word after it."""
        word = _compose(word)
        steps: list[tuple[str, str]] = []
        while True:
            for rule in self.rules:
                folded = "".join(map(rule.fold, word))
                if folded != word:
                    steps.append((rule.name, folded))
                    word = folded
            composed = _compose(word)
            if composed == word:
                return tuple(steps)
            # Composing belongs to the rule that left out what stood between.
            steps[-1] = (steps[-1][0], composed)
            word = composed

    def __reduce__(self) -> tuple[type[Folding], tuple[tuple[str, ...]]]:
        return Folding, (tuple(sorted(self.off)),)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folding) and self.off == other.off

    def __hash__(self) -> int:
        return hash(self.off)

    def __repr__(self) -> str:
        return f"Folding({', '.join(rule.name for rule in self.rules)})"
