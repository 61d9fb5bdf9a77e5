"""What a query seeks in each field, for marking it in texts and for telling by which level it matched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Gathering", "Sought", "SoughtPhrase", "SoughtWord"]


@dataclass(frozen=True)
class SoughtWord:
    """A word of a query.

    Attributes:
        written: as it was typed.
        terms: what stands for it at each level; several terms have blanks between them.
        levels: the levels by which it may be found, the best first.
    """

    written: str
    terms: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True)
class SoughtPhrase:
    """Terms that are sought in a row, at one level."""

    level: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Sought:
    """What is sought in one field; prefixes are folded."""

    words: frozenset[SoughtWord] = frozenset()
    prefixes: frozenset[str] = frozenset()
    phrases: frozenset[SoughtPhrase] = frozenset()


@dataclass
class Gathering:
    """`Sought` of all fields while a query is being read; what is excluded is not gathered.

    Attributes:
        paused: whether what comes is excluded.
    """

    paused: bool = False
    _parts: dict[str, set[SoughtWord | SoughtPhrase | str]] = field(default_factory=dict)

    def add(self, fields: Iterable[str], part: SoughtWord | SoughtPhrase | str) -> None:
        """Seek a word, a phrase or a prefix in these fields."""
        if not self.paused:
            for name in fields:
                self._parts.setdefault(name, set()).add(part)

    def sought(self) -> dict[str, Sought]:
        """Return what is sought, by field."""
        return {
            name: Sought(
                frozenset(part for part in parts if isinstance(part, SoughtWord)),
                frozenset(part for part in parts if isinstance(part, str)),
                frozenset(part for part in parts if isinstance(part, SoughtPhrase)),
            )
            for name, parts in self._parts.items()
        }
