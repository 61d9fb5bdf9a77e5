import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.errors import SourceError
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream, opened

LINES = "".join(f"السطر رقم {number}: مشى الطفل إلى المدرسة\n" for number in range(3000))


def stream(data: bytes) -> ByteStream:
    return ByteStream(Source("s", "s"), io.BytesIO(data))


def test_the_head_is_read_again_with_the_rest() -> None:
    """Looking at the head takes nothing away from the text."""
    opened_stream = stream(LINES.encode())
    assert opened_stream.head == LINES.encode()[: len(opened_stream.head)]
    assert opened_stream.text(None) == LINES


def test_gzip_is_known_by_its_first_bytes() -> None:
    """A gzip'd source is unpacked, whatever its name."""
    packed = stream(gzip.compress(LINES.encode()))
    assert packed.packed
    assert list(packed.lines(None)) == LINES.splitlines(keepends=True)
    assert packed.damage is None


def test_several_gzip_members_are_one_text() -> None:
    """Concatenated gzip files unpack to the concatenation."""
    assert "a\nb\n" == stream(gzip.compress(b"a\n") + gzip.compress(b"b\n")).text(None)


def test_truncated_gzip_ends_early_and_says_so() -> None:
    """What comes before the cut is kept, and the damage is known."""
    packed = gzip.compress(LINES.encode())
    cut = stream(packed[: len(packed) // 2])
    text = cut.text(None)
    assert text
    assert LINES.startswith(text.rstrip("\udcff"))
    assert "too early" in str(cut.damage)


def test_corrupt_gzip_ends_early_and_says_so() -> None:
    """A flipped byte in the middle is noticed at the latest by the checksum."""
    packed = bytearray(gzip.compress(LINES.encode()))
    packed[len(packed) // 2] ^= 0xFF
    broken = stream(bytes(packed))
    broken.text(None)
    assert "gzip data" in str(broken.damage)


def test_the_position_counts_packed_bytes() -> None:
    """Progress is counted in bytes of the disk."""
    packed = gzip.compress(LINES.encode())
    whole = stream(packed)
    whole.text(None)
    assert whole.position == len(packed)


def test_lines_end_at_line_feeds_only() -> None:
    """The separators that Unicode calls line ends cut no line of JSON."""
    assert ["a\u2028b\x85c\rd\n", "e"] == list(stream("a\u2028b\x85c\rd\ne".encode()).lines(None))


def test_a_missing_file_is_an_error_in_one_line(tmp_path: Path) -> None:
    """Opening what is not there raises the project's error with the name."""
    with (
        pytest.raises(SourceError, match="nowhere"),
        opened(Source("nowhere", "nowhere", tmp_path / "nowhere")),
    ):
        pass


def test_a_file_that_fails_midway_ends_there() -> None:
    """An error of the disk while reading ends the text, and is remembered."""

    class Failing(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            data = super().read1(size)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    failing = ByteStream(Source("s", "s"), Failing(b"abc"))
    assert "abc" == failing.text(None)
    assert "Input/output error" in str(failing.damage)


@given(st.binary(max_size=400))
def test_any_bytes_after_a_gzip_header_never_raise(data: bytes) -> None:
    """Random bytes behind the gzip magic are damage, not an exception."""
    broken = stream(b"\x1f\x8b\x08\x00" + data)
    broken.text(None)
    assert broken.damage is not None


def test_a_line_without_end_is_read_over(monkeypatch) -> None:
    """A line that is too long is marked, and the next one is read."""
    monkeypatch.setattr("kashaf.indexer.stream.MOST_LINE", 100)
    monkeypatch.setattr("kashaf.indexer.stream.SAMPLE_BYTES", 64)
    assert ["a\n", "\udcfe\n", "b"] == list(stream(b"a\n" + b"x" * 1000 + b"\nb").lines(None))


@given(st.text(alphabet="اب \n", max_size=200), st.integers(2, 50))
def test_pieces_are_the_whole_text(text: str, size: int) -> None:
    """A text in pieces loses nothing, and no piece is longer than was asked."""
    pieces = list(stream(text.encode()).pieces("utf-8", size))
    assert text == "".join(pieces)
    assert all(0 < len(piece) <= size for piece in pieces)
