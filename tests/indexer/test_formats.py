import io
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kashaf.errors import SourceError
from kashaf.indexer.formats import FORMATS, find_format, format_named, guess_format, suffix_of
from kashaf.indexer.readers.reading import Format, ReadingOptions
from kashaf.indexer.records import BadRow, Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream


def stream(data: bytes) -> ByteStream:
    return ByteStream(Source("ملف", "ملف"), io.BytesIO(data))


def test_no_two_formats_claim_a_suffix_or_a_name() -> None:
    """Suffixes and names each lead to one format."""
    suffixes = [suffix for each in FORMATS for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert len(FORMATS) == len({each.name for each in FORMATS})


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_a_format_is_found_by_name_and_by_suffix(each: Format) -> None:
    """Every row of the table can be reached."""
    assert format_named(each.name) is each
    assert all(find_format(suffix) is each for suffix in each.suffixes)


def test_an_unknown_format_is_an_error_with_the_known_ones() -> None:
    """The error lists what can be said."""
    with pytest.raises(SourceError, match=r"'wav'.*jsonl, json, csv"):
        format_named("wav")


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a/News.JSONL.gz", ".jsonl"), ("README", ""), (".txt", ""), ("a.b/c", ""), ("x.gz", "")],
)
def test_the_suffix_is_that_below_gzip(name: str, suffix: str) -> None:
    """The suffix of the file within a gzip file counts."""
    assert suffix == suffix_of(name)


@pytest.mark.parametrize(
    ("data", "name"),
    [(' \n{"id": 1}', "jsonl"), ('\ufeff["أ"]', "json"), ("قال: {", "text"), ("", "text")],
)
def test_a_stream_is_known_by_its_first_character(data: str, name: str) -> None:
    """A brace means JSON Lines, a bracket JSON, all else text."""
    assert name == guess_format(stream(data.encode())).name


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
@settings(deadline=None)  # the first example imports the format's library
@given(data=st.binary(max_size=200) | st.text(alphabet='{}[]",:;\n\r\t<>/!-#`=aأب0\0\ufeff').map(str.encode))
def test_random_bytes_never_raise(each: Format, data: bytes) -> None:
    """Whatever is in a source, a reader yields records and bad rows."""
    items = list(each.read(stream(data), ReadingOptions()))
    assert all(isinstance(item, Record | BadRow) for item in items)


def test_the_table_loads_no_library() -> None:
    """Libraries for formats and encodings are loaded when they are needed only."""
    code = "import sys, kashaf.indexer.formats; print({'bs4', 'charset_normalizer'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "set()\n" == done.stdout
