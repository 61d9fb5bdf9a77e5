"""Both engines, through the whole search: the same hits with the same scores at every profile of levels."""

from collections import Counter
from pathlib import Path

import pytest

import kashaf
from kashaf.indexer.build import index_sources
from kashaf.indexer.writer import IndexWriter

SEEDS = Path(__file__).parents[2] / "seeds"
QUERIES = [line.split("\t")[1] for line in (SEEDS / "queries.tsv").read_text("utf-8").splitlines()]
MORE = ["+المكتبة -رسالة", '"لا يسأل"', "root:كتب", 'lemma:"كتاب قديم"', "مكت*", "title:مدينة", "-مدينة"]


def seeds_in(folder: Path, engine: str, analyzer: str) -> kashaf.Index:
    index = kashaf.create(folder / f"{engine}-{analyzer}", engine=engine, analyzer=analyzer)
    with IndexWriter(index.folder, index.analyzer) as writer:
        index_sources((SEEDS / "corpus.jsonl", SEEDS / "files"), writer)
    return kashaf.open(index.path)


@pytest.mark.parametrize("analyzer", ["full", "lean", "light"])
def test_engines_give_the_same_hits(analyzer, tmp_path):
    """For every query of the seeds: the same totals, order, scores within 1e-4, marks and relations."""
    one, other = (seeds_in(tmp_path, engine, analyzer) for engine in ("tantivy", "whoosh"))
    for query in QUERIES + MORE:
        for broad in (False, True):
            a, b = (index.search(query, limit=20, broad=broad) for index in (one, other))
            assert (a.total, a.notes) == (b.total, b.notes), query
            assert [hit.id for hit in a] == [hit.id for hit in b], query
            for left, right in zip(a, b, strict=True):
                assert left.score == pytest.approx(right.score, abs=1e-4), query
                assert (left.snippet, left.matches) == (right.snippet, right.matches), query


def test_engines_count_sort_and_group_the_same(tmp_path):
    """Facets, orders, groups and likes over the seeds: the same on both, and as plain Python counts."""
    one, other = (seeds_in(tmp_path, engine, "full") for engine in ("tantivy", "whoosh"))
    asked = {"facets": ["category", "source", "pages", "date:month", "date:hijri-year"], "facet_values": 100}
    for query in QUERIES[::6]:
        a, b = (index.search(query, limit=200, **asked) for index in (one, other))
        assert a.facets == b.facets, query
        for facet in a.facets[:2]:
            plain = Counter(hit.fields[facet.field] for hit in a if facet.field in hit.fields)
            assert plain == {bucket.label: bucket.count for bucket in facet.buckets}, query
        plain = Counter(hit.fields["date"][:7] for hit in a if "date" in hit.fields)
        assert plain == {bucket.label: bucket.count for bucket in a.facets[3].buckets}, query
        for more in (
            {"where": "date>=2021", "sort": ["-date", "score"]},
            {"sort": ["category", "pages"]},
            {"group_by": "category"},
        ):
            a, b = (index.search(query, limit=200, **more) for index in (one, other))
            assert [hit.id for hit in a] == [hit.id for hit in b], (query, more)
            assert [(each.label, each.count) for each in a.groups] == [
                (each.label, each.count) for each in b.groups
            ], query
    for name in ("news-031", "story-001", "bidi-001"):
        a, b = (index.similar(name) for index in (one, other))
        assert (a.total, [hit.id for hit in a]) == (b.total, [hit.id for hit in b]), name
