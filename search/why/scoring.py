"""The score of one document, worked out along the engine's query tree.

It is computed from what can be read of it: the statistics of the index, and the document's own terms made
again (`document_terms.py`). What terms do not tell - patterns, values of fields, where a phrase stands - is
asked of the engine for this one document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kashaf.analyzers.levels import GRAMS
from kashaf.engines.bm25 import K1, idf, length_norm
from kashaf.engines.contract import FieldStatistics, Searcher
from kashaf.engines.normalize import normalize
from kashaf.engines.phrases import weights
from kashaf.engines.query import And, BestOf, Boost, Constant, Not, Or, Phrase, Query, Term
from kashaf.search.why.constants import constant_leaf, phrase_text
from kashaf.search.why.document_terms import DocumentTerms
from kashaf.search.why.explanation import Explanation
from kashaf.search.why.words_of_terms import WordsOfTerms

__all__ = ["CLOSE", "explain_score"]

CLOSE: Final = 1e-4
"""How far scores may lie apart and be the same: engines keep 32 bits of them."""


def explain_score(
    query: Query,
    document_id: str,
    terms: DocumentTerms,
    searcher: Searcher,
    words: WordsOfTerms,
) -> Explanation | None:
    """Return the score of a document in parts, or `None` where the query does not match it.

    Where deleted documents still count in the engine's statistics, the terms' values are the engine's own.

    Args:
        query: for the engine.
        document_id: of the document.
        terms: of the document.
        searcher: of the index.
        words: tells for which word of the query a term stands.
    """
    score = searcher.score(query, document_id)
    if score is None:
        return None
    plain = normalize(query)
    computed = Scorer(document_id, terms, searcher, words).part(plain)
    if computed is not None and abs(computed.value - score) <= CLOSE * max(1.0, score):
        return computed
    return Scorer(document_id, terms, searcher, words, measured=True).part(plain)


class Scorer:
    """Works out parts of one document's score; the arguments are those of `explain_score`.

    Args:
        document_id: of the document.
        terms: of the document.
        searcher: of the index.
        words: tells for which word of the query a term stands.
        measured: whether values of terms are to be the engine's own, and not computed.
    """

    def __init__(
        self,
        document_id: str,
        terms: DocumentTerms,
        searcher: Searcher,
        words: WordsOfTerms,
        *,
        measured: bool = False,
    ) -> None:
        self._id = document_id
        self._terms = terms
        self._searcher = searcher
        self._words = words
        self._measured = measured
        self._statistics: dict[str, FieldStatistics] = {}

    def part(self, query: Query) -> Explanation | None:
        """Return what a query in normal form counts, or `None` where it does not match."""
        match query:
            case Term():
                return self._term(query, 1.0)
            case Boost(Term() as term, factor):
                return self._term(term, factor)
            case Phrase():
                return self._phrase(query, 1.0)
            case Boost(Phrase() as phrase, factor):
                return self._phrase(phrase, factor)
            case Constant(clause, score):
                return constant_leaf(clause, score, self._terms) if self._matches(clause) else None
            case And(must, should):
                return self._all_of(must, should)
            case Or(clauses, minimum):
                found = self._parts(clauses)
                return self._sum(found) if len(found) >= minimum else None
            case BestOf(clauses, tie):
                return self._best_of(clauses, tie)
            case _:
                asked = self._searcher.score(query, self._id)
                return None if asked is None else constant_leaf(query, asked, self._terms)

    def _matches(self, query: Query) -> bool:
        """Tell whether a query matches whose score does not matter."""
        return self._searcher.score(query, self._id) is not None

    def _parts(self, clauses: Iterable[Query]) -> list[Explanation]:
        return [part for part in map(self.part, clauses) if part is not None]

    def _all_of(self, must: Sequence[Query], should: Sequence[Query]) -> Explanation | None:
        parts: list[Explanation] = []
        for clause in must:
            if isinstance(clause, Not):
                if self._matches(clause.clause):
                    return None
            else:
                part = self.part(clause)
                if part is None:
                    return None
                parts.append(part)
        return self._sum(parts + self._parts(should))

    def _best_of(self, clauses: Sequence[Query], tie: float) -> Explanation | None:
        found = sorted(self._parts(clauses), key=_value, reverse=True)
        if not found:
            return None
        others = [part.times(tie) for part in found[1:]] if tie else []
        parts = (found[0], *others)
        return Explanation(sum(map(_value, parts)), "best", {}, parts) if len(found) > 1 else found[0]

    def _sum(self, parts: list[Explanation]) -> Explanation:
        """Join parts, the terms that stand for one word of the query together."""
        flat = [each for part in parts for each in _apart(part)]
        groups: dict[tuple[str, str] | None, list[Explanation]] = {}
        for part in flat:
            if part.value > 0:
                groups.setdefault(self._words.group(part), []).append(part)
        joined = [each for heading, those in groups.items() for each in _under_heading(heading, those)]
        if not joined and flat:
            return flat[0]  # a filter alone: it counts nothing, and is told all the same
        if len(joined) == 1:
            return joined[0]
        return _joined("sum", {}, joined)

    def _phrase(self, phrase: Phrase, factor: float) -> Explanation | None:
        if not self._matches(phrase):
            return None
        terms = ((Term(phrase.field, text), count) for text, count in weights(phrase).items())
        found = (self._term(term, factor * count) for term, count in terms)
        parts = tuple(part for part in found if part is not None)
        name, level = self._terms.places[phrase.field]
        facts = {"terms": phrase_text(phrase), "field": name, "level": level}
        return Explanation(sum(map(_value, parts)), "phrase", facts, parts)

    def _term(self, term: Term, weight: float) -> Explanation | None:
        if term.field not in self._terms.places:
            return self._asked(term, weight)
        times = self._terms.of(term.field)[term.text]
        if not times:
            return None
        name, level = self._terms.places[term.field]
        rarity, use, facts = self._bm25(term, times)
        value = self._engine_value(term) if self._measured else rarity * use
        facts = {"term": term.text, "field": name, "level": level, "weight": weight, **facts}
        return Explanation(weight * value, "term", facts)

    def _bm25(self, term: Term, times: int) -> tuple[float, float, dict[str, object]]:
        """Return the two factors of a term's score and what they are made of."""
        statistics = self._statistics.get(term.field)
        if statistics is None:
            statistics = self._statistics[term.field] = self._searcher.statistics(term.field)
        holding = self._searcher.document_frequency(term.field, term.text)
        words = self._terms.length(term.field)
        average = statistics.tokens / statistics.documents if statistics.documents else 0.0
        rarity = idf(max(statistics.documents, holding), holding)
        use = (K1 + 1) * times / (times + length_norm(words, average))
        return (
            rarity,
            use,
            {
                "rarity": rarity,
                "use": use,
                "times": times,
                "words": words,
                "average": average,
                "holding": holding,
                "documents": statistics.documents,
            },
        )

    def _engine_value(self, term: Term) -> float:
        return self._searcher.score(term, self._id) or 0.0

    def _asked(self, term: Term, weight: float) -> Explanation | None:
        """Return the part of a term that is the value of a field."""
        score = self._searcher.score(term, self._id)
        if score is None:
            return None
        return Explanation(score * weight, "measured", {"term": term.text, "field": term.field})


