"""Why a query finds nothing, or not a given document: as data and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kashaf.analyzers.levels import GRAMS
from kashaf.search.ranking import FINDING
from kashaf.search.why.explanation import Explanation
from kashaf.search.why.language import Language, usual_language
from kashaf.search.why.wording import counted, field_name, level_name, say

__all__ = ["Absence", "Broader", "Condition", "ConditionKind", "LevelCount", "Verdict", "WordCount"]


class ConditionKind(StrEnum):
    """What a condition asks of a document."""

    REQUIRED = "required"
    EXCLUDED = "excluded"
    ALL_WORDS = "all words"


@dataclass(frozen=True, slots=True)
class LevelCount:
    """In how many documents a word is at one level.

    Attributes:
        level: of the analyzer.
        documents: how many have it in any of the fields.
        fields: how many have it in each field.
    """

    level: str
    documents: int
    fields: Mapping[str, int]

    def said(self, language: Language) -> str:
        """Return the counts in words."""
        name = say("why.similar", language) if self.level == GRAMS else level_name(self.level, language)
        count = counted("documents", self.documents, language)
        if not self.documents:
            return f"{name}: {count}"
        comma = say("comma", language)
        fields = comma.join(
            f"{field_name(field, language)} {count:,}" for field, count in self.fields.items() if count
        )
        return f"{name}: {count} ({fields})"

    def to_json(self) -> dict[str, object]:
        """Return the counts as JSON takes them."""
        return {"level": self.level, "documents": self.documents, "fields": dict(self.fields)}


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word of a query, with its documents at each level, the closest first.

    Attributes:
        word: as it was typed.
        levels: the counts.
    """

    word: str
    levels: tuple[LevelCount, ...]

    @property
    def is_missing(self) -> bool:
        """Whether no document has it at any level that finds."""
        return not any(count.documents for count in self.levels if count.level in FINDING)

    def to_json(self) -> dict[str, object]:
        """Return the counts as JSON takes them."""
        return {"word": self.word, "levels": [count.to_json() for count in self.levels]}


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of a query without which more would be found.

    Attributes:
        text: of the query.
        kind: what it asks.
        alone: how many documents match it.
        without: how many the query finds without it.
    """

    text: str
    kind: ConditionKind
    alone: int
    without: int

    def said(self, language: Language) -> str:
        """Return the condition and its counts in words."""
        return say(
            f"why.{self.kind}",
            language,
            text=self.text,
            alone=counted("documents", self.alone, language),
            without=counted("documents", self.without, language),
        )

    def to_json(self) -> dict[str, object]:
        """Return the condition as JSON takes it."""
        return {"text": self.text, "kind": str(self.kind), "alone": self.alone, "without": self.without}


@dataclass(frozen=True, slots=True)
class Broader:
    """A broader search, and how many documents it finds.

    Attributes:
        kind: `broad`, `any word`, `any field`, `apart` or `any letters`: the key of its message.
        documents: that it finds.
    """

    kind: str
    documents: int

    def said(self, language: Language) -> str:
        """Return in words what to do and what it would find."""
        return say(f"why.{self.kind}", language, documents=counted("documents", self.documents, language))

    def to_json(self) -> dict[str, object]:
        """Return the offer as JSON takes it."""
        return {"kind": self.kind, "documents": self.documents}


@dataclass(frozen=True, slots=True)
class Absence:
    """What a query finds at each level and by each condition, and what would find more.

    Attributes:
        query: as it was typed.
        total: how many documents it finds.
        words: of it, in order.
        conditions: of it, in order.
        suggestions: queries that may have been meant.
        broader: searches that find more.
        passed_over: how many words and conditions were not looked at, of a query that has very many.
    """

    query: str
    total: int
    words: tuple[WordCount, ...]
    conditions: tuple[Condition, ...] = ()
    suggestions: tuple[str, ...] = ()
    broader: tuple[Broader, ...] = ()
    passed_over: int = 0

    def lines(self, language: Language | None = None) -> Iterator[str]:
        """Yield all of it in words, line by line."""
        language = language or usual_language()
        for word in self.words:
            key = "why.missing" if word.is_missing else "why.word"
            yield say(key, language, word=word.word)
            for count in word.levels:
                if count.documents or not word.is_missing:
                    yield f"  {count.said(language)}"
        for condition in self.conditions:
            yield condition.said(language)
        if self.passed_over:
            yield say("why.passed over", language, count=f"{self.passed_over:,}")
        if self.suggestions:
            yield say("why.meant", language, queries=say("comma", language).join(self.suggestions))
        for broader in self.broader:
            yield broader.said(language)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def to_json(self) -> dict[str, object]:
        """Return it as JSON takes it."""
        return {
            "total": self.total,
            "words": [word.to_json() for word in self.words],
            "conditions": [condition.to_json() for condition in self.conditions],
            "suggestions": list(self.suggestions),
            "broader": [broader.to_json() for broader in self.broader],
            **({"passed_over": self.passed_over} if self.passed_over else {}),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a document is not found by a query, or where it stands.

    Attributes:
        id: of the document.
        query: as it was typed.
        total: how many documents the query finds.
        rank: of the document among them, from 1; `None` where it is not found, or stands too far behind.
        explanation: of its score.
        first: the id of the best document and the explanation of its score, where that is another.
        failed: the parts of the query that the document does not satisfy, with what they ask.
        levels: for each word of the query, the levels by which the document has it.
    """

    id: str
    query: str
    total: int
    rank: int | None
    explanation: Explanation
    first: tuple[str, Explanation] | None
    failed: tuple[tuple[str, ConditionKind], ...]
    levels: Mapping[str, tuple[str, ...]]

    @property
    def is_found(self) -> bool:
        """Whether the query finds the document."""
        return self.explanation.kind != "unmatched"

    def lines(self, language: Language | None = None) -> Iterator[str]:
        """Yield all of it in words, line by line."""
        language = language or usual_language()
        if self.is_found:
            yield self._place(language)
        else:
            yield self.explanation.said(language)
            for text, kind in self.failed:
                yield say(f"why.{kind}.failed", language, text=text)
        for word, levels in self.levels.items():
            names = say("comma", language).join(level_name(level, language) for level in levels)
            yield say("why.has" if levels else "why.has not", language, word=word, levels=names)
        if self.is_found:
            yield from self.explanation.lines(language)
            if self.first is not None:
                yield from self.first[1].lines(language)

    def _place(self, language: Language) -> str:
        total = counted("documents", self.total, language)
        if self.rank is None:
            return say("why.far", language, id=self.id, total=total)
        return say("why.rank", language, id=self.id, rank=f"{self.rank:,}", total=total)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def to_json(self, language: Language | None = None) -> dict[str, object]:
        """Return it as JSON takes it."""
        data: dict[str, object] = {
            "id": self.id,
            "query": self.query,
            "total": self.total,
            "found": self.is_found,
            "rank": self.rank,
            "failed": [{"text": text, "kind": str(kind)} for text, kind in self.failed],
            "words": {word: list(levels) for word, levels in self.levels.items()},
            "explanation": self.explanation.to_json(language),
        }
        if self.first is not None:
            data["first"] = {"id": self.first[0], "explanation": self.first[1].to_json(language)}
        return data
