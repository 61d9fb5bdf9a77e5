"""Why a document stands where it stands: what a search's meaning counts for it."""

from __future__ import annotations

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines.contract import Searcher
from kashaf.engines.layout import Layout
from kashaf.engines.stored import Stored, decode
from kashaf.errors import KashafError
from kashaf.search.meaning import Meaning
from kashaf.search.why.document_terms import DocumentTerms
from kashaf.search.why.explanation import Explanation
from kashaf.search.why.scoring import explain_score
from kashaf.search.why.words_of_terms import WordsOfTerms

__all__ = ["Reasons", "no_document"]


def no_document(document_id: str) -> KashafError:
    """Return the error of an id that the index does not have."""
    return KashafError(f"there is no document {document_id!r} in the index; look for ids with: kashaf search")


class Reasons:
    """Gives reasons from one commit of an index.

    Args:
        searcher: the engine's; `None` for an index without documents.
        analyzer: the one that the index was made with.
        layout: the index's fields.
    """

    def __init__(self, searcher: Searcher | None, analyzer: Analyzer, layout: Layout) -> None:
        self._searcher = searcher
        self._analyzer = analyzer
        self._layout = layout

    def explain(self, meaning: Meaning, query: str, document_id: str) -> Explanation:
        """Return the score of one document as a tree; one of kind `unmatched` where it has none.

        Raises:
            KashafError: there is no document with that id.
        """
        part = self._part(meaning, document_id, self.document(document_id))
        facts = {"id": document_id, "query": query}
        if part is None:
            return Explanation(0.0, "unmatched", facts)
        return Explanation(part.value, "score", facts, part.parts if part.kind == "sum" else (part,))

    def document(self, document_id: str) -> Stored:
        """Return the originals of a document; raises KashafError where there is none with that id."""
        data = None if self._searcher is None else self._searcher.get(document_id)
        if data is None:
            raise no_document(document_id)
        return decode(data)

    def _part(self, meaning: Meaning, document_id: str, document: Stored) -> Explanation | None:
        if meaning.query is None or self._searcher is None:
            return None
        terms = DocumentTerms(self._analyzer, self._layout, document)
        words = WordsOfTerms(meaning.sought, self._analyzer.word_levels)
        return explain_score(meaning.query, document_id, terms, self._searcher, words)
