"""The lexicon's data file: whole, as its sidecar says, and read as its layout says."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from kashaf.analyzers.folding import Folding
from kashaf.analyzers.lexicon import SHIPPED, Lexicon
from kashaf.analyzers.lexicon_format import (
    BLOCK,
    DIGEST,
    MAGIC,
    PackedEntry,
    digest,
    pack_file,
    pack_stems,
    unpack_stems,
)
from kashaf.analyzers.lexicon_marks import without_marks
from kashaf.analyzers.morphology import Morphology
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
    assert SIDECAR["lemmas"] == lexicon.size
    fold = Folding()
    for number in range(0, lexicon.size, 997):
        assert fold(lexicon.term(number)) == fold(lexicon.lemma(number).word)


def test_no_term_is_empty_or_holds_a_blank(lexicon: Lexicon):
    """Terms go into whitespace-separated fields."""
    for number in range(lexicon.size):
        assert list(lexicon.terms[number]) == " ".join(lexicon.terms[number]).split()


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


def test_stems_survive_the_layout():
    """Keys and numbers come back as they were packed, the greatest included."""
    packed = {
        "كتب": [PackedEntry(0, 1, 2, 3), PackedEntry(255, 0xFFFF, 0xFFFF_FFFF, 0xFFFF)],
        "كت": [PackedEntry(7, 0, 70_000, 0)],
    }
    found = unpack_stems(pack_stems(packed))
    assert ["كت", "كتب"] == found.keys
    assert (1, 2) == tuple(found.counts)
    columns = zip(found.costs, found.categories, found.lemmas, found.patterns, strict=True)
    assert [*packed["كت"], *packed["كتب"]] == [PackedEntry(*row) for row in columns]


def test_the_digest_is_that_of_the_content():
    """The digest by which an index knows its analyzer stands in the file, and is that of what follows."""
    data = SHIPPED.read_bytes()
    content = data[len(MAGIC) + DIGEST :]
    assert digest(content).hex() == Lexicon.shipped().digest
    assert pack_file({"a": b"1"}) != pack_file({"a": b"2"})


def test_a_first_word_unpacks_no_more_than_it_needs():
    """A search for one word waits for the stems of its few beginnings and the terms of its lemma's block."""
    lexicon = Lexicon()
    assert ("مدرسه", "درس") == Morphology(lexicon).best("مدارس")
    assert ["مد"] == list(lexicon.stems)
    assert 1 == len(lexicon.terms)
    assert {"categories", "patterns", "s:مد"} == {name for name in lexicon.unpacked if "terms" not in name}
    assert 4 == len(lexicon.unpacked)


def test_blocks_hold_the_lemmas_in_order(lexicon: Lexicon):
    """The last of a block and the first of the next come from different sections, and differ."""
    assert lexicon.lemma(BLOCK - 1) != lexicon.lemma(BLOCK)
    assert lexicon.lemma(lexicon.size - 1).word
    with pytest.raises(IndexError):
        lexicon.lemma(lexicon.size)


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
