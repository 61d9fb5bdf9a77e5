"""What may stand before and behind a stem, and what each costs.

Costs are in bits: minus the logarithm to base 2 of how often the affix is used, set by hand from the
frequencies of running text. A stem's category says of which kind it is and which endings it takes; an ending
is written by a code:

| code | ending | after the article | with a pronoun |
|---|---|---|---|
| `m` | none, of a noun | yes | yes |
| `n` | none, of a noun in alef maksura or a name | yes | no |
| `i` | none, of an indefinite noun (qadin) | no | no |
| `x` | none, only before a pronoun | no | always |
| `t` | the alef of tanwin | no | no |
| `f` | teh marbuta | yes | as teh |
| `s` | the sound masculine plural | yes | without its noon |
| `p` | the sound feminine plural | yes | yes |
| `d`, `D` | the dual, of a masculine, of a feminine | yes | without its noon |
| `,…` | a subject's ending of a verb, its letters behind the comma | no | yes |

The codes `,Y` and `,Z` stand for a whole verb form whose ending cannot be parted, with and without pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

__all__ = ["FORBIDDEN", "KINDS", "PROCLITICS", "PRONOUNS", "SUBJECTS", "Proclitic", "Suffix", "suffixes"]

FORBIDDEN: Final = 9999.0
"""The cost of what cannot stand together."""

KINDS: Final = ("noun", "past", "present", "imperative", "name", "tool")
"""The kinds of stems by which proclitics choose."""


class Proclitic(NamedTuple):
    """A group of proclitics as it is written.

    Attributes:
        pieces: each word in it.
        definite: whether the article is the last of them.
        costs: in bits, in the order of `KINDS`.
    """

    pieces: tuple[str, ...]
    definite: bool
    costs: tuple[float, ...]


class Suffix(NamedTuple):
    """An ending as it is written, with the pronoun behind it.

    Attributes:
        written: the letters.
        code: of the ending, as in the module's table.
        pieces: the ending, if it has letters, and the pronouns.
        definite: whether it can stand after the article.
        cost: in bits, beside that of the ending's code.
        emphatic: whether it is the nun of emphasis, which no verb of the past takes.
    """

    written: str
    code: str
    pieces: tuple[str, ...]
    definite: bool
    cost: float
    emphatic: bool = False


_QUESTION: Final = {"": 0.0, "أ": 9.0}
_ASKED_NOUN: Final = 5.0
"""What it costs more to ask by one letter for a noun than for a verb or function word."""
_CONJUNCTIONS: Final = {"": 0.0, "و": 4.0, "ف": 6.5}
_PREPOSITIONS: Final = {"": 0.0, "ب": 5.5, "ل": 6.0, "ك": 10.0}
_ARTICLE: Final = {"": 0.0, "ال": 1.5}
_FUTURE: Final = 5.0
_LOOSE: Final = 0.6  # function words stand behind conjunctions more often than others
_EMPHASIS: Final = {"past": 10.0, "present": 7.0}


def _proclitics() -> Iterator[tuple[str, Proclitic]]:
    for question, asked in _QUESTION.items():
        for conjunction, joined in _CONJUNCTIONS.items():
            pieces = tuple(filter(None, (question, conjunction)))
            yield from _behind(pieces, asked + joined)


def _behind(pieces: tuple[str, ...], cost: float) -> Iterator[tuple[str, Proclitic]]:
    """Yield the groups that begin with a question or conjunction, or with neither."""
    written = "".join(pieces)
    for preposition, near in _PREPOSITIONS.items():
        for article, definite in _ARTICLE.items():
            # the alef of the article is not written behind the preposition lam
            letters = "لل" if preposition == "ل" and article else preposition + article
            free = cost + near
            plain = cost if not letters else FORBIDDEN
            emphatic = letters == "ل"
            asked = _ASKED_NOUN if "أ" in pieces else 0.0
            yield (
                written + letters,
                Proclitic(
                    (*pieces, *filter(None, (preposition, article))),
                    bool(article),
                    (
                        free + definite + asked,
                        cost + _EMPHASIS["past"] if emphatic else plain,
                        cost + _EMPHASIS["present"] if emphatic else plain,
                        plain,
                        free + 2.0 * definite + asked,
                        cost * _LOOSE + near + 4.0 * definite + (asked if near else 0.0),
                    ),
                ),
            )
    future = (FORBIDDEN, FORBIDDEN, cost + _FUTURE, FORBIDDEN, FORBIDDEN, FORBIDDEN)
    yield written + "س", Proclitic((*pieces, "س"), definite=False, costs=future)


_CALL: Final = "يا"
_CALLED: Final = 9.0
_CALLS: Final = {
    _CALL: Proclitic(
        (_CALL,), definite=False, costs=(_CALLED, FORBIDDEN, FORBIDDEN, FORBIDDEN, _CALLED, _CALLED)
    )
}
"""The call is written together with the word in the Quran, and by the careless."""

PROCLITICS: Final = dict(_proclitics()) | _CALLS
"""The groups of proclitics by their letters."""

_PRONOUNS: Final = {
    "ه": 3.0, "ها": 3.5, "هم": 4.5, "هما": 7.0, "هن": 8.0, "ك": 6.0, "كم": 6.5, "كما": 10.0, "كن": 10.0,
    "نا": 5.5,
}  # fmt: skip
_OF_NOUNS: Final = _PRONOUNS | {"ي": 5.0}
_OF_VERBS: Final = _PRONOUNS | {"ني": 6.0}
PRONOUNS: Final = frozenset((*_OF_NOUNS, *_OF_VERBS))
"""The pronouns that are written behind a word."""
_FIRST_OBJECTS: Final = ("ني", "نا", "ك", "كمو", "كم", "ه", "ها", "همو")
_SECOND_OBJECTS: Final = ("ه", "ها", "هم", "هما", "هن")
_TWO_OBJECTS: Final = 11.0
_ALONE: Final = 0.25  # no pronoun at all

_FREE_ENDINGS: Final = {
    "m": ("",), "n": ("",), "i": ("",), "t": ("ا",), "f": ("ة",), "s": ("ون", "ين"), "p": ("ات",),
    "d": ("ان", "ين"), "D": ("تان", "تين"),
}  # fmt: skip
_CONSTRUCT_ENDINGS: Final = {"s": ("و", "ي"), "d": ("ا", "ي"), "D": ("تا", "تي")}
_BOUND_ENDINGS: Final = {
    "m": ("",), "x": ("",), "f": ("ت",), "p": ("ات",), "s": ("و", "ي"), "d": ("ا", "ي"), "D": ("تا", "تي"),
}  # fmt: skip
_CONSTRUCT: Final = {"s": 3.0, "d": 3.0, "D": 3.0}
_INDEFINITE: Final = frozenset("it")
SUBJECTS: Final = ("", "ت", "ا", "تا", "ن", "تما", "تم", "تن", "نا", "ان", "ون", "وا", "ين", "ي", "Y", "Z")
"""The endings of verbs for their subjects."""
_EMPHATIC: Final = "ن"
_EMPHATIC_CODES: Final = (",", ",x")
_EMPHATIC_COST: Final = 9.0
"""The nun of emphasis (ليسجننّ, لأقعدنّ) stands behind the bare present and the imperative, and behind the
stem that pronouns take where that is another (ليدعونّ); common in the Quran, rare elsewhere."""
_BEFORE_PRONOUN: Final = {"وا": "و", "تم": "تمو"}
_NEVER_BOUND: Final = frozenset("Z")
_WITHOUT_LETTERS: Final = frozenset("YZ")


def _pieces(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _of_nouns() -> Iterator[Suffix]:
    for code, endings in _FREE_ENDINGS.items():
        for ending in endings:
            yield Suffix(ending, code, _pieces(ending), code not in _INDEFINITE, _ALONE)
    for code, endings in _CONSTRUCT_ENDINGS.items():
        for ending in endings:
            yield Suffix(ending, code, (ending,), definite=False, cost=_CONSTRUCT[code])
    for code, endings in _BOUND_ENDINGS.items():
        for ending in endings:
            for pronoun, cost in _OF_NOUNS.items():
                if (ending, pronoun) != ("ي", "ي"):
                    pieces = _pieces(ending, pronoun)
                    yield Suffix(ending + pronoun, code, pieces, definite=False, cost=cost)


def _of_verbs() -> Iterator[Suffix]:
    for subject in SUBJECTS:
        letters = "" if subject in _WITHOUT_LETTERS else subject
        yield Suffix(letters, "," + subject, _pieces(letters), definite=False, cost=_ALONE)
        if subject not in _NEVER_BOUND:
            yield from _objects(_BEFORE_PRONOUN.get(subject, letters), "," + subject)
    yield from _objects("", ",x")
    for code in _EMPHATIC_CODES:
        yield Suffix(_EMPHATIC, code, (_EMPHATIC,), definite=False, cost=_EMPHATIC_COST, emphatic=True)
        for pronoun, cost in _OF_VERBS.items():
            pieces = (_EMPHATIC, pronoun)
            total = _EMPHATIC_COST + cost
            yield Suffix("".join(pieces), code, pieces, definite=False, cost=total, emphatic=True)


def _objects(bound: str, code: str) -> Iterator[Suffix]:
    for pronoun, cost in _OF_VERBS.items():
        yield Suffix(bound + pronoun, code, _pieces(bound, pronoun), definite=False, cost=cost)
    for first in _FIRST_OBJECTS:
        for second in _SECOND_OBJECTS:
            pieces = _pieces(bound, first, second)
            yield Suffix("".join(pieces), code, pieces, definite=False, cost=_TWO_OBJECTS)


def suffixes() -> Iterator[Suffix]:
    """Yield every suffix of nouns and verbs; one written form can have several readings."""
    yield from _of_nouns()
    yield from _of_verbs()
