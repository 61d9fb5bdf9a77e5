"""What every engine does with documents, commits and pages: one suite, both engines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kashaf.engines import (
    MAX_ID_BYTES,
    Document,
    EngineIndex,
    Expansion,
    Field,
    FieldKind,
    Hits,
    Order,
    Searcher,
    Writer,
    engine,
)
from kashaf.engines import query as tree
from kashaf.errors import DocumentError, EngineError, LockedIndexError, NotAnIndexError, QueryError

TEXT, TITLE, KIND, SIZE, DAY = "نص.exact", "title exact", "kind", "size", "يوم"
FIELDS = (
    Field(TEXT, FieldKind.TERMS),
    Field(TITLE, FieldKind.TERMS),
    Field(KIND, FieldKind.KEYWORD),
    Field(SIZE, FieldKind.NUMBER),
    Field(DAY, FieldKind.DATE),
)

Write = Callable[..., Searcher]


def ids(hits: Hits) -> list[str]:
    """Return the ids of hits, in order."""
    return [hit.id for hit in hits.hits]


def doc(name: str, text: str, **values: Any) -> Document:
    """Return a document with its text stored."""
    return Document(name, {TEXT: text}, values, text.encode())


def found(index: EngineIndex, text: str) -> list[str]:
    """Return the ids of the documents with a term."""
    return ids(index.searcher().search(tree.Term(TEXT, text)))


def test_hits_carry_what_was_stored(write: Write) -> None:
    """A hit has the id, a score and the stored bytes."""
    (hit,) = write(one="كتاب جديد").search(tree.Term(TEXT, "كتاب")).hits
    assert ("one", "كتاب جديد".encode()) == (hit.id, hit.stored)
    assert hit.score > 0


def test_an_empty_index_finds_nothing(index: EngineIndex) -> None:
    """Before the first commit there is nothing, and asking is no error."""
    searcher = index.searcher()
    assert Hits(0, ()) == searcher.search(tree.All())
    assert Hits(0, ()) == searcher.search(tree.Term(TEXT, "a"), order=Order(SIZE))
    assert searcher.get("a") is None
    assert searcher.document_count() == 0
    assert list(searcher.terms(TEXT)) == []
    assert searcher.statistics(TEXT).tokens == 0


def test_ties_go_by_id(index: EngineIndex) -> None:
    """Equal documents come in the order of their ids, whatever their commits, wherever a page ends."""
    names = [f"{number * 37 % 100:02}" for number in range(100)]
    with index.writer() as writer:
        for place, name in enumerate(names):
            writer.add(doc(name, "same words here"))
            if place % 30 == 29:
                writer.commit()
    searcher = index.searcher()
    for query in (
        tree.Term(TEXT, "words"),
        tree.Prefix(TEXT, "w"),
        tree.Or((tree.Term(TEXT, "here"), tree.All())),
    ):
        assert sorted(names) == ids(searcher.search(query, limit=200))
        assert sorted(names)[43:48] == ids(searcher.search(query, limit=5, offset=43))


def test_limit_zero_only_counts(write: Write) -> None:
    """A page of no hits still says how many there are."""
    assert Hits(2, ()) == write(a="x", b="x y", c="y").search(tree.Term(TEXT, "x"), limit=0)


def test_pages_beyond_the_end_are_empty(write: Write) -> None:
    """An offset beyond the last hit gives no hits, and huge numbers are no error."""
    searcher = write(a="x", b="x y")
    assert Hits(2, ()) == searcher.search(tree.Term(TEXT, "x"), offset=5)
    assert Hits(2, ()) == searcher.search(tree.All(), offset=10**12, limit=10**12)
    assert ["a", "b"] == ids(searcher.search(tree.Term(TEXT, "x"), limit=10**15))


def test_pages_cannot_be_negative(write: Write) -> None:
    """A negative limit or offset is refused."""
    for page in ({"limit": -1}, {"offset": -1}):
        with pytest.raises(QueryError, match="0 or more"):
            write(a="x").search(tree.All(), **page)


@pytest.mark.parametrize("field", [KIND, SIZE, DAY])
@pytest.mark.parametrize("descending", [False, True])
def test_order_by_a_field(index: EngineIndex, field: str, descending: bool) -> None:  # noqa: FBT001 # a parameter
    """Results come by the first value of a field, ties by id, documents without one last, in pages too."""
    values: dict[str, list[Any]] = {KIND: ["ب", "a", ""], SIZE: [2.5, -1.0, 0.0], DAY: [3, -700_000, 0]}
    high, low, middle = sorted(values[field], reverse=True)[:1] + sorted(values[field])[:2]
    with index.writer() as writer:
        for name, held in (("e", high), ("d", low), ("c", middle), ("b", high), ("f", low)):
            writer.add(Document(name, {TEXT: "x"}, {field: [held, values[field][1]]}))
        writer.commit()
        writer.add(Document("z", {TEXT: "x"}, {}))
        writer.add(Document("a", {TEXT: "x"}, {field: []}))
    rising = ["d", "f", "c", "b", "e", "a", "z"]
    expected = ["b", "e", "c", "d", "f", "a", "z"] if descending else rising
    searcher = index.searcher()
    order = Order(field, descending)
    assert expected == ids(searcher.search(tree.All(), order=order))
    pages = [ids(searcher.search(tree.All(), limit=2, offset=start, order=order)) for start in (0, 2, 4, 6)]
    assert expected == [name for page in pages for name in page]
    assert searcher.search(tree.All(), limit=3, order=order).total == 7


def test_order_needs_a_field_of_values(write: Write) -> None:
    """Results cannot come in the order of a text field or one that is not there."""
    for name in (TEXT, "none"):
        with pytest.raises(QueryError, match="kind, size"):
            write(a="x").search(tree.All(), order=Order(name))


def test_the_same_id_replaces(index: EngineIndex) -> None:
    """Adding an id again replaces the document, in the same commit and in a later one."""
    with index.writer() as writer:
        writer.add(doc("a", "first"))
        writer.add(doc("a", "second"))
        writer.add(doc("b", "first"))
    assert (["b"], ["a"]) == (found(index, "first"), found(index, "second"))
    with index.writer() as writer:
        writer.add(doc("a", "third"))
        writer.commit()
        writer.add(doc("a", "fourth"))
    assert ([], [], ["a"]) == tuple(found(index, word) for word in ("second", "third", "fourth"))
    assert index.searcher().get("a") == b"fourth"
    assert index.searcher().document_count() == 2


def test_delete(index: EngineIndex) -> None:
    """A deleted document is gone after the commit; deleting says whether there was one."""
    with index.writer() as writer:
        writer.add(doc("a", "x"))
        writer.add(doc("b", "x"))
        assert writer.delete("b")
        assert not writer.delete("b")
    with index.writer() as writer:
        assert writer.delete("a")
        assert not writer.delete("a")
        assert not writer.delete("b")
        assert not writer.delete("none")
        writer.add(doc("a", "y"))
        assert writer.delete("a")
        writer.add(doc("a", "z"))
    assert ([], [], ["a"]) == (found(index, "x"), found(index, "y"), found(index, "z"))


def test_delete_everything(index: EngineIndex) -> None:
    """An index can become empty again, and be compacted and written to then."""
    with index.writer() as writer:
        writer.add(doc("a", "x"))
        writer.commit()
        writer.delete("a")
        writer.compact(lambda name, stored: doc(name, stored.decode()))
    assert index.searcher().search(tree.All()).total == 0
    with index.writer() as writer:
        writer.add(doc("b", "x"))
    assert ["b"] == found(index, "x")


def test_rollback(index: EngineIndex) -> None:
    """What was added and deleted since the last commit is forgotten, and the writer goes on."""
    with index.writer() as writer:
        writer.add(doc("a", "x"))
        writer.commit()
        writer.delete("a")
        writer.add(doc("b", "x"))
        writer.rollback()
        writer.add(doc("c", "x"))
    assert ["a", "c"] == found(index, "x")


def test_an_error_rolls_back(index: EngineIndex) -> None:
    """Leaving the writer by an error commits nothing and gives the index free."""

    def fail() -> None:
        with index.writer() as writer:
            writer.add(doc("a", "x"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert [] == found(index, "x")
    index.writer().close()


def test_closing_forgets(index: EngineIndex) -> None:
    """Closing without a commit forgets; a closed writer says so."""
    writer = index.writer()
    writer.add(doc("a", "x"))
    writer.close()
    writer.close()
    assert [] == found(index, "x")
    for action in (lambda: writer.add(doc("a", "x")), writer.commit, writer.rollback, writer.compact):
        with pytest.raises(EngineError, match="closed"):
            action()


def test_one_writer_at_a_time(index: EngineIndex, engine_name: str, tmp_path: Path) -> None:
    """A second writer is refused in one line while there is another, and welcome after."""
    writer = index.writer()
    for other in (index, engine(engine_name).open(tmp_path, FIELDS)):
        with pytest.raises(LockedIndexError, match="somebody else is writing"):
            other.writer()
    writer.close()
    index.writer().close()


def test_readers_see_whole_commits(index: EngineIndex) -> None:
    """A searcher shows one commit for good, while documents are added, replaced, deleted and compacted."""
    again = lambda name, stored: doc(name, stored.decode())  # noqa: E731 # short
    with index.writer() as writer:
        writer.add(doc("a", "x"))
        before_any = index.searcher()
        writer.commit()
        first = index.searcher()
        for number in range(12):
            writer.add(doc(f"n{number}", "x"))
            writer.commit()
        writer.add(doc("a", "y"))
        writer.compact(again)
        second = index.searcher()
        writer.delete("n3")
        writer.compact(again)
    assert 0 == before_any.search(tree.All()).total
    assert (["a"], b"x") == (ids(first.search(tree.Term(TEXT, "x"))), first.get("a"))
    assert (12, ["a"]) == (
        second.search(tree.Term(TEXT, "x")).total,
        ids(second.search(tree.Term(TEXT, "y"))),
    )
    assert 12 == index.searcher().document_count()


def test_counts(index: EngineIndex) -> None:
    """Documents, tokens and document frequencies are counted over all commits."""
    with index.writer() as writer:
        writer.add(doc("a", "x y x"))
        writer.commit()
        writer.add(doc("b", "x"))
        writer.add(doc("c", ""))
    searcher = index.searcher()
    assert 3 == searcher.document_count()
    statistics = searcher.statistics(TEXT)
    assert (3, 4) == (statistics.documents, statistics.tokens)
    assert (2, 1, 0) == tuple(searcher.document_frequency(TEXT, word) for word in "xyz")
    assert 0 == searcher.statistics(TITLE).tokens


def test_terms(index: EngineIndex) -> None:
    """Terms come by code point with document frequencies, over all commits, from a prefix on."""
    with index.writer() as writer:
        writer.add(doc("a", "ب a ab أ", **{KIND: ["k", "a b"]}))
        writer.commit()
        writer.add(doc("b", "ab b 😀"))
    searcher = index.searcher()
    assert [("a", 1), ("ab", 2), ("b", 1), ("أ", 1), ("ب", 1), ("😀", 1)] == list(searcher.terms(TEXT))
    assert [("a", 1), ("ab", 2)] == list(searcher.terms(TEXT, "a"))
    assert [("a b", 1), ("k", 1)] == list(searcher.terms(KIND))
    assert [] == list(searcher.terms(TEXT, "zz"))


def test_expand(index: EngineIndex) -> None:
    """A pattern's terms come by code point, or the most frequent where there are more than asked for."""
    with index.writer() as writer:
        writer.add(doc("a", "ab abc abd b", **{KIND: ["ab", "b"]}))
        writer.commit()
        writer.add(doc("b", "abd ac b x\ufffd"))
    searcher = index.searcher()
    everything = Expansion(("ab", "abc", "abd", "ac"), 4)
    for pattern in (tree.Prefix(TEXT, "a"), tree.Wildcard(TEXT, "a*"), tree.Range(TEXT, "a", "ad")):
        assert everything == searcher.expand(pattern) == searcher.expand(pattern, 4)
        assert Expansion(("abd", "ab"), 4) == searcher.expand(pattern, 2)
        assert Expansion((), 4) == searcher.expand(pattern, 0)
    assert Expansion(("ab", "abc", "abd", "ac", "b"), 5) == searcher.expand(tree.Fuzzy(TEXT, "ab"))
    assert Expansion(("ab",), 1) == searcher.expand(tree.Regex(KIND, ".b"), 1)
    assert Expansion(("x\ufffd",), 1) == searcher.expand(tree.Prefix(TEXT, "x\ud800"))
    for wrong in (tree.Prefix(SIZE, "1"), tree.Range(DAY, 1, 2), tree.Fuzzy(TEXT, "a", 7)):
        with pytest.raises(QueryError):
            searcher.expand(wrong)
    with pytest.raises(QueryError, match="0 or more"):
        searcher.expand(tree.Prefix(TEXT, "a"), -1)


