"""The switches of letters and vowels on the command line."""

import json

import pytest

DOCUMENTS = """\
{"id": "king", "text": "جلس المَلِكُ على عرشه"}
{"id": "a king", "text": "ملك عادل"}
{"id": "kingdom", "text": "المُلْكُ زائل"}
{"id": "media", "text": "الصحافة والإعلام"}
{"id": "flags", "text": "رفع الأعلام"}
{"id": "school", "text": "ذهب للمدرسة"}
{"id": "careless school", "text": "هذه مدرسه"}
{"id": "Ali", "text": "جاء علي"}
"""


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        (["king", "a king"], ("--vowels", "مَلِك")),
        (["media"], ("--hamza", "إعلام")),
        (["school"], ("--teh", "مدرسة")),
        (["king"], ("--yeh", "على")),
        (["Ali"], ("--letters", "علي")),
        (["king"], ("--vowels", "--letters", '"المَلِكُ على"')),
    ],
)
def test_switches(run, tmp_path, expected, arguments):
    """Each switch is obeyed, by words and phrases."""
    (tmp_path / "docs.jsonl").write_text(DOCUMENTS, "utf-8")
    run("index", "docs.jsonl")
    found = json.loads(run("search", "--json", *arguments).stdout)
    assert expected == [hit["id"] for hit in found["hits"]]
    assert "notes" not in found


def test_written_option(run, tmp_path):
    """An index keeps written forms when told to, `info` shows it, and without them a note says what to do."""
    (tmp_path / "docs.jsonl").write_text(DOCUMENTS, "utf-8")
    for name, options in (("with", ("--written",)), ("without", ())):
        run("index", "docs.jsonl", "--index", name, "--analyzer", "lean", *options)
    assert "written" in run("info", "--index", "with").stdout
    assert "written" not in run("info", "--index", "without").stdout
    assert "Note" not in run("search", "--index", "with", "--hamza", "إعلام").stderr
    told = json.loads(run("search", "--index", "without", "--teh", "مدرسة", "--json").stdout)
    assert ["careless school", "school"] == sorted(hit["id"] for hit in told["hits"])
    assert ["--teh has no effect"] == [note.split(", so ")[1].split(";")[0] for note in told["notes"]]
    refused = run("index", "docs.jsonl", "--index", "with", "--no-written")
    assert 1 == refused.returncode
    assert "with other settings" in refused.stderr
