"""The conditions of a query: its parts without which it would find more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from kashaf.engines.layout import FieldType, Layout
from kashaf.search.scope import field_name
from kashaf.search.switches import Switches
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
from kashaf.search.why.absence import ConditionKind

__all__ = ["Part", "anywhere", "apart", "conditions", "loosened", "written"]


class Part(NamedTuple):
    """A condition, as queries.

    Attributes:
        text: as it is written.
        kind: what it asks.
        alone: what a document must match, or must not where it is excluded.
        without: the whole query without the condition.
    """

    text: str
    kind: ConditionKind
    alone: Group
    without: Group


def conditions(group: Group, switches: Switches) -> Iterator[Part]:
    """Yield the conditions of a query that hold for it as a whole."""
    group = _unwrapped(group)
    match group.clauses:
        case (Clause(AllOf(operands), Sign.WANTED),):
            for place, operand in enumerate(operands):
                rest = AllOf((*operands[:place], *operands[place + 1 :]), group.position)
                yield _part(operand, Sign.REQUIRED, _alone(rest))
        case clauses:
            for place, clause in enumerate(clauses):
                sign = Sign.EXCLUDED if isinstance(clause.operand, Excluded) else clause.sign
                if len(clauses) > 1 and (sign is not Sign.WANTED or switches.all_words):
                    rest_of = replace(group, clauses=(*clauses[:place], *clauses[place + 1 :]))
                    yield _part(clause.operand, sign, rest_of)


def _part(operand: Operand, sign: Sign, without: Group) -> Part:
    if isinstance(operand, Excluded):
        operand, sign = operand.operand, Sign.EXCLUDED
    kinds = {Sign.REQUIRED: ConditionKind.REQUIRED, Sign.EXCLUDED: ConditionKind.EXCLUDED}
    kind = kinds.get(sign, ConditionKind.ALL_WORDS)
    return Part(written(operand), kind, _alone(operand), without)


def _alone(operand: Operand) -> Group:
    return Group((Clause(operand, Sign.WANTED, operand.position),), operand.position)


def _unwrapped(group: Group) -> Group:
    """Return the group inside parentheses that stand round the whole query."""
    while len(group.clauses) == 1 and group.clauses[0].sign is not Sign.EXCLUDED:
        inner = group.clauses[0].operand
        if not isinstance(inner, Group):
            break
        group = inner
    return group


def loosened(group: Group) -> Group:
    """Return a query that is content with anything it asks: required parts are wanted, none is excluded."""
    kept: list[Clause] = []
    for clause in _unwrapped(group).clauses:
        operand = clause.operand
        if clause.sign is Sign.EXCLUDED or isinstance(operand, Excluded):
            continue
        parts = operand.operands if isinstance(operand, AllOf) else (operand,)
        kept.extend(
            Clause(part, Sign.WANTED, part.position) for part in parts if not isinstance(part, Excluded)
        )
    return replace(group, clauses=tuple(kept))


def anywhere(group: Group, layout: Layout) -> Group:
    """Return a query that asks all text fields where it asks one by name."""

    def change(operand: Operand) -> Operand | None:
        if isinstance(operand, Scoped):
            name = field_name(operand.name, layout)
            if name is not None and layout.fields[name] is FieldType.TEXT:
                return _changed(operand.operand, change)
        return None

    return _group(_changed(group, change))


def apart(group: Group) -> Group:
    """Return a query that asks the words of each phrase, all of them, wherever they stand."""

    def change(operand: Operand) -> Operand | None:
        if not isinstance(operand, Phrase):
            return None
        words = (Word(text, operand.position) for text in operand.text.split())
        clauses = tuple(Clause(word, Sign.REQUIRED, word.position) for word in words)
        return Group(clauses, operand.position) if clauses else None

    return _group(_changed(group, change))


def _group(operand: Operand) -> Group:
    return operand if isinstance(operand, Group) else _alone(operand)


def _changed(operand: Operand, change: Callable[[Operand], Operand | None]) -> Operand:
    """Return an operand with what `change` returns in the place of its parts, where that is anything."""
    other = change(operand)
    if other is not None:
        return other
    match operand:
        case Group(clauses):
            made = (replace(each, operand=_changed(each.operand, change)) for each in clauses)
            return replace(operand, clauses=tuple(made))
        case AllOf(operands) | AnyOf(operands):
            return replace(operand, operands=tuple(_changed(each, change) for each in operands))
        case Scoped(_, inner) | Boosted(inner) | Excluded(inner):
            return replace(operand, operand=_changed(inner, change))
        case _:
            return operand


def written(operand: Operand) -> str:  # noqa: C901 # one branch a kind of operand
    """Return an operand as it is written in the query language."""
    match operand:
        case Word(text) | Wildcard(text):
            return text
        case Phrase(text, _, slop, ordered):
            return f'"{text}"' + (f"~{slop}{'' if ordered else 'u'}" if slop or not ordered else "")
        case Fuzzy(text, _, distance):
            return f"{text}~{'' if distance is None else distance}"
        case Regex(pattern):
            return f"/{pattern}/"
        case Range(low, high):
            return f"[{low or '*'} TO {high or '*'}]"
        case Scoped(name, inner):
            return f"{name}:{written(inner)}"
        case Boosted(inner, factor):
            return f"{written(inner)}^{factor:g}"
        case Excluded(inner):
            return f"NOT {written(inner)}"
        case AllOf(operands):
            return " AND ".join(map(written, operands))
        case AnyOf(operands):
            return " OR ".join(map(written, operands))
        case Group(clauses):
            return f"({' '.join(clause.sign + written(clause.operand) for clause in clauses)})"