def test_expand_to_many_terms(write: Write) -> None:
    """Of thousands of terms, too, those come first that most documents hold."""
    many = " ".join(f"x{number:04}" for number in range(2000))
    searcher = write(a=many, b="x1999 x0007 y", c="x1999")
    assert Expansion(("x1999", "x0007", "x0000"), 2000) == searcher.expand(tree.Regex(TEXT, "x.*"), 3)
    assert 2001 == searcher.expand(tree.Prefix(TEXT, ""), 0).total


@pytest.mark.parametrize("memory", [1, 128_000_000])
def test_compaction_makes_scores_exact(
    index: EngineIndex, documents: list[Document], oracle_of: Callable[[list[Document]], Any], memory: int
) -> None:
    """After deletions, replacements and a compaction the scores are those of the documents that are left."""
    by_id = {one.id: one for one in documents}
    with index.writer(memory) as writer:
        for place, document in enumerate(documents):
            writer.add(document)
            if place % 50 == 0:
                writer.commit()
                writer.add(Document(document.id, {TEXT: "replaced at once"}))
                writer.add(document)
        for one in documents[:60]:
            writer.delete(one.id)
        writer.add(Document(documents[100].id, {TEXT: "a a كتاب"}))
        writer.commit()
        by_id[documents[100].id] = Document(documents[100].id, {TEXT: "a a كتاب"})
        writer.compact(lambda name, _: by_id[name])
    left = [by_id[one.id] for one in documents[60:]]
    oracle, searcher = oracle_of(left), index.searcher()
    for query in (
        tree.Or((tree.Term(TEXT, "a"), tree.Term(TITLE, "كتاب"), tree.Phrase(TEXT, ("b", "c")))),
        tree.Or((tree.Term(KIND, "news"), tree.Range(SIZE, 0.0, 1.0), tree.Term(TEXT, "replaced"))),
        tree.All(),
    ):
        expected = oracle.search(query)
        result = searcher.search(query, limit=1000)
        assert len(expected) == result.total
        assert expected == pytest.approx({hit.id: hit.score for hit in result.hits}, abs=1e-4)
    assert {one.id: one.stored for one in left} == {hit.id: hit.stored for hit in result.hits}


