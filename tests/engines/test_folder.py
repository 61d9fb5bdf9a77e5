"""An index folder and its sidecar: made, read, refused."""

from __future__ import annotations

import json
import os
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kashaf.engines import Counts, Document, FieldType, IndexFolder, Sidecar
from kashaf.engines.sidecar import SIDECAR
from kashaf.errors import ForeignAnalyzerError, IndexFolderError, MissingIndexError, NotAnIndexError

FIELDS = {"title": FieldType.TEXT, "text": FieldType.TEXT, "نوع": FieldType.KEYWORD, "note": FieldType.STORED}


def create(path: Path, engine_name: str = "tantivy") -> IndexFolder:
    """Make an index with fields."""
    return IndexFolder.create(
        path, fingerprint="abc123", levels=("exact", "stem"), fields=FIELDS, engine_name=engine_name
    )


def test_a_folder_is_made_and_opened(tmp_path: Path, engine_name: str) -> None:
    """What was made is found again: the sidecar's content and the engine's documents."""
    made = create(tmp_path / "a" / "b", engine_name)
    with made.index.writer() as writer:
        writer.add(Document("1", {"text.exact": "x", "text.stem": "x"}, {"نوع": ["k"]}))
    made.count(1, 1)
    opened = IndexFolder.open(tmp_path / "a" / "b")
    assert made.sidecar == opened.sidecar
    assert Counts(1, 1) == opened.sidecar.counts
    assert 1 == opened.index.searcher().document_count()
    assert opened.size() > 0


def test_the_sidecar_is_readable(tmp_path: Path) -> None:
    """The sidecar is indented JSON in plain letters."""
    create(tmp_path)
    text = (tmp_path / SIDECAR).read_text(encoding="utf-8")
    content = json.loads(text)
    assert '"نوع": "keyword"' in text
    assert text.startswith('{\n  "format": 2')
    assert {
        "levels": ["exact", "stem"],
        "fields": {name: str(kind) for name, kind in FIELDS.items()},
    } == content["layout"]
    assert {"fingerprint": "abc123", "settings": {}} == content["analyzer"]
    assert [SIDECAR, "tantivy"] == sorted(entry.name for entry in tmp_path.iterdir())


def test_fields_can_be_decided_later(tmp_path: Path, engine_name: str) -> None:
    """An index without fields says that it has no documents; the fields are decided once."""
    made = IndexFolder.create(tmp_path, fingerprint="a", levels=("exact",), engine_name=engine_name)
    with pytest.raises(MissingIndexError, match="no documents yet"):
        _ = made.index
    opened = IndexFolder.open(tmp_path)
    assert opened.sidecar.layout is None
    opened.decide(FIELDS)
    assert 0 == IndexFolder.open(tmp_path).index.searcher().document_count()
    with pytest.raises(IndexFolderError, match="settled already"):
        opened.decide(FIELDS)


def test_an_attempt_that_was_cut_short_does_no_harm(tmp_path: Path, engine_name: str) -> None:
    """What lies in the data folder before the fields are written down is thrown away."""
    made = IndexFolder.create(tmp_path, fingerprint="a", levels=("exact",), engine_name=engine_name)
    begun = IndexFolder(tmp_path, made.sidecar)
    begun.decide(FIELDS)
    made.decide({"text": FieldType.TEXT})
    assert {"text": FieldType.TEXT} == IndexFolder.open(tmp_path).sidecar.fields
    assert 0 == IndexFolder.open(tmp_path).index.searcher().document_count()


def test_fields_cannot_share_a_name(tmp_path: Path, engine_name: str) -> None:
    """A field that is called as the engine calls a level of the text is refused."""
    with pytest.raises(IndexFolderError, match=r"'text\.exact'; rename"):
        IndexFolder.create(
            tmp_path,
            fingerprint="a",
            levels=("exact",),
            fields={"text": FieldType.TEXT, "text.exact": FieldType.KEYWORD},
            engine_name=engine_name,
        )


def test_nothing_is_made_over_something(tmp_path: Path) -> None:
    """A folder that holds anything, an index or a file is left alone."""
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "thing.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    create(tmp_path / "index")
    for name, error, text in (
        ("some", NotAnIndexError, "holds 'thing.txt'"),
        ("file", NotAnIndexError, "is a file"),
        ("index", IndexFolderError, "already"),
        ("file/below", NotAnIndexError, "is a file"),
    ):
        with pytest.raises(error, match=text):
            create(tmp_path / name)


