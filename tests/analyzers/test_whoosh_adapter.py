"""The analyzer inside a Whoosh schema of anyone's own, with the real library."""

import pickle
from collections.abc import Iterator

import pytest
from whoosh import highlight
from whoosh.analysis import StopFilter
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser
from whoosh.searching import Hit, Results, Searcher

from kashaf.analyzers import CHAINS, Settings, build
from kashaf.analyzers.whoosh_adapter import WhooshAnalyzer
from kashaf.errors import AnalyzerError

TEXTS = {
    "library": "قرأتُ في المكتبة: والكِتابُ النافعُ خيرُ جليسٍ، وهو كتـــابٌ قديم.",
    "school": "ذهبنا إلى المدرسةِ صباحًا، ومعنا كتابان.",
    "blessing": "قال النبي ﷺ كلامًا نافعًا.",
}


@pytest.fixture(params=["lemma", "exact"])
def level(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def searcher(level: str) -> Iterator[Searcher]:
    text = TEXT(analyzer=WhooshAnalyzer(level=level), chars=True, stored=True)
    index = RamStorage().create_index(Schema(id=ID(stored=True), text=text))
    with index.writer() as writer:
        for name, content in TEXTS.items():
            writer.add_document(id=name, text=content)
    with index.searcher() as searcher:
        yield searcher


def ask(searcher: Searcher, query: str) -> Results:
    return searcher.search(QueryParser("text", searcher.schema).parse(query), terms=True)


def found(searcher: Searcher, query: str) -> set[str]:
    return {hit["id"] for hit in ask(searcher, query)}


def marked(hit: Hit) -> str:
    return hit.highlights("text")


@pytest.mark.parametrize("level", ["lemma"], indirect=True)
def test_word(searcher: Searcher) -> None:
    """كتاب finds والكِتابُ."""
    assert "library" in found(searcher, "كتاب")
    assert {"school"} == found(searcher, "المدارسة OR مدرسة")


def test_phrase(searcher: Searcher) -> None:
    """A phrase is found by the positions of its words, and only in their order."""
    assert {"library"} == found(searcher, '"والكتاب النافع"')
    assert set() == found(searcher, '"النافع والكتاب"')
    assert {"blessing"} == found(searcher, '"النبي صلى الله عليه وسلم كلاما"')


@pytest.mark.parametrize("level", ["lemma"], indirect=True)
@pytest.mark.parametrize("from_positions", [False, True])
def test_highlights(searcher: Searcher, *, from_positions: bool) -> None:
    """Highlights cover the words as they stand, with marks, tatweel and clitics, by their offsets."""
    results = ask(searcher, "كتاب")
    results.formatter = highlight.HtmlFormatter(tagname="b")
    results.fragmenter = highlight.PinpointFragmenter() if from_positions else highlight.WholeFragmenter()
    shown = {hit["id"]: marked(hit) for hit in results}["library"]
    assert ">والكِتابُ</b>" in shown
    assert ">كتـــابٌ</b>" in shown
    assert 2 == shown.count("<b ")


@pytest.mark.parametrize("query", ["كتا*", "كِت?بان", "ومـعـ*", "كتابا*"])
@pytest.mark.parametrize("level", ["exact"], indirect=True)
def test_prefix_and_wildcard(searcher: Searcher, query: str) -> None:
    """The part of a word in a prefix or wildcard is folded and not stemmed."""
    assert "school" in found(searcher, query)


@pytest.mark.parametrize("name", CHAINS)
def test_tokens(name: str) -> None:
    """Whoosh's tokens have the terms, positions and offsets of the analyzer's own."""
    analyzer = build(Settings(name))
    place = analyzer.place(analyzer.main_level)
    for text in TEXTS.values():
        shown = WhooshAnalyzer(Settings(name))(text, positions=True, chars=True, start_pos=5, start_char=7)
        assert [
            (token.terms[place], token.position + 5, token.start + 7, token.end + 7)
            for token in analyzer.tokens(text)
        ] == [(token.text, token.pos, token.startchar, token.endchar) for token in shown]


def test_without_places() -> None:
    """Positions and offsets are left out unless they are asked for; the source is always there."""
    token = next(WhooshAnalyzer()("كتابٌ"))
    assert "كتابٌ" == token.original
    assert not hasattr(token, "pos")
    assert not hasattr(token, "startchar")


def test_filters() -> None:
    """Whoosh's own filters can follow."""
    chain = WhooshAnalyzer(level="exact") | StopFilter(["في"], minsize=1)
    assert ["كتاب", "البيت"] == [token.text for token in chain("كتاب في البيت")]


def test_pickle() -> None:
    """The analyzer comes back from a pickle equal, as Whoosh keeps a schema."""
    analyzer = WhooshAnalyzer(Settings(off=("teh",)), "exact")
    back = pickle.loads(pickle.dumps(analyzer))  # noqa: S301 - our own bytes
    assert analyzer == back
    assert hash(analyzer) == hash(back)
    assert repr(analyzer) == repr(back)
    assert ["مدرسة"] == [token.text for token in back("مدرسةٌ")]
    assert analyzer != WhooshAnalyzer()


def test_unknown_level() -> None:
    """A level that the analyzer has not is refused when it is made."""
    with pytest.raises(AnalyzerError, match="no level 'stem'; its levels are exact"):
        WhooshAnalyzer(Settings("folded"), "stem")
