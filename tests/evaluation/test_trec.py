"""Run files: what is read is what was written, and in the order that every reader sees."""

import gzip
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.errors import SourceError
from kashaf.evaluation import Ranking, Run, read_run, write_run
from kashaf.evaluation.trec import _falling


def test_a_run_comes_back(tmp_path):
    """Writing and reading gives the same ids in the same order, with gzip and without."""
    run = Run("light", {"1": Ranking(("b", "a", "c"), (3.5, 3.5, 1.0)), "2": Ranking(("a",), (0.25,))})
    for name in ("run.trec", "run.trec.gz"):
        write_run(tmp_path / name, run)
        read = read_run(tmp_path / name)
        assert name == read.name
        assert {"1": ("b", "a", "c"), "2": ("a",)} == {q: r.ids for q, r in read.rankings.items()}
    assert "1 Q0 b 1 3.5 light\n" == (tmp_path / "run.trec").read_text().splitlines(keepends=True)[0]
    assert (tmp_path / "run.trec").read_bytes() == gzip.decompress((tmp_path / "run.trec.gz").read_bytes())


def test_scores_decide_and_ties_go_by_id(tmp_path):
    """Ranks and the order of lines do not count; of two with one score the greater id is first."""
    path = tmp_path / "other.trec"
    path.write_text("1 Q0 a 1 2.0 x\n1 Q0 c 2 7e0 x\n1 Q0 b 3 2.0 x\n")
    assert ("c", "b", "a") == read_run(path).rankings["1"].ids
    assert ("c", "b") == read_run(path, depth=2).rankings["1"].ids


def test_blanks_in_ids_cannot_stand(tmp_path):
    """The form parts its columns by blanks, so a blank in an id becomes a line below."""
    write_run(tmp_path / "r", Run("my run", {"1": Ranking(("my file.txt",), (1.0,))}))
    assert "1 Q0 my_file.txt 1 1 my_run\n" == (tmp_path / "r").read_text()


@given(st.lists(st.floats(0, 1e4, width=32), max_size=60))
def test_scores_fall_even_for_small_floats(scores):
    """No two scores of a query are one to a reader with 32-bit floats, and none moves far."""
    scores.sort(reverse=True)
    falling = list(_falling(tuple(scores)))
    single = [struct.unpack("f", struct.pack("f", float(f"{score:.9g}")))[0] for score in falling]
    assert sorted(set(single), reverse=True) == single
    assert falling == pytest.approx(scores, rel=1e-3, abs=1e-3)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1 Q0 b 2 1.5", "5 columns where a hit has 6"),
        ("1 Q0 b 2 nan x", "'nan' is no number"),
        ("1 Q0 b 2 high x", "'high' is no number"),
        ("1 Q0 a 2 1.5 x", "already"),
    ],
)
def test_a_broken_line_is_named_by_file_and_line(tmp_path, line, reason):
    """The message says where and what should stand there."""
    (tmp_path / "other.trec").write_text(f"1 Q0 a 1 2.5 x\n{line}\n")
    with pytest.raises(SourceError, match=rf"other\.trec:2: .*{reason}"):
        read_run(tmp_path / "other.trec")


def test_a_place_that_cannot_be_written(tmp_path):
    """One line names the place."""
    with pytest.raises(SourceError, match=r"none.*cannot be written"):
        write_run(tmp_path / "none" / "run.trec", Run("x", {}))
