import io
from pathlib import Path

import pytest

from kashaf.errors import SourceError
from kashaf.indexer import formats
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

EXAMPLE = Path(__file__).parent / "plug_in"


@pytest.fixture(autouse=True)
def _formats_anew():
    formats.all_formats.cache_clear()
    yield
    formats.all_formats.cache_clear()


def test_a_package_adds_a_reader(monkeypatch) -> None:
    """A package with an entry point is found by its suffix, and reads."""
    monkeypatch.syspath_prepend(str(EXAMPLE))
    written = "1\n00:00:01,000 --> 00:00:02,500\nمن هناك؟\n\n2\n00:00:03,000 --> 00:00:04,000\nأنا.\n"
    its_format = formats.find_format(".srt")
    assert its_format is not None
    (item,) = its_format.read(
        ByteStream(Source("a.srt", "a.srt"), io.BytesIO(written.encode())), ReadingOptions()
    )
    assert {"title": "a", "text": "من هناك؟\nأنا."} == item.values


@pytest.mark.parametrize("value", ["kashaf_nowhere:FORMAT", "json:dumps"])
def test_a_broken_package_is_named(monkeypatch, tmp_path: Path, value: str) -> None:
    """What cannot be loaded, or is no reader, is an error that names the package's entry."""
    folder = tmp_path / "broken-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(f"[kashaf.readers]\nodd = {value}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(SourceError, match=r"'odd'.*mend or remove it"):
        formats.find_format(".odd")
