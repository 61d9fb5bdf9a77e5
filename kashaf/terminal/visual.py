"""Arabic as a terminal shows it that neither reorders nor shapes: letters joined, in the order of the eye.

The reordering is python-bidi's and the shaping arabic-reshaper's, both of the extra `bidi`. Here each letter
keeps its marks and its light on the way, isolates are resolved, which those steps do not know, and a lam and
its alef become one sign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kashaf.errors import KashafError
from kashaf.terminal.direction import (
    FIRST_STRONG_ISOLATE,
    ISOLATES,
    LEFT_TO_RIGHT_ISOLATE,
    POP_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
    Direction,
    direction_of,
    without_controls,
)

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

__all__ = ["Cell", "cells", "check_visual", "visual"]

_OBJECT: Final = "\ufffc"  # stands for an isolate: a neutral sign, as rule X5a has it
_TATWEEL: Final = "\u0640"
_JOINER: Final = "\u200d"
_LAMS: Final = {"\ufedf": 0, "\ufee0": 1}  # at the beginning, in the middle
_ALEFS: Final = {"\ufe82": "\ufef5", "\ufe84": "\ufef7", "\ufe88": "\ufef9", "\ufe8e": "\ufefb"}
"""Alefs that are joined, and the sign that each makes with a lam; the sign after it is joined before too."""


_DEPTH: Final = 60
"""How deep isolates are followed; what is deeper is taken as if it stood in none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A sign on its way to the screen.

    Attributes:
        base: the letter, by which it is shaped and ordered.
        marks: what stands on it.
        lit: whether it is lit.
        inner: the cells of an isolate, in the order of the eye.
    """

    base: str
    marks: str = ""
    lit: bool = False
    inner: tuple[Cell, ...] = ()


def check_visual() -> None:
    """Raise KashafError where the libraries are missing."""
    try:
        import arabic_reshaper  # noqa: F401 - asked only whether it is there
        import bidi.algorithm  # noqa: F401
    except ImportError as error:
        raise KashafError(
            f'--bidi visual needs {error.name}; take --bidi auto, or install it: pip install "kashaf[bidi]"'
        ) from error


def cells(text: str, lit: str, dark: str) -> Iterator[Cell]:
    """Yield the letters of a text, each with its marks; two signs say where they begin and end to be lit."""
    burning = False
    last: Cell | None = None
    for sign in text:
        if sign in (lit, dark):
            burning = sign == lit
        elif last is not None and _is_mark(sign) and unicodedata.category(last.base) != "Cf":
            last = replace(last, marks=last.marks + sign)
        else:
            if last is not None:
                yield last
            last = Cell(sign, lit=burning)
    if last is not None:
        yield last


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me")


def visual(given: Iterable[Cell], direction: Direction | None = None, depth: int = 0) -> tuple[Cell, ...]:
    """Return the cells of one line in the order of the eye, shaped.

    Args:
        given: in the order of reading; isolates are among them as signs.
        direction: of the line; left out, that of its first letter.
        depth: how many isolates the line stands in.
    """
    return tuple(_flat(_ordered(_shaped(_isolates_resolved(list(given), depth + 1)), direction)))


def _isolates_resolved(row: list[Cell], depth: int) -> list[Cell]:
    """Return the cells with one neutral cell for each outermost isolate, whose inside is ordered already."""
    outer: list[Cell] = []
    place = 0
    while place < len(row):
        cell = row[place]
        if cell.base in ISOLATES and depth < _DEPTH:
            end = _end_of_isolate(row, place)
            inside = row[place + 1 : end]
            outer.append(Cell(_OBJECT, inner=visual(inside, _direction(cell.base, inside), depth)))
            place = end
        elif without_controls(cell.base):
            outer.append(cell)
        place += 1
    return outer


def _end_of_isolate(row: list[Cell], start: int) -> int:
    """Return the place of the sign that closes the isolate opened at `start`, or the end of the line."""
    still_open = 0
    for place in range(start, len(row)):
        if row[place].base in ISOLATES:
            still_open += 1
        elif row[place].base == POP_ISOLATE:
            still_open -= 1
            if not still_open:
                return place
    return len(row)


def _direction(opening: str, inside: list[Cell]) -> Direction:
    if opening == FIRST_STRONG_ISOLATE:
        return direction_of("".join(cell.base for cell in inside))
    return {
        LEFT_TO_RIGHT_ISOLATE: Direction.LEFT_TO_RIGHT,
        RIGHT_TO_LEFT_ISOLATE: Direction.RIGHT_TO_LEFT,
    }[opening]


def _shaped(row: list[Cell]) -> list[Cell]:
    """Return the cells with each Arabic letter in the form that its neighbours ask for."""
    text = "".join(cell.base for cell in row).replace(_JOINER, _TATWEEL)  # what joins like a ZWJ, and is kept
    forms = _reshaper().reshape(text)
    shaped: list[Cell] = []
    for cell, form in zip(row, forms, strict=True):
        if unicodedata.category(cell.base) == "Cf" and cell.base in "\u200c\u200d":
            continue
        before = shaped[-1].base if shaped else ""
        if before in _LAMS and form in _ALEFS:
            joined = chr(ord(_ALEFS[form]) + _LAMS[before])
            lam = shaped.pop()
            shaped.append(Cell(joined, lam.marks + cell.marks, lam.lit or cell.lit))
        else:
            shaped.append(replace(cell, base=form))
    return shaped


@lru_cache(maxsize=1)
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    # Ligatures would change the number of letters, and marks are not among the letters that are handed over.
    return ArabicReshaper({"delete_harakat": False, "support_ligatures": False, "delete_tatweel": False})


def _ordered(row: list[Cell], direction: Direction | None) -> list[Cell]:
    """Return the cells in the order of the eye, by the steps of python-bidi, brackets mirrored."""
    from bidi import algorithm

    text = "".join(cell.base for cell in row)
    level = 1 if (direction or direction_of(text)) is Direction.RIGHT_TO_LEFT else 0
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = level, ("L", "R")[level]
    algorithm.get_embedding_levels(text, storage)
    for place, char in enumerate(storage["chars"]):
        char["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    algorithm.apply_mirroring(storage, debug=False)
    return [replace(row[char["place"]], base=char["ch"]) for char in storage["chars"]]


def _flat(row: Iterable[Cell]) -> Iterator[Cell]:
    for cell in row:
        if cell.inner:
            yield from cell.inner
        elif cell.base != _OBJECT:
            yield cell
