"""From the syntax tree of a query to what it means: the engine's query tree, and what is to be marked.

- Wanted words are ranked: any of them finds a document, by the word as written or by its stem or lemma, in
  any text field. What else the index knows of them, their roots and grams and which of them stand side by
  side, ranks what is found.
- With `broad`, every word finds by its root as well, and one that the index does not hold finds words of
  the same root instead, or else similar ones. Without it, a note says that this would help.
- `root:`, `lemma:`, `stem:` and `exact:` before a word or phrase ask one level of it.
- Words written together with nothing but Latin letters and digits in them, such as 12/05/2023 or covid-19,
  are a phrase; others, such as #يوم_المعلم, are words of their own.
- Stop words weigh nothing, unless the query holds nothing else; in a phrase and after + they count.
- A phrase finds documents at level `exact`. Its words, as single words, also rank what is found.
- A field's name that the index does not have is a word like any other, and a note says so.
- Synonyms find documents for a word, or for words in a row, that are wanted or required and not in quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.compatibility import Respect
from kashaf.analyzers.levels import EXACT, LEMMA, ROOT, STEM
from kashaf.analyzers.tokens import Token
from kashaf.engines import query as tree
from kashaf.engines.layout import TEXT, TITLE, FieldType, Layout
from kashaf.search.leaves import Frequency, Leaves
from kashaf.search.sought import Gathering, Sought, SoughtPhrase, SoughtWord
from kashaf.search.switched import Switched
from kashaf.search.switched_list import Listing
from kashaf.search.switches import NO_SWITCHES, Switches
from kashaf.search.synonym_leaves import SynonymLeaves
from kashaf.search.synonym_lookup import Piece, Synonym, SynonymLookup
from kashaf.search.synonym_sought import without_doubles
from kashaf.search.syntax import Clause, Group, Operand, Phrase, Prefix, Sign, Word
from kashaf.search.values import value_query

__all__ = ["FIELD_ALIASES", "LEVEL_ALIASES", "Meaning", "understand"]

FIELD_ALIASES: Final[Mapping[str, str]] = {"عنوان": TITLE, "العنوان": TITLE, "نص": TEXT, "النص": TEXT}
"""Arabic names of the fields that every index has."""

LEVEL_ALIASES: Final[Mapping[str, str]] = {
    EXACT: EXACT,
    STEM: STEM,
    LEMMA: LEMMA,
    ROOT: ROOT,
    "حرفي": EXACT,
    "مادة": LEMMA,
    "جذر": ROOT,
}
"""The levels that can be asked for by name, where no field of the index has that name."""


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


def understand(  # noqa: PLR0913 - what is asked and what the index is, each by its name
    group: Group,
    analyzer: Analyzer,
    layout: Layout,
    *,
    frequency: Frequency | None = None,
    documents: int = 0,
    broad: bool = False,
    synonyms: SynonymLookup | None = None,
    switches: Switches = NO_SWITCHES,
    listing: Listing | None = None,
) -> Meaning:
    """Return what a syntax tree means to an index with this analyzer and layout.

    Args:
        group: the whole query.
        analyzer: makes the terms, and has the stop words.
        layout: the fields that can be searched.
        frequency: tells in how many documents an engine's field holds a term; without it, no word is taken to
            be missing.
        documents: how many the index holds.
        broad: whether every word finds by its root too.
        synonyms: what words find besides themselves.
        switches: how the whole query is asked.
        listing: lists an engine field's terms; without it, switches of letters and vowels have no effect.

    Raises:
        QueryError: a number or a date field is asked for what is none.
    """
    leaves = Leaves(analyzer, frequency, documents)
    switched = Switched(analyzer, leaves, listing, documents)
    reader = _Reader(analyzer, layout, leaves, synonyms, switched, broad=broad)
    reader.switches = switches
    unknown = [name for name in switches.on() if name not in Respect._fields]
    reader.notes.extend(f"the switch {name} has no effect yet" for name in unknown)
    reader.stop_words_count = not reader.has_content(group)
    found = reader.group(group, layout.of_type(FieldType.TEXT))
    sought = reader.gathering.sought()
    sought = {name: without_doubles(parts, analyzer.word_levels) for name, parts in sought.items()}
    return Meaning(found, sought, tuple(dict.fromkeys((*reader.notes, *switched.notes))))


@dataclass
class _Parts:
    """The clauses of a group, by what they ask.

    `also` ranks without finding; `row` holds the terms of the group's single words in their order.
    """

    required: list[tree.Query] = field(default_factory=list)
    wanted: list[tree.Query] = field(default_factory=list)
    excluded: list[tree.Query] = field(default_factory=list)
    also: list[tree.Query] = field(default_factory=list)
    row: list[tuple[str, ...]] = field(default_factory=list)

    def join(self) -> tree.Query | None:
        positive = self._positive()
        if not self.excluded:
            return positive
        kept = positive or tree.Constant(tree.All(), 0.0)
        return tree.And((kept, *map(tree.Not, self.excluded)))

    def _positive(self) -> tree.Query | None:
        if self.required:
            return tree.And(tuple(self.required), (*self.wanted, *self.also))
        if self.wanted and self.also:
            return tree.And((tree.Or(tuple(self.wanted)),), tuple(self.also))
        return tree.Or(tuple(self.wanted)) if self.wanted else None


class _Reader:
    """One reading of one query: the recursion over its groups, and what it gathers on the way."""

    def __init__(
        self,
        analyzer: Analyzer,
        layout: Layout,
        leaves: Leaves,
        synonyms: SynonymLookup | None,
        switched: Switched,
        *,
        broad: bool,
    ) -> None:
        self._analyzer = analyzer
        self._layout = layout
        self._leaves = leaves
        self._synonyms = synonyms or SynonymLookup((), analyzer)
        self._switched = switched
        self.switches = NO_SWITCHES
        self._broad = broad and ROOT in leaves.levels
        self.gathering = Gathering()
        self.stop_words_count = False
        self.notes: list[str] = []

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
            return not all(map(self._is_stop_word, self._analyzer.tokens(operand.text)))
        return True

    def _is_stop_word(self, token: Token) -> bool:
        return token.terms[0] in self._analyzer.stop_words and not self.stop_words_count

    def group(self, group: Group, fields: tuple[str, ...]) -> tree.Query | None:
        parts = _Parts()
        for clause in _with_words_joined(group.clauses):
            self._clause(clause, fields, parts)
        parts.also.extend(self._leaves.near(parts.row, fields))
        return parts.join()

    def _clause(self, clause: Clause, fields: tuple[str, ...], parts: _Parts) -> None:
        if clause.sign is Sign.EXCLUDED:
            outer, self.gathering.paused = self.gathering.paused, True
            # What would rank or stand side by side is of no use for what must not match.
            parts.excluded.extend(self._queries(clause, fields, _Parts()))
            self.gathering.paused = outer
        elif clause.sign is Sign.REQUIRED:
            parts.required.extend(self._queries(clause, fields, parts))
        else:
            parts.wanted.extend(self._queries(clause, fields, parts))

    def _queries(self, clause: Clause, fields: tuple[str, ...], parts: _Parts) -> Iterator[tree.Query]:
        """Yield what the clause asks for; all of it belongs to the clause's sign."""
        if clause.field is None:
            yield from self._operand(clause, fields, parts)
            return
        name = FIELD_ALIASES.get(clause.field, clause.field)
        kind = self._layout.fields.get(name)
        level = LEVEL_ALIASES.get(clause.field)
        if kind is FieldType.TEXT:
            yield from self._operand(clause, (name,), parts)
        elif kind is not None and kind is not FieldType.STORED:
            yield value_query(name, kind, clause.operand)
        elif level in self._leaves.levels and not isinstance(clause.operand, Group):
            yield from self._at_level(str(level), clause.operand, fields)
        else:
            self._note_field(clause.field, name)
            yield from self._words(Word(clause.field, clause.position), clause.sign, fields, parts)
            yield from self._operand(clause, fields, parts)

    def _operand(self, clause: Clause, fields: tuple[str, ...], parts: _Parts) -> Iterator[tree.Query]:
        operand = clause.operand
        if isinstance(operand, Group):
            inner = self.group(operand, fields)
            if inner is not None:
                yield inner
        elif isinstance(operand, Word):
            yield from self._words(operand, clause.sign, fields, parts)
        elif isinstance(operand, Prefix):
            yield from self._prefix(operand, fields)
        else:
            tokens = self._analyzer.tokens(operand.text)
            yield from self._phrase(tokens, fields)
            for token in tokens:
                if not self._is_stop_word(token):
                    parts.also.append(self._leaves.word(token.terms, fields, self._leaves.scoring))

    def _note_field(self, written: str, name: str) -> None:
        searchable = [field for field, kind in self._layout.fields.items() if kind is not FieldType.STORED]
        reason = "is stored only" if name in self._layout.fields else "is no field of this index"
        self.notes.append(
            f"{written!r} {reason}, so it was read as a word; fields to search are {', '.join(searchable)}"
        )

    def _words(self, word: Word, sign: Sign, fields: tuple[str, ...], parts: _Parts) -> Iterator[tree.Query]:
        for row, synonyms in self._synonyms.parts(
            self._pieces(word.text), partial(self._leaves.exists, fields=fields)
        ):
            held = self._held(synonyms, fields)
            if not held:
                for piece in row:
                    yield from self._piece(piece, sign, fields, parts)
                continue
            leaves = SynonymLeaves(self._leaves, [token.terms for piece in row for token in piece], fields)
            asked = word.text[row[0][0].start : row[-1][-1].end]
            for synonym in held:
                self.gathering.add(fields, leaves.sought(synonym, asked))
            yield self._with_synonyms(row, held, leaves, sign, parts)

    def _held(self, synonyms: tuple[Synonym, ...], fields: tuple[str, ...]) -> tuple[Synonym, ...]:
        """Return the synonyms that the index holds; what is excluded takes away what it names and no more."""
        if self.gathering.paused:
            return ()
        return tuple(synonym for synonym in synonyms if self._leaves.holds(synonym.words, fields))

    def _with_synonyms(
        self,
        row: Sequence[Piece],
        synonyms: tuple[Synonym, ...],
        leaves: SynonymLeaves,
        sign: Sign,
        parts: _Parts,
    ) -> tree.Query:
        """Return what finds words of the query, or else their synonyms: the better match counts."""
        inner = _Parts()
        own: list[tree.Query] = []
        for piece in row:
            own.extend(self._piece(piece, sign, leaves.fields, inner, alone=False))
            if len(piece) > 1:
                # A phrase alone weighs little: its words rank what it finds, as words do beside it.
                words = (
                    self._leaves.word(token.terms, leaves.fields, self._leaves.scoring) for token in piece
                )
                inner.also.extend(words)
        parts.row.extend(inner.row)
        parts.also.append(tree.BestOf((tree.Or(tuple(inner.also)), *map(leaves.ranks, synonyms))))
        itself = tree.And(tuple(own)) if sign is Sign.REQUIRED else tree.Or(tuple(own))
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
        for token in self._analyzer.tokens(text):
            if chunks and not any(map(str.isspace, text[end : token.start])):
                chunks[-1].append(token)
            else:
                chunks.append([token])
            end = token.end
        return chunks

    def _piece(
        self, piece: Piece, sign: Sign, fields: tuple[str, ...], parts: _Parts, *, alone: bool = True
    ) -> Iterator[tree.Query]:
        if len(piece) > 1:
            yield from self._phrase(piece, fields)
        elif not self._is_stop_word(piece[0]):
            yield self._word(piece[0], sign, fields, parts, alone=alone)
        elif sign is not Sign.WANTED:
            yield tree.Constant(self._found(piece[0], fields, self._leaves.finding), 0.0)

    def _word(
        self, token: Token, sign: Sign, fields: tuple[str, ...], parts: _Parts, *, alone: bool
    ) -> tree.Query:
        """Return what finds a word; `alone` says that no synonym stands beside it."""
        if sign is Sign.EXCLUDED:
            return self._found(token, fields, self._leaves.finding)
        switched = self._switched.concerned(token, self.switches) is not None
        substitute = self._leaves.substitute(self._asked(token), fields) if alone and not switched else None
        if substitute is not None and self._broad:
            level, query = substitute
            self.notes.append(
                f"{token.source!r} is not in the index; {_SUBSTITUTES[level]} were taken for it"
            )
            self.gathering.add(fields, SoughtWord(token.source, token.terms, (level,)))
            return query
        if substitute is not None:
            kind = _SUBSTITUTES[substitute[0]]
            self.notes.append(f"{token.source!r} is not in the index; a broad search takes {kind} for it")
        ranking = [level for level in self._leaves.ranking if not (self._broad and level == ROOT)]
        parts.also.extend(self._leaves.ranks(token.terms, fields, ranking))
        parts.row.append(token.terms)
        broad = (ROOT,) if self._broad else ()
        return self._found(token, fields, (*self._leaves.finding, *broad))

    def _found(self, token: Token, fields: tuple[str, ...], levels: tuple[str, ...]) -> tree.Query:
        terms = self._asked(token)
        switched = self._switched.word(token, terms, fields, levels, self.switches)
        if switched is not None:
            self.gathering.add(fields, switched.sought)
            return switched.query
        self.gathering.add(fields, SoughtWord(token.source, terms, levels))
        return self._leaves.word(terms, fields, levels)

    def _asked(self, token: Token) -> tuple[str, ...]:
        """Return a word's terms, at level `lemma` those of every lemma that it may be asked for as."""
        asked = getattr(self._analyzer.above, "asked", None)
        if asked is None:
            return token.terms
        place = self._leaves.levels.index(LEMMA)
        lemmas = asked(token.source, token.terms[0])
        if lemmas[0] != token.terms[place]:
            return token.terms  # what stands there is no word as it is written, but a sign for several
        return (*token.terms[:place], " ".join(lemmas), *token.terms[place + 1 :])

    def _at_level(
        self, level: str, operand: Word | Prefix | Phrase, fields: tuple[str, ...]
    ) -> Iterator[tree.Query]:
        tokens = self._analyzer.tokens(operand.text)
        if isinstance(operand, Phrase):
            yield from self._phrase(tokens, fields, level)
        else:
            for token in tokens:
                yield self._found(token, fields, (level,))

    def _prefix(self, prefix: Prefix, fields: tuple[str, ...]) -> Iterator[tree.Query]:
        tokens = self._analyzer.tokens(prefix.text)
        if tokens:
            # What stands before the last sign of an unfinished word is finished: كتاب،تار* means تار*
            folded = tokens[-1].terms[0]
            self.gathering.add(fields, folded)
            yield self._leaves.prefix(folded, fields)

    def _phrase(self, tokens: Piece, fields: tuple[str, ...], level: str = EXACT) -> Iterator[tree.Query]:
        switched = self._switched.phrase(tokens, fields, level, self.switches)
        if switched is not None:
            self.gathering.add(fields, switched.sought)
            yield switched.query
        elif tokens:
            place = self._leaves.levels.index(level)
            terms = tuple(token.terms[place] for token in tokens)
            self.gathering.add(fields, SoughtPhrase(level, terms))
            yield self._leaves.phrase(terms, fields, level)


def _with_words_joined(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Yield clauses, words in a row under one sign as one: together they may be an entry of a list."""

    def kind(clause: Clause) -> Sign | int:
        return clause.sign if clause.field is None and isinstance(clause.operand, Word) else clause.position

    for _, run in groupby(clauses, kind):
        first, *others = run
        if others:
            texts = (each.operand.text for each in (first, *others) if isinstance(each.operand, Word))
            yield replace(first, operand=Word(" ".join(texts), first.position))
        else:
            yield first


_SUBSTITUTES: Final = {ROOT: "words of the same root", "grams": "words of similar spelling"}
