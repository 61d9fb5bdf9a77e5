import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.errors import SourceError
from kashaf.indexer.encoding import BAD_BYTES, check_encoding, prepare_errors, recognise

ARABIC = "هبّت الريح على الميناء القديم، فعاد الصيّادون قبل الغروب؟\n"


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1256", "cp1256"),
        ("iso8859_6", "iso8859_6"),
    ],
)
def test_arabic_text_is_recognised_in_each_encoding(encoding: str, expected: str) -> None:
    """An Arabic sentence is recognised in every encoding that Arabic is found in."""
    text = ARABIC.replace("\u0651", "") if encoding == "iso8859_6" else ARABIC
    assert expected == recognise(text.encode(encoding))


def test_windows_1256_is_recognised_by_a_single_word() -> None:
    """One Arabic word among Latin markup is enough."""
    assert "cp1256" == recognise("<b>title</b> سلام".encode("cp1256"))


def test_russian_is_not_taken_for_arabic() -> None:
    """Text in another script is left to the library."""
    russian = "Ветер дул с моря, и рыбаки вернулись домой ещё до захода солнца. " * 3
    assert recognise(russian.encode("cp1251")) not in {"cp1256", "iso8859_6", "utf-8"}


def test_utf8_stays_utf8_with_a_few_bad_bytes() -> None:
    """A few bad bytes in much UTF-8 do not change what it is taken for."""
    assert "utf-8" == recognise(ARABIC.encode() + b"\xff\xfe" + ARABIC.encode())


def test_a_character_cut_at_the_end_of_a_sample_is_not_bad() -> None:
    """A sample that ends within a character is still UTF-8."""
    assert "utf-8" == recognise(ARABIC.encode()[:11], complete=False)


def test_utf16_is_not_seen_in_binary_data() -> None:
    """Zeros in all places are no UTF-16."""
    assert not recognise(b"\x00\x00\x01\x00" * 40).startswith("utf-16")


def test_an_unknown_encoding_is_an_error_that_names_it() -> None:
    """A name that Python does not know is refused, with names that it does."""
    with pytest.raises(SourceError, match=r"'utf-9'.*windows-1256"):
        check_encoding("utf-9")


@pytest.mark.parametrize("name", ["base64", "a\0b", "", "x" * 5000])
def test_what_is_no_text_encoding_is_refused(name: str) -> None:
    """Codecs of other kinds and impossible names are the user's error too."""
    with pytest.raises(SourceError):
        check_encoding(name)


def test_bad_bytes_leave_a_mark_and_nothing_else_is_lost() -> None:
    """Every bad byte becomes one mark."""
    assert f"سلام{BAD_BYTES}\nخير" == "سلام".encode().__add__(b"\xff\n" + "خير".encode()).decode(
        "utf-8", prepare_errors()
    )


@given(st.binary(max_size=300))
def test_whatever_is_recognised_can_be_decoded(data: bytes) -> None:
    """Any bytes are given the name of an encoding that decodes them with marks for what is bad."""
    name = recognise(data)
    assert codecs.lookup(name)
    assert isinstance(data.decode(name, prepare_errors()), str)
