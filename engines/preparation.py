"""A query made ready for an engine: in normal form, and every leaf held against the fields of the index.

What an engine is asked after this has an answer: no engine has to check fields, bounds or the size of a
phrase.
"""

from __future__ import annotations

from kashaf.engines.contract import FieldKind
from kashaf.engines.documents import Fields
from kashaf.engines.expansion import Pattern, check_pattern, written
from kashaf.engines.normalize import children, normalize
from kashaf.engines.phrases import check_phrase
from kashaf.engines.query import AnyTerm, Fuzzy, Phrase, Prefix, Query, Range, Regex, Term, Wildcard
from kashaf.engines.ranges import number_bounds
from kashaf.errors import QueryError

__all__ = ["TEXTUAL", "prepare", "prepare_pattern"]

TEXTUAL = (FieldKind.TERMS, FieldKind.KEYWORD)
"""The kinds of field that have terms."""


def prepare(query: Query, fields: Fields) -> Query:
    """Return the query in normal form; raises QueryError if it does not fit the index."""
    normal = normalize(query)
    waiting = [normal]
    while waiting:
        node = waiting.pop()
        waiting.extend(children(node))
        _check(node, fields)
    return normal


def prepare_pattern(pattern: Pattern, limit: int | None, fields: Fields) -> Pattern:
    """Return a pattern of a field that has terms, as the index writes it; raises QueryError."""
    if limit is not None and limit < 0:
        raise QueryError(f"a list of {limit} terms cannot be; give 0 or more")
    fields.asked(pattern.field, *TEXTUAL)
    check_pattern(pattern)
    return written(pattern)


def _check(node: Query, fields: Fields) -> None:
    match node:
        case Term(field) | AnyTerm(field):
            fields.asked(field, *TEXTUAL)
        case Prefix(field) | Wildcard(field) | Regex(field) | Fuzzy(field):
            fields.asked(field, *TEXTUAL)
            check_pattern(node)
        case Phrase(field):
            fields.with_positions(field)
            check_phrase(node)
        case Range(field):
            kind = fields.asked(field, *FieldKind)
            if kind in TEXTUAL:
                check_pattern(node)
            else:
                number_bounds(node, kind)
        case _:
            pass
