"""The small parts that the engines share: lengths, ties, phrases, patterns, stored bytes, pickles."""

from __future__ import annotations

import collections
import io
import os
import pickle
from pathlib import Path

import pytest

from kashaf.engines.bm25 import LENGTH_STEPS, idf, length_norm, quantised_length
from kashaf.engines.expansion import expand
from kashaf.engines.ordering import same_score, tie_groups
from kashaf.engines.phrases import MAX_TRIE, Placement, check_phrase, parted, placements
from kashaf.engines.pickles import PlainUnpickler, check_pickle, globals_of
from kashaf.engines.query import Fuzzy, Phrase, Prefix, Range, Regex, Wildcard
from kashaf.engines.registry import DEFAULT, ENGINES, engine, engines
from kashaf.engines.standing import stands
from kashaf.engines.stored import Stored, decode
from kashaf.engines.tantivy_errors import translated
from kashaf.errors import EngineError, KashafError, LockedIndexError, NotAnIndexError, QueryError

TERMS = sorted(
    ["", "a", "ab", "abc", "abd", "a*c", "b", "ba", "bca", "x.y", "كتاب", "كتب", "كاتب", "line\nbreak"]
)


def listed(prefix: str) -> collections.abc.Iterator[str]:
    """List the terms as an engine does."""
    return (term for term in TERMS if term.startswith(prefix))


def test_length_steps() -> None:
    """Lengths up to 40 are exact, then steps widen; there are 256, rising."""
    assert list(range(41)) == list(LENGTH_STEPS[:41])
    assert sorted(set(LENGTH_STEPS)) == list(LENGTH_STEPS)
    assert (256, 2_013_265_944) == (len(LENGTH_STEPS), LENGTH_STEPS[-1])
    assert (40, 42, 56) == (quantised_length(41), quantised_length(43), quantised_length(59))


def test_idf_is_never_negative() -> None:
    """A term in every document still counts a little."""
    assert 0 < idf(10, 10) < idf(10, 1)


def test_length_norm_of_an_empty_field() -> None:
    """Where a field has no tokens at all, length plays no part."""
    assert length_norm(0, 0.0) == 1.2


def test_tie_groups() -> None:
    """A group takes in what lies close below its first, and does not creep on from there."""
    scores = [5.0, 5.0, 5.0 - 4e-6, 5.0 - 8e-6, 2.0, 0.0, 0.0]
    assert [(0, 3), (3, 4), (4, 5), (5, 7)] == list(tie_groups(scores, same_score))
    assert [] == list(tie_groups([], same_score))


@pytest.mark.parametrize(
    ("places", "slop", "ordered", "anyhow"),
    [
        ([[0], [1]], 0, True, True),
        ([[1], [0]], 0, False, True),
        ([[2], [0]], 0, False, False),
        ([[2], [0]], 1, False, True),
        ([[0], [2]], 1, True, True),
        ([[0], [3]], 1, False, False),
        ([[4], [4]], 1, False, False),
        ([[4, 6], [4, 6]], 0, False, False),
        ([[4, 6], [4, 6]], 1, True, True),
        ([[0, 9], [5, 12], [1, 10]], 1, False, True),
        ([[0, 4], [1, 2, 9], [3]], 1, True, True),
        ([[0], [2], [4]], 1, False, False),
        ([[0], [2], [4]], 2, True, True),
        ([[0, 1], [0, 1], [0, 1]], 5, False, False),
        ([[0, 1], [1], [1, 2]], 0, True, True),
        ([[], [1]], 3, False, False),
    ],
)
def test_stands(places: list[list[int]], slop: int, ordered: bool, anyhow: bool) -> None:  # noqa: FBT001 # parameters
    """A phrase stands where its places follow, or lie together, with so many others in between."""
    assert (ordered, anyhow) == (stands(places, slop), stands(places, slop, ordered=False))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (Phrase("f", ("a", "b", "c")), 1),
        (Phrase("f", ("a", "b"), 9), 1),
        (Phrase("f", ("a", ("a", "b")), 9), 2),
        (Phrase("f", ("a", "b"), 9, ordered=False), 1),
        (Phrase("f", ("a", "a"), 2, ordered=False), 1),
        (Phrase("f", ("a", ("a", "b")), 2, ordered=False), 2),
        (Phrase("f", ("a", "b", "c"), 2), 6),
        (Phrase("f", ("a", "b", "c"), 2, ordered=False), 36),
        (Phrase("f", ("a", "a", "c"), 2, ordered=False), 18),
        (Phrase("f", ("a",) * 32, 0, ordered=False), 1),
        (Phrase("f", tuple("abcdef"), 0, ordered=False), 720),
    ],
)
def test_placements(phrase: Phrase, expected: int) -> None:
    """Two words need few placements however far apart; more need one for each way to leave out places."""
    check_phrase(phrase)
    found = placements(phrase)
    assert expected == len(found) == len(set(found))
    assert all(isinstance(one, Placement) and 0 == one.places[0][0] for one in found)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (Phrase("f", tuple("abcd"), 10, ordered=False), "in 6,864 ways, more than the 600"),
        (Phrase("f", tuple("abcdefgh"), 10_000), "in more than 1,000,000,000 ways"),
        (Phrase("f", ("a", "b"), 10_001), "10001 other words in between; give at most 10,000"),
        (Phrase("f", tuple("abcdefgh") * 5, ordered=False), "cannot have 40 words; give at most 32"),
        (Phrase("f", (tuple("abcdefgh"),) * 5, 6), "looked for 8,400 times, and at most 5,000 can be"),
    ],
)
def test_phrases_are_bounded(phrase: Phrase, expected: str) -> None:
    """A phrase that could stand in too many ways is refused with the number, the limit and what to do."""
    with pytest.raises(QueryError, match=expected):
        check_phrase(phrase)


