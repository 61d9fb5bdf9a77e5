"""The lexicon's data file: whole, as its sidecar says, and read as its layout says."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.lexicon import SHIPPED, Lexicon
from kashaf.analyzers.lexicon_format import decode, encode
from kashaf.analyzers.lexicon_marks import without_marks
from kashaf.errors import AnalyzerError

SIDECAR = json.loads(SHIPPED.with_suffix(".json").read_text("utf-8"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


def test_the_data_file_is_the_one_that_the_sidecar_describes():
    """The digest and the size in the sidecar are those of the shipped file."""
    data = SHIPPED.read_bytes()
    assert SIDECAR["sha256"] == hashlib.sha256(data).hexdigest()
    assert SIDECAR["bytes"] == len(data)


def test_the_sidecar_names_each_source_with_version_licence_and_rows():
    """Nobody has to guess where a row came from or under which terms."""
    assert SIDECAR["licence"] == "GPL-3.0-only"
    for source in SIDECAR["sources"]:
        assert source["name"]
        assert re.fullmatch(r"[\d.]+", source["version"])
        assert source["licence"].startswith("GPL")
        assert source["stems"] > 0
    assert SIDECAR["stems"] == sum(source["stems"] for source in SIDECAR["sources"])


def test_the_data_file_is_at_most_four_megabytes():
    """The file fits the wheel."""
    assert len(SHIPPED.read_bytes()) <= 4_000_000


def test_a_lemma_has_a_term_a_root_and_a_vocalised_form(lexicon: Lexicon):
    """The tables of lemmas are of one length, and terms fold as the lemmas do."""
    assert SIDECAR["lemmas"] == len(lexicon.terms) == len(lexicon.roots)
    fold = Folding()
    for number in range(0, len(lexicon.terms), 997):
        assert fold(lexicon.terms[number]) == fold(lexicon.lemma(number).word)


def test_no_term_is_empty_or_holds_a_blank(lexicon: Lexicon):
    """Terms go into whitespace-separated fields."""
    for term in lexicon.terms + [root for root in lexicon.roots if root]:
        assert [term] == term.split()


def test_a_stem_is_read_with_its_marks(lexicon: Lexicon):
    """A key and a vocalisation together give the stem as the lexicon writes it."""
    entries = lexicon.entries("اسيل")
    assert "أَسْئِل" in {lexicon.vocalised("اسيل", entry.pattern) for entry in entries}
    assert "أسئل" in {entry.written for entry in entries}


def test_entries_come_in_the_order_of_their_cost(lexicon: Lexicon):
    """The fast search stops at the first entry that is too dear."""
    for key in ("كتب", "علم", "قال", "سن", "مدارس"):
        costs = [entry.cost for entry in lexicon.entries(key)]
        assert costs == sorted(costs)


def test_a_stem_that_is_not_there_has_no_entries(lexicon: Lexicon):
    """Unknown keys and keys of unknown letters are no error."""
    assert lexicon.entries("ظظظظ") == ()
    assert lexicon.entries("") == ()


def test_what_is_written_agrees_with_the_vocalised_form(lexicon: Lexicon):
    """The letters of an entry are its vocalised form without marks."""
    for key in ("كتاب", "مسوول", "قاض", "شيي"):
        for entry in lexicon.entries(key):
            assert entry.written == without_marks(lexicon.vocalised(key, entry.pattern))


@pytest.mark.parametrize("number", [0, 255, 5000, 0xD7CF, 0xD7D0, 83_000])
def test_numbers_survive_the_layout(number: int):
    """A number comes back from the character that stands for it, around the surrogates too."""
    character = encode(number)
    assert number == decode(character)
    assert character == character.encode().decode()


def test_a_missing_file_is_an_error_with_the_next_step(tmp_path: Path):
    """The message says what to do."""
    with pytest.raises(AnalyzerError, match="install Kashaf again"):
        Lexicon(tmp_path / "none.bin")


def test_another_file_is_not_taken_for_a_lexicon(tmp_path: Path):
    """A file that does not begin as a lexicon is refused."""
    path = tmp_path / "other.bin"
    path.write_bytes(b"something else")
    with pytest.raises(AnalyzerError, match="not a lexicon"):
        Lexicon(path)
