"""How fast the analyzer makes terms, of words that it knows and of words that it meets for the first time."""

from __future__ import annotations

import pytest
from corpora import Record, texts
from measuring import few_rounds
from pytest_benchmark.fixture import BenchmarkFixture

from kashaf.analyzers import EXACT, Analyzer, Settings, build

CHECKED = 200  # texts whose terms are held against those of the way by tokens


@pytest.fixture(scope="module")
def corpus(records: list[Record], analyzer: Analyzer) -> list[str]:
    """The texts, all of whose words the analyzer has met."""
    written = texts(records)
    for text in written:
        analyzer.fields(text)
    return written


def check(analyzer: Analyzer, text: str, levels: tuple[str, ...]) -> None:
    """Hold terms against those of the way that also finds places, and uses no cache of chunks."""
    tokens = analyzer.tokens(text)
    made = dict(zip(analyzer.levels, levels, strict=False))
    for place, level in enumerate(analyzer.word_levels):
        if level in made:
            assert [term for token in tokens for term in token.terms[place].split()] == made[level].split()


def test_warm_one_level(benchmark: BenchmarkFixture, analyzer: Analyzer, corpus: list[str]) -> None:
    """Known words at level `exact`."""
    made = benchmark(lambda: [analyzer.field(text, EXACT) for text in corpus])
    benchmark.extra_info["words"] = sum(len(terms.split()) for terms in made)
    for text, terms in list(zip(corpus, made, strict=True))[:CHECKED]:
        check(analyzer, text, (terms,))


def test_warm_all_levels(benchmark: BenchmarkFixture, analyzer: Analyzer, corpus: list[str]) -> None:
    """Known words at all levels."""
    made = benchmark(lambda: [analyzer.fields(text) for text in corpus])
    benchmark.extra_info["words"] = sum(len(levels[0].split()) for levels in made)
    for text, levels in list(zip(corpus, made, strict=True))[:CHECKED]:
        check(analyzer, text, levels)


def test_cold_all_levels(benchmark: BenchmarkFixture, settings: Settings, corpus: list[str]) -> None:
    """Every distinct word once, by an analyzer that has met none."""
    words = " ".join(dict.fromkeys(word for text in corpus for word in text.split()))
    levels = few_rounds(benchmark, Analyzer.fields, lambda: (build(settings), words))
    benchmark.extra_info["words"] = len(words.split())
    check(build(settings), words, levels)
