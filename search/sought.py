"""What a query seeks in each field, for marking it in texts and for telling by which level it matched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kashaf.engines.query import Place

__all__ = ["Gathering", "Part", "Sought", "SoughtPattern", "SoughtPhrase", "SoughtWord", "WrittenPhrase"]


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
    """Terms that are sought together, at one level.

    Attributes:
        level: of the terms.
        terms: in order; several at one place are any of them.
        slop: how many other words may stand between them.
        ordered: whether they must keep their order.
    """

    level: str
    terms: tuple[Place, ...]
    slop: int = field(default=0, kw_only=True)
    ordered: bool = field(default=True, kw_only=True)

    def stands(self, row: Sequence[str]) -> bool:
        """Tell whether terms of a text, as many as there are places, are the phrase."""
        return all(
            there == term if isinstance(term, str) else there in term
            for there, term in zip(row, self.terms, strict=True)
        )


@dataclass(frozen=True)
class WrittenPhrase(SoughtPhrase):
    """A phrase of written forms.

    Attributes:
        written: the phrase as it was typed.
    """

    written: str


@dataclass(frozen=True)
class SoughtPattern:
    """A pattern, with the terms of the index that it stands for.

    Attributes:
        written: as it was typed.
        relation: of what it finds to it.
        level: of the terms.
        terms: what it stands for.
    """

    written: str
    relation: str
    level: str
    terms: frozenset[str] = field(repr=False)


Part = SoughtWord | SoughtPhrase | SoughtPattern
"""What can be sought."""


@dataclass(frozen=True)
class Sought:
    """What is sought in one field."""

    words: frozenset[SoughtWord] = frozenset()
    patterns: frozenset[SoughtPattern] = frozenset()
    phrases: frozenset[SoughtPhrase] = frozenset()


@dataclass
class Gathering:
    """`Sought` of all fields while a query is being read; what is excluded is not gathered.

    Attributes:
        paused: whether what comes is excluded.
    """

    paused: bool = False
    _parts: dict[str, set[Part]] = field(default_factory=dict)

    def add(self, fields: Iterable[str], part: Part) -> None:
        """Seek a word, a phrase or a pattern in these fields."""
        if not self.paused:
            for name in fields:
                self._parts.setdefault(name, set()).add(part)

    def sought(self) -> dict[str, Sought]:
        """Return what is sought, by field."""
        return {
            name: Sought(
                frozenset(part for part in parts if isinstance(part, SoughtWord)),
                frozenset(part for part in parts if isinstance(part, SoughtPattern)),
                frozenset(part for part in parts if isinstance(part, SoughtPhrase)),
            )
            for name, parts in self._parts.items()
        }
