"""What scores the same in every document: patterns, values of fields, filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kashaf.engines.expansion import expand
from kashaf.engines.normalize import children
from kashaf.engines.phrases import alternatives
from kashaf.engines.query import All, AnyTerm, Fuzzy, Phrase, Prefix, Query, Range, Regex, Term, Wildcard
from kashaf.search.why.document_terms import DocumentTerms
from kashaf.search.why.explanation import Explanation

__all__ = ["constant_leaf", "phrase_text"]

_PATTERNS: Final = {Prefix: "prefix", Wildcard: "wildcard", Regex: "regex", Fuzzy: "fuzzy"}
_WITH_TERMS: Final = {*_PATTERNS.values(), "terms"}


def constant_leaf(query: Query, score: float, terms: DocumentTerms) -> Explanation:
    """Return the part of a score that a query has which a document matches, whatever it holds of it.

    Args:
        query: in normal form.
        score: what it counts.
        terms: of the document, to name those that fit a pattern.
    """
    leaves = list(_leaves(query))
    kinds = {_kind(leaf) for leaf in leaves}
    texts = list(dict.fromkeys(_text(leaf) for leaf in leaves))
    if len(kinds) > 1 or len(texts) > 1:
        return Explanation(score, "constant", {"text": texts})
    kind = kinds.pop() if kinds else "all"
    fields = list(dict.fromkeys(_field(leaf, terms) for leaf in leaves))
    facts: dict[str, object] = {"text": "".join(texts), "fields": fields}
    if kind in _WITH_TERMS:
        facts["found"] = sorted({term for leaf in leaves for term in _fitting(leaf, terms)})
    return Explanation(score, kind, facts)


def _leaves(query: Query) -> Iterator[Query]:
    inner = children(query)
    if not inner:
        yield query
    for clause in inner:
        yield from _leaves(clause)


def _kind(leaf: Query) -> str:
    match leaf:
        case Prefix() | Wildcard() | Regex() | Fuzzy():
            return _PATTERNS[type(leaf)]
        case AnyTerm():
            return "terms"
        case Range():
            return "range"
        case All():
            return "all"
        case _:
            return "value"


def _text(leaf: Query) -> str:
    match leaf:
        case Wildcard(_, pattern) | Regex(_, pattern):
            return pattern
        case Prefix(_, text) | Fuzzy(_, text) | Term(_, text):
            return text
        case Phrase():
            return phrase_text(leaf)
        case AnyTerm(_, terms):
            return "|".join(terms)
        case Range(_, low, high):
            return f"{_bound(low)}..{_bound(high)}"
        case _:
            return "*"


def phrase_text(phrase: Phrase) -> str:
    """Return a phrase as it is told, what may stand at one place with strokes between."""
    return " ".join("|".join(alternatives(place)) for place in phrase.terms)


def _bound(value: object) -> str:
    return "" if value is None else str(value)


def _field(leaf: Query, terms: DocumentTerms) -> str:
    name = getattr(leaf, "field", "")
    return terms.places[name][0] if name in terms.places else name


def _fitting(leaf: Query, terms: DocumentTerms) -> list[str]:
    """Return the document's terms that a pattern or a set of terms stands for."""
    if isinstance(leaf, AnyTerm) and leaf.field in terms.places:
        return [term for term in leaf.terms if term in terms.of(leaf.field)]
    if not isinstance(leaf, Prefix | Wildcard | Regex | Fuzzy) or leaf.field not in terms.places:
        return []
    own = sorted(terms.of(leaf.field))
    return expand(leaf, lambda prefix: (term for term in own if term.startswith(prefix)))
