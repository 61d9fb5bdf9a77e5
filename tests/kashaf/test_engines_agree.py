"""Both engines, through the whole search: the same hits with the same scores at every profile of levels."""

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