def test_other_places_are_refused(tmp_path: Path) -> None:
    """What is no index is refused in one line that says what to do."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x").write_text("")
    (tmp_path / "file").write_text("")
    for name, error, text in (
        ("none", MissingIndexError, "kashaf index FILES --index"),
        ("empty", MissingIndexError, "kashaf index FILES --index"),
        ("other", NotAnIndexError, "name another with --index"),
        ("file", NotAnIndexError, "is a file"),
    ):
        with pytest.raises(error, match=text):
            IndexFolder.open(tmp_path / name)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sidecar that may not be read or written is one line; the refusal is staged, for root may do all."""

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    made = create(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(IndexFolderError, match="Permission denied; check its permissions"):
        IndexFolder.open(tmp_path)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(IndexFolderError, match="Permission denied"):
        made.count(1, 1)
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(IndexFolderError, match="Permission denied"):
        create(tmp_path / "new")


def test_a_failed_write_leaves_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sidecar that cannot be written stays as it was, and no temporary file is left."""
    made = create(tmp_path)
    before = (tmp_path / SIDECAR).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(IndexFolderError, match="No space left"):
        made.count(5, 5)
    assert before == (tmp_path / SIDECAR).read_bytes()
    assert [SIDECAR, "tantivy"] == sorted(entry.name for entry in tmp_path.iterdir())


BREAKAGES: list[tuple[str, Any]] = [
    ("format", None),
    ("format", "1"),
    ("engine", "lucene"),
    ("engine", 5),
    ("data", "../elsewhere"),
    ("data", "/etc"),
    ("data", ""),
    ("data", ".."),
    ("data", "a/b"),
    ("profile", 1),
    ("analyzer", "x"),
    ("analyzer", {"fingerprint": 1, "settings": {}}),
    ("analyzer", {"fingerprint": "a", "settings": []}),
    ("analyzer", {"settings": {}}),
    ("layout", None),
    ("layout", {"levels": [], "fields": {}}),
    ("layout", {"levels": "exact", "fields": {}}),
    ("layout", {"levels": [1], "fields": {}}),
    ("layout", {"levels": ["exact"], "fields": {"a": "colour"}}),
    ("layout", {"levels": ["exact"], "fields": ["a"]}),
    ("counts", {"documents": -1, "words": 0}),
    ("counts", {"documents": True, "words": 0}),
    ("counts", {"documents": 1}),
    ("created", 5),
]


@pytest.mark.parametrize(("key", "value"), BREAKAGES)
def test_broken_sidecars(tmp_path: Path, key: str, value: Any) -> None:
    """Every value that does not fit is refused in one line with the way out."""
    create(tmp_path)
    content = json.loads((tmp_path / SIDECAR).read_text(encoding="utf-8"))
    (tmp_path / SIDECAR).write_text(json.dumps(content | {key: value}), encoding="utf-8")
    with pytest.raises(NotAnIndexError, match=r"is broken: .*; to save what is readable") as caught:
        IndexFolder.open(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "key",
    ["format", "kashaf", "engine", "data", "profile", "analyzer", "layout", "counts", "created", "updated"],
)
def test_missing_keys(tmp_path: Path, key: str) -> None:
    """A missing key is named."""
    create(tmp_path)
    content = json.loads((tmp_path / SIDECAR).read_text(encoding="utf-8"))
    del content[key]
    (tmp_path / SIDECAR).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(NotAnIndexError, match=f"has no '{key}'"):
        IndexFolder.open(tmp_path)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"5", b"null", b"\xff\xfe", b"[" * 100_000, b'{"format": 1}']
)
def test_sidecars_that_are_no_sidecars(tmp_path: Path, data: bytes) -> None:
    """A file that is not JSON, or other JSON, is refused."""
    (tmp_path / SIDECAR).write_bytes(data)
    with pytest.raises(NotAnIndexError, match=r"kashaf check --repair|build the index again"):
        Sidecar.read(tmp_path)


def test_an_older_sidecar(tmp_path: Path) -> None:
    """An index of an older Kashaf says how to build it again."""
    (tmp_path / SIDECAR).write_text('{"format": 1}')
    with pytest.raises(NotAnIndexError, match=r"an older Kashaf .*build the index again with: kashaf index"):
        IndexFolder.open(tmp_path)


def test_a_newer_sidecar(tmp_path: Path) -> None:
    """An index of a newer Kashaf asks for an update."""
    (tmp_path / SIDECAR).write_text('{"format": 3}')
    with pytest.raises(NotAnIndexError, match="update Kashaf"):
        Sidecar.read(tmp_path)


def test_another_analyzer(tmp_path: Path) -> None:
    """An index of another analyzer is refused with the command that builds it again."""
    made = create(tmp_path)
    made.check_analyzer("abc123")
    with pytest.raises(ForeignAnalyzerError, match="kashaf rebuild --index"):
        made.check_analyzer("def456")


def test_odd_values_survive(tmp_path: Path) -> None:
    """Settings are kept as they are, half characters aside."""
    made = create(tmp_path)
    made.save(replace(made.sidecar, settings={"keep": ["أ", "b\ud800"], "n": None}))
    assert {"keep": ["أ", "b?"], "n": None} == dict(IndexFolder.open(tmp_path).sidecar.settings)


def test_foreign_segments_are_refused(tmp_path: Path) -> None:
    """A table of contents of Whoosh that names anything else is refused before it is loaded."""
    made = create(tmp_path, "whoosh")
    with made.index.writer() as writer:
        writer.add(Document("1", {"text.exact": "x"}))

    class Malicious:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "ran"),)

    (contents,) = (tmp_path / "whoosh").glob("*.toc")
    data = contents.read_bytes()
    # The segments are the last pickle in the file, after the schema and two numbers.
    contents.write_bytes(data[: data.rindex(b"\x80")] + pickle.dumps([Malicious()]))
    with pytest.raises(NotAnIndexError, match="mkdir"):
        _ = IndexFolder.open(tmp_path).index
    assert not (tmp_path / "ran").exists()


def test_nothing_of_ours_is_pickled(tmp_path: Path) -> None:
    """The files of Whoosh name no class of Kashaf's."""
    made = create(tmp_path, "whoosh")
    with made.index.writer() as writer:
        writer.add(Document("1", {"text.exact": "x"}, {"نوع": ["k"]}))
    assert not [file for file in (tmp_path / "whoosh").iterdir() if b"kashaf" in file.read_bytes()]
