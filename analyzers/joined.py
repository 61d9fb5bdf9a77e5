"""Words that people write joined or apart, and names that stand in three cases: which writings are one.

| rule | written joined | written apart |
|---|---|---|
| `servant` | عبدالله | عبد الله |
| `father` | أبوبكر | أبو بكر, أبي بكر, أبا بكر |
| `mother` | أمكلثوم | أم كلثوم (found joined, never cut) |
| `god` | نصرالله | نصر الله, for a list of first parts |
| `faith` | صلاحالدين | صلاح الدين, for a list of first parts |
| `son` | | خالد بن الوليد, خالد ابن الوليد |
| `hundred` | ثلاثمئة | ثلاث مئة |
| `teen` | خمسةعشر | خمسة عشر |

A name of a rule may have و ف ب ل ك before it. The first parts stand in `data/compound_names.txt`, other
expressions in `data/joined.txt`. Words are given and returned folded by all the usual rules, so hamza, ta
marbuta and alef maqsura make no difference here.

The rules follow the spelling of names in newspapers, where the joined form is common (عبدالله about as
frequent as عبد الله), and the five nouns of classical grammar, of which أبو is one: it changes with its case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kashaf.analyzers.words import read_rows

__all__ = ["expressions", "other_writings"]

_DATA: Final = Path(__file__).with_name("data")
_ARABIC_COMMA: Final = "\u060c"


def _first_parts() -> dict[str, frozenset[str]]:
    """Return, by the second part of names, the words that make one with it behind them."""
    rows = [row.split("\t") for _, row in read_rows(_DATA / "compound_names.txt")]
    seconds = {second for _, second in rows}
    return {second: frozenset(first for first, other in rows if other == second) for second in seconds}


_FIRST_PARTS: Final = _first_parts()
_GOD: Final = _FIRST_PARTS["الله"]
_FAITH: Final = _FIRST_PARTS["الدين"]
_FATHER: Final = ("ابو", "ابي", "ابا")
_HUNDRED: Final = ("ميه", "مايه")
_TENS: Final = "عشر"
_UNITS: Final = frozenset(["ثلاث", "اربع", "خمس", "ست", "سبع", "ثماني", "ثمان", "تسع"])
_ATTACHED: Final = "(?:[وف]?[بلك]?)"

_SERVANT_JOINED: Final = re.compile(rf"{_ATTACHED}(?:ال)?عبد(ال\w{{2,}})")
_FATHER_JOINED: Final = re.compile(rf"{_ATTACHED}(?:{'|'.join(_FATHER)})(\w{{3,}})")
_GOD_JOINED: Final = re.compile(rf"{_ATTACHED}((?:ال)?(?:{'|'.join(sorted(_GOD))}))ا?لله")
_FAITH_JOINED: Final = re.compile(rf"{_ATTACHED}((?:{'|'.join(sorted(_FAITH))}))الدين")
_HUNDRED_JOINED: Final = re.compile(rf"[وف]?({'|'.join(sorted(_UNITS))})(?:{'|'.join(_HUNDRED)})")
_TEEN_JOINED: Final = re.compile(r"[وف]?(\w{3,})عشره?")
_TEENS: Final = (
    frozenset(
        ["احد", "احدي", "اثنا", "اثني", "اثنتا", "ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه"]
    )
    | _UNITS
)


def other_writings(words: Sequence[str], *, before: bool = False, after: bool = False) -> tuple[str, ...]:
    """Return the other writings of one word, or of two in a row; none where no rule fits.

    Args:
        words: folded.
        before: whether a word stands before them.
        after: whether a word stands behind them.

    >>> other_writings(["ابوبكر"])
    ('ابو بكر', 'ابي بكر', 'ابا بكر', 'ابيبكر', 'ابابكر')
    >>> other_writings(["عبد", "الله"])
    ('عبدالله',)
    """
    if len(words) == 1:
        found = _of_one(words[0], before=before, after=after)
    elif len(words) == 2:
        found = _of_two(_bare(words[0]), words[1])
    else:
        return ()
    return tuple(dict.fromkeys(one for one in found if one != " ".join(words)))


def _of_one(word: str, *, before: bool, after: bool) -> Iterator[str]:
    if after and word == "ابن":
        yield "بن"
    if before and after and word == "بن":
        yield "ابن"
    if servant := _SERVANT_JOINED.fullmatch(word):
        yield f"عبد {servant[1]}"
    if father := _FATHER_JOINED.fullmatch(word):
        yield from (f"{form} {father[1]}" for form in _FATHER)
        yield from (form + father[1] for form in _FATHER)
    for pattern, second in ((_GOD_JOINED, "الله"), (_FAITH_JOINED, "الدين")):
        if name := pattern.fullmatch(word):
            yield f"{name[1]} {second}"
    if hundred := _HUNDRED_JOINED.fullmatch(word):
        yield from (f"{hundred[1]} {form}" for form in _HUNDRED)
        yield from (hundred[1] + form for form in _HUNDRED)
    teen = _TEEN_JOINED.fullmatch(word)
    if teen and teen[1] in _TEENS:
        yield f"{teen[1]} {word[word.index(teen[1]) + len(teen[1]) :]}"


def _of_two(first: str, second: str) -> Iterator[str]:
    if first in ("عبد", "العبد") and second.startswith("ال") and len(second) > 3:
        yield first + second
    elif first in _FATHER and len(second) > 2:
        yield from (form + second for form in _FATHER)
        yield from (f"{form} {second}" for form in _FATHER)
    elif first == "ام" and len(second) > 2:
        yield first + second
    elif second == "الله" and first.removeprefix("ال") in _GOD:
        yield first + second
        yield f"{first}لله"
    elif second == "الدين" and first in _FAITH:
        yield first + second
    elif first in _UNITS and second in _HUNDRED:
        yield from (first + form for form in _HUNDRED)
        yield from (f"{first} {form}" for form in _HUNDRED)
    elif first in _TEENS and second.rstrip("ه") == _TENS:
        yield first + second


_FIRST: Final = frozenset(
    {"عبد", "العبد", "ام", *_FATHER, *_GOD, *(f"ال{name}" for name in _GOD), *_FAITH, *_TEENS}
)


def _bare(word: str) -> str:
    """Return the first word of two without what is attached to it, where that makes it one of a rule."""
    if word in _FIRST:
        return word
    for length in (1, 2):
        if word[length:] in _FIRST and re.fullmatch(_ATTACHED, word[:length]):
            return word[length:]
    return word


def expressions() -> tuple[tuple[str, ...], ...]:
    """Return the expressions of the list, each with all its writings."""
    rows = (re.split(f"[,{_ARABIC_COMMA}]", row) for _, row in read_rows(_DATA / "joined.txt"))
    return tuple(tuple(writing.strip() for writing in row) for row in rows)
