"""What a pickle would import: read without running it, and held against a list of what is allowed.

Whoosh keeps part of its files as pickles, and loading a pickle runs whatever it names. An index folder may
come from anybody.
"""

from __future__ import annotations

import pickle
import pickletools
from collections.abc import Iterator
from typing import IO, Any

from kashaf.errors import NotAnIndexError

__all__ = ["PlainUnpickler", "check_pickle", "globals_of"]


def globals_of(data: bytes) -> frozenset[str]:
    """Return the names, as `module.name`, of everything that the first pickle in `data` would import.

    A name that is not spelt out in the pickle itself is given as `?`, which no list allows. Raises ValueError
    for bytes that are no pickle.
    """
    return frozenset(_globals(data))


def _globals(data: bytes) -> Iterator[str]:
    texts: list[str] = []  # strings pushed so far, in order: STACK_GLOBAL takes the last two
    memo: dict[int, str] = {}
    for operation, argument, _ in pickletools.genops(data):
        match operation.name:
            case "GLOBAL" | "INST":
                yield ".".join(str(argument).split(" ", 1))
            case "STACK_GLOBAL":
                yield ".".join(texts[-2:]) if len(texts) >= 2 else "?"
            case "EXT1" | "EXT2" | "EXT4" | "PERSID" | "BINPERSID":
                yield "?"
            case "MEMOIZE":
                memo[len(memo)] = texts[-1] if texts else "?"
            case "PUT" | "BINPUT" | "LONG_BINPUT":
                memo[int(argument or 0)] = texts[-1] if texts else "?"
            case "GET" | "BINGET" | "LONG_BINGET":
                texts.append(memo.get(int(argument or 0), "?"))
            case _ if isinstance(argument, str):
                texts.append(argument)


def check_pickle(data: bytes, allowed: frozenset[str], what: str) -> None:
    """Raise NotAnIndexError if the first pickle in `data` would import anything that is not allowed."""
    try:
        foreign = sorted(globals_of(data) - allowed)
    except (ValueError, IndexError) as error:
        raise NotAnIndexError(f"{what} is broken: {error}; build the index again") from error
    if foreign:
        raise NotAnIndexError(f"{what} names {foreign[0]}, which no index does; do not trust this folder")


class PlainUnpickler(pickle.Unpickler):
    """Loads a pickle that imports nothing but what is allowed, whatever the listing made of it."""

    def __init__(self, file: IO[bytes], allowed: frozenset[str] = frozenset()) -> None:
        super().__init__(file)
        self._allowed = allowed

    def find_class(self, module: str, name: str) -> Any:
        """Import a name that is allowed; raises NotAnIndexError for another."""
        if f"{module}.{name}" not in self._allowed:
            raise NotAnIndexError(f"the index names {module}.{name}, which no index does; do not trust it")
        return super().find_class(module, name)
