"""Several orders at once, and going on behind a hit, on both engines, against a plain sort."""

from __future__ import annotations

from functools import cmp_to_key
from typing import Any

import pytest

from kashaf.engines import BY_SCORE, After, Document, EngineIndex, Hit, Order, Searcher
from kashaf.engines import query as tree
from kashaf.errors import QueryError

TEXT, KIND, SIZE, DAY = "نص.exact", "kind", "size", "يوم"
QUERY = tree.Or((tree.Term(TEXT, "a"), tree.Term(TEXT, "كتاب")))
ORDERS = (
    (BY_SCORE,),
    (Order(KIND),),
    (Order(SIZE, descending=True), Order(DAY)),
    (Order(KIND), BY_SCORE),
    (BY_SCORE, Order(DAY, descending=True)),
    (Order(KIND, descending=True), Order(SIZE), Order(DAY, descending=True)),
)
NAMES = ("tantivy", "whoosh")


def sorted_plainly(hits: list[Hit], documents: list[Document], orders: tuple[Order, ...]) -> list[str]:
    held = {one.id: one.values for one in documents}

    def compare(one: Hit, other: Hit) -> int:
        for order in orders:
            if order.field is None:
                if one.score != other.score:
                    return -1 if one.score > other.score else 1
                continue
            left, right = (next(iter(held[hit.id].get(order.field, ())), None) for hit in (one, other))
            if left == right:
                continue
            if left is None or right is None:
                return 1 if left is None else -1
            smaller = left < right  # type: ignore[operator] # both are of one field
            return -1 if smaller != order.descending else 1
        return -1 if one.id < other.id else 1

    return [hit.id for hit in sorted(hits, key=cmp_to_key(compare))]


@pytest.mark.parametrize("orders", ORDERS)
@pytest.mark.parametrize("name", NAMES)
def test_several_orders(
    orders: tuple[Order, ...], name: str, both: dict[str, Searcher], documents: list[Document]
) -> None:
    """Hits come by the first order, ties by the next, and those by id."""
    scored = list(both[name].search(QUERY, limit=1000).hits)
    found = both[name].search(QUERY, limit=1000, order=orders)
    assert sorted_plainly(scored, documents, orders) == [hit.id for hit in found.hits]
    assert {len(orders)} == {len(hit.keys) for hit in found.hits}


@pytest.mark.parametrize("query", [QUERY, tree.All(), tree.Prefix(TEXT, "a")])
@pytest.mark.parametrize("orders", ORDERS)
@pytest.mark.parametrize("name", NAMES)
def test_pages_after_hits_join(
    query: tree.Query, orders: tuple[Order, ...], name: str, both: dict[str, Searcher]
) -> None:
    """Going on behind the last hit of each page gives every hit once, whatever rank is guessed."""
    whole = [hit.id for hit in both[name].search(query, limit=1000, order=orders).hits]
    seen: list[str] = []
    after = None
    while True:
        found = both[name].search(query, limit=37, order=orders, after=after)
        assert (len(whole), len(seen)) == (found.total, found.start)
        if not found.hits:
            break
        seen += [hit.id for hit in found.hits]
        after = After(found.hits[-1].keys, found.hits[-1].id, rank=len(seen) // 2)
    assert whole == seen


@pytest.mark.parametrize("orders", [(BY_SCORE,), (Order(DAY),), (Order(KIND), Order(DAY))])
def test_a_page_goes_on_though_its_last_hit_is_gone(orders: tuple[Order, ...], index: EngineIndex) -> None:
    """Documents that were added before the place, or deleted, do not move the next page."""

    def doc(number: int) -> Document:
        values: dict[str, Any] = {DAY: [number], KIND: ["a"]}
        return Document(f"{number:03}", {TEXT: "x " * (60 - number)}, values, b"")

    query = tree.Constant(tree.Term(TEXT, "x"))
    with index.writer() as writer:
        for number in range(1, 50, 2):
            writer.add(doc(number))
    last = index.searcher().search(query, limit=5, order=orders).hits[-1]
    assert "009" == last.id
    with index.writer() as writer:
        writer.delete("009")
        for number in (0, 2, 4, 10):
            writer.add(doc(number))
    found = index.searcher().search(query, limit=3, order=orders, after=After(last.keys, last.id))
    assert ["010", "011", "013"] == [hit.id for hit in found.hits]
    beyond = index.searcher().search(query, limit=3, offset=1, order=orders, after=After(last.keys, last.id))
    assert ["011", "013", "015"] == [hit.id for hit in beyond.hits]


@pytest.mark.parametrize("name", NAMES)
def test_a_place_belongs_to_its_orders(name: str, both: dict[str, Searcher]) -> None:
    """A place of another order is refused."""
    for after, order in (
        (After((1.0, 2.0), "a"), BY_SCORE),
        (After((), "a"), None),
        (After(("a",), "a"), Order(SIZE)),
    ):
        with pytest.raises(QueryError, match="begin anew"):
            both[name].search(QUERY, order=order, after=after)