def test_ids_are_checked(index: EngineIndex) -> None:
    """Ids up to the limit are found; longer, empty and broken ones are refused, and the writer goes on."""
    longest = "ا" * (MAX_ID_BYTES // 2)
    with index.writer() as writer:
        for bad in ("", longest + "a", "a\ud800"):
            with pytest.raises(DocumentError, match="id"):
                writer.add(doc(bad, "x"))
        for good in (longest, " ", "a\0b", "../x", "أ b\n"):
            writer.add(doc(good, "x"))
    assert 5 == index.searcher().document_count()
    assert index.searcher().get(longest) == b"x"
    assert index.searcher().get("a\ud800") is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (KIND, 1),
        (KIND, "k" * 40_000),
        (SIZE, "1"),
        (SIZE, float("nan")),
        (SIZE, True),
        (SIZE, 10**400),
        (DAY, 1.5),
        (DAY, "2020-01-01"),
        (DAY, 2**60),
        (TEXT, "x"),
        ("none", 1),
    ],
)
def test_values_are_checked(index: EngineIndex, field: str, value: Any) -> None:
    """A value of the wrong type, out of bounds or for no field is refused; nothing of its document stays."""
    with index.writer() as writer:
        writer.add(doc("a", "x"))
        with pytest.raises(DocumentError, match="document 'b'"):
            writer.add(doc("b", "x", **{field: [value]}))
        with pytest.raises(DocumentError, match="document 'b'"):
            writer.add(Document("b", {"no field": "x"}))
        writer.add(doc("c", "x"))
    assert ["a", "c"] == found(index, "x")


