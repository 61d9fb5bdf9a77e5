"""What a suggestion is: the query as it may have been meant, and what was changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Change", "Kind", "Suggestion"]


class Kind(StrEnum):
    """How a change departs from what was typed."""

    LETTERS = "letters"  # other letters in a word
    SPLIT = "split"  # a word parted in two
    JOINED = "joined"  # two words made one
    LAYOUT = "layout"  # the same keys on the other keyboard
    TRANSLITERATION = "transliteration"  # Latin letters read as Arabic ones


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a query that was changed: `query[start:end]`, in characters of what was typed.

    Attributes:
        start: where the place begins.
        end: where it ends, exclusive.
        typed: what stands there.
        meant: what may have been meant, as people write it.
        kind: how the two differ.
    """

    start: int
    end: int
    typed: str
    meant: str
    kind: Kind

    def to_json(self) -> dict[str, object]:
        """Return the change as JSON takes it."""
        return {
            "start": self.start,
            "end": self.end,
            "typed": self.typed,
            "meant": self.meant,
            "kind": self.kind.value,
        }


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that may have been meant.

    Attributes:
        query: the whole of it, ready to be searched.
        changes: what was changed, in order.
        score: how much likelier it is than what was typed, in nats; comparable for one query only.
    """

    query: str
    changes: tuple[Change, ...]
    score: float

    def to_json(self) -> dict[str, object]:
        """Return the suggestion as JSON takes it."""
        return {
            "query": self.query,
            "changes": [change.to_json() for change in self.changes],
            "score": round(self.score, 3),
        }

    def __str__(self) -> str:
        return self.query
