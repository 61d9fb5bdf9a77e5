import json
import subprocess
import sys

from click.testing import CliRunner

from kashaf.cli import cli
from kashaf.indexer.formats import FORMATS


def test_readers_are_listed() -> None:
    """Every reader is listed with its suffixes and whether it is ready."""
    shown = CliRunner().invoke(cli, ["readers"]).output
    assert all(each.name in shown and each.description in shown for each in FORMATS)
    listed = json.loads(CliRunner().invoke(cli, ["readers", "--json"]).output)
    assert [each.name for each in FORMATS] == [each["name"] for each in listed]


def test_a_missing_library_is_said_in_one_line(tmp_path) -> None:
    """Without its library a file is reported with what brings it; the others are read."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text("نص قصير", "utf-8")
    code = (
        "import sys; sys.modules['pdfminer'] = None\n"
        "import kashaf.cli; sys.argv = ['kashaf', 'index', *sys.argv[1:]]; kashaf.cli.main()"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path), "--index", str(tmp_path / "index"), "--jobs", "1"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert 0 == done.returncode
    assert (
        'a.pdf: reading this needs pdfminer, which is not installed: pip install "kashaf[pdf]"' in done.stderr
    )
    assert "1 document," in done.stdout
