"""Facets: buckets of values and periods, on both engines, against a plain count over the documents."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import kashaf
from kashaf.engines import query as tree
from kashaf.errors import QueryError
from kashaf.search.facet_counts import facet, step_of
from kashaf.search.facets import Facet, parse_facet

EPOCH = date(1970, 1, 1).toordinal()
DOCUMENTS = [
    {
        "id": f"{number:03}",
        "text": "كتاب" if number % 3 else "مدينة",
        "category": ["أخبار", "رياضة", "فن وأدب"][number % 3] if number % 7 else ["أخبار", "رياضة"],
        "price": number * 7 % 95 / 2,
        "day": date(2019 + number % 4, 1 + number % 12, 1 + number % 28).isoformat(),
    }
    for number in range(120)
]
TYPES = {"category": "keyword", "price": "number", "day": "date"}
BOOK = [one for one in DOCUMENTS if one["text"] == "كتاب"]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> kashaf.Index:
    """The documents in an index of each engine."""
    folder: Path = tmp_path_factory.mktemp("facets") / request.param
    made = kashaf.create(folder, engine=request.param, analyzer="folded", fields=TYPES)
    made.add(DOCUMENTS)
    return made


def asked(index: kashaf.Index, request: str, limit: int = 10) -> Facet:
    searcher, layout = index.searcher(), index.layout
    assert searcher is not None
    assert layout is not None
    return facet(searcher, tree.Term("text.exact", "كتاب"), layout, parse_facet(request, limit))


def counts(found: Facet) -> dict[str, int]:
    return {bucket.label: bucket.count for bucket in found.buckets}


def test_values_come_by_count(index: kashaf.Index) -> None:
    """A keyword's values are counted over the matches only, the most frequent first."""
    plain: Counter[str] = Counter()
    for one in BOOK:
        given = one["category"]
        plain.update(given if isinstance(given, list) else [given])
    found = asked(index, "category")
    assert dict(plain) == counts(found)
    assert sorted(counts(found).values(), reverse=True) == list(counts(found).values())


def test_what_is_left_out_is_told(index: kashaf.Index) -> None:
    """With a limit, the number of other values is known."""
    found = asked(index, "category", limit=1)
    assert (1, 2) == (len(found.buckets), found.others)


def test_months_and_years(index: kashaf.Index) -> None:
    """Dates are parted by the calendar, in order."""
    months = Counter(str(one["day"])[:7] for one in BOOK)
    years = Counter(str(one["day"])[:4] for one in BOOK)
    assert dict(sorted(months.items())) == counts(asked(index, "day:month"))
    assert dict(sorted(years.items())) == counts(asked(index, "day"))


def test_hijri_years_hold_every_document_once(index: kashaf.Index) -> None:
    """Hijri periods part the documents as well; 2019 to 2022 are 1440 to 1444."""
    found = counts(asked(index, "day:hijri-year"))
    assert (len(BOOK), ["1440", "1441", "1442", "1443", "1444"]) == (sum(found.values()), list(found))
    assert len(BOOK) == sum(counts(asked(index, "day:hijri-month")).values())


def test_ranges_of_numbers(index: kashaf.Index) -> None:
    """A range holds its first number and not its last; an end may be open, an empty one is left out."""
    prices = [float(str(one["price"])) for one in BOOK]
    expected = {
        "..10": sum(price < 10 for price in prices),
        "10..40.5": sum(10 <= price < 40.5 for price in prices),
        "40.5..": sum(price >= 40.5 for price in prices),
    }
    assert expected == counts(asked(index, "price:..10,10..40.5,40.5..,900..1000"))


def test_many_numbers_come_in_round_steps(index: kashaf.Index) -> None:
    """A number field of many values is parted by itself."""
    found = asked(index, "price")
    assert len(BOOK) == sum(counts(found).values())
    assert "5..10" in counts(found)


def test_a_document_with_two_values_in_a_bucket_is_one(tmp_path: Path) -> None:
    """Buckets count documents, not values."""
    with kashaf.create(tmp_path / "index", fields={"price": "number"}, analyzer="folded") as index:
        index.add([{"id": "a", "text": "كتاب", "price": [1, 2]}, {"id": "b", "text": "كتاب", "price": 3}])
        assert {"0..5": 2} == counts(asked(index, "price:0..5"))


def test_a_field_without_values_is_refused(index: kashaf.Index) -> None:
    """The error names the fields that can be counted."""
    with pytest.raises(QueryError, match="category, price, day"):
        asked(index, "text")


@pytest.mark.parametrize("request_text", ["category:month", "day:0..10", "day:week", "price:a..b"])
def test_a_facet_that_does_not_fit_is_refused(index: kashaf.Index, request_text: str) -> None:
    """Periods are for dates, ranges for numbers, and a range is of numbers."""
    with pytest.raises(QueryError):
        asked(index, request_text)


@pytest.mark.parametrize(
    ("width", "step"), [(90.0, 10.0), (1200.0, 200.0), (0.7, 0.1), (10.0, 1.0), (11.0, 2.0)]
)
def test_steps_are_round(width: float, step: float) -> None:
    """Steps are 1, 2 or 5 times a power of ten, and at most ten part the width."""
    assert step == pytest.approx(step_of(width))


def test_a_hijri_field_is_parted_and_narrowed_by_its_own_calendar(tmp_path: Path) -> None:
    """Its buckets are Hijri years by default, and the clause of each finds the documents of that bucket."""
    with kashaf.create(tmp_path / "index", fields={"year": "hijri"}, analyzer="folded") as index:
        index.add({"id": str(n), "text": "كتاب", "year": 1400 + n % 3} for n in range(7))
        found = asked(index, "year")
        assert {"1400": 3, "1401": 2, "1402": 2} == counts(found)
        for bucket in found.buckets:
            assert bucket.count == index.search(bucket.clause).total
