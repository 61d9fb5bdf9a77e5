"""The score of one document, for both engines: what a search gives it, or nothing."""

from __future__ import annotations

import pytest

from kashaf.engines import Document, EngineIndex, Searcher
from kashaf.engines import query as tree

TEXT, KIND = "نص.exact", "kind"
QUERIES = (
    tree.Term(TEXT, "كتاب"),
    tree.Or((tree.Term(TEXT, "a"), tree.Boost(tree.Term(TEXT, "b"), 0.5), tree.Term(TEXT, "c")), 2),
    tree.And((tree.Prefix(TEXT, "كت"), tree.Not(tree.Term(TEXT, "a"))), (tree.Term(TEXT, "b"),)),
    tree.Phrase(TEXT, ("a", "b"), 1),
    tree.Constant(tree.Term(KIND, "news"), 0.0),
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
def test_one_document_scores_as_in_a_search(
    query: tree.Query, name: str, both: dict[str, Searcher], documents: list[Document]
) -> None:
    """A document scores what a search gives it, and nothing where the search does not find it."""
    searcher = both[name]
    found = {hit.id: hit.score for hit in searcher.search(query, limit=1000).hits}
    for document in documents[:80]:
        score = searcher.score(query, document.id)
        assert pytest.approx(found.get(document.id), abs=1e-6) == score


def test_no_document_no_score(index: EngineIndex) -> None:
    """An id that is not there, was deleted or is half a character scores nothing."""
    with index.writer() as writer:
        writer.add(Document("there", {TEXT: "كتاب"}, {}, b""))
        writer.add(Document("gone", {TEXT: "كتاب"}, {}, b""))
        writer.commit()
        writer.delete("gone")
    searcher = index.searcher()
    assert searcher.score(tree.Term(TEXT, "كتاب"), "there") is not None
    for missing in ("gone", "never", "\ud800"):
        assert searcher.score(tree.Term(TEXT, "كتاب"), missing) is None
