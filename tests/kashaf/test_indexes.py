"""Several indexes searched as one, against one index of all their documents."""

from __future__ import annotations

from pathlib import Path

import pytest

import kashaf
from kashaf.errors import KashafError

WORDS = ("كتاب", "مدينة", "رحلة", "شجرة", "نهر", "بحر", "جبل")
FIELDS = {"kind": "keyword", "year": "number"}
DOCUMENTS = [
    {
        "id": f"{number:03}",
        "title": WORDS[number % 7],
        # All texts are of one length, so that the average is the same in all indexes.
        "text": " ".join([WORDS[0 if number % 9 == 0 else number * step % 7] for step in range(1, 13)]),
        "kind": ["خبر", "قصة", "شعر"][number % 3],
        "year": 2000 + number % 11,
    }
    for number in range(90)
]
QUERIES = ("كتاب", "+رحلة شجرة", '"نهر بحر"', "كتب مدن -جبل", "مدي*", "kind:خبر بحر")


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[kashaf.Index, kashaf.Indexes]:
    """One index of all documents, and three of a part each, unlike in size and words."""
    place: Path = tmp_path_factory.mktemp(request.param)

    def made(name: str, documents: list[dict[str, object]]) -> Path:
        kashaf.create(place / name, engine=request.param, analyzer="lean", fields=FIELDS).add(documents)
        return place / name

    whole = kashaf.open(made("whole", DOCUMENTS))
    parts = (made("a", DOCUMENTS[:10]), made("b", DOCUMENTS[10:70]), made("c", DOCUMENTS[70:]))
    return whole, kashaf.open_several(parts)


def test_scores_are_those_of_one_index(both: tuple[kashaf.Index, kashaf.Indexes]) -> None:
    """Where texts are of one length, several indexes rank as one of all their documents would."""
    whole, several = both
    assert len(whole) == len(several)
    for query in QUERIES:
        one, other = whole.search(query, limit=90), several.search(query, limit=90)
        assert (one.total, one.notes) == (other.total, other.notes), query
        assert one.total, query
        scores = {hit.id: hit.score for hit in one}
        assert scores == pytest.approx({hit.id: hit.score for hit in other}, rel=1e-4), query
        assert [hit.score for hit in other] == sorted((hit.score for hit in other), reverse=True)
        assert {Path(hit.index).name for hit in other} <= {"a", "b", "c"}


@pytest.mark.parametrize(
    "asked",
    [
        {"facets": ["kind", "year:2000..2005,2005.."]},
        {"where": "year>=2005 kind:قصة"},
        {"sort": ["-year", "kind"]},
        {"sort": ["kind", "score"]},
        {"group_by": "kind"},
    ],
)
def test_selections_are_those_of_one_index(
    asked: dict[str, str], both: tuple[kashaf.Index, kashaf.Indexes]
) -> None:
    """Facets, filters, orders and groups over several indexes are those over one."""
    one, other = (index.search("كتاب", limit=90, **asked) for index in both)  # type: ignore[arg-type] # of every kind
    assert one.facets == other.facets
    assert one.total == other.total
    if "score" not in asked.get("sort", "score"):  # equal scores come by id there, by index here
        assert [hit.id for hit in one] == [hit.id for hit in other]
    assert {(group.label, group.count) for group in one.groups} == {
        (group.label, group.count) for group in other.groups
    }


@pytest.mark.parametrize("sort", ["score", "year"])
def test_pages_go_through_all_indexes(sort: str, both: tuple[kashaf.Index, kashaf.Indexes]) -> None:
    """The tokens lead through the hits of all, each once."""
    several = both[1]
    whole = [hit.id for hit in several.search("كتاب", sort=sort, limit=90)]
    seen: list[str] = []
    page = several.search("كتاب", sort=sort, limit=7)
    seen += [hit.id for hit in page]
    while page.next:
        page = several.search("كتاب", sort=sort, limit=7, after=page.next)
        seen += [hit.id for hit in page]
    assert whole == seen


def test_documents_of_one_id_stay_apart(tmp_path: Path) -> None:
    """The same id in two indexes is two documents, each with its own text, explanation and likes."""
    for name, text in (("a", "كتاب قديم"), ("b", "كتاب جديد قديم")):
        kashaf.create(tmp_path / name, fields={}).add(id="1", text=text)
    kashaf.create(tmp_path / "empty")
    several = kashaf.open_several(tmp_path / name for name in ("a", "b", "empty"))
    found = several.search("كتاب")
    assert ["كتاب قديم", "كتاب جديد قديم"] == [hit.text for hit in found]
    for hit in found:
        assert hit.explanation.value == pytest.approx(hit.score, abs=1e-3)
    reference = f"{tmp_path / 'b'}::1"
    stored = several.get(reference)
    assert stored is not None
    assert "كتاب جديد قديم" == stored.text
    assert ["كتاب قديم"] == [hit.text for hit in several.similar(reference)]
    assert reference in several
    assert f"{tmp_path / 'c'}::1" not in several


def test_what_does_not_fit_together_is_said(tmp_path: Path) -> None:
    """Indexes of different analyzers, or with a field of two types, are not searched as one."""
    kashaf.create(tmp_path / "a", fields={"size": "number"}).add(id="1", text="a", size=1)
    kashaf.create(tmp_path / "b", fields={"size": "keyword"}).add(id="1", text="a", size="1")
    kashaf.create(tmp_path / "c", analyzer="light")
    with pytest.raises(KashafError, match=r"type number in .*a and of type keyword in .*b"):
        kashaf.open_several([tmp_path / "a", tmp_path / "b"])
    with pytest.raises(KashafError, match="different analyzers"):
        kashaf.open_several([tmp_path / "a", tmp_path / "c"])
    with pytest.raises(KashafError, match="no index was named"):
        kashaf.open_several([])


def test_fields_that_one_lacks(tmp_path: Path) -> None:
    """Where an index has no such field, its documents have no value."""
    kashaf.create(tmp_path / "a", fields={"size": "number"}).add(id="1", text="كتاب", size=1)
    kashaf.create(tmp_path / "b", fields={"kind": "keyword"}).add(id="2", text="كتاب", kind="x")
    several = kashaf.open_several([tmp_path / "a", tmp_path / "b"])
    assert ["1", "2"] == [hit.id for hit in several.search("كتاب", sort=["size", "score"])]
    assert ["2", "1"] == [hit.id for hit in several.search("كتاب", sort="kind")]
    assert ["2"] == [hit.id for hit in several.search("كتاب", where="-size:*")]
    assert [("x", 1), ("", 1)] == [
        (group.label, group.count)
        for group in sorted(several.search("كتاب", group_by="kind").groups, key=lambda group: not group.label)
    ]


def test_engines_can_be_mixed(tmp_path: Path) -> None:
    """Indexes of different engines are searched as one, as if both were of the same."""

    def several(*engines: str) -> kashaf.Indexes:
        places = [tmp_path / f"{'-'.join(engines)}-{number}" for number in range(2)]
        for place, engine, part in zip(places, engines, (DOCUMENTS[:30], DOCUMENTS[30:]), strict=True):
            kashaf.create(place, engine=engine, fields=FIELDS).add(part)
        return kashaf.open_several(places)

    one, other = several("tantivy", "tantivy"), several("tantivy", "whoosh")
    for query in QUERIES:
        a, b = (index.search(query, limit=90, facets="kind") for index in (one, other))
        assert (a.total, a.facets) == (b.total, b.facets), query
        scores = {hit.id: hit.score for hit in a}
        assert scores == pytest.approx({hit.id: hit.score for hit in b}, rel=1e-4), query
