"""The corpus that comes along: what it holds, and how well its queries are answered."""

import json
from collections import defaultdict
from pathlib import Path

import ir_measures
import pytest
from ir_measures import RR, nDCG

import kashaf

SEEDS = Path(__file__).parents[2] / "seeds"
QUERIES = dict(line.split("\t") for line in (SEEDS / "queries.tsv").read_text("utf-8").splitlines())
QRELS = list(ir_measures.read_trec_qrels(str(SEEDS / "qrels.txt")))
DOCUMENTS = [json.loads(line) for line in (SEEDS / "corpus.jsonl").read_text("utf-8").splitlines()]


def test_the_corpus_is_whole():
    """At least 80 documents with ids of their own, at least 60 queries, and all that is judged is there."""
    ids = {document["id"] for document in DOCUMENTS}
    files = {f"files/{path.name}" for path in (SEEDS / "files").iterdir()}
    assert len(DOCUMENTS) == len(ids) >= 80
    assert len(QUERIES) >= 60
    assert {qrel.doc_id for qrel in QRELS} <= ids | files
    assert {qrel.query_id for qrel in QRELS} == set(QUERIES)


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request, seeds_index, tmp_path_factory):
    if request.param == "tantivy":
        return kashaf.open(seeds_index)
    with kashaf.open(seeds_index) as made:
        copy = kashaf.create(tmp_path_factory.mktemp("seeds") / "whoosh", engine="whoosh")
        ids = [hit.id for hit in made.search("-ءءء", limit=1000)]
        stored = {one: made.get(one) for one in ids}
    copy.add({"id": one, "title": s.title, "text": s.text, **s.fields} for one, s in stored.items())
    return copy


def test_the_queries_are_answered(index):
    """Over all judged queries the first right answer stands nearly always first."""
    run = [
        ir_measures.ScoredDoc(number, hit.id, hit.score)
        for number, query in QUERIES.items()
        for hit in index.search(query, limit=20)
    ]
    measured = ir_measures.calc_aggregate([nDCG @ 10, RR @ 10], QRELS, run)
    assert measured[nDCG @ 10] > 0.9
    assert measured[RR @ 10] > 0.93


def test_every_document_is_found_by_its_title(index):
    """A document stands among the first three for its own title."""
    missed = defaultdict(list)
    for document in DOCUMENTS:
        found = [hit.id for hit in index.search(document["title"], limit=3)]
        if document["id"] not in found:
            missed[document["id"]] = found
    assert {} == missed
