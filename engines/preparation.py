"""A query made ready for an engine: in normal form, and every leaf held against the fields of the index.

What an engine is asked after this has an answer: no engine has to check fields, bounds or the size of a
phrase.
"""

from __future__ import annotations

from kashaf.engines.contract import FieldKind
from kashaf.engines.documents import Fields
from kashaf.engines.expansion import check_pattern
from kashaf.engines.normalize import children, normalize
from kashaf.engines.phrases import arrangements, is_simple
from kashaf.engines.query import Fuzzy, Phrase, Prefix, Query, Range, Regex, Term, Wildcard
from kashaf.engines.ranges import number_bounds

__all__ = ["TEXTUAL", "prepare"]

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


def _check(node: Query, fields: Fields) -> None:
    match node:
        case Term(field):
            fields.asked(field, *TEXTUAL)
        case Prefix(field) | Wildcard(field) | Regex(field) | Fuzzy(field):
            fields.asked(field, *TEXTUAL)
            check_pattern(node)
        case Phrase(field):
            fields.asked(field, FieldKind.TERMS)
            if not is_simple(node):
                arrangements(node)
        case Range(field):
            kind = fields.asked(field, *FieldKind)
            if kind in TEXTUAL:
                check_pattern(node)
            else:
                number_bounds(node, kind)
        case _:
            pass
