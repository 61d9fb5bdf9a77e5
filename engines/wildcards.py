"""What a wildcard is made of, and whether a term fits it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from itertools import takewhile

__all__ = ["Sign", "wildcard", "wildcard_parts"]


class Sign(Enum):
    """What is not itself in a wildcard."""

    ANY = "*"  # any characters or none
    ONE = "?"  # exactly one


def wildcard_parts(text: str) -> list[str | Sign]:
    r"""Return the characters and signs of a wildcard; stars in a row are one.

    >>> wildcard_parts(r"a\*?**")
    ['a', '*', <Sign.ONE: '?'>, <Sign.ANY: '*'>]
    """
    parts: list[str | Sign] = []
    characters = iter(text)
    for character in characters:
        if character == "\\":
            parts.append(next(characters, "\\"))
        elif character not in "*?":
            parts.append(character)
        elif not (character == "*" and parts and parts[-1] is Sign.ANY):
            parts.append(Sign(character))
    return parts


def wildcard(text: str) -> tuple[str, Callable[[str], object]]:
    """Return the characters that every fitting term begins with, and the test of a term.

    What stands between two stars is taken where it is first found: to look further on can gain nothing. The
    groups keep that place for good (`?>`), so that no term is gone through more than once a star.
    """
    pieces: list[list[str | Sign]] = [[]]
    for part in wildcard_parts(text):
        if part is Sign.ANY:
            pieces.append([])
        else:
            pieces[-1].append(part)
    first, *rest = map(_written, pieces)
    between = "".join(f"(?>.*?{piece})" for piece in rest[:-1])
    last = f".*{rest[-1]}" if rest else ""
    literal = "".join(map(str, takewhile(lambda part: not isinstance(part, Sign), pieces[0])))
    return literal, re.compile(first + between + last, re.DOTALL).fullmatch


def _written(piece: list[str | Sign]) -> str:
    return "".join("." if isinstance(part, Sign) else re.escape(part) for part in piece)
