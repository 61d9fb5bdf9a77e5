"""From the syntax tree of a query to what it means: the engine's query tree, and the words to be marked.

- Wanted words are ranked: any of them finds a document, by any level, in any text field.
- Words written together with nothing but Latin letters and digits in them, such as 12/05/2023 or covid-19,
  are a phrase; others, such as #يوم_المعلم, are words of their own.
- Stop words weigh nothing, unless the query holds nothing else; in a phrase and after + they count.
- A phrase finds documents at level `exact`. Its words, as single words, also rank what is found.
- A field's name that the index does not have is a word like any other, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kashaf.analyzers.analyzer import EXACT, Analyzer
from kashaf.engines import query as tree
from kashaf.engines.layout import TEXT, TITLE, FieldType, Layout, level_field
from kashaf.errors import QueryError
from kashaf.search.ranking import LEVEL_WEIGHTS, PHRASE_WEIGHT, TITLE_WEIGHT, weight
from kashaf.search.syntax import Clause, Group, Operand, Phrase, Prefix, Sign, Word

__all__ = ["FIELD_ALIASES", "Meaning", "Sought", "understand"]

FIELD_ALIASES: Final[Mapping[str, str]] = {"عنوان": TITLE, "العنوان": TITLE, "نص": TEXT, "النص": TEXT}
"""Arabic names of the fields that every index has."""

_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Sought:
    """What is to be marked in one field.

    Attributes:
        words: the terms of each word sought, one for each level.
        prefixes: beginnings of words, folded.
        phrases: exact terms that stand in a row.
    """

    words: frozenset[tuple[str, ...]] = frozenset()
    prefixes: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.words or self.prefixes or self.phrases)


@dataclass(frozen=True)
class Meaning:
    """What a query means on one index.

    Attributes:
        query: for the engine; `None` where the query holds no word, so that nothing can match.
        sought: what to mark, by field.
        notes: what a reader should know of how the query was read, one sentence each.
    """

    query: tree.Query | None
    sought: Mapping[str, Sought]
    notes: tuple[str, ...] = ()


def understand(group: Group, analyzer: Analyzer, layout: Layout, stop_words: frozenset[str]) -> Meaning:
    """Return what a syntax tree means to an index with this analyzer and layout.

    Args:
        group: the whole query.
        analyzer: makes the terms.
        layout: the fields that can be searched.
        stop_words: folded words without weight.

    Raises:
        QueryError: a number or a date field is asked for what is none.
    """
    reader = _Reader(analyzer, layout, stop_words)
    reader.stop_words_count = not reader.has_content(group)
    found = reader.group(group, layout.of_type(FieldType.TEXT))
    return Meaning(found, reader.sought(), tuple(dict.fromkeys(reader.notes)))


@dataclass
class _Marks:
    """`Sought` while it is being gathered."""

    words: set[tuple[str, ...]] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)


@dataclass
class _Parts:
    """The clauses of a group, by what they ask; `also` ranks without finding."""

    required: list[tree.Query] = field(default_factory=list)
    wanted: list[tree.Query] = field(default_factory=list)
    excluded: list[tree.Query] = field(default_factory=list)
    also: list[tree.Query] = field(default_factory=list)

    def join(self) -> tree.Query | None:
        positive = self._positive()
        if not self.excluded:
            return positive
        kept = positive or tree.Constant(tree.All(), 0.0)
        return tree.And((kept, *map(tree.Not, self.excluded)))

    def _positive(self) -> tree.Query | None:
        if self.required:
            return tree.And(tuple(self.required), (*self.wanted, *self.also))
        if len(self.wanted) > 1 and self.also:
            return tree.And((tree.Or(tuple(self.wanted)),), tuple(self.also))
        return tree.Or(tuple(self.wanted)) if self.wanted else None


class _Reader:
    """One reading of one query: the recursion over its groups, and what it gathers on the way."""

    def __init__(self, analyzer: Analyzer, layout: Layout, stop_words: frozenset[str]) -> None:
        self._analyzer = analyzer
        self._layout = layout
        self._stop_words = stop_words
        self._marks: dict[str, _Marks] = {}
        self._excluding = False
        self.stop_words_count = False
        self.notes: list[str] = []

    def sought(self) -> dict[str, Sought]:
        return {
            name: Sought(frozenset(marks.words), frozenset(marks.prefixes), frozenset(marks.phrases))
            for name, marks in self._marks.items()
        }

    def has_content(self, group: Group) -> bool:
        """Tell whether a group asks for anything but stop words."""
        for clause in group.clauses:
            if clause.sign is Sign.EXCLUDED:
                continue
            if clause.field is not None or self._weighs(clause.operand):
                return True
        return False

    def _weighs(self, operand: Operand) -> bool:
        if isinstance(operand, Group):
            return self.has_content(operand)
        if isinstance(operand, Word):
            return any(exact not in self._stop_words for exact, *_ in self._terms(operand.text))
        return True

    def group(self, group: Group, fields: tuple[str, ...]) -> tree.Query | None:
        parts = _Parts()
        for clause in group.clauses:
            self._clause(clause, fields, parts)
        return parts.join()

    def _clause(self, clause: Clause, fields: tuple[str, ...], parts: _Parts) -> None:
        if clause.sign is Sign.EXCLUDED:
            outer, self._excluding = self._excluding, True
            parts.excluded.extend(self._queries(clause, fields, parts))
            self._excluding = outer
        elif clause.sign is Sign.REQUIRED:
            parts.required.extend(self._queries(clause, fields, parts))
        else:
            parts.wanted.extend(self._queries(clause, fields, parts))

    def _queries(self, clause: Clause, fields: tuple[str, ...], parts: _Parts) -> Iterator[tree.Query]:
        """Yield what the clause asks for; all of it belongs to the clause's sign."""
        operand = clause.operand
        if clause.field is not None:
            name = FIELD_ALIASES.get(clause.field, clause.field)
            kind = self._layout.fields.get(name, FieldType.STORED)
            if kind is FieldType.TEXT:
                fields = (name,)
            elif kind is FieldType.STORED:
                self._note_field(clause.field, name)
                yield from self._words(Word(clause.field, clause.position), clause.sign, fields)
            else:
                yield self._value(name, kind, clause)
                return
        if isinstance(operand, Group):
            inner = self.group(operand, fields)
            if inner is not None:
                yield inner
        elif isinstance(operand, Word):
            yield from self._words(operand, clause.sign, fields)
        elif isinstance(operand, Prefix):
            yield from self._prefix(operand, fields)
        else:
            yield from self._phrase([terms[0] for terms in self._terms(operand.text)], fields)
            if clause.sign is not Sign.EXCLUDED:
                parts.also.extend(self._weighed(terms, fields) for terms in self._content(operand.text))

    def _note_field(self, written: str, name: str) -> None:
        searchable = [field for field, kind in self._layout.fields.items() if kind is not FieldType.STORED]
        reason = "is stored only" if name in self._layout.fields else "is no field of this index"
        self.notes.append(
            f"{written!r} {reason}, so it was read as a word; fields to search are {', '.join(searchable)}"
        )

    def _terms(self, text: str) -> list[tuple[str, ...]]:
        return [token.terms for token in self._analyzer.tokens(text)]

    def _content(self, text: str) -> list[tuple[str, ...]]:
        terms = self._terms(text)
        return [term for term in terms if self.stop_words_count or term[0] not in self._stop_words]

    def _words(self, word: Word, sign: Sign, fields: tuple[str, ...]) -> Iterator[tree.Query]:
        for chunk in word.text.split():
            terms = self._terms(chunk)
            if len(terms) > 1 and all(exact.isascii() for exact, *_ in terms):
                yield from self._phrase([exact for exact, *_ in terms], fields)
                continue
            for term in terms:
                stop = term[0] in self._stop_words and not self.stop_words_count
                if sign is Sign.WANTED and stop:
                    continue
                self._mark(fields, words=term)
                weighed = self._weighed(term, fields)
                yield tree.Constant(weighed, 0.0) if stop else weighed

    def _weighed(self, terms: tuple[str, ...], fields: Iterable[str]) -> tree.Query:
        return tree.Or(
            tuple(
                tree.Boost(tree.Term(level_field(name, level), term), weight(name, level))
                for name in fields
                for level, term in zip(self._analyzer.levels, terms, strict=True)
            )
        )

    def _prefix(self, prefix: Prefix, fields: tuple[str, ...]) -> Iterator[tree.Query]:
        # What stands before the last blank or sign of an unfinished word is finished: كتاب،تار* means تار*
        *_, (folded, *_levels) = self._terms(prefix.text) or [("",)]
        if not folded:
            return
        self._mark(fields, prefix=folded)
        yield tree.BestOf(
            tuple(
                tree.Boost(tree.Prefix(level_field(name, level), folded), LEVEL_WEIGHTS[EXACT])
                for name in fields
                for level in self._analyzer.levels
            )
        )

    def _phrase(self, terms: list[str], fields: tuple[str, ...]) -> Iterator[tree.Query]:
        if not terms:
            return
        self._mark(fields, phrase=tuple(terms))
        yield tree.Or(
            tuple(
                tree.Boost(
                    tree.Phrase(level_field(name, EXACT), tuple(terms)),
                    PHRASE_WEIGHT * (TITLE_WEIGHT if name == TITLE else 1.0),
                )
                for name in fields
            )
        )

    def _value(self, name: str, kind: FieldType, clause: Clause) -> tree.Query:
        operand = clause.operand
        if isinstance(operand, Group):
            raise QueryError(
                f"{name} holds a {kind}, so a group cannot be asked of it: write {name}:VALUE",
                operand.position,
            )
        text = operand.text
        if kind is FieldType.KEYWORD:
            shape = tree.Prefix if isinstance(operand, Prefix) else tree.Term
            return tree.Constant(shape(name, text))
        value = _number(name, operand) if kind is FieldType.NUMBER else _days(name, operand)
        return tree.Range(name, value, value)

    def _mark(
        self,
        fields: Iterable[str],
        words: tuple[str, ...] | None = None,
        prefix: str | None = None,
        phrase: tuple[str, ...] | None = None,
    ) -> None:
        if self._excluding:
            return
        for name in fields:
            marks = self._marks.setdefault(name, _Marks())
            if words is not None:
                marks.words.add(words)
            if prefix is not None:
                marks.prefixes.add(prefix)
            if phrase is not None:
                marks.phrases.add(phrase)


def _number(name: str, operand: Word | Prefix | Phrase) -> float:
    try:
        return float(operand.text)
    except ValueError:
        raise QueryError(
            f"{name} holds numbers, and {operand.text!r} is none: write {name}:12 or {name}:3.5",
            operand.position,
        ) from None


def _days(name: str, operand: Word | Prefix | Phrase) -> int:
    try:
        return date.fromisoformat(operand.text).toordinal() - _EPOCH
    except ValueError:
        raise QueryError(
            f"{name} holds dates, and {operand.text!r} is none: write {name}:2021-11-26", operand.position
        ) from None