def test_extreme_values(index: EngineIndex) -> None:
    """Infinite numbers, both zeros, whole numbers and far days are kept and found."""
    with index.writer() as writer:
        writer.add(doc("a", "x", **{SIZE: [float("inf"), -0.0], DAY: [-(2**53)]}))
        writer.add(doc("b", "x", **{SIZE: [7], DAY: [2**53]}))
    searcher = index.searcher()
    assert ["a"] == ids(searcher.search(tree.Range(SIZE, 0.0, 0.0)))
    assert ["a"] == ids(searcher.search(tree.Range(SIZE, 1e308)))
    assert ["b"] == ids(searcher.search(tree.Range(SIZE, 7, 7)))
    assert ["a"] == ids(searcher.search(tree.Range(DAY, None, -(10**12))))
    assert ["b"] == ids(searcher.search(tree.Range(DAY, 2**53, 2**70)))
    assert [] == ids(searcher.search(tree.Range(SIZE, 8, 6)))


def test_half_characters(index: EngineIndex) -> None:
    """Lone surrogates become U+FFFD in documents and in queries alike."""
    with index.writer() as writer:
        writer.add(doc("b", "c"))
        writer.add(Document("a", {TEXT: "x\ud800 y"}, {KIND: ["\udfff"]}))
    searcher = index.searcher()
    for query in (
        tree.Term(TEXT, "x\ud800"),
        tree.Phrase(TEXT, ("x\ud999", ("y", "y\udddd"))),
        tree.AnyTerm(TEXT, ("x\ud999",)),
        tree.Prefix(TEXT, "x\ud800"),
        tree.Wildcard(TEXT, "x\ud800*"),
        tree.Term(KIND, "\udfff"),
        tree.Range(KIND, "\udfff", "\udfff"),
    ):
        assert ["a"] == ids(searcher.search(query))
    assert 0 == searcher.document_frequency(TEXT, "x\ud800")
    assert [] == list(searcher.terms(TEXT, "\ud800"))