_JOINED: Final = frozenset(("sum", "word", "neighbours", "letters"))


def _value(part: Explanation) -> float:
    return part.value


def _apart(part: Explanation) -> Iterator[Explanation]:
    """Yield what was joined in a sum below, so that it can be joined with what stands beside it."""
    if part.kind not in _JOINED:
        yield part
        return
    for inner in part.parts:
        yield from _apart(inner)


def _under_heading(heading: tuple[str, str] | None, parts: list[Explanation]) -> list[Explanation]:
    if heading is None:
        return parts
    kind, word = heading
    facts = {"word": word} if word else {}
    return [_joined(kind, facts, _with_letters_joined(parts))]


def _with_letters_joined(parts: list[Explanation]) -> list[Explanation]:
    """Put a word's grams under one heading: each for itself says little."""
    letters = [part for part in parts if part.facts.get("level") == GRAMS]
    if len(letters) < 2:
        return parts
    facts = {"terms": list(dict.fromkeys(str(part.facts["term"]) for part in letters))}
    return [*(part for part in parts if part not in letters), _joined("letters", facts, letters)]


def _joined(kind: str, facts: Mapping[str, object], parts: Iterable[Explanation]) -> Explanation:
    ordered = tuple(sorted(parts, key=_value, reverse=True))
    return Explanation(sum(map(_value, ordered)), kind, facts, ordered)
