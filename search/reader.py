"""The recursion over a query's syntax tree: what each of its nodes asks of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from kashaf.engines import query as tree
from kashaf.engines.layout import FieldType
from kashaf.engines.normalize import check_depth
from kashaf.errors import QueryError, QueryTooLargeError
from kashaf.search.asked_values import Values, placed
from kashaf.search.endings import MAX_BOOST
from kashaf.search.parts import Parts
from kashaf.search.patterns import Patterns
from kashaf.search.reading import Reading
from kashaf.search.rows import Rows
from kashaf.search.scope import Scope, field_name, narrowed, of_text
from kashaf.search.slips import Slip
from kashaf.search.syntax import (
    AllOf,
    AnyOf,
    Boosted,
    Clause,
    Excluded,
    Fuzzy,
    Group,
    Operand,
    Phrase,
    Range,
    Regex,
    Scoped,
    Sign,
    Wildcard,
    Word,
)

__all__ = ["Reader", "has_content"]


def has_content(group: Group, reading: Reading) -> bool:
    """Tell whether a group asks for anything but stop words."""
    return any(
        clause.sign is not Sign.EXCLUDED and _weighs(clause.operand, reading) for clause in group.clauses
    )


def _weighs(operand: Operand, reading: Reading) -> bool:
    match operand:
        case Group():
            return has_content(operand, reading)
        case Word(text):
            return not all(map(reading.is_stop_word, reading.analyzer.tokens(text)))
        case Boosted(inner):
            return _weighs(inner, reading)
        case AllOf(operands) | AnyOf(operands):
            return any(_weighs(each, reading) for each in operands)
        case Excluded():
            return False
        case _:
            return True


class Reader:
    """Reads the syntax tree of one query.

    Args:
        reading: what it works with, and where it leaves what is to be marked and said.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._rows = Rows(reading)
        self._patterns = Patterns(reading)
        self._values = Values(reading, self._rows)
        self._factor = 1.0
        self._depth = 0
        self._deepest = (0, 0)

    def query(self, group: Group, scope: Scope) -> tree.Query | None:
        """Return what a whole query asks; `None` where it asks nothing.

        Raises:
            QueryTooLargeError: what it asks is nested deeper than engines go.
        """
        found = self.group(group, scope)
        try:
            check_depth(found or tree.All())
        except QueryError:
            position = self._deepest[1]
            raise QueryTooLargeError(
                f"the query is nested too deep at character {position + 1}: take some parentheses away",
                position,
            ) from None
        return found

    def group(self, group: Group, scope: Scope) -> tree.Query | None:
        """Return what the clauses of a group ask together; `None` where they ask nothing."""
        self._depth += 1
        if self._depth > self._deepest[0]:
            self._deepest = (self._depth, group.position)
        parts = Parts()
        is_text = scope.kind is FieldType.TEXT
        for clause in _with_words_joined(group.clauses) if is_text else group.clauses:
            self._clause(clause, scope, parts)
        if is_text:
            parts.also.extend(self._reading.leaves.near(parts.row, scope.fields))
        self._depth -= 1
        return parts.join()

    def _clause(self, clause: Clause, scope: Scope, parts: Parts) -> None:
        operand, sign = clause.operand, clause.sign
        if sign is Sign.EXCLUDED:
            parts.excluded.extend(self._excluded(operand, scope))
            return
        queries = list(self._operand(operand, sign, scope, parts))
        is_required = sign is Sign.REQUIRED or scope.switches.all_words
        (parts.required if is_required else parts.wanted).extend(queries)

    def _excluded(self, operand: Operand, scope: Scope) -> list[tree.Query]:
        gathering = self._reading.gathering
        outer, gathering.paused = gathering.paused, True
        # What would rank or stand side by side is of no use for what must not match.
        queries = list(self._operand(operand, Sign.EXCLUDED, scope, Parts()))
        gathering.paused = outer
        return queries

    def _operand(self, operand: Operand, sign: Sign, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        """Yield what an operand asks; all of it belongs to its clause's sign."""
        match operand:
            case Group():
                inner = self.group(operand, scope)
                if inner is not None:
                    yield inner
            case Scoped():
                yield from self._scoped(operand, sign, scope, parts)
            case Boosted():
                yield from self._boosted(operand, sign, scope, parts)
            case AllOf() | AnyOf():
                yield from self._combined(operand, sign, scope, parts)
            case Excluded(inner_operand):
                inner_queries = self._excluded(inner_operand, scope)
                if inner_queries:
                    yield tree.Not(tree.Or(tuple(inner_queries)))
            case _ if scope.kind is not FieldType.TEXT:
                yield from self._values.query(operand, sign, scope, parts)
            case _:
                yield from self._leaf(operand, sign, scope, parts)

    def _leaf(self, operand: Operand, sign: Sign, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        if isinstance(operand, Wildcard | Regex | Fuzzy):
            self._reading.switched.pass_over(scope.switches)
        match operand:
            case Word(text) if scope.level is not None:
                yield from self._rows.at_level(text, scope.level, scope)
            case Word(unfinished=True):
                yield from self._unfinished(operand, sign, scope, parts)
            case Word(text):
                yield from self._rows.words(text, sign, scope, parts)
            case Phrase():
                yield from self._phrase(operand, scope, parts)
            case Wildcard():
                yield from self._patterns.wildcard(operand, scope)
            case Regex():
                yield from self._patterns.regex(operand, scope)
            case Fuzzy():
                yield from self._patterns.fuzzy(operand, scope, parts)
            case Range():
                name = scope.fields[0]
                reason = f"{name} holds text, which has no ranges: name a field of numbers, dates or keywords"
                self._slip(placed(reason, operand), "as words", operand.position)
                text = " ".join(end for end in (operand.low, operand.high) if end is not None)
                yield from self._rows.words(text, sign, scope, parts)

    def _phrase(self, phrase: Phrase, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        tokens = self._reading.analyzer.tokens(phrase.text)
        yield from self._rows.phrase(tokens, scope, phrase)
        if scope.level is None:
            leaves = self._reading.leaves
            for token in tokens:
                if not self._reading.is_stop_word(token):
                    parts.also.append(leaves.word(token.terms, scope.fields, leaves.scoring))

    def _unfinished(self, word: Word, sign: Sign, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        """Yield what finds words in a row of which the last is also the beginning of one."""
        tokens = self._reading.analyzer.tokens(word.text)
        if not tokens:
            return
        last = tokens[-1]
        yield from self._rows.words(word.text[: last.start], sign, scope, parts)
        beginning = next(self._patterns.beginning(last.terms[0], last.source, scope), None)
        yield from self._rows.unfinished(last, beginning, sign, scope, parts)

    def _scoped(self, operand: Scoped, sign: Sign, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        inner = narrowed(scope, operand.name, self._reading.layout, self._reading.leaves.levels)
        if inner is not None:
            yield from self._operand(operand.operand, sign, inner, parts)
            return
        self._slip_of_name(operand)
        scope = of_text(scope, self._reading.layout)
        yield from self._rows.words(operand.name, sign, scope, parts)
        rest = operand.operand
        if isinstance(rest, Range):
            rest = Word(" ".join(end for end in (rest.low, rest.high) if end is not None), rest.position)
        yield from self._operand(rest, sign, scope, parts)

    def _slip_of_name(self, operand: Scoped) -> None:
        fields = self._reading.layout.fields
        searchable = [field for field, kind in fields.items() if kind is not FieldType.STORED]
        is_stored = field_name(operand.name, self._reading.layout) is not None
        reason = "is stored only" if is_stored else "is no field of this index"
        self._slip(
            f"{operand.name!r} at character {operand.position + 1} {reason};"
            f" fields to search are {', '.join(searchable)}",
            "as a word",
            operand.position,
        )

    def _boosted(self, operand: Boosted, sign: Sign, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        inner = Parts()
        outer, self._factor = self._factor, min(self._factor * operand.factor, MAX_BOOST)
        # What stands within another such part counts no more than the most that one part may.
        factor = self._factor / outer if outer else 0.0
        queries = list(self._operand(operand.operand, sign, scope, inner))
        self._factor = outer
        parts.row.extend(inner.row)
        parts.also.extend(tree.Boost(query, factor) for query in inner.also)
        yield from (tree.Boost(query, factor) for query in queries)

    def _combined(
        self, operand: AllOf | AnyOf, sign: Sign, scope: Scope, parts: Parts
    ) -> Iterator[tree.Query]:
        """Yield what operands joined by AND or OR ask; each asks by itself, stop words too."""
        each_sign = sign if sign is Sign.EXCLUDED else Sign.REQUIRED
        clauses: list[tree.Query] = []
        for each in operand.operands:
            queries = list(self._operand(each, each_sign, scope, parts))
            if queries:
                clauses.append(queries[0] if len(queries) == 1 else tree.And(tuple(queries)))
        if clauses:
            yield tree.And(tuple(clauses)) if isinstance(operand, AllOf) else tree.Or(tuple(clauses))

    def _slip(self, message: str, reading: str, position: int) -> None:
        self._reading.slips.append(Slip(message, reading, position))


def _with_words_joined(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Yield clauses, words in a row under one sign as one: together they may be an entry of a list."""

    def kind(clause: Clause) -> Sign | int:
        return clause.sign if isinstance(clause.operand, Word) else clause.position

    for _, alike in groupby(clauses, kind):
        run = list(alike)
        words = [(clause, clause.operand) for clause in run if isinstance(clause.operand, Word)]
        if len(words) > 1:
            text = " ".join(word.text for _, word in words)
            (first, word), (_, last) = words[0], words[-1]
            yield replace(first, operand=Word(text, word.position, last.unfinished))
        else:
            yield from run