def test_only_ascii_blanks_part_terms(write: Write) -> None:
    """Terms part at the blanks of ASCII and nowhere else."""
    searcher = write(a="one\ttwo\nthree\u00a0x \u3000 f\u2028g h\x1ci")
    assert ["f\u2028g", "h\x1ci", "one", "three\u00a0x", "two", "\u3000"] == [
        term for term, _ in searcher.terms(TEXT)
    ]


def test_signs_in_alternatives(write: Write) -> None:
    """Alternatives and patterns stand for themselves, whatever signs they are made of."""
    signs = [chr(code) for code in (*range(33, 127), 0x1, 0x7F, 0xE9, 0x640, 0x200F, 0xFFFD, 0x1F600)]
    searcher = write(**{f"{ord(sign):06}": f"a {sign} b{sign}c" for sign in signs})
    for sign in signs:
        name = f"{ord(sign):06}"
        words = tuple(one for one in signs if one != sign)
        phrase = tree.Phrase(TEXT, (words, tuple(f"b{one}c" for one in signs)))
        assert {f"{ord(one):06}" for one in words} == set(ids(searcher.search(phrase, limit=200)))
        escaped = sign if sign.isalnum() else f"\\{sign}"
        for pattern in (
            tree.Regex(TEXT, f"b{escaped}c"),
            tree.Regex(TEXT, f"b[{escaped}]c"),
            tree.Wildcard(TEXT, f"b\\{sign}?"),
        ):
            assert [name] == ids(searcher.search(pattern))
            assert (f"b{sign}c",) == searcher.expand(pattern).terms


def test_fields_are_checked(write: Write) -> None:
    """A query for no field, or one of the wrong kind, says which fields there are."""
    searcher = write(a="x")
    for query in (
        tree.Term("none", "x"),
        tree.Term(SIZE, "1"),
        tree.Phrase(KIND, ("a", "b")),
        tree.Prefix(DAY, "2"),
        tree.Or((tree.Term(TEXT, "x"), tree.Not(tree.Fuzzy("none", "x")))),
    ):
        with pytest.raises(QueryError, match=TEXT):
            searcher.search(query)
    for bounds in (("a", None), (float("nan"), None), (True, None)):
        with pytest.raises(QueryError, match="size"):
            searcher.search(tree.Range(SIZE, *bounds))
    for name in ("none", SIZE):
        with pytest.raises(QueryError, match=TEXT):
            searcher.terms(name)


