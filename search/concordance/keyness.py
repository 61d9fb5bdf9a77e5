"""Which words tell one part of a corpus from another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kashaf.engines import query as tree
from kashaf.errors import QueryError
from kashaf.search.concordance.asked import Corpus
from kashaf.search.concordance.association import Table, log_likelihood, log_ratio, percent_difference
from kashaf.search.concordance.showing import shown
from kashaf.search.concordance.tally import Tally, check_word_level

__all__ = ["CERTAIN", "Key", "Keyness", "keyness"]

CERTAIN: Final = 15.13
"""The log-likelihood above which chance is less likely than one in ten thousand (one degree of freedom)."""


@dataclass(frozen=True, slots=True)
class Key:
    """A word that is more frequent in one part than in the other.

    Attributes:
        word: as it is shown.
        term: in the index.
        count: how often it stands in the part.
        against: how often in the other.
        log_likelihood: how sure the difference is.
        log_ratio: how large it is: log2 of how many times as frequent the word is in the part.
        percent: the same in per cent more, %DIFF; `None` where the other part lacks the word.
    """

    word: str
    term: str
    count: int
    against: int
    log_likelihood: float
    log_ratio: float
    percent: float | None

    def to_json(self) -> dict[str, object]:
        """Return the word as JSON takes it."""
        return {
            "word": self.word,
            "term": self.term,
            "count": self.count,
            "against": self.against,
            "log_likelihood": round(self.log_likelihood, 4),
            "log_ratio": round(self.log_ratio, 4),
            "percent": None if self.percent is None else round(self.percent, 2),
        }


@dataclass(frozen=True, slots=True)
class Keyness:
    """The words that tell a part from another, those that are surest first.

    Attributes:
        part: the condition that makes the part.
        against: that of the other; `None` for all else.
        keys: the words, all more frequent in the part than in the other.
        words: how many words the part has.
        against_words: how many the other has.
        level: at which words are one.
        others: how many were left out by the limit.
    """

    part: str
    against: str | None
    keys: tuple[Key, ...]
    words: int
    against_words: int
    level: str
    others: int = 0

    def to_json(self) -> dict[str, object]:
        """Return the words as JSON takes them."""
        return {
            "part": self.part,
            "against": self.against,
            "words": self.words,
            "against_words": self.against_words,
            "level": self.level,
            "others": self.others,
            "keys": [key.to_json() for key in self.keys],
        }


def keyness(  # noqa: PLR0913 - keywords, each an option of its own
    corpus: Corpus,
    part: str,
    against: str | None = None,
    *,
    level: str | None = None,
    minimum: int = 3,
    certain: float = CERTAIN,
    limit: int | None = 20,
    function_words: bool = False,
) -> Keyness:
    """Return the words that are more frequent in one part of a corpus than in another.

    Which words are listed and in what order is by log-likelihood (Rayson and Garside, Comparing Corpora using
    Frequency Profiling, 2000), which says how sure a difference is; how large it is, the log ratio says.

    Args:
        corpus: the documents.
        part: which of them, in the query language.
        against: which others; left out, all that are not in the part.
        level: at which words are one; left out, the main level.
        minimum: how often a word stands in the part at least.
        certain: the log-likelihood from which on a word is listed.
        limit: how many at most; `None` gives all.
        function_words: whether stop words are listed too.

    Raises:
        QueryError: a part is empty, or an argument has no such value.
    """
    level = check_word_level(corpus.analyzer, level)
    one, other = _tallies(corpus, part, against, level)
    sizes = one.total, other.total
    terms = [
        term
        for term, count in one.counts.items()
        if count >= minimum and (function_words or not one.is_function_word(term))
    ]
    found = [
        (score, term)
        for term in terms
        if (score := _score(one.counts[term], other.counts[term], *sizes)) >= certain
    ]
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    page = found if limit is None else found[:limit]
    keys = tuple(_key(corpus, level, term, score, one, other) for score, term in page)
    return Keyness(part, against, keys, *sizes, level, len(found) - len(page))


def _tallies(corpus: Corpus, part: str, against: str | None, level: str) -> tuple[Tally, Tally]:
    """Return the counts of both parts."""
    first = replace(corpus, where=(part,)).filter
    rest = (
        tree.And((tree.All(), tree.Not(first)))
        if against is None
        else replace(corpus, where=(against,)).filter
    )
    found = []
    for query, condition in ((first, part), (rest, against or f"all but {part}")):
        tally = Tally(corpus.analyzer, level)
        for _, document in corpus.documents(query):
            for _, text in corpus.texts(document):
                tally.add(text)
        if not tally.total:
            raise QueryError(f"no document is in the part {condition!r}; say another condition")
        found.append(tally)
    return found[0], found[1]


def _score(count: int, against: int, size: int, other: int) -> float:
    return log_likelihood(Table(count, size, count + against, size + other))


def _key(corpus: Corpus, level: str, term: str, score: float, one: Tally, other: Tally) -> Key:
    row = one.counts[term], one.total, other.counts[term], other.total
    word = shown(corpus.analyzer, level, term, one.example(term))
    return Key(word, term, row[0], row[2], score, log_ratio(*row), percent_difference(*row))
