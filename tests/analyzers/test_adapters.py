"""The analyzer inside scikit-learn and bm25s, each with the real library."""

import pickle
from concurrent.futures import ProcessPoolExecutor

import bm25s
import pytest
from sklearn.base import clone
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from kashaf.analyzers import CHAINS, Settings, build
from kashaf.analyzers.adapters import TermList
from kashaf.errors import AnalyzerError

TEXTS = ["قرأتُ والكِتابُ في يدي", "ذهبنا إلى المدرسةِ صباحًا", "السيارةُ أمام البيت"]


@pytest.mark.parametrize("name", CHAINS)
def test_terms(name: str) -> None:
    """The list is that of the analyzer's terms, at its main level unless another is named."""
    analyzer = build(Settings(name))
    for text in TEXTS:
        assert analyzer.terms(text, analyzer.main_level) == TermList(Settings(name))(text)
        assert analyzer.terms(text, "exact") == TermList(Settings(name), "exact")(text)


@pytest.mark.parametrize("vectorizer", [CountVectorizer, TfidfVectorizer])
def test_scikit_learn(vectorizer: type[CountVectorizer]) -> None:
    """scikit-learn's vectorizers find كتاب in والكِتابُ, before and after a clone."""
    for made in (vectorizer(analyzer=TermList()), clone(vectorizer(analyzer=TermList()))):
        matrix = made.fit_transform(TEXTS)
        assert [0] == list((matrix @ made.transform(["كتاب"]).T).nonzero()[0])
        assert "كتاب" in made.get_feature_names_out()


def test_bm25s() -> None:
    """bm25s indexes and asks the lists of terms, and finds كتاب in والكِتابُ."""
    terms = TermList()
    retriever = bm25s.BM25()
    retriever.index([terms(text) for text in TEXTS], show_progress=False)
    found, scores = retriever.retrieve([terms("كتاب")], k=1, show_progress=False)
    assert 0 == found[0, 0]
    assert scores[0, 0] > 0


def test_pickle() -> None:
    """A callable comes back from a pickle equal, with its hash, and gives the same terms."""
    terms = TermList(Settings("snowball", off=("teh",), keep=("ولد",)), "exact")
    back = pickle.loads(pickle.dumps(terms))  # noqa: S301 - our own bytes
    assert terms == back
    assert hash(terms) == hash(back)
    assert terms(TEXTS[1]) == back(TEXTS[1])
    assert terms != TermList()


def test_other_process() -> None:
    """A callable works in another process, as parallel indexing needs it."""
    with ProcessPoolExecutor(1) as pool:
        assert list(map(TermList(), TEXTS)) == list(pool.map(TermList(), TEXTS))


def test_unknown_level() -> None:
    """A level that the analyzer has not is refused when the callable is made."""
    with pytest.raises(AnalyzerError, match="no level 'stem'; its levels are exact"):
        TermList(Settings("folded"), "stem")
