"""Filters, orders, groups, pages by token and documents alike, on both engines, against plain Python."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import kashaf
from kashaf.engines import Hit
from kashaf.errors import KashafError, QueryError
from kashaf.search.cursor import read_token, write_token

CATEGORIES = ("أخبار", "رياضة", "فن وأدب", '«علوم» و"تقنية"', "")
DOCUMENTS = [
    {
        "id": f"{number:03}",
        "title": "رحلة" if number % 5 == 0 else "خبر",
        "text": ("كتاب " * (number % 4 + 1) + "مدينة " * (number % 7)) if number % 3 else "مدينة وقرية",
        **({"category": CATEGORIES[number % 4]} if number % 6 else {}),
        **({"tags": ["a", "b", "c"][: number % 4]} if number % 2 else {}),
        "price": number * 7 % 95 / 2,
        "day": date(2019 + number % 4, 1 + number % 12, 1 + number % 28).isoformat(),
        "عام الهجرة": f"{1440 + number % 5}-09-{1 + number % 29:02}",
    }
    for number in range(120)
]
TYPES = {"category": "keyword", "tags": "keyword", "price": "number", "day": "date", "عام الهجرة": "hijri"}
BOOKS = [one for one in DOCUMENTS if "كتاب" in str(one["text"])]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> kashaf.Index:
    """The documents in an index of each engine."""
    folder: Path = tmp_path_factory.mktemp("selection") / request.param
    made = kashaf.create(folder, engine=request.param, analyzer="lean", fields=TYPES)
    made.add(DOCUMENTS)
    return made


def ids(results: kashaf.Results) -> list[str]:
    return [hit.id for hit in results]


def test_filters_keep_and_do_not_score(index: kashaf.Index) -> None:
    """All that each filter says must be so, and the scores are those without them."""
    whole = {hit.id: hit.score for hit in index.search("كتاب", limit=200)}
    found = index.search("كتاب", where=["day>=2020 category:رياضة", "-price<10"], limit=200)
    expected = [
        str(one["id"])
        for one in BOOKS
        if str(one["day"]) >= "2020" and one.get("category") == "رياضة" and float(str(one["price"])) >= 10
    ]
    assert sorted(expected) == sorted(ids(found))
    for hit in found:
        assert whole[hit.id] == pytest.approx(hit.score, abs=1e-4)


def test_a_filter_needs_no_query(index: kashaf.Index) -> None:
    """With a filter, an empty query matches all, by id."""
    expected = [one["id"] for one in DOCUMENTS if one.get("category") == "أخبار"]
    assert expected == ids(index.search("", where="category:أخبار", limit=200))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"where": "colour:red"}, "no field of this index"),
        ({"where": "category:("}, "filter 'category:\\('"),
        ({"where": "؟!"}, "nothing in it to filter by"),
        ({"sort": "title"}, "sort by score, category, tags, price, day"),
        ({"group_by": "day"}, "category, tags, price"),
        ({"facets": "day:week"}, "write one of year"),
        ({"facets": "text"}, "fields that have are"),
        ({"after": "x"}, "no token"),
        ({"group_by": "tags", "sort": "day"}, "groups come by their best hits"),
        ({"per_group": 0}, "at least one"),
        ({"limit": -1}, "at least 0"),
    ],
)
def test_what_cannot_be_is_said(asked: dict[str, str], said: str, index: kashaf.Index) -> None:
    """A selection that does not fit names what does."""
    with pytest.raises(QueryError, match=said):
        index.search("كتاب", **asked)  # type: ignore[arg-type] # of every kind


def test_filters_that_leave_nothing_are_named(index: kashaf.Index) -> None:
    """Where only filters stand in the way, a note says of how many documents."""
    found = index.search("كتاب", where="day>2050")
    assert (0, (f"the filters leave none of {len(BOOKS)} documents that match",)) == (
        found.total,
        found.notes,
    )
    assert found.why_nothing is None


def test_hits_come_by_fields(index: kashaf.Index) -> None:
    """The first field decides, then the next, then the id."""
    by = index.search("كتاب", sort=["-day", "price"], limit=200)
    expected = sorted(
        BOOKS, key=lambda one: (-date.fromisoformat(str(one["day"])).toordinal(), one["price"], one["id"])
    )
    assert [one["id"] for one in expected] == ids(by)
    by_arabic_name = index.search("كتاب", sort="-عام_الهجرة", limit=200)
    hijri = sorted(BOOKS, key=lambda one: (str(one["عام الهجرة"]), -int(str(one["id"]))), reverse=True)
    assert [one["id"] for one in hijri] == ids(by_arabic_name)


def test_every_bucket_is_a_filter(index: kashaf.Index) -> None:
    """What a facet's clause keeps is as much as its bucket counts."""
    asked = (
        "category",
        "tags",
        "price",
        "price:0..10,10..",
        "day",
        "day:month",
        "day:day",
        "day:hijri-year",
        "عام الهجرة",
        "عام_الهجرة:hijri-month",
        "عام الهجرة:year",
    )
    found = index.search("كتاب", facets=asked, facet_values=3, limit=0)
    assert len(asked) == len(found.facets)
    for facet in found.facets:
        assert facet.buckets
        for bucket in facet.buckets:
            kept = index.search("كتاب", where=bucket.clause, limit=0)
            assert bucket.count == kept.total, (facet.field, bucket)


