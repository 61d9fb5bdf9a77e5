"""Collections: what is read of their files, and which line is to blame where it cannot be."""

import gzip
from pathlib import Path

import pytest

from kashaf.errors import KashafError, SourceError
from kashaf.evaluation import Collection, read_collection, seeds
from kashaf.evaluation.collection import read_judgements, read_queries


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_queries_are_read_in_order(tmp_path):
    """A line is an id, a tab and the words; blank lines, further columns and CR do not count."""
    path = written(tmp_path, "q.tsv", "2\tكتاب جديد\r\n\n1\tسوق\tmore\n")
    assert [("2", "كتاب جديد"), ("1", "سوق")] == list(read_queries(path).items())


def test_judgements_are_read_by_query(tmp_path):
    """Columns stand apart by any blanks, and the second one says nothing."""
    path = written(tmp_path, "q.rels", "1 0 a 2\n1\tQ0\tb\t0\n2 0 a -1\n1 0 a 2\n")
    assert {"1": {"a": 2, "b": 0}, "2": {"a": -1}} == read_judgements(path)


def test_packed_files_are_read(tmp_path):
    """Gzip'd files are unpacked, whatever they are called."""
    path = tmp_path / "queries"
    path.write_bytes(gzip.compress("1\tكتاب".encode()))
    assert {"1": "كتاب"} == read_queries(path)


def test_encodings_are_recognised(tmp_path):
    """A file may be in UTF-16 or begin with a byte order mark."""
    for encoding in ("utf-16", "utf-8-sig"):
        (tmp_path / "q.tsv").write_text("1\tكتاب جديد\n", encoding)
        assert {"1": "كتاب جديد"} == read_queries(tmp_path / "q.tsv")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no tab here", "a line is: ID, a tab, and the words"),
        ("3\t  ", "a line is"),
        ("\tكتاب", "a line is"),
        ("1\tsecond", "already"),
    ],
)
def test_a_broken_query_is_named_by_file_and_line(tmp_path, line, reason):
    """The message says where and what should stand there."""
    path = written(tmp_path, "q.tsv", f"1\tfirst\n\n{line}\n")
    with pytest.raises(SourceError, match=rf"q\.tsv:3: .*{reason}"):
        read_queries(path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1 0 a", "3 columns where a judgement has 4"),
        ("1 0 a b 1", "5 columns"),
        ("1 0 a high", "'high' is no whole number"),
        ("1 0 a 0", "judged otherwise"),
    ],
)
def test_a_broken_judgement_is_named_by_file_and_line(tmp_path, line, reason):
    """The message says where and what should stand there."""
    path = written(tmp_path, "qrels.txt", f"1 0 a 1\n{line}\n")
    with pytest.raises(SourceError, match=rf"qrels\.txt:2: .*{reason}"):
        read_judgements(path)


def test_bytes_that_are_no_text_are_named(tmp_path):
    """Bad bytes are not taken for a query."""
    (tmp_path / "q.tsv").write_bytes("1\tكتاب\n2\tسو".encode() + b"\xff\n")
    with pytest.raises(SourceError, match=r"q\.tsv:2: bytes"):
        read_queries(tmp_path / "q.tsv")


def test_a_cut_archive_is_an_error(tmp_path):
    """Half a file of queries would give other figures."""
    packed = gzip.compress("".join(f"{n}\tكتاب رقم {n * n}\n" for n in range(500)).encode())
    (tmp_path / "q.tsv.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(SourceError, match="end too early; give a whole file"):
        read_queries(tmp_path / "q.tsv.gz")


@pytest.mark.parametrize("missing", ["docs.jsonl", "queries.tsv", "qrels.txt"])
def test_a_missing_file_is_named(folder, missing):
    """Each of the three is looked for at once."""
    (folder / missing).unlink()
    with pytest.raises(SourceError, match=missing):
        read_collection([folder / "docs.jsonl"], folder / "queries.tsv", folder / "qrels.txt")


def test_documents_cannot_come_from_a_pipe(folder):
    """They are read once for each analyzer."""
    with pytest.raises(SourceError, match="standard input"):
        read_collection(["-"], folder / "queries.tsv", folder / "qrels.txt")


def test_what_has_no_other_half_is_counted():
    """Queries without judgements and judgements without a query are left out, and said."""
    collection = Collection((), {"1": "كتاب", "2": "سوق"}, {"1": {"a": 1}, "9": {"a": 1}})
    assert {"1": "كتاب"} == collection.asked
    assert {"1": {"a": 1}} == collection.judged
    unjudged, unasked = collection.notes()
    assert "queries without judgements, left out: 1 ('2')" == unjudged
    assert "judged queries without words, left out: 1 ('9')" == unasked


def test_ids_that_do_not_agree_at_all_are_an_error():
    """The message shows ids of both sides."""
    with pytest.raises(KashafError, match=r"'q1'.*'1'"):
        _ = Collection((), {"q1": "كتاب"}, {"1": {"a": 1}}).asked


def test_the_seeds_are_whole():
    """The collection that comes along needs no note."""
    collection = seeds()
    assert len(collection.asked) >= 60
    assert [] == list(collection.notes())
