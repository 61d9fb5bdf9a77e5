"""`kashaf eval` as a user runs it."""

import gzip
import json

import pytest

FILES = ("--docs", "docs.jsonl", "--queries", "queries.tsv", "--qrels", "qrels.txt")


def check_error(done, code: int, *words: str) -> None:
    """One line on standard error, with the words; nothing on standard output."""
    assert (code, "") == (done.returncode, done.stdout)
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_everything_at_once(run, folder):
    """Analyzers and a run from elsewhere side by side, with tests and words; only runs are written."""
    (folder / "other.trec").write_text("1 Q0 d 1 2.0 x\n2 Q0 b 1 1.0 x\n")
    before = {path.name for path in folder.iterdir()}
    done = run(*FILES, "--compare", "light,folded", "--run-in", "other.trec", "--run-out", "run.trec")
    assert 0 == done.returncode, done.stderr
    assert "4 documents, 3 queries" in done.stdout
    assert ["light", "1.0000"] == next(
        line.split()[:2] for line in done.stdout.splitlines() if line.startswith("light")
    )
    assert "p, randomisation" in done.stdout
    assert "where folded loses most to light" in done.stdout
    assert "كتاب" in done.stdout
    assert "other.trec: no hits for 1 of the 3 queries" in done.stdout
    assert {"run.light.trec", "run.folded.trec"} == {path.name for path in folder.iterdir()} - before


def test_json_is_one_object(run):
    """--json prints the whole evaluation, and nothing else."""
    done = run(*FILES, "--compare", "light,snowball", "--json")
    assert ("", 2) == (done.stderr, len(json.loads(done.stdout)["systems"]))


def test_the_default_is_one_analyzer_on_the_seeds(run):
    """Without an option the corpus that comes along is asked by the default analyzer."""
    data = json.loads(run("--json").stdout)
    (system,) = data["systems"]
    assert system["measures"]["nDCG@10"] > 0.9
    assert data["queries"] >= 60


def test_a_run_written_is_a_run_read(run, folder):
    """What one call writes, gzip'd too, the next judges the same."""
    run(*FILES, "--run-out", "run.trec.gz")
    assert b"1 Q0 " == gzip.decompress((folder / "run.trec.gz").read_bytes())[:5]
    own, read = json.loads(run(*FILES, "--run-in", "run.trec.gz", "--json").stdout)["systems"]
    assert own["per_query"] == read["per_query"]


def test_packed_files_and_several_of_documents(run, folder):
    """Gzip'd documents and queries, and documents from more than one file."""
    first, second, *rest = (folder / "docs.jsonl").read_text("utf-8").splitlines(keepends=True)
    (folder / "one.jsonl.gz").write_bytes(gzip.compress((first + second).encode()))
    (folder / "two.jsonl").write_text("".join(rest), "utf-8")
    (folder / "q.tsv.gz").write_bytes(gzip.compress((folder / "queries.tsv").read_bytes()))
    args = ("--docs", "one.jsonl.gz", "--docs", "two.jsonl", "--queries", "q.tsv.gz", "--qrels", "qrels.txt")
    assert 4 == json.loads(run(*args, "--json").stdout)["documents"]


def test_the_query_language_is_read_when_asked(run, folder):
    """--as-typed lets signs act, --plain is how it is otherwise."""
    (folder / "queries.tsv").write_text("1\tكتاب -كتاب\n", "utf-8")

    def recall(*options: str) -> float:
        data = json.loads(run(*FILES, *options, "--json").stdout)
        value: float = data["systems"][0]["measures"]["R@100"]
        return value

    assert [1.0, 1.0, 0.0] == [recall(), recall("--plain"), recall("--as-typed")]


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("--docs", "docs.jsonl"), 2, ("--queries", "all three")),
        ((*FILES, "--compare", "light,lucene"), 2, ("'lucene'", "light")),
        ((*FILES, "--compare", ","), 2, ("light",)),
        ((*FILES, "--depth", "10"), 2, ("100",)),
        ((*FILES, "--engine", "lucene"), 2, ("tantivy",)),
        ((*FILES[:-1], "none.txt"), 1, ("none.txt",)),
        ((*FILES, "--run-in", "none.trec"), 1, ("none.trec",)),
        ((*FILES, "--run-out", "none/run.trec"), 1, ("none/run.trec", "folder that exists")),
        ((*FILES, "--run-out", "qrels.txt"), 1, ("qrels.txt", "another file")),
    ],
)
def test_errors_are_one_line(run, folder, args, code, words):
    """The value, what is allowed, the next step; and no file is touched."""
    before = (folder / "qrels.txt").read_text()
    check_error(run(*args), code, *words)
    assert before == (folder / "qrels.txt").read_text()


def test_a_broken_line_is_named(run, folder):
    """A judgement of three columns is named by file and line."""
    (folder / "qrels.txt").write_text("1 0 a 1\n1 0 b\n")
    done = run(*FILES)
    check_error(done, 1, "qrels.txt:2: 3 columns")
    assert 1 == len(done.stderr.splitlines())


def test_without_the_library_one_line_says_what_to_install(run, folder):
    """The heavy library is an extra."""
    (folder / "ir_measures.py").write_text("raise ImportError('not here')\n")
    done = run(*FILES, env={"PYTHONPATH": str(folder)})
    check_error(done, 1, 'pip install "kashaf[eval]"')
    assert 1 == len(done.stderr.splitlines())
