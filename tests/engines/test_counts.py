"""Counts of values and scans of all matches, for both engines, against a plain count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from kashaf.engines import Document, EngineIndex, Searcher, tantivy_counts
from kashaf.engines import query as tree
from kashaf.errors import QueryError

TEXT, KIND, SIZE, DAY = "نص.exact", "kind", "size", "يوم"
QUERIES = (
    tree.All(),
    tree.Term(TEXT, "كتاب"),
    tree.And((tree.Term(TEXT, "a"), tree.Not(tree.Term(TEXT, "b")))),
    tree.Or((tree.Prefix(TEXT, "كت"), tree.Range(SIZE, 3, None))),
    tree.Term(TEXT, "nowhere"),
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("field", [KIND, SIZE, DAY])
@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
def test_values_are_counted_once_a_document(
    query: tree.Query, field: str, name: str, both: dict[str, Searcher], documents: list[Document]
) -> None:
    """Each value of a field has as many documents as match and hold it."""
    matching = {hit.id for hit in both[name].search(query, limit=1000).hits}
    plain = Counter(
        value for one in documents if one.id in matching for value in set(one.values.get(field, ()))
    )
    assert dict(plain) == both[name].counts(query, field)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
def test_a_scan_gives_every_match_by_id(query: tree.Query, name: str, both: dict[str, Searcher]) -> None:
    """All that a search finds is scanned, in the order of ids, with what was stored."""
    found = both[name].search(query, limit=1000).hits
    assert sorted((hit.id, hit.stored) for hit in found) == [
        (hit.id, hit.stored) for hit in both[name].scan(query)
    ]


def test_what_was_deleted_is_not_counted(index: EngineIndex) -> None:
    """Deleted documents neither count nor are scanned, and an empty index has nothing."""
    assert {} == index.searcher().counts(tree.All(), KIND)
    assert [] == list(index.searcher().scan(tree.All()))
    with index.writer() as writer:
        for name in "abc":
            writer.add(Document(name, {TEXT: "كتاب"}, {KIND: ["خبر", "خبر"], SIZE: [1.5], DAY: [-3]}, b""))
        writer.commit()
        writer.delete("b")
    searcher = index.searcher()
    assert {"خبر": 2} == searcher.counts(tree.All(), KIND)
    assert ({1.5: 2}, {-3: 2}) == (searcher.counts(tree.All(), SIZE), searcher.counts(tree.All(), DAY))
    assert ["a", "c"] == [hit.id for hit in searcher.scan(tree.All())]


def test_a_scan_goes_on_while_others_write(index: EngineIndex) -> None:
    """A scan belongs to the commit of its searcher."""
    names = [f"{number:04}" for number in range(450)]
    with index.writer() as writer:
        for name in names:
            writer.add(Document(name, {TEXT: "a"}, {}, b""))
    scan = index.searcher().scan(tree.All())
    first = next(scan).id
    with index.writer() as writer:
        for name in names[:300]:
            writer.delete(name)
    assert names == [first, *(hit.id for hit in scan)]


def test_terms_have_no_counts(both: dict[str, Searcher]) -> None:
    """Only fields of values are counted."""
    for searcher in both.values():
        with pytest.raises(QueryError, match="kind"):
            searcher.counts(tree.All(), TEXT)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Tantivy refuse more than five different values, as it does more than 65,000."""
    plain: Callable[..., dict[object, int] | None] = tantivy_counts._counted  # its limit is the point

    def counted(*asked: object) -> dict[object, int] | None:
        found = plain(*asked)
        return found if found is None or len(found) <= 5 else None

    monkeypatch.setattr(tantivy_counts, "_counted", counted)
    monkeypatch.setattr(tantivy_counts, "_PART", 4)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("field", [KIND, SIZE, DAY])
def test_more_values_than_tantivy_takes_are_counted_in_parts(field: str, both: dict[str, Searcher]) -> None:
    """In parts or at once, the counts are the same."""
    assert both["whoosh"].counts(tree.All(), field) == both["tantivy"].counts(tree.All(), field)
