"""Fixtures of the engines' tests: random documents, both engines over them, and a plain evaluator."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import log
from pathlib import Path

import pytest

from kashaf.engines import Document, EngineIndex, Field, FieldKind, Searcher, engine
from kashaf.engines import query as tree

TEXT, TITLE, KIND, SIZE, DAY = "نص.exact", "title exact", "kind", "size", "يوم"
FIELDS = (
    Field(TEXT, FieldKind.TERMS),
    Field(TITLE, FieldKind.TERMS),
    Field(KIND, FieldKind.KEYWORD),
    Field(SIZE, FieldKind.NUMBER),
    Field(DAY, FieldKind.DATE),
)
WORDS = (*"abcdefgh", "ab", "abc", "abd", "bac", "كتاب", "كتب", "كاتب", "مكتبة", "a*b", "x.y", "é")
COMMON = (*"abc", "كتاب")
ENGINE_NAMES = ("tantivy", "whoosh")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs out unless they are asked for."""
    if "slow" not in (config.option.markexpr or ""):
        for item in items:
            if item.get_closest_marker("slow") and Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="a long run: ask for it with -m slow"))


@pytest.fixture(params=ENGINE_NAMES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """The engine under test."""
    return str(request.param)


@pytest.fixture
def index(engine_name: str, tmp_path: Path) -> EngineIndex:
    """An empty index."""
    return engine(engine_name).create(tmp_path, FIELDS)


@pytest.fixture
def write(index: EngineIndex) -> Callable[..., Searcher]:
    """Write documents given as texts by id, and return a searcher."""

    def written(**texts: str) -> Searcher:
        with index.writer() as writer:
            for name, text in texts.items():
                writer.add(Document(name, {TEXT: text}, {}, text.encode()))
        return index.searcher()

    return written


def make_documents(count: int = 320, seed: int = 7) -> list[Document]:
    """Return random documents of varied length; the first twenty stand there twice, under another id."""
    chance = random.Random(seed)  # noqa: S311 # not for secrets
    made = [_random_document(chance, f"d{number:04}") for number in range(count)]
    twins = [Document(f"t{one.id}", one.terms, one.values, one.stored) for one in made[:20]]
    chance.shuffle(made)
    return twins + made


def _random_document(chance: random.Random, name: str) -> Document:
    def text(most: int) -> str:
        return " ".join(
            chance.choice(COMMON if chance.random() < 0.3 else WORDS) for _ in range(chance.randint(0, most))
        )

    terms = {TEXT: text(chance.choice((3, 10, 60, 150))), TITLE: text(6)}
    if chance.random() < 0.1:
        del terms[TITLE]
    values: dict[str, list[str | float | int]] = {
        KIND: chance.sample(["news", "letter", "ادب", "a b", ""], chance.randint(0, 2)),
        SIZE: [chance.choice((-2.5, 0.0, 1.0, 1.5, 100.0)) for _ in range(chance.randint(0, 2))],
        DAY: [chance.randint(-400_000, 20_000) for _ in range(chance.randint(0, 1))],
    }
    return Document(name, terms, values, f"original of {name}".encode())


DOCUMENTS = make_documents()


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    """The random documents."""
    return DOCUMENTS


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Searcher]:
    """A searcher of each engine over the random documents, written in three commits."""
    searchers = {}
    for name in ENGINE_NAMES:
        made = engine(name).create(tmp_path_factory.mktemp(name), FIELDS)
        with made.writer() as writer:
            for start in range(0, len(DOCUMENTS), 120):
                for document in DOCUMENTS[start : start + 120]:
                    writer.add(document)
                writer.commit()
        searchers[name] = made.searcher()
    return searchers


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    """The plain evaluator over the random documents."""
    return Oracle(DOCUMENTS)


@pytest.fixture(scope="session")
def oracle_of() -> Callable[[Sequence[Document]], Oracle]:
    """Make a plain evaluator over other documents."""
    return Oracle


