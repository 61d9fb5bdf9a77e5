"""The explanation of a score: its leaves add up to the score, on both engines, and it reads in words."""

from pathlib import Path

import pytest

import kashaf
from kashaf.errors import KashafError
from kashaf.indexer.build import index_sources
from kashaf.indexer.writer import IndexWriter
from kashaf.search.synonyms import Synonyms

SEEDS = Path(__file__).parents[3] / "seeds"
QUERIES = [line.split("\t")[1] for line in (SEEDS / "queries.tsv").read_text("utf-8").splitlines()]
MORE = [
    "+المكتبة -رسالة",
    '"لا يسأل"',
    "root:كتب",
    'lemma:"كتاب قديم"',
    "مكت*",
    "title:مدينة",
    "-مدينة",
    "category:أخبار كتاب",
    "+(كتاب قصة) مدينة*",
    "كتاب كتاب",
    "*كتوب م?تب*",
    "كتاب~1",
    "/كت.*/",
    '"كتاب المكتبة"~5u',
    "كتاب^2 مدينة",
    "hamza:أخبار",
    "(كتاب OR قلم) AND مدينة",
    "date:[2019 TO 2021] كتاب",
    "pages:>=100",
    "عبدالله محمد",
]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request, tmp_path_factory) -> kashaf.Index:
    """The seeds in one engine."""
    made = kashaf.create(tmp_path_factory.mktemp("explained") / "index", engine=request.param)
    with IndexWriter(made.folder, made.analyzer) as writer:
        index_sources((SEEDS / "corpus.jsonl", SEEDS / "files"), writer)
    return kashaf.open(made.path)


@pytest.mark.parametrize("query", QUERIES[::3] + MORE)
def test_leaves_add_up(index, query):
    """The leaves of a hit's explanation add up to its score, whatever the query."""
    for hit in index.search(query, limit=3):
        tree = index.explain(query, hit.id)
        assert tree.value == pytest.approx(hit.score, abs=1e-4), query
        assert tree.value == pytest.approx(sum(leaf.value for leaf in tree.leaves()), abs=1e-4), query


def test_synonyms_add_up(index):
    """The best of a word and its synonyms is told as such."""
    synonyms = Synonyms.parse("كتاب، رسالة")
    for hit in index.search("كتاب", limit=5, synonyms=synonyms):
        tree = index.explain("كتاب", hit.id, synonyms=synonyms)
        assert tree.value == pytest.approx(hit.score, abs=1e-4)


def test_deleted_documents_do_not_disturb_it(tmp_path):
    """Where deleted documents still count for the engine, the tree still adds up to its score."""
    index = kashaf.create(tmp_path / "index")
    index.add([{"id": str(number), "text": "كتاب قديم " + "كلمة " * number} for number in range(9)])
    index.delete("1", "2", "3")
    for hit in index.search("كتاب"):
        assert index.explain("كتاب", hit.id).value == pytest.approx(hit.score, abs=1e-4)


def test_the_tree_reads_in_words(index):
    """A leaf says level, word, field, weight, rarity and use, in either language."""
    (hit, *_) = index.search("المترجم")
    tree = index.explain("المترجم", hit.id)
    english, arabic = ("\n".join(tree.lines(language)) for language in ("en", "ar"))
    assert "lemma «مترجم» in the text: weight 0.6 × rarity" in english
    assert "المادة «مترجم» في النص: الوزن 0.6 × الندرة" in arabic
    assert "document has it" in english
    assert "هو في وثيقة واحدة" in arabic


def test_the_tree_is_data(index):
    """JSON holds values, kinds, words and facts, part by part."""
    (hit, *_) = index.search("المترجم")
    data = index.explain("المترجم", hit.id).to_json("en")
    assert ("score", hit.id) == (data["kind"], data["facts"]["id"])
    kinds = {part["kind"] for part in data["parts"]}
    assert kinds <= {"word", "term", "letters"}
    assert data["value"] == pytest.approx(sum(part["value"] for part in data["parts"]), abs=1e-4)


def test_what_is_not_found_has_no_score(index):
    """A document that a query does not find is told as unmatched, and an unknown id is an error."""
    (hit, *_) = index.search("المترجم")
    tree = index.explain("+زرافة", hit.id)
    assert ("unmatched", 0.0, ()) == (tree.kind, tree.value, tree.parts)
    with pytest.raises(KashafError, match="no document 'nowhere'"):
        index.explain("كتاب", "nowhere")
