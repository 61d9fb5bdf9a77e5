"""Words of a query in a row, as engine queries: the place where words get what finds besides themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from kashaf.analyzers.levels import EXACT, LEMMA, ROOT
from kashaf.analyzers.tokens import Token
from kashaf.engines import query as tree
from kashaf.engines.phrases import alternatives, check_phrase
from kashaf.errors import QueryError
from kashaf.search.parts import Parts
from kashaf.search.reading import Reading
from kashaf.search.scope import Scope
from kashaf.search.slips import Slip
from kashaf.search.sought import SoughtWord, WrittenPhrase
from kashaf.search.synonym_leaves import SynonymLeaves
from kashaf.search.synonym_lookup import Piece, Synonym
from kashaf.search.syntax import Phrase, Sign

__all__ = ["Rows"]

_SUBSTITUTES: Final = {ROOT: "words of the same root", "grams": "words of similar spelling"}


_BEGINNING: Final = 0.1
"""What a word that begins like an unfinished one counts: less than the word, however common that is."""


_IN_A_ROW: Final = Phrase("", 0)


class Rows:
    """Makes queries of words in a row.

    Args:
        reading: the query that they stand in.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._leaves = reading.leaves

    def words(self, text: str, sign: Sign, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        """Yield what finds each word of a text, or several that are one entry of a list of synonyms.

        Args:
            text: words with blanks between them.
            sign: of the clause that they are.
            scope: where they are asked.
            parts: of the group; gets what ranks for them.
        """
        exists = partial(self._leaves.exists, fields=scope.fields)
        for row, synonyms in self._reading.synonyms.parts(self._pieces(text), exists):
            held = self._held(synonyms, scope)
            if not held:
                for piece in row:
                    yield from self._piece(piece, sign, scope, parts)
                continue
            terms = [token.terms for piece in row for token in piece]
            leaves = SynonymLeaves(self._leaves, terms, scope.fields)
            asked = text[row[0][0].start : row[-1][-1].end]
            for synonym in held:
                self._reading.gathering.add(scope.fields, leaves.sought(synonym, asked))
            yield self._with_synonyms(row, held, leaves, sign, scope, parts)

    def unfinished(
        self, token: Token, beginning: tree.Query | None, sign: Sign, scope: Scope, parts: Parts
    ) -> Iterator[tree.Query]:
        """Yield what finds a word that is being typed: the word, before all that begins so."""
        found: list[tree.Query] = []
        if not self._reading.is_stop_word(token):
            found.append(self._word(token, sign, scope, parts, alone=False))
        if beginning is not None:
            found.append(tree.Boost(beginning, _BEGINNING))
        if found:
            yield tree.BestOf(tuple(found))

    def at_level(self, text: str, level: str, scope: Scope) -> Iterator[tree.Query]:
        """Yield what finds each word of a text by one level."""
        for token in self._reading.analyzer.tokens(text):
            yield self.found(token, scope, (level,))

    def found(self, token: Token, scope: Scope, levels: tuple[str, ...]) -> tree.Query:
        """Return what finds a word by these levels, and mark it."""
        terms = self._asked(token)
        switched = self._reading.switched.word(token, terms, scope.fields, levels, scope.switches)
        if switched is not None:
            self._reading.gathering.add(scope.fields, switched.sought)
            return switched.query
        self._reading.gathering.add(scope.fields, SoughtWord(token.source, terms, levels))
        return self._leaves.word(terms, scope.fields, levels)

    def phrase(self, tokens: Piece, scope: Scope, asked: Phrase = _IN_A_ROW) -> Iterator[tree.Query]:
        """Yield what finds words that stand together, at the scope's level or as they are typed.

        Args:
            tokens: the words.
            scope: where they are asked.
            asked: how near to each other they must be, and where they stand in the query.
        """
        level = scope.level or EXACT
        if not tokens:
            return
        terms = tuple(self._places(token, level) for token in tokens)
        phrase = self._possible(tree.Phrase("", terms, asked.slop, asked.ordered), asked.position)
        switched = self._reading.switched.phrase(tokens, scope.fields, level, scope.switches, phrase)
        if switched is not None:
            self._reading.gathering.add(scope.fields, switched.sought)
            yield switched.query
        else:
            written = " ".join(token.source for token in tokens)
            sought = WrittenPhrase(level, phrase.terms, written, slop=phrase.slop, ordered=phrase.ordered)
            self._reading.gathering.add(scope.fields, sought)
            yield self._leaves.phrase(phrase.terms, scope.fields, level, phrase.slop, ordered=phrase.ordered)

    def _places(self, token: Token, level: str) -> tree.Place:
        """Return what may stand for a word of a phrase: of lemmas, any that it may be asked for as."""
        terms = tuple(self._asked(token)[self._leaves.levels.index(level)].split())
        return terms[0] if len(terms) == 1 else terms

    def _possible(self, phrase: tree.Phrase, position: int) -> tree.Phrase:
        """Return a phrase, or its words in a row where they could stand in too many ways."""
        try:
            if len(phrase.terms) > 1:
                check_phrase(phrase)
        except QueryError as error:
            self._reading.slips.append(
                Slip(f"at character {position + 1}: {error}", "as words in a row", position)
            )
            first = tuple(alternatives(place)[0] for place in phrase.terms)
            return tree.Phrase(phrase.field, first)
        return phrase

    def _held(self, synonyms: tuple[Synonym, ...], scope: Scope) -> tuple[Synonym, ...]:
        """Return the synonyms that the index holds; what is excluded takes away what it names and no more."""
        if self._reading.gathering.paused:
            return ()
        return tuple(synonym for synonym in synonyms if self._leaves.holds(synonym.words, scope.fields))

    def _with_synonyms(
        self,
        row: Sequence[Piece],
        synonyms: tuple[Synonym, ...],
        leaves: SynonymLeaves,
        sign: Sign,
        scope: Scope,
        parts: Parts,
    ) -> tree.Query:
        """Return what finds words of the query, or else their synonyms: the better match counts."""
        inner = Parts()
        own: list[tree.Query] = []
        for piece in row:
            own.extend(self._piece(piece, sign, scope, inner, alone=False))
            if len(piece) > 1:
                # A phrase alone weighs little: its words rank what it finds, as words do beside it.
                words = (
                    self._leaves.word(token.terms, leaves.fields, self._leaves.scoring) for token in piece
                )
                inner.also.extend(words)
        parts.row.extend(inner.row)
        parts.also.append(tree.BestOf((tree.Or(tuple(inner.also)), *map(leaves.ranks, synonyms))))
        needs_all = sign is Sign.REQUIRED or scope.switches.all_words
        itself = tree.And(tuple(own)) if needs_all else tree.Or(tuple(own))
        return tree.BestOf((itself, *map(leaves.found, synonyms)))

    def _pieces(self, text: str) -> list[list[Token]]:
        """Return the words of a text, each for itself or, as in covid-19, in one piece."""
        pieces: list[list[Token]] = []
        for tokens in self._chunks(text):
            is_one = all(token.terms[0].isascii() for token in tokens)
            pieces.extend([tokens] if is_one else ([token] for token in tokens))
        return pieces

    def _chunks(self, text: str) -> list[list[Token]]:
        """Return the words of a text, those together that have no blank between them."""
        chunks: list[list[Token]] = []
        end = 0
        for token in self._reading.analyzer.tokens(text):
            if chunks and not any(map(str.isspace, text[end : token.start])):
                chunks[-1].append(token)
            else:
                chunks.append([token])
            end = token.end
        return chunks

    def _piece(
        self, piece: Piece, sign: Sign, scope: Scope, parts: Parts, *, alone: bool = True
    ) -> Iterator[tree.Query]:
        if len(piece) > 1:
            yield from self.phrase(piece, scope)
        elif not self._reading.is_stop_word(piece[0]):
            yield self._word(piece[0], sign, scope, parts, alone=alone)
        elif sign is not Sign.WANTED:
            yield tree.Constant(self.found(piece[0], scope, self._leaves.finding), 0.0)

    def _word(self, token: Token, sign: Sign, scope: Scope, parts: Parts, *, alone: bool) -> tree.Query:
        """Return what finds a word; `alone` says that no synonym stands beside it."""
        broad, finding = self._reading.broad, self._leaves.finding
        if sign is Sign.EXCLUDED:
            return self.found(token, scope, finding)
        is_switched = self._reading.switched.concerned(token, scope.switches) is not None
        substitute = self._substitute(token, scope) if alone and not is_switched else None
        if substitute is not None:
            return substitute
        ranking = [level for level in self._leaves.ranking if not (broad and level == ROOT)]
        parts.also.extend(self._leaves.ranks(token.terms, scope.fields, ranking))
        parts.row.append(token.terms)
        return self.found(token, scope, (*finding, ROOT) if broad else finding)

    def _substitute(self, token: Token, scope: Scope) -> tree.Query | None:
        """Return what a broad search takes for a word that is missing; any other says that it would."""
        found = self._leaves.substitute(self._asked(token), scope.fields)
        if found is None:
            return None
        level, query = found
        kind = _SUBSTITUTES[level]
        if not self._reading.broad:
            note = f"{token.source!r} is not in the index; a broad search takes {kind} for it"
            self._reading.notes.append(note)
            return None
        self._reading.notes.append(f"{token.source!r} is not in the index; {kind} were taken for it")
        self._reading.gathering.add(scope.fields, SoughtWord(token.source, token.terms, (level,)))
        return query

    def _asked(self, token: Token) -> tuple[str, ...]:
        """Return a word's terms, at level `lemma` those of every lemma that it may be asked for as."""
        asked = getattr(self._reading.analyzer.above, "asked", None)
        if asked is None:
            return token.terms
        place = self._leaves.levels.index(LEMMA)
        lemmas = asked(token.source, token.terms[0])
        if lemmas[0] != token.terms[place]:
            return token.terms  # what stands there is no word as it is written, but a sign for several
        return (*token.terms[:place], " ".join(lemmas), *token.terms[place + 1 :])
