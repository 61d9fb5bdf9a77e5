"""`kashaf doctor FILE`, and what `kashaf index` says of damaged text."""

import json
from pathlib import Path


def test_the_command_shows_before_and_after(run, tmp_path: Path) -> None:
    """`kashaf doctor FILE` names the damage with an example; `kashaf index` says what it mended."""
    (tmp_path / "page.txt").write_text("عنوان\n\nةريبكلا ةسردملا يف بتاك\n", "utf-8")
    done = run("doctor", "page.txt")
    assert (0, True, True) == (done.returncode, "visual order" in done.stdout, "المدرسة" in done.stdout)
    assert "1 of 1 documents have damaged text" in done.stdout
    told = json.loads(run("doctor", "page.txt", "--json").stdout)
    assert ["visual order"] == [finding["kind"] for finding in told["findings"]]
    assert "visual order (1)" in run("index", "page.txt").stdout
    assert 1 == run("doctor", "nowhere.txt").returncode
