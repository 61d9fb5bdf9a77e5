"""The words that a query asks for, whatever stands round them."""

from __future__ import annotations

from collections.abc import Iterator

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.tokens import Token
from kashaf.engines.layout import FieldType, Layout
from kashaf.search.scope import field_name
from kashaf.search.syntax import (
    AllOf,
    AnyOf,
    Boosted,
    Fuzzy,
    Group,
    Operand,
    Phrase,
    Scoped,
    Sign,
    Word,
)

__all__ = ["query_words"]


def query_words(group: Group, analyzer: Analyzer, layout: Layout) -> list[Token]:
    """Return the words that a query asks of text fields, in order and each once.

    What is excluded is none of them, nor are patterns; stop words are only where there is nothing else.
    """
    tokens = [token for text in _texts(group, layout) for token in analyzer.tokens(text)]
    once = list({token.terms[0]: token for token in tokens}.values())
    telling = [token for token in once if token.terms[0] not in analyzer.stop_words]
    return telling or once


def _texts(operand: Operand, layout: Layout) -> Iterator[str]:  # one branch a kind of operand
    match operand:
        case Word(text) | Phrase(text) | Fuzzy(text):
            yield text
        case Group(clauses):
            for clause in clauses:
                if clause.sign is not Sign.EXCLUDED:
                    yield from _texts(clause.operand, layout)
        case AllOf(operands) | AnyOf(operands):
            for inner in operands:
                yield from _texts(inner, layout)
        case Boosted(inner):
            yield from _texts(inner, layout)
        case Scoped(name, inner):
            field = field_name(name, layout)
            if field is None or layout.fields[field] is FieldType.TEXT:
                yield from _texts(inner, layout)
        case _:  # what is excluded, and patterns
            return
