"""Odd queries: random strings of the language's signs, and real queries with something done to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Final

__all__ = ["odd_queries"]

_SIGNS: Final = (
    *'+-"«»“”„():*~^\\/[]{}<>=!?؟،؛&|.,@%_#',
    *(" AND ", " OR ", " NOT ", " && ", " || ", " !", " أو ", " و ", " ليس ", " TO ", " إلى ", ".."),
    *("~", "~1", "~2", "~3u", "~9", "~50", "^2", "^0.5", "^٠٫٥", "^900", "^0", ">=", "<=", "≥", "<", ">"),
    *("[1 TO 2]", "{2019 TO *]", "[* إلى 1445هـ}", "/", ".*", "[اب]", "{2,9}", "(a|b)*", "\\d", "*", "??"),
)
_NAMES: Final = (
    *("title:", "text:", "عنوان:", "نص:", "date:", "تاريخ:", "category:", "قسم:", "source:", "nothing:"),
    *("exact:", "=", "lemma:", "root:", "حرفي:", "مادة:", "جذر:", "hamza:", "teh:", "yeh:", "letters:"),
    *("vowels:", "حركات:", "title:root:", "date>=", "date<", "+", "-", "!", "NOT "),
)
_ODD: Final = (
    *("\x00", "\n", "\t", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066"),
    *("\u2069", "\ufeff", "\ufffd", "\ud800", "\udfff", "\u0640", "\u0651", "\u064e", "\u064b", "\u0670"),
    *("\u0301", "\u06dd", "\ufdfa", "\ufefb", "\ufb50", "\u0622", "\u0627\u0653", "\U0001f600", "\u2028"),
    *("\x1c", "\x1f", "\u3000", "\u00a0", "İ", "ß", "ﬀ", "Å", "Σ", "\U000e0001", "٣", "٫", "٬", "۴", "²"),
)
_WORDS: Final = (
    "كتاب",
    "الوزير",
    "من",
    "في",
    "قال",
    "وبالمكتبات",
    "ال",
    "و",
    "ا",
    "لا",
    "مَلِك",
    "covid-19",
    "2019",
)
_LETTERS: Final = "اأإآبتثجحخدذرزسشصضطظعغفقكلمنهويىةءئؤ"
_NESTED: Final = ("(", "(كتاب ", "-(", "(ا OR ", "(!", "title:(", "lemma:(", "NOT (", "+(", "(كتاب AND ")
_LONGEST: Final = 9_900  # characters; what is longer is refused unread


def odd_queries(real: Sequence[str], random: Random) -> Iterator[str]:
    """Yield queries without end, none of them blank.

    Args:
        real: queries that people typed.
        random: decides.
    """
    makers: tuple[tuple[Callable[[Sequence[str], Random], str], int], ...] = (
        (_mutated, 50),
        (_scattered, 20),
        (_composed, 20),
        (_pattern, 7),
        (_nested, 2),
        (_repeated, 1),
    )
    kinds, weights = zip(*makers, strict=True)
    while True:
        query = random.choices(kinds, weights)[0](real, random)[:_LONGEST]
        if query.strip():
            yield query


def _piece(real: Sequence[str], random: Random) -> str:
    kind = random.random()
    if kind < 0.35:
        return random.choice(_SIGNS)
    if kind < 0.5:
        return random.choice(_NAMES)
    if kind < 0.65:
        return random.choice(_ODD)
    if kind < 0.8:
        return "".join(random.choices(_LETTERS, k=random.randint(1, 6)))
    return random.choice(random.choice(real).split() or [*_WORDS]) if kind < 0.95 else random.choice(_WORDS)


def _scattered(real: Sequence[str], random: Random) -> str:
    """Return pieces of all kinds, with blanks between some."""
    return "".join(_piece(real, random) + " " * (random.random() < 0.4) for _ in range(random.randint(1, 25)))


def _mutated(real: Sequence[str], random: Random) -> str:
    """Return a real query in which a few things were put in, taken out, doubled or moved."""
    text = random.choice(real)
    for _ in range(random.randint(1, 5)):
        first, second = sorted(random.randint(0, len(text)) for _ in range(2))
        match random.randrange(6):
            case 0 | 1:
                text = text[:first] + _piece(real, random) + text[first:]
            case 2:
                text = text[:first] + text[min(second, first + 3) :]
            case 3:
                text = text[:first] + text[first:second] * 2 + text[second:]
            case 4:
                text = text[second:] + text[:second]
            case _:
                around = random.choice(['"{}"', "({})", "«{}»", "“{}”~3", "lemma:({})", "-({})", "/{}/"])
                text = text[:first] + around.format(text[first:second]) + text[second:]
    return text


def _composed(real: Sequence[str], random: Random) -> str:
    """Return clauses that are mostly of the language: names, words, what stands behind them, operators."""
    words = random.choice(real).split()[:6] or [*_WORDS]
    clauses = []
    for word in words:
        name = random.choice(_NAMES) if random.random() < 0.5 else ""
        body = random.choice([word, word, word[:2] + "*", f'"{" ".join(words[:2])}"', f"({word} {words[0]})"])
        clauses.append(name + body + random.choice(("", "", "", "~1", "~", "^2", "~2u", "*")))
    return random.choice([" ", " AND ", " OR ", " NOT ", " أو "]).join(clauses)


def _pattern(_real: Sequence[str], random: Random) -> str:
    """Return wildcards and regular expressions, cheap and dear."""
    letters = [*"املنيوهكتب", "*", "?", "*", "?"]
    if random.random() < 0.5:
        made = "".join(random.choices(letters, k=random.randint(2, 8)))
        return made + random.choice(("", " " + made[::-1], "~1", "^3"))
    atoms = [".", "ا", "[ابت]", "[^ا]", "ال", "(كت|مك)", "(.*ا)", "\\w", "\\d", "a"]
    counts = ["", "", "*", "+", "?", "{2}", "{0,9}", "{3,}", "{400}"]
    body = "".join(random.choice(atoms) + random.choice(counts) for _ in range(random.randint(1, 7)))
    return f"/{body}/" + random.choice(("", " كتاب", "^2"))


def _nested(real: Sequence[str], random: Random) -> str:
    """Return something deep, up to a little beyond what is allowed."""
    depth = random.randint(2, 110)
    before = random.choice(_NESTED)
    if random.random() < 0.3:
        return random.choice(("NOT ", "lemma:", "title:", "hamza:", "!", "vowels:")) * depth + "كتاب"
    after = random.choice((")", ")^2", " باب)", ")"))
    return before * depth + random.choice(random.choice(real).split() or ["كتاب"]) + after * depth


def _repeated(real: Sequence[str], random: Random) -> str:
    """Return something long: one piece, word, or query again and again."""
    piece = random.choice([_piece(real, random), random.choice(real) + " ", random.choice(_WORDS) + " "])
    return piece * random.randint(2, max(2, min(1500, _LONGEST // len(piece))))