def test_alternatives_are_parted() -> None:
    """Lists of alternatives keep all terms, and each has few enough bytes as a trie."""
    terms = tuple(sorted(f"{number:04}{word}" for number in range(300) for word in ("كتاب", "كتب")))
    lists = parted(terms)
    assert terms == tuple(term for part in lists for term in part)
    for part in lists:
        beginnings = {term.encode()[:end] for term in part for end in range(1, len(term.encode()) + 1)}
        assert len(beginnings) <= MAX_TRIE


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (Prefix("f", "ab"), ["ab", "abc", "abd"]),
        (Wildcard("f", "a*c"), ["a*c", "abc"]),
        (Wildcard("f", r"a\*c"), ["a*c"]),
        (Wildcard("f", "?"), ["a", "b"]),
        (Wildcard("f", "a**"), ["a", "a*c", "ab", "abc", "abd"]),
        (Wildcard("f", "line*"), ["line\nbreak"]),
        (Wildcard("f", ""), [""]),
        (Wildcard("f", "x.y"), ["x.y"]),
        (Wildcard("f", "كت*ب"), ["كتاب", "كتب"]),
        (Wildcard("f", "a\\"), []),
        (Regex("f", "ab?"), ["a", "ab"]),
        (Regex("f", "ab|b"), ["ab", "b"]),
        (Regex("f", "ab{1}c*"), ["ab", "abc"]),
        (Regex("f", "(a|b).*"), ["a", "a*c", "ab", "abc", "abd", "b", "ba", "bca"]),
        (Regex("f", "line.*"), ["line\nbreak"]),
        (Regex("f", "ab+"), ["ab"]),
        (Fuzzy("f", "ab"), ["a", "ab", "abc", "abd", "b", "ba"]),
        (Fuzzy("f", "ab", 1, 1), ["a", "ab", "abc", "abd"]),
        (Fuzzy("f", "bac", 1), ["abc", "ba", "bca"]),
        (Fuzzy("f", "كتاب", 1), ["كاتب", "كتاب", "كتب"]),
        (Fuzzy("f", "ab", 0), ["ab"]),
        (Fuzzy("f", "", 1), ["", "a", "b"]),
        (Range("f", "ab", "b"), ["ab", "abc", "abd", "b"]),
        (Range("f", "ab", "b", include_low=False, include_high=False), ["abc", "abd"]),
        (Range("f", "abc", "abd"), ["abc", "abd"]),
        (Range("f", "كا", None), ["كاتب", "كتاب", "كتب"]),
        (Range("f", None, "a"), ["", "a"]),
        (Range("f", "b", "a"), []),
    ],
)
def test_expansion(pattern: Prefix, expected: list[str]) -> None:
    """A pattern stands for the terms that it fits as a whole."""
    assert expected == expand(pattern, listed)


@pytest.mark.parametrize("pattern", ["*" * 500 + "z", "*a" * 400 + "*z", "*a?" * 300 + "a", "*?" * 400 + "z"])
def test_many_stars_are_quick(pattern: str) -> None:
    """A term that does not fit is refused at once, however many ways there are to part it."""
    assert [] == expand(Wildcard("f", pattern), lambda _: iter(["a" * 850 + "b"]))


