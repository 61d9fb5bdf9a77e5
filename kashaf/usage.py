"""How words are used in an index, as other programs ask it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kashaf.analyzers import Analyzer
from kashaf.engines import FieldType, Layout, Searcher
from kashaf.engines.layout import TEXT, TITLE

if TYPE_CHECKING:
    from kashaf.search.concordance import (
        Collocates,
        Concordance,
        Corpus,
        Forms,
        Keyness,
        Timeline,
        Vocabulary,
    )

__all__ = ["Usage"]


class Usage(ABC):
    """The part of what can be searched that tells how words are used.

    Everywhere, `word` is in the query language: a word with all forms of its lemma, a phrase in quotes, a
    pattern. `level` looks for it at one level alone: `exact`, `lemma`, `root` or `stem`. `where` is as in a
    search: filters, all of which must be so. A wrong argument raises QueryError.

    Attributes:
        analyzer: makes the terms of documents and queries.
    """

    analyzer: Analyzer
    _last_corpus: Corpus | None = None  # with what was counted of it

    @property
    @abstractmethod
    def layout(self) -> Layout | None:
        """The index's fields; `None` before the first document."""

    @abstractmethod
    def searcher(self) -> Searcher | None:
        """Return the engine's searcher of the commit that is read; `None` before the first document."""

    def concordance(
        self,
        word: str,
        *,
        level: str | None = None,
        where: str | Iterable[str] = (),
        by: str = "corpus",
        width: int = 40,
        limit: int | None = 20,
        offset: int = 0,
    ) -> Concordance:
        """Return a page of the places of a word, each with what stands around it.

        Args:
            word: what is looked for.
            level: at which level alone.
            where: in which documents.
            by: the order: `corpus` reads no more documents than it shows; `keyword`, `before`, `before2`,
                `before3`, `after`, `after2`, `after3` sort by a word and read all that hold it.
            width: characters of context on each side, at most.
            limit: how many lines at most; 0 only counts, `None` gives all.
            offset: how many lines to pass over.
        """
        from kashaf.search.concordance import ask, concordance

        corpus = self._corpus(where)
        asked = ask(corpus, word, level)
        return concordance(corpus, asked, by=by, width=width, limit=limit, offset=offset)

    def forms(self, word: str, *, level: str | None = None, where: str | Iterable[str] = ()) -> Forms:
        """Return in which forms a word stands, the most frequent first; the arguments are `concordance`'s."""
        from kashaf.search.concordance import ask, forms

        corpus = self._corpus(where)
        return forms(corpus, ask(corpus, word, level))

    def collocates(  # noqa: PLR0913 - keywords, each an option of its own
        self,
        word: str,
        *,
        level: str | None = None,
        where: str | Iterable[str] = (),
        window: int = 5,
        measure: str = "log-likelihood",
        minimum: int = 3,
        limit: int | None = 20,
        function_words: bool = False,
    ) -> Collocates:
        """Return the words that stand around a word more often than by chance; all documents are read.

        Args:
            word: what is looked for.
            level: at which level alone.
            where: in which documents.
            window: how many words on each side.
            measure: what they are ranked by: `log-likelihood`, `log-dice`, `t-score` or `pmi`.
            minimum: how often one stands in the windows at least.
            limit: how many at most; `None` gives all.
            function_words: whether stop words are listed too.
        """
        from kashaf.search.concordance import ask, collocates

        corpus = self._corpus(where)
        asked = ask(corpus, word, level)
        return collocates(
            corpus,
            asked,
            window=window,
            measure=measure,
            minimum=minimum,
            limit=limit,
            function_words=function_words,
        )

    def timeline(
        self,
        word: str,
        *,
        level: str | None = None,
        where: str | Iterable[str] = (),
        by: str | None = None,
        date_field: str | None = None,
    ) -> Timeline:
        """Return how often a word stands in a million words of each period; all dated documents are read.

        Args:
            word: what is looked for.
            level: at which level alone.
            where: in which documents.
            by: `year`, `month`, `day`, `hijri-year` or `hijri-month`; left out, years or months.
            date_field: the field of dates; left out, the first that there is.
        """
        from kashaf.search.concordance import ask, timeline

        corpus = self._corpus(where)
        return timeline(corpus, ask(corpus, word, level), by=by, date_field=date_field)

    def words(
        self,
        *,
        level: str | None = None,
        prefix: str = "",
        where: str | Iterable[str] = (),
        sort: str = "count",
        limit: int | None = 20,
        field: str | None = None,
        occurrences: bool = False,
    ) -> Vocabulary:
        """Return the words of the index and how many documents hold each.

        Args:
            level: at which words are one; left out, the lemma where there is one.
            prefix: what they begin with.
            where: in which documents; these are read then.
            sort: `count` or `alphabet`.
            limit: how many at most; `None` gives all.
            field: the text field; left out it is `text`, or all where documents are read.
            occurrences: whether to read the documents and count how often each word stands.
        """
        from kashaf.search.concordance import vocabulary

        return vocabulary(
            self._corpus(where),
            level=level,
            prefix=prefix,
            sort=sort,
            limit=limit,
            field=field,
            occurrences=occurrences,
        )

    def keyness(
        self,
        part: str,
        against: str | None = None,
        *,
        level: str | None = None,
        minimum: int = 3,
        limit: int | None = 20,
        function_words: bool = False,
    ) -> Keyness:
        """Return the words that are more frequent in one part of the index than in another.

        Args:
            part: the documents that this query finds.
            against: those that this one finds; left out, all others.
            level: at which words are one; left out, the lemma where there is one.
            minimum: how often a word stands in the part at least.
            limit: how many at most; `None` gives all.
            function_words: whether stop words are listed too.
        """
        from kashaf.search.concordance import keyness

        corpus = self._corpus()
        return keyness(
            corpus,
            part,
            against,
            level=level,
            minimum=minimum,
            limit=limit,
            function_words=function_words,
        )

    def _corpus(self, where: str | Iterable[str] = ()) -> Corpus:
        from kashaf.engines.several import SeveralSearchers
        from kashaf.search.concordance import Corpus

        layout = self.layout or Layout(self.analyzer.levels, dict.fromkeys((TITLE, TEXT), FieldType.TEXT))
        filters = (where,) if isinstance(where, str) else tuple(where)
        searcher = self.searcher() or SeveralSearchers(())
        last = self._last_corpus
        if last is None or last.searcher is not searcher or last.where != filters:
            last = Corpus(searcher, self.analyzer, layout, filters)
            self._last_corpus = last
        return last
