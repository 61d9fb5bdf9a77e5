"""What is asked for: the words whose use is shown, and the documents in which it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines import query as tree
from kashaf.engines.contract import Searcher
from kashaf.engines.layout import TEXT, TITLE, FieldType, Layout
from kashaf.engines.stored import Stored, decode
from kashaf.errors import QueryError
from kashaf.search.answer import filtered
from kashaf.search.concordance.tally import Tally
from kashaf.search.held import Held
from kashaf.search.leaves import Leaves
from kashaf.search.meaning import Meaning, understand
from kashaf.search.parse import parse
from kashaf.search.scope import LEVEL_ALIASES
from kashaf.search.searcher import Search
from kashaf.search.slips import notes
from kashaf.search.sought import Sought
from kashaf.search.syntax import Clause, Group, Scoped, Sign

__all__ = ["Asked", "Corpus", "ask"]


@dataclass(frozen=True)
class Corpus:
    """The documents whose words are counted and shown.

    Attributes:
        searcher: of one commit of an index.
        analyzer: the one that the index was made with.
        layout: the index's fields.
        where: filters, in the query language: all that they say must be so.
    """

    searcher: Searcher
    analyzer: Analyzer
    layout: Layout
    where: tuple[str, ...] = ()
    _tallies: dict[str, Tally] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def filter(self) -> tree.Query:
        """What finds the documents; raises QueryError for a filter that is not of the language."""
        search = Search(self.searcher, self.analyzer, self.layout)
        return filtered(tree.All(), [search.filter(text) for text in self.where])

    def documents(self, also: tree.Query | None = None) -> Iterator[tuple[str, Stored]]:
        """Yield the documents by id, with what each is known by; those only that a query finds too."""
        query = self.filter if also is None else self.narrowed(also)
        for hit in self.searcher.scan(query):
            yield hit.reference, decode(hit.stored)

    def count(self, also: tree.Query | None = None) -> int:
        """Return how many documents there are; how many of them a query finds too."""
        query = self.filter if also is None else self.narrowed(also)
        return self.searcher.search(query, limit=0).total

    def narrowed(self, also: tree.Query) -> tree.Query:
        """Return what finds those of the documents that a query finds too."""
        return tree.And((self.filter, also)) if self.where else also

    def tally(self, level: str) -> Tally:
        """Return how often each term of a level stands in all the texts; what was counted once is kept."""
        if level not in self._tallies:
            tally = Tally(self.analyzer, level)
            for _, document in self.documents():
                for _, text in self.texts(document):
                    tally.add(text)
            self._tallies[level] = tally
        return self._tallies[level]

    def texts(self, document: Stored) -> Iterator[tuple[str, str]]:
        """Yield the text fields of a document that hold anything, by name."""
        for name in self.layout.of_type(FieldType.TEXT):
            text = _text(document, name)
            if text:
                yield name, text


def _text(document: Stored, name: str) -> str:
    if name in (TITLE, TEXT):
        return document.title if name == TITLE else document.text
    value = document.fields.get(name)
    return value if isinstance(value, str) else ""


@dataclass(frozen=True)
class Asked:
    """Words whose use is asked for.

    Attributes:
        text: as they were typed.
        query: finds the documents that hold them; `None` where nothing can.
        sought: what is a place of them, by field.
        notes: what a reader should know of how they were read.
    """

    text: str
    query: tree.Query | None
    sought: Mapping[str, Sought]
    notes: tuple[str, ...] = ()


def ask(corpus: Corpus, text: str, level: str | None = None) -> Asked:
    """Return what is asked for by words.

    Args:
        corpus: where they are asked.
        text: in the query language: words, phrases in quotes, patterns, with conditions or without.
        level: the one level at which words and phrases are looked for: `exact`, `lemma`, `root` or `stem`.
            Left out, it is as in a search: words by all forms of their lemmas, phrases as typed.

    Raises:
        QueryError: nothing is asked, or the index has no such level.
    """
    if not text.strip():
        raise QueryError("no word is given: write at least one")
    meaning = _meaning(corpus, text, level)
    said = (*notes(meaning.slips), *meaning.notes)
    if meaning.query is not None and not meaning.sought:
        said += (f"{text!r} names no word whose places could be shown",)
    return Asked(text, meaning.query, meaning.sought, tuple(dict.fromkeys(said)))


def _meaning(corpus: Corpus, text: str, level: str | None = None) -> Meaning:
    held = Held.by(corpus.searcher)
    group, slips = parse(text)
    if level is not None:
        _check_level(level, Leaves(corpus.analyzer, held).levels)
        group = Group((Clause(Scoped(level, group, 0), Sign.WANTED, 0),), 0)
    meaning = understand(group, corpus.analyzer, corpus.layout, held=held)
    return Meaning(meaning.query, meaning.sought, meaning.notes, (*slips, *meaning.slips))


def _check_level(level: str, levels: tuple[str, ...]) -> None:
    fitting = [name for name in levels if LEVEL_ALIASES.get(name) == name]
    if level not in fitting:
        raise QueryError(f"words of this index cannot be asked at {level!r}; say {', '.join(fitting)}")