@pytest.mark.parametrize("field", ["category", "tags", "price"])
def test_groups(field: str, index: kashaf.Index) -> None:
    """Each value has a group with its count and best hits, the group of the best hit first."""
    ranked = index.search("كتاب", limit=200)
    groups: dict[object, list[str]] = {}
    for hit in ranked:
        given = hit.fields.get(field)
        for value in given if isinstance(given, list) and given else [None if given == [] else given]:
            groups.setdefault(value, []).append(hit.id)
    found = index.search("كتاب", group_by=field, limit=100, per_group=2)
    assert (len(ranked), len(groups)) == (found.total, found.all_groups)
    assert [(len(group), group[:2]) for group in groups.values()] == [
        (group.count, [hit.id for hit in group.hits]) for group in found.groups
    ]
    assert [hit.id for group in found.groups for hit in group.hits] == ids(found)
    later = index.search("كتاب", group_by=field, limit=2, offset=1, per_group=2)
    assert found.groups[1:3] == later.groups
    for group in found.groups:
        assert group.count == index.search("كتاب", where=group.clause, limit=0).total, group.clause


@pytest.mark.parametrize("sort", ["score", "-day", ("category", "score")])
def test_pages_join(sort: str, index: kashaf.Index) -> None:
    """The tokens lead through all hits, each once."""
    whole = ids(index.search("كتاب مدينة", sort=sort, limit=200))
    seen: list[str] = []
    token = None
    while True:
        page = index.search("كتاب مدينة", sort=sort, limit=17, after=token)
        assert len(seen) == page.offset
        seen += ids(page)
        token = page.next
        if token is None:
            break
    assert whole == seen


def test_a_token_belongs_to_its_search(index: kashaf.Index) -> None:
    """With another query, filter or order it is refused; with other facets it is not."""
    token = index.search("كتاب", limit=5).next
    for asked in ({"where": "price>3"}, {"sort": "day"}):
        with pytest.raises(QueryError, match="another search"):
            index.search("كتاب", after=token, **asked)  # type: ignore[arg-type] # two of them
    with pytest.raises(QueryError, match="another search"):
        index.search("مدينة", after=token)
    assert index.search("كتاب", after=token, facets="category").facets


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_pages_do_not_drift(engine: str, tmp_path: Path) -> None:
    """Documents that come before the page, or go, make no hit come twice and none be left out."""
    index = kashaf.create(tmp_path / engine, engine=engine, analyzer="lean", fields={})
    index.add({"id": f"{number:02}", "text": "كتاب " + "ورق " * number} for number in range(1, 40))
    first = index.search("كتاب", limit=10)
    index.delete("03", first[-1].id)
    index.add([{"id": "00", "text": "كتاب كتاب كتاب"}, {"id": "x", "text": "قلم"}])
    second = index.search("كتاب", limit=10, after=first.next)
    assert [f"{number:02}" for number in range(11, 21)] == ids(second)


def test_more_like_one(index: kashaf.Index) -> None:
    """A document's telling words find those that share them, and not itself."""
    found = index.similar("001", limit=200)
    assert "001" not in ids(found)
    assert found.total == len(found) > 0
    assert all("كتاب" in hit.text or "مدينة" in hit.text for hit in found)
    assert found[0].explanation.value == pytest.approx(found[0].score, abs=1e-3)
    assert any(hit.snippet.spans for hit in found)
    narrowed = index.similar("001", where="category:رياضة", facets="category")
    assert {"رياضة"} == {bucket.label for bucket in narrowed.facets[0].buckets}
    with pytest.raises(KashafError, match="no document"):
        index.similar("none")


def test_counts_are_those_of_plain_python(index: kashaf.Index) -> None:
    """A facet over a filtered search is a count over the documents."""
    found = index.search("كتاب", where="day>=2021", facets="day:month", limit=0)
    plain = Counter(str(one["day"])[:7] for one in BOOKS if str(one["day"]) >= "2021")
    assert dict(sorted(plain.items())) == {bucket.label: bucket.count for bucket in found.facets[0].buckets}


odd = st.text("كتاب012.:-,*[]{}\"'()TO daypricetagscorehijri_yearmonth>=<~^\\infnae\u200f\ud800", max_size=25)
kinds = st.sampled_from(("where", "sort", "facets", "group_by", "after"))
names = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kind=kinds, text=odd | st.text(max_size=12))
@example("facets", "price:nan..nan")
@example("facets", "price:5..1,inf..,-inf..inf")
@example("facets", "day:hijri-year:x")
@example("sort", "-")
@example("sort", "--price")
@example("where", "price:[2 TO 1]")
@example("after", "WzEsMiwzXQ")
@example("after", "é")
def test_whatever_is_asked_is_answered_or_refused(index: kashaf.Index, kind: str, text: str) -> None:
    """No text breaks a selection: it is answered, or refused as a query is."""
    asked: dict[str, Any] = {kind: text}
    try:
        total = index.search("كتاب", limit=3, **asked).total
    except QueryError:
        total = 0
    assert total <= len(BOOKS)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(names, st.floats(allow_nan=False) | st.none() | names), min_size=1))
def test_a_token_gives_back_its_places(hits: list[tuple[str, Any]]) -> None:
    """What a token is made of is read from it again."""
    made = [Hit(name, 0.0, b"", (key,)) for name, key in hits]
    read = read_token(write_token(made, 7, 3), 3)
    assert [(hit.id, hit.keys, 7) for hit in made[-4:]] == [(one.id, one.keys, one.rank) for one in read]
