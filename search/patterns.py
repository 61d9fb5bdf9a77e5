"""Words that are not known whole, as engine queries: wildcards, regular expressions, words spelt alike.

They are held against the words as they are written, folded. Wildcards and words spelt alike also meet words
behind the article and what else is attached: `مك*` finds المكتبة and وبالمكتبة. What can be a clitic is taken
for one where the analyzer reads the word so: مان* does not find ألمانيا.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from kashaf.analyzers.levels import EXACT
from kashaf.engines import query as tree
from kashaf.engines.expansion import Pattern, check_pattern
from kashaf.engines.layout import level_field
from kashaf.errors import QueryError
from kashaf.search.attached import Attached
from kashaf.search.held import Expand
from kashaf.search.parts import Parts
from kashaf.search.ranking import weight
from kashaf.search.reading import Reading
from kashaf.search.scope import Scope
from kashaf.search.slips import Slip
from kashaf.search.sought import SoughtPattern
from kashaf.search.syntax import Fuzzy, Regex, Wildcard

__all__ = ["Patterns", "fuzzy_distance"]

_SHORT: Final = 5
"""How many letters a word has at most in which one may differ, where nothing is said; else two may."""

_PARTED: Final = re.compile(r"[^\w*?.\\\u0610-\u061a\u064b-\u065f\u0670]+")
"""Where words that are written together part; a pattern is one of them."""

_WORDS: Final = "similar spelling"
_SHAPE: Final = "fits the pattern"
_BEGINNING: Final = "begins so"


def fuzzy_distance(folded: str) -> int:
    """Return how many letters of a word may differ where nothing is said."""
    return 1 if len(folded) <= _SHORT else 2


class Patterns:
    """Makes queries of patterns.

    Args:
        reading: the query that they stand in.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._attached = Attached(reading.analyzer)

    def wildcard(self, operand: Wildcard, scope: Scope) -> Iterator[tree.Query]:
        """Yield what finds words of a shape; each of several that are written together must be found."""
        for text in _PARTED.split(operand.text.replace("؟", "?").rstrip("!.…")):
            pattern = "".join(map(self._fold, text))
            if pattern.strip("*?\\"):
                kind = _BEGINNING if pattern.rstrip("*").isalnum() and pattern[-1] == "*" else _SHAPE
                yield from self._query(_wildcards(pattern), text, kind, operand.position, scope)

    def beginning(self, folded: str, typed: str, scope: Scope) -> Iterator[tree.Query]:
        """Yield what finds words that begin so, for one that is unfinished."""
        yield from self._query(_wildcards(f"{folded}*"), typed, _BEGINNING, 0, scope)

    def regex(self, operand: Regex, scope: Scope) -> Iterator[tree.Query]:
        """Yield what finds words that a regular expression fits as a whole."""
        pattern = _outside_escapes(operand.pattern.replace("\\/", "/"), self._fold)

        def only(clitic: str) -> Pattern | None:
            return None if clitic else tree.Regex("", pattern)

        yield from self._query(only, f"/{operand.pattern}/", _SHAPE, operand.position, scope)

    def fuzzy(self, operand: Fuzzy, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        """Yield what finds words that are spelt like one; the word itself ranks before them."""
        leaves = self._reading.leaves
        for token in self._reading.analyzer.tokens(operand.text):
            folded = token.terms[0]
            distance = fuzzy_distance(folded) if operand.distance is None else operand.distance
            # A word of two letters is not any other word of two letters.
            distance = min(distance, len(folded) // 2)
            parts.also.append(leaves.word(token.terms, scope.fields, leaves.scoring))
            yield from self._query(_alike(folded, distance), token.source, _WORDS, operand.position, scope)

    def _fold(self, character: str) -> str:
        return self._reading.analyzer.folding(character)

    def _query(
        self,
        shape: Callable[[str], Pattern | None],
        typed: str,
        relation: str,
        position: int,
        scope: Scope,
    ) -> Iterator[tree.Query]:
        """Yield the query for what has a shape; nothing where the shape is none.

        Args:
            shape: returns the pattern of words with a clitic before them, of none for the empty one.
            typed: the pattern as it was typed.
            relation: of what it finds to it.
            position: of it.
            scope: where it is asked.
        """
        try:
            queries = [self._in_field(shape, name, typed, relation, scope) for name in scope.fields]
        except QueryError as error:
            self._reading.slips.append(
                Slip(f"{typed} at character {position + 1}: {error}", "as if it were not there", position)
            )
            return
        # One constant for all fields, so that an engine need not look at scores to order what is found.
        yield tree.Constant(tree.Or(tuple(queries)), weight("", EXACT))

    def _in_field(
        self, shape: Callable[[str], Pattern | None], name: str, typed: str, relation: str, scope: Scope
    ) -> tree.Query:
        field = level_field(name, scope.level or EXACT)
        clitics = ("",) if scope.level else ("", *self._attached.clitics)
        patterns = [
            (clitic, replace(pattern, field=field))
            for clitic in clitics
            if (pattern := shape(clitic)) is not None
        ]
        for _, pattern in patterns:
            check_pattern(pattern)
        expand = self._reading.held.expand
        if expand is None:
            return tree.Or(tuple(pattern for _, pattern in patterns))
        whole = patterns[0][1]  # the engine finds the words that fit by itself, however many they are
        attached = tuple(self._attached_terms(patterns[1:], typed, expand))
        if not self._reading.gathering.paused:
            terms = frozenset(expand(whole, None).terms) | frozenset(attached)
            sought = SoughtPattern(typed, relation, scope.level or EXACT, terms)
            self._reading.gathering.add((name,), sought)
        return tree.Or((whole, tree.AnyTerm(field, attached))) if attached else whole

    def _attached_terms(
        self, patterns: list[tuple[str, Pattern]], typed: str, expand: Expand
    ) -> Iterator[str]:
        """Yield the terms that fit without the clitic before them, as far as `max_terms` lets look."""
        most = self._reading.switches.max_terms
        found = [expand(pattern, most) for _, pattern in patterns]
        total = sum(each.total for each in found)
        if total > most:
            share = max(1, most // len(patterns))
            found = [expand(pattern, share) for _, pattern in patterns]
            looked_at = sum(len(each.terms) for each in found)
            self._reading.notes.append(
                f"{typed} stands for {total:,} words with something attached before them, of which the"
                f" {looked_at:,} most frequent were looked at; --max-terms looks at more"
            )
        for (clitic, _), expansion in zip(patterns, found, strict=True):
            yield from (term for term in expansion.terms if self._attached.fits(clitic, term))


def _wildcards(pattern: str) -> Callable[[str], Pattern | None]:
    def shape(clitic: str) -> Pattern | None:
        return None if clitic and pattern[0] == "*" else tree.Wildcard("", clitic + pattern)

    return shape


def _alike(folded: str, distance: int) -> Callable[[str], Pattern | None]:
    def shape(clitic: str) -> Pattern | None:
        if clitic and not clitic.endswith(("ال", "لل")):
            return None  # a letter before a word is a difference already
        return tree.Fuzzy("", clitic + folded, distance, len(clitic))

    return shape


def _outside_escapes(pattern: str, fold: Callable[[str], str]) -> str:
    r"""Return a regular expression with its letters folded, but for those behind a backslash.

    >>> _outside_escapes("Ab\\D", str.lower)
    'ab\\D'
    """
    pieces = re.findall(r"\\.|.", pattern, re.DOTALL)
    return "".join(piece if piece[0] == "\\" else fold(piece) for piece in pieces)
