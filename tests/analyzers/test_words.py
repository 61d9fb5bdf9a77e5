"""Reading of word lists, and the errors of bad ones."""

from pathlib import Path

import pytest

from kashaf.analyzers.words import read_pairs, read_words
from kashaf.errors import AnalyzerError


def written(folder: Path, text: str | bytes) -> Path:
    """Write a word list."""
    path = folder / "list.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_words(tmp_path: Path) -> None:
    """Words come in the file's order, without remarks, blank lines and a byte order mark."""
    path = written(tmp_path, b"\xef\xbb\xbf" + "# a remark\n\nباب\r\n بيت  # house\n".encode())
    assert read_words(path) == ("باب", "بيت")


def test_pairs(tmp_path: Path) -> None:
    """A row is two columns parted by a tab."""
    assert read_pairs(written(tmp_path, "# a remark\nلله\tالله\n")) == {"لله": "الله"}


@pytest.mark.parametrize("row", ["باب بيت", "باب\tبيت"])
def test_two_words_on_a_line(tmp_path: Path, row: str) -> None:
    """The place of a line with more than one word is told."""
    with pytest.raises(AnalyzerError, match=r"list\.txt:2: .*one word a line"):
        read_words(written(tmp_path, f"باب\n{row}\n"))


@pytest.mark.parametrize("row", ["باب", "باب\tبيت\tدار", "باب\t", "باب بيت\tدار"])
def test_not_a_pair(tmp_path: Path, row: str) -> None:
    """The place of a line that is not a word, a tab and a stem is told."""
    with pytest.raises(AnalyzerError, match=r"list\.txt:2: .*a tab"):
        read_pairs(written(tmp_path, f"# rows\n{row}\n"))


def test_word_twice(tmp_path: Path) -> None:
    """A second row for a word is an error: one of them would have no effect."""
    with pytest.raises(AnalyzerError, match=r"list\.txt:2: .*remove one"):
        read_pairs(written(tmp_path, "باب\tباب\nباب\tبوب\n"))


def test_not_utf8(tmp_path: Path) -> None:
    """The place of bytes in another encoding is told."""
    with pytest.raises(AnalyzerError, match=r"list\.txt:2: not UTF-8"):
        read_words(written(tmp_path, b"a\n\xc8\xc7\xc8\n"))


def test_missing_file(tmp_path: Path) -> None:
    """A file that cannot be read is named."""
    with pytest.raises(AnalyzerError, match=r"nowhere\.txt: No such file"):
        read_words(tmp_path / "nowhere.txt")
