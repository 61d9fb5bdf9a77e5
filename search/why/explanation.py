"""A score as a tree in words: what each part of a query counts, down to single terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from kashaf.search.why.language import Language, usual_language
from kashaf.search.why.wording import counted, field_name, level_name, say

__all__ = ["Explanation"]

_FORK: Final = "├─ ", "│  "
_LAST: Final = "└─ ", "   "
_ISOLATE: Final = "\u2068{}\u2069"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One part of a score.

    Attributes:
        value: what it adds to the score of the whole; what its parts add up to, where it has parts.
        kind: what it is, the key of its message: `score`, `sum`, `word`, `term`, `phrase`, `best`,
            `constant` …
        facts: what it is made of, by name: the weight, idf and length of a term, for instance.
        parts: which add up to it, the largest first; none for a leaf.
    """

    value: float
    kind: str
    facts: Mapping[str, object] = field(default_factory=dict)
    parts: tuple[Explanation, ...] = ()

    def leaves(self) -> Iterator[Explanation]:
        """Yield the parts that have no parts; their values add up to the score."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def times(self, share: float) -> Explanation:
        """Return the explanation of a share of this."""
        parts = tuple(part.times(share) for part in self.parts)
        facts = dict(self.facts) if self.parts else {**self.facts, "share": share}
        return replace(self, value=self.value * share, facts=facts, parts=parts)

    def said(self, language: Language | None = None) -> str:
        """Return in words what this part is, without its value."""
        language = language or usual_language()
        told = {name: _told(name, fact, language) for name, fact in self.facts.items()}
        words = say(f"explain.{self.kind}", language, **told)
        return words + (say("explain.share", language, share=told["share"]) if "share" in told else "")

    def lines(self, language: Language | None = None) -> Iterator[str]:
        """Yield the tree as lines of text; the grams of a word, which are many, on one line."""
        language = language or usual_language()
        yield self._line(language)
        parts = () if self.kind == "letters" else self.parts
        for place, part in enumerate(parts, 1):
            first, others = _LAST if place == len(parts) else _FORK
            for number, line in enumerate(part.lines(language)):
                yield (others if number else first) + line

    def _line(self, language: Language) -> str:
        # In an isolate, the words keep their own direction beside the figures.
        return f"{self.value:.3f}  {_ISOLATE.format(self.said(language))}"

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def to_json(self, language: Language | None = None) -> dict[str, object]:
        """Return the tree as JSON takes it, with the words in one language beside the data."""
        language = language or usual_language()
        data: dict[str, object] = {
            "value": round(self.value, 6),
            "kind": self.kind,
            "said": self.said(language),
            "facts": dict(self.facts),
        }
        if self.parts:
            data["parts"] = [part.to_json(language) for part in self.parts]
        return data


def _told(name: str, fact: object, language: Language) -> str:
    """Return a fact as it is read in a message."""
    match name, fact:
        case "level", str():
            return level_name(fact, language)
        case "field", str():
            return field_name(fact, language)
        case "fields", list():
            return say("comma", language).join(field_name(str(each), language) for each in fact)
        case (("times" | "words" | "documents" | "holding"), int()):
            return counted(name, fact, language)
        case _, float():
            return f"{fact:,.0f}" if fact >= 1000 else f"{fact:.3g}"
        case _, list() | tuple():
            return say("comma", language).join(map(str, fact))
        case _:
            return str(fact)