class Oracle:
    """Answers query trees as they are defined, document by document, without any index."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.words = [
            {name: text.split() for name, text in one.terms.items()}
            | {KIND: [str(value) for value in one.values.get(KIND, ())]}
            for one in documents
        ]
        self.vocabulary = {
            name: {word for held in self.words for word in held.get(name, ())} for name in (TEXT, TITLE, KIND)
        }
        self.frequency = {
            name: Counter(word for held in self.words for word in set(held.get(name, ())))
            for name in self.vocabulary
        }
        self.average = {
            name: sum(len(held.get(name, ())) for held in self.words) / len(documents)
            for name in self.vocabulary
        }
        self.expanded = lru_cache(maxsize=None)(self._expanded)

    def search(self, query: tree.Query) -> dict[str, float]:
        """Return the score of every document that matches, by id."""
        scored = ((one.id, self.score(query, place)) for place, one in enumerate(self.documents))
        return {name: score for name, score in scored if score is not None}

    def score(self, query: tree.Query, place: int) -> float | None:  # noqa: C901, PLR0912 # one branch a node
        match query:
            case tree.Term(field, text):
                return self.bm25(field, text, place)
            case tree.Phrase(field, terms):
                if not stands_somewhere(self.words[place].get(field, []), query):
                    return None
                alternatives = [
                    text for one in terms for text in ({one} if isinstance(one, str) else set(one))
                ]
                return sum(self.bm25(field, text, place) or 0.0 for text in alternatives)
            case tree.AnyTerm(field, terms):
                return one_if(not set(terms).isdisjoint(self.words[place].get(field, ())))
            case tree.WithId(ids):
                return one_if(self.documents[place].id in ids)
            case tree.All():
                return 1.0
            case tree.Range(field) if field in (SIZE, DAY):
                return one_if(
                    any(within(value, query) for value in self.documents[place].values.get(field, ()))
                )
            case tree.Prefix() | tree.Wildcard() | tree.Regex() | tree.Fuzzy() | tree.Range():
                return one_if(not self.expanded(query).isdisjoint(self.words[place].get(query.field, ())))
            case tree.And(must, should):
                return self.conjunction(must, should, place)
            case tree.Or(clauses, minimum):
                return self.disjunction(clauses, minimum, place)
            case tree.BestOf(clauses, tie):
                found = [score for clause in clauses if (score := self.score(clause, place)) is not None]
                return max(found) + tie * (sum(found) - max(found)) if found else None
            case tree.Not(clause):
                return 0.0 if self.score(clause, place) is None else None
            case tree.Constant(clause, score):
                return score if self.score(clause, place) is not None else None
            case tree.Boost(clause, factor):
                inner = self.score(clause, place)
                return None if inner is None else inner * factor

    def conjunction(
        self, must: Sequence[tree.Query], should: Sequence[tree.Query], place: int
    ) -> float | None:
        excluding = [clause for clause in must if excludes(clause)]
        required = [clause for clause in must if not excludes(clause)]
        if any(self.score(clause, place) is None for clause in must):
            return None
        if not required and should:
            return self.disjunction(should, 1, place)
        if not required and not excluding:
            return None
        scores = [self.score(clause, place) or 0.0 for clause in (*required, *should)]
        return sum(scores)

    def disjunction(self, clauses: Sequence[tree.Query], minimum: int, place: int) -> float | None:
        found = [score for clause in clauses if (score := self.score(clause, place)) is not None]
        return sum(found) if len(found) >= minimum else None

    def bm25(self, field: str, text: str, place: int) -> float | None:
        words = self.words[place].get(field, ())
        tf = words.count(text) if field != KIND else int(text in words)
        if not tf:
            return None
        count, df = len(self.documents), self.frequency[field][text]
        idf = log(1 + (count - df + 0.5) / (df + 0.5))
        length = four_bits(len(words))
        return idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / self.average[field]))

    def _expanded(self, query: tree.Query) -> frozenset[str]:
        match query:
            case tree.Prefix(field, text):
                return frozenset(word for word in self.vocabulary[field] if word.startswith(text))
            case tree.Wildcard(field, pattern):
                return frozenset(word for word in self.vocabulary[field] if fits(pattern, word))
            case tree.Regex(field, pattern):
                return frozenset(word for word in self.vocabulary[field] if re.fullmatch(pattern, word))
            case tree.Fuzzy(field, text, distance, prefix):
                near = (word for word in self.vocabulary[field] if word.startswith(text[:prefix]))
                return frozenset(word for word in near if edits(text, word) <= distance)
            case tree.Range(field):
                return frozenset(word for word in self.vocabulary[field] if within(word, query))
            case _:
                raise AssertionError(query)


def one_if(matches: bool) -> float | None:  # noqa: FBT001 # a yes or no is all it takes
    return 1.0 if matches else None


def excludes(clause: tree.Query) -> bool:
    while isinstance(clause, tree.Boost):
        clause = clause.clause
    return isinstance(clause, tree.Not) and not isinstance(clause.clause, tree.Not)


def within(value: str | float, bounds: tree.Range) -> bool:
    if bounds.low is not None and not (value > bounds.low or (value == bounds.low and bounds.include_low)):
        return False
    return bounds.high is None or value < bounds.high or (value == bounds.high and bounds.include_high)


def four_bits(length: int) -> int:
    """Return the length with its first four bits only, counted from 24 on, where short lengths end."""
    above = length - 24
    shift = max(0, above.bit_length() - 4)
    return length if above < 0 else 24 + (above >> shift << shift)


def stands_somewhere(words: Sequence[str], phrase: tree.Phrase) -> bool:
    """Try every choice of places for the terms."""
    terms = [(one,) if isinstance(one, str) else one for one in phrase.terms]
    width = len(terms) + phrase.slop

    def choose(chosen: tuple[int, ...]) -> bool:
        if len(chosen) == len(terms):
            return True
        for place, word in enumerate(words):
            if word in terms[len(chosen)] and place not in chosen:
                new = (*chosen, place)
                follows = not phrase.ordered or not chosen or chosen[-1] < place
                if follows and max(new) - min(new) < width and choose(new):
                    return True
        return False

    return bool(terms) and choose(())


def fits(pattern: str, word: str) -> bool:
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(fits(pattern[1:], word[start:]) for start in range(len(word) + 1))
    if pattern[0] == "?":
        return bool(word) and fits(pattern[1:], word[1:])
    if pattern[0] == "\\" and len(pattern) > 1:
        pattern = pattern[1:]
    return bool(word) and word[0] == pattern[0] and fits(pattern[1:], word[1:])


def edits(one: str, other: str) -> int:
    """Return the restricted Damerau-Levenshtein distance."""
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
