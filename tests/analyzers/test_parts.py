"""What holds for every part of the analysis: each chain, each rule of folding alone, and no rule."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kashaf.analyzers import CHAINS, RULES, Analyzer, Folding, Settings, build
from kashaf.analyzers.levels import GRAMS

NAMES = tuple(rule.name for rule in RULES)
PARTS = {
    **{name: build(Settings(name)) for name in CHAINS},
    "unfolded": Analyzer(Folding(NAMES)),
    **{f"only {name}": Analyzer(Folding(set(NAMES) - {name})) for name in NAMES},
}
BLANKS = " \t\n\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000"
ALPHABETS = (
    st.sampled_from([chr(code) for code in range(0x0600, 0x0700)]),
    st.sampled_from("ابتكلموهيةىأإآءؤئ"),
    st.sampled_from(
        "\u064b\u064e\u0651\u0653\u0654\u0655\u0670\u06df\u06e5\u0640\u0301\u200c\u200d\u200f\u202b\ufeff"
    ),
    st.sampled_from(BLANKS),
    st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۱۲.,،٫٬%"),
    st.sampled_from("abcXYZéßİ_-@.#'"),
    st.sampled_from([chr(code) for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))]),
    st.sampled_from("\x00\x01\x7f\ud800\udc00\udfff"),
    st.characters(exclude_categories=()),
)
WORDS = st.sampled_from(["والكِتابُ", "info@example.com", "#يوم_المعلم", "ﷺ", "١٬٢٣٤٫٥", "الـiPhone", "شَيْـًٔا"])
TEXT = st.lists(st.one_of(*ALPHABETS, WORDS), max_size=30).map("".join)

every_part = pytest.mark.parametrize("analyzer", PARTS.values(), ids=PARTS)
FEW = settings(deadline=None, max_examples=60)


def fresh(analyzer: Analyzer, **changes: int) -> Analyzer:
    return Analyzer(analyzer.folding, analyzer.above, written=analyzer.keeps_written, **changes)


@every_part
@given(text=TEXT)
@FEW
def test_offsets(analyzer: Analyzer, text: str) -> None:
    """Tokens stand inside the text in its order, and each gives back its source."""
    tokens = analyzer.tokens(text)
    assert list(range(len(tokens))) == [token.position for token in tokens]
    before = (0, 0)
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert token.source == text[token.start : token.end]
        assert before[1] <= token.start or before == (token.start, token.end)
        before = (token.start, token.end)


@every_part
@given(text=TEXT)
@FEW
def test_terms(analyzer: Analyzer, text: str) -> None:
    """A term is never empty and holds no blank of any kind; each token has one at each level."""
    for token in analyzer.tokens(text):
        assert len(analyzer.word_levels) == len(token.terms)
        for level, term in zip(analyzer.word_levels, token.terms, strict=True):
            # A word has several grams, and one term at any other level.
            parts = term.split(" ") if level == GRAMS else [term]
            assert all(part.split() == [part] for part in parts)


@every_part
@given(text=TEXT)
@FEW
def test_fields_and_tokens(analyzer: Analyzer, text: str) -> None:
    """The way without places gives the terms that the way with places gives, at each level.

    Chunks without words leave nothing, so that a term is counted by the blanks between them.
    """
    tokens = analyzer.tokens(text)
    fields = analyzer.fields(text)
    places = range(len(analyzer.word_levels))
    assert [" ".join(token.terms[place] for token in tokens).split() for place in places] == [
        fields[place].split() for place in places
    ]
    assert list(fields) == [analyzer.field(text, level) for level in analyzer.levels]
    assert [field.split() for field in fields] == [analyzer.terms(text, level) for level in analyzer.levels]
    by_chunk = [analyzer.of_chunk(chunk) for chunk in text.split()]
    assert [fields[place] for place in places] == [
        " ".join(terms[place] for terms in by_chunk if any(terms)) for place in places
    ]


@every_part
@given(text=TEXT)
@FEW
def test_idempotence(analyzer: Analyzer, text: str) -> None:
    """What is folded folds to itself."""
    folded = analyzer.fold(text)
    assert folded == analyzer.fold(folded)


@every_part
@given(text=TEXT)
@FEW
def test_determinism(analyzer: Analyzer, text: str) -> None:
    """The same text gives the same terms each time, from a new analyzer and from a used one."""
    assert fresh(analyzer).fields(text) == analyzer.fields(text) == analyzer.fields(text)


@every_part
def test_empty(analyzer: Analyzer) -> None:
    """A text of nothing, of blanks or of punctuation has no terms and no tokens."""
    for text in ("", " \n\u3000", "،. ؟!"):
        assert [] == analyzer.tokens(text)
        assert [[]] * len(analyzer.levels) == [field.split() for field in analyzer.fields(text)]
    assert "" == analyzer.fold("")


@every_part
@pytest.mark.parametrize("cached_chunks", [0, 1, 10])
def test_bounded_cache(analyzer: Analyzer, cached_chunks: int) -> None:
    """A cache that forgets changes no result, and never holds more than it may."""
    words = [
        f"{before}{word}{behind}"
        for word in WORDS_OF_TEST
        for before in ("", "«", "و")
        for behind in ("", "،")
    ]
    text = " ".join([*words, *reversed(words), "طويل" * 100])
    small = fresh(analyzer, cached_chunks=cached_chunks)
    assert analyzer.fields(text) == small.fields(text)
    assert analyzer.tokens(text) == small.tokens(text)
    small.field(text, analyzer.levels[-1])
    assert all(len(cache) <= max(1, cached_chunks) for cache in (small._chunks, small._words, *small._cache))


WORDS_OF_TEST = ("كتاب", "المدرسة", "كَتَبَ", "iPhone", "12.5kg", "يوم_المعلم", "ﷺ", "شركاتهم", "٢٠٢٤", "...")


@every_part
def test_value(analyzer: Analyzer) -> None:
    """Analyzers compare by value, and so do their hashes and printed chains."""
    twin = fresh(analyzer)
    assert twin == analyzer
    assert hash(twin) == hash(analyzer)
    assert repr(twin) == repr(analyzer)
    assert all(twin != other for other in PARTS.values() if other is not analyzer)


@every_part
def test_repr(analyzer: Analyzer) -> None:
    """The printed chain names the cutting, each rule that is on, the stemmer and the levels."""
    shown = repr(analyzer)
    assert shown.startswith("Analyzer(cut at blanks | words | Folding(")
    assert [rule.name for rule in analyzer.folding.rules] == [
        name for name in NAMES if name in shown.partition("Folding(")[2].partition(")")[0].split(", ")
    ]
    assert all(f"{level}" in shown for level in analyzer.levels)
    assert analyzer.above is None or repr(analyzer.above) in shown