@pytest.mark.parametrize(
    "stored",
    [Stored("", ""), Stored("عنوان", "نص\n\0 \u2028", {"n": 1.5, "list": ["أ", None], "o": {"a": True}})],
)
def test_stored_comes_back(stored: Stored) -> None:
    """What is stored comes back as it was."""
    assert stored == decode(stored.encode())


def test_stored_half_characters() -> None:
    """Lone surrogates are stored as U+FFFD, in names of fields too."""
    back = decode(Stored("a\ud800", "\udfff", {"b\ud900": "c\udc00"}).encode())
    assert Stored("a\ufffd", "\ufffd", {"b\ufffd": "c\ufffd"}) == back


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"null",
        b'{"title":1,"text":"","fields":{}}',
        b'{"title":"","text":""}',
        b"[" * 99_999,
    ],
)
def test_broken_stored_bytes(data: bytes) -> None:
    """Other bytes are an EngineError in one line."""
    with pytest.raises(EngineError, match="build the index again"):
        decode(data)


class Malicious:
    """Pickles as a call of os.system."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_are_listed(protocol: int) -> None:
    """The names in a pickle are found in every protocol, and one that is not allowed is refused unloaded."""
    name = f"{os.system.__module__}.system"
    data = pickle.dumps([1, "x", Malicious(), Malicious()], protocol)
    assert globals_of(data) == {name}
    assert globals_of(pickle.dumps({"a": (1, 2.5, None)}, protocol)) == frozenset()
    with pytest.raises(NotAnIndexError, match="do not trust"):
        check_pickle(data, frozenset({"collections.OrderedDict"}), "the file")
    check_pickle(data, frozenset({name}), "the file")


def test_pickled_names_by_memo() -> None:
    """A name that is put together from remembered strings is found as well."""
    data = b"\x8c\x02os\x94\x8c\x06system\x94\x8c\x01x\x94h\x00h\x01\x93."
    assert frozenset({"os.system"}) == globals_of(data)


def test_unpickling_refuses_names() -> None:
    """Even a pickle that was not listed loads nothing that is not allowed."""
    for data in (pickle.dumps(Malicious()), pickle.dumps(collections.OrderedDict())):
        with pytest.raises(NotAnIndexError, match="do not trust"):
            PlainUnpickler(io.BytesIO(data)).load()
    with pytest.raises(NotAnIndexError, match="broken"):
        check_pickle(b"\x00nonsense", frozenset(), "the file")


@pytest.mark.parametrize(
    ("text", "error", "expected"),
    [
        ("Failed to acquire Lockfile: LockBusy. None", LockedIndexError, "somebody else is writing"),
        ("IoError(Os { code: 13, kind: PermissionDenied })", EngineError, "no permission to write"),
        ("Os { code: 28, kind: StorageFull }", EngineError, "make room"),
        ("assertion failed:\n  left: 0", EngineError, "failed: assertion failed: left: 0; build it again"),
    ],
)
def test_errors_of_tantivy(text: str, error: type[Exception], expected: str) -> None:
    """What Tantivy raises, panics that are no Exceptions included, becomes one line of Kashaf's."""

    class PanicException(BaseException):
        """Named like the class that pyo3 makes."""

    for raised in (ValueError(text), OSError(text), PanicException(text)):
        with pytest.raises(error, match=expected), translated(Path("index")):
            raise raised


def test_a_keyboard_interrupt_passes() -> None:
    """Ctrl-C stays Ctrl-C, and an error of Kashaf's stays what it is."""
    for raised in (KeyboardInterrupt(), SystemExit(3), QueryError("as it is")):
        with pytest.raises(type(raised)), translated(Path("index")):
            raise raised


def test_the_table_of_engines() -> None:
    """Each engine in the table loads, has its name there, and the default is listed first."""
    assert set(ENGINES) == {engine(name).name for name in ENGINES}
    listed_engines = engines()
    assert (DEFAULT, True) == (listed_engines[0].name, listed_engines[0].default)
    assert all(info.version for info in listed_engines)
    assert all(ENGINES[name].description == engine(name).description for name in ENGINES)


def test_unknown_engine() -> None:
    """An engine that is not in the table is refused with those that are."""
    with pytest.raises(KashafError, match="'lucene'; choose one of: tantivy, whoosh"):
        engine("lucene")