MANY = tuple(f"{first}{second}" for first in "abcdefgh" for second in "klmnopqr")


def test_broken_patterns(write: Write) -> None:
    """Patterns that cannot be read or are too long are QueryErrors."""
    searcher = write(a="x")
    for query in (
        tree.Regex(TEXT, "("),
        tree.Regex(TEXT, "a" * 2000),
        tree.Wildcard(TEXT, "*" * 2000),
        tree.Fuzzy(TEXT, "x", distance=9),
        tree.Fuzzy(TEXT, "x", distance=-1),
        tree.Fuzzy(TEXT, "x" * 2000, prefix_length=-1),
        tree.Phrase(TEXT, tuple("abcdefgh"), slop=50),
        tree.Phrase(TEXT, ("a", "b"), slop=10**12),
        tree.Phrase(TEXT, tuple("abcdefg"), ordered=False),
        tree.Phrase(TEXT, ("a",) * 99, ordered=False),
        tree.Phrase(TEXT, (MANY, MANY, MANY), slop=9),
        tree.Phrase(TEXT, (("a" * 300, *MANY), MANY)),
        tree.AnyTerm(SIZE, ("x",)),
        tree.Phrase(TEXT, ("a", "b"), slop=-1),
    ):
        with pytest.raises(QueryError):
            searcher.search(query)


def test_deep_queries_are_refused(write: Write) -> None:
    """A tree far deeper than anybody writes is an error, not a crash."""
    searcher = write(a="x")
    query: tree.Query = tree.Term(TEXT, "x")
    for _ in range(190):
        query = tree.Boost(query, 1.0)
    assert ["a"] == ids(searcher.search(query))
    for _ in range(20_000):
        query = tree.Not(query)
    with pytest.raises(QueryError, match="deep"):
        searcher.search(query)


def test_broad_queries(write: Write) -> None:
    """Thousands of clauses are answered."""
    searcher = write(a="x", b="y")
    wide = tree.Or((*(tree.Term(TEXT, f"w{number}") for number in range(5000)), tree.Term(TEXT, "x")))
    assert ["a"] == ids(searcher.search(wide))


def test_open_again(index: EngineIndex, engine_name: str, tmp_path: Path) -> None:
    """An index that is opened by its folder has what was committed, and takes more."""
    with index.writer() as writer:
        writer.add(doc("a", "x"))
    other = engine(engine_name).open(tmp_path, FIELDS)
    assert ["a"] == found(other, "x")
    with other.writer() as writer:
        writer.add(doc("b", "x"))
    assert ["a", "b"] == found(index, "x")


def test_open_needs_an_index(engine_name: str, tmp_path: Path) -> None:
    """A folder without an index of the engine is refused."""
    for place in (tmp_path, tmp_path / "none"):
        with pytest.raises(NotAnIndexError, match="holds no index"):
            engine(engine_name).open(place, FIELDS)


def test_a_closed_searcher_says_so(write: Write) -> None:
    """Closing twice is no error; asking after it is one."""
    searcher = write(a="x")
    searcher.close()
    searcher.close()
    for ask in (
        lambda: searcher.search(tree.All()),
        lambda: searcher.search(tree.Term(TEXT, "x"), limit=0),
        lambda: searcher.get("a"),
        lambda: searcher.terms(TEXT),
    ):
        with pytest.raises(EngineError, match="is closed"):
            ask()


def test_errors_are_one_line(index: EngineIndex, tmp_path: Path) -> None:
    """Damaged files end in a one-line error of Kashaf's, not in the engine's own."""
    with index.writer() as writer:
        for number in range(50):
            writer.add(doc(f"a{number}", "x y z"))
    for file in tmp_path.iterdir():
        if file.suffix in (".store", ".term", ".idx", ".trm", ".pst", ".col", ".fieldnorm"):
            file.unlink()  # emptied in its place, it would take a reader that maps it down with it
            file.write_bytes(b"")
    with pytest.raises(EngineError) as caught:
        index.searcher().search(tree.Term(TEXT, "x"))
    assert "\n" not in str(caught.value)


def test_a_writer_is_a_writer(index: EngineIndex) -> None:
    """What an engine gives is what the contract names."""
    with index.writer() as writer:
        checked: Writer = writer
        assert checked is writer
