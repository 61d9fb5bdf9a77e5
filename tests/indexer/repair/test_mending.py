"""Damaged records on their way into an index: mended, named, and kept as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kashaf
from kashaf.indexer.build import IndexingOptions, index_sources
from kashaf.indexer.writer import IndexWriter

ROWS = [
    {"id": "sound", "text": "كاتب في المدرسة القديمة"},
    {"id": "turned", "text": "ةريبكلا ةسردملا يف بتاك"},
    {"id": "shaped", "title": "ﺍﻟﻤﻜﺘﺒﺔ", "text": "نص سليم"},
]


def indexed(folder: Path, way: str) -> tuple[kashaf.Index, dict[str, int]]:
    source = folder / "rows.jsonl"
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), "utf-8")
    index = kashaf.create(folder / way, analyzer="light")
    with IndexWriter(index.folder, index.analyzer) as writer:
        summary = index_sources([source], writer, options=IndexingOptions(repair=way))
    return kashaf.open(folder / way), dict(summary.repairs)


def test_mended_text_is_searched_and_the_original_kept(tmp_path: Path) -> None:
    """What was turned is found as it reads, highlights lie in the text shown, and the original is there."""
    index, repairs = indexed(tmp_path, "auto")
    assert {"visual order": 1, "presentation forms": 1} == repairs
    hits = {hit.id: hit for hit in index.search("المدرسة")}
    assert {"sound", "turned"} == set(hits)
    turned = hits["turned"]
    assert "كاتب في المدرسة الكبيرة" == turned.text
    assert {"text": ROWS[1]["text"]} == turned.fields["original"]
    assert ["turned"] == [hit.id for hit in index.search('repair:"visual order"')]
    assert "original" not in hits["sound"].fields


@pytest.mark.parametrize("way", ["report", "off"])
def test_text_can_be_taken_as_it_is(tmp_path: Path, way: str) -> None:
    """With report, damage is only named; with off, not even that."""
    index, repairs = indexed(tmp_path, way)
    assert bool(repairs) is (way == "report")
    assert {"sound"} == {hit.id for hit in index.search("المدرسة")}
    stored = index.get("turned")
    assert stored is not None
    assert ROWS[1]["text"] == stored.text
    assert (way == "report") is ("repair" in stored.fields)
