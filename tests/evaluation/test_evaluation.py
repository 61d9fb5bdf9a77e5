"""A whole evaluation from Python."""

from dataclasses import replace

import pytest

from kashaf.analyzers import Settings, build
from kashaf.errors import KashafError
from kashaf.evaluation import Ranking, Run, Setting, evaluate, write_run

BAD = Run("bad", {"1": Ranking(("d", "b"), (2.0, 1.0)), "7": Ranking(("a",), (1.0,))})


def test_analyzers_stand_side_by_side(small):
    """Each analyzer has its figures, and each but the first a comparison with the first."""
    evaluation = evaluate(small, ["light", "folded"])
    light, folded = evaluation.systems
    assert ("light", "folded") == (light.name, folded.name)
    assert 1.0 == light.means["R@100"] > folded.means["R@100"]
    (comparison,) = evaluation.comparisons
    assert ("light", "folded") == (comparison.first, comparison.other)
    assert pytest.approx(folded.means["MAP"] - light.means["MAP"]) == comparison.tests["MAP"].difference
    assert (4, 3, 5, ()) == (
        evaluation.documents,
        len(evaluation.queries),
        evaluation.judgements,
        evaluation.notes,
    )


def test_costs_are_measured(small):
    """Indexing, size and queries cost something."""
    costs = evaluate(small).systems[0].costs
    assert costs is not None
    assert costs.seconds > 0
    assert costs.bytes > 0
    assert costs.p95 >= costs.p50 > 0


def test_a_run_is_compared_like_an_analyzer(small, tmp_path):
    """A run and the file it was written to are judged alike, and what is wanting is said."""
    write_run(tmp_path / "bad.trec", BAD)
    evaluation = evaluate(small, runs=[BAD, tmp_path / "bad.trec"])
    _, given, read = evaluation.systems
    assert ("bad", "bad.trec", None) == (given.name, read.name, read.costs)
    assert given.values == read.values
    assert 0.0 == read.means["MRR@10"]
    assert "bad.trec: no hits for 2 of the 3 queries" in evaluation.notes
    assert "bad.trec: hits for queries that are not asked, left out: 1" in evaluation.notes


def test_runs_alone_need_no_index(small):
    """Without analyzers nothing is indexed."""
    evaluation = evaluate(small, (), [BAD, replace(BAD, name="other")])
    assert (None, 2) == (evaluation.documents, len(evaluation.systems))


def test_all_runs_are_cut_to_one_depth(small):
    """What stands below the depth of the others does not count for a run either."""
    ids = (*map(str, range(150)), "b")
    deep = Run("deep", {"2": Ranking(ids, tuple(map(float, range(151, 0, -1))))})
    deeply, shallowly = (
        evaluate(small, (), [deep], setting=Setting(depth=depth)).systems[0].means["MAP"]
        for depth in (200, 100)
    )
    assert deeply > 0.0 == shallowly


def test_runs_of_one_name_go_by_their_paths(small, tmp_path):
    """Two systems are told apart even where their files are named alike."""
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        write_run(tmp_path / name / "run.trec", BAD)
    paths = [tmp_path / "x" / "run.trec", tmp_path / "y" / "run.trec"]
    assert list(map(str, paths)) == [system.name for system in evaluate(small, (), paths).systems]


def test_analyzers_of_ones_own(small):
    """Settings and analyzers are judged under names of one's own."""
    evaluation = evaluate(
        small, {"no teh": Settings("folded", off=("teh",)), "own": build(Settings("light"))}
    )
    assert ["no teh", "own"] == [system.name for system in evaluation.systems]


def test_the_figures_are_the_same_each_time_and_on_each_engine(small):
    """Nothing but time is left to chance."""
    first, again, whoosh = (
        evaluate(small, ["light", "snowball"], setting=Setting(engine))
        for engine in ("tantivy", "tantivy", "whoosh")
    )
    assert first.comparisons == again.comparisons == whoosh.comparisons
    assert [one.values for one in first.systems] == [one.values for one in whoosh.systems]


def test_what_is_left_out_is_said(small, folder):
    """Bad rows, documents that are not there, queries without a judgement."""
    with (folder / "docs.jsonl").open("a") as file:
        file.write("{broken\n")
    odd = replace(
        small,
        queries={**small.queries, "8": "سوق"},
        judgements={**small.judgements, "3": {"a": 1, "gone": 1}},
    )
    notes = evaluate(odd, ["light", "folded"]).notes
    assert 3 == len(notes)
    assert "queries without judgements, left out: 1 ('8')" == notes[0]
    assert notes[1].startswith("bad rows of the documents, left out: 1 (first ")
    assert "docs.jsonl:5" in notes[1]
    assert "judged documents that are not there and cannot be found: 1 (gone)" == notes[2]


def test_names_must_tell_systems_apart(small):
    """One name for two, or none at all, is an error."""
    with pytest.raises(KashafError, match="'bad' is named twice"):
        evaluate(small, (), [BAD, BAD])
    with pytest.raises(KashafError, match="nothing to evaluate"):
        evaluate(small, ())


def test_an_unknown_analyzer_is_an_error(small):
    """The message names those there are."""
    with pytest.raises(KashafError, match="light"):
        evaluate(small, ["lucene"])


def test_what_is_being_done_is_said(small):
    """A line for each step of each analyzer."""
    said: list[str] = []
    evaluate(small, ["light", "folded"], say=said.append)
    assert [
        "light: indexing …",
        "light: asking 3 queries of 4 documents …",
        "folded: indexing …",
        "folded: asking 3 queries of 4 documents …",
    ] == said
