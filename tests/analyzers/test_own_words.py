"""People's own words: read, and joined with whatever is attached to them."""

from pathlib import Path

import pytest

from kashaf.analyzers import Settings, build
from kashaf.analyzers.own_words import OwnWord, read_own_words
from kashaf.errors import AnalyzerError

ROWS = "# our own\nزمردة\tزمردات، زماريد\tزمرد\nكوفيد\nكتاب\tكتوبات\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text(ROWS, "utf-8")
    return path


def test_rows(file: Path) -> None:
    """A row has a lemma, forms with commas of either kind, and a root; the last two may be left out."""
    expected = (
        OwnWord("زمردة", ("زمردات", "زماريد"), "زمرد"),
        OwnWord("كوفيد"),
        OwnWord("كتاب", ("كتوبات",)),
    )
    assert expected == read_own_words(file)


@pytest.mark.parametrize("row", ["كلمة أولى", "\tزماريد", "أ\tب ج", "أ\tب\tج د", "أ\tب\tج\tد"])
def test_bad_rows(tmp_path: Path, row: str) -> None:
    """A bad row is named by file and line."""
    path = tmp_path / "bad.tsv"
    path.write_text(f"حسن\n{row}\n", "utf-8")
    if row.startswith("\t"):
        path.write_text(f"حسن\n.{row}\tج د\n", "utf-8")
    with pytest.raises(AnalyzerError, match=r"bad.tsv:2: .* is no row"):
        read_own_words(path)


def test_forms_meet(file: Path) -> None:
    """Forms meet their lemma, with proclitics and pronouns; words of others stay apart."""
    analyzer = build(Settings(lexicon=read_own_words(file)))
    (one,) = set(analyzer.terms("زمردة زماريد والزماريد بزمردتهم زمرداتها", "lemma"))
    assert {"زمرد"} == set(analyzer.terms("زمردة وزماريدنا", "root"))
    assert one not in analyzer.terms("زمر زماري", "lemma")
    assert {"كوفيد"} == set(analyzer.terms("وكوفيد بكوفيد كوفيد", "lemma"))


def test_forms_join_what_the_lexicon_knows(file: Path) -> None:
    """A form that is added to a lemma of the lexicon meets its other forms."""
    analyzer = build(Settings(lexicon=read_own_words(file)))
    assert 1 == len(set(analyzer.terms("كتوبات كتاب وكتبهم الكتوبات", "lemma")))


def test_settings_come_back(file: Path) -> None:
    """An index remembers the words, and knows its analyzer by them."""
    settings = Settings("lean", lexicon=read_own_words(file))
    analyzer = build(settings)
    assert analyzer == build(Settings.from_json(analyzer.settings()))
    assert analyzer.fingerprint != build(Settings("lean")).fingerprint


def test_only_where_there_is_a_lexicon(file: Path) -> None:
    """A stemmer has no lexicon to add to."""
    with pytest.raises(AnalyzerError, match="choose one of full, lean"):
        build(Settings("light", lexicon=read_own_words(file)))
