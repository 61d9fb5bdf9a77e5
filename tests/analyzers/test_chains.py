"""The analyzers by name, and the settings by which an index remembers its own."""

import json

import pytest

from kashaf.analyzers import CHAINS, EXACT, STEM, Analyzer, Folding, Settings, build
from kashaf.analyzers.chains import DEFAULT, folded, light, snowball
from kashaf.analyzers.levels import GRAMS, LEMMA, NEAR, ROOT, WRITTEN
from kashaf.errors import AnalyzerError

every_chain = pytest.mark.parametrize("name", CHAINS)


def test_names() -> None:
    """There are five chains, and the full one is built when none is named."""
    assert ["full", "lean", "light", "snowball", "folded"] == list(CHAINS)
    assert "full" == DEFAULT
    assert build(Settings("full")) == build()


@every_chain
def test_levels(name: str) -> None:
    """Every chain has the folded words, and above them what its name says."""
    above = {"full": (LEMMA, ROOT, GRAMS, WRITTEN, NEAR), "lean": (LEMMA,), "folded": ()}
    assert (EXACT, *above.get(name, (STEM,))) == build(Settings(name)).levels


@every_chain
def test_exact(name: str) -> None:
    """The folded words are the same in every chain."""
    assert "والكتاب في المدرسه" == build(Settings(name)).field("والكِتابُ في المدرسة", EXACT)


def test_stems() -> None:
    """The stems are those of the stemmer of the chain."""
    assert "كتاب" == light().field("والكِتابُ", STEM)
    assert snowball().field("والكتاب", STEM) == snowball().field("والكِتابُ", STEM)
    assert ("والكتاب",) == folded().fields("والكِتابُ")


@every_chain
def test_rules_off(name: str) -> None:
    """A rule that is left out of a chain does not act in it."""
    assert "المدرسة" == build(Settings(name, off=("teh",))).field("المدرسةُ", EXACT)


@pytest.mark.parametrize("name", ["light", "snowball"])
def test_keep(name: str) -> None:
    """A word to keep, in any writing, is not stemmed; others are."""
    analyzer = build(Settings(name, keep=("ٱلجزيرةُ",)))
    assert "الجزيره" == analyzer.field("الجَزيرة", STEM)
    assert "المدرسه" != analyzer.field("المدرسة", STEM)


def test_keep_lemmas() -> None:
    """A word to keep is its own lemma and root."""
    kept = build(Settings("full", keep=("ٱلجزيرةُ",)))
    assert ("الجزيره", "الجزيره") == (kept.field("الجَزيرة", LEMMA), kept.field("الجَزيرة", ROOT))
    assert "مدرسه" == kept.field("المدارس", LEMMA)


def test_unknown_name() -> None:
    """A name that is no chain's is refused with the names there are."""
    with pytest.raises(
        AnalyzerError, match="no analyzer 'lite'; choose one of full, lean, light, snowball, folded"
    ):
        build(Settings("lite"))


def test_unknown_rule() -> None:
    """A rule that does not exist is refused when the chain is built."""
    with pytest.raises(AnalyzerError, match="no folding rule 'vowels'"):
        build(Settings(off=("vowels",)))


@every_chain
def test_unknown_level(name: str) -> None:
    """A level that an analyzer has not is refused with those it has."""
    analyzer = build(Settings(name))
    for ask in (analyzer.field, analyzer.terms):
        with pytest.raises(
            AnalyzerError, match=f"no level 'roots'; its levels are {', '.join(analyzer.levels)}"
        ):
            ask("كتاب", "roots")


@every_chain
def test_settings_come_back(name: str) -> None:
    """An analyzer is built again, through JSON, from the settings that it tells."""
    analyzer = build(Settings(name, off=("teh", "alef"), keep=("ولد", "بيت")))
    told = json.loads(json.dumps(analyzer.settings()))
    assert analyzer == build(Settings.from_json(told))


def test_settings_are_values() -> None:
    """The order of rules and words does not matter."""
    assert Settings(off=("alef", "teh"), keep=("ا", "ب")) == Settings(
        off=("teh", "alef", "teh"), keep=("ب", "ا")
    )
    assert 1 == len({Settings(off=("alef", "teh")), Settings(off=("teh", "alef"))})


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"name": 1, "off": [], "keep": []},
        {"name": "light", "off": "teh", "keep": []},
        {"name": "light", "off": [], "keep": [1]},
        {"name": "light", "off": []},
    ],
)
def test_broken_settings(data: dict[str, object]) -> None:
    """Settings of another form are refused."""
    with pytest.raises(AnalyzerError, match="the settings of an analyzer are name, off and keep"):
        Settings.from_json(data)


def test_own_stemmer() -> None:
    """Anyone's stemmer makes a chain of its own."""

    class FirstThree:
        name = "first three letters"
        keep: frozenset[str] = frozenset()
        data_digest = ""

        def stem(self, word: str) -> str:
            return word[:3]

        def explain(self, word: str) -> list[tuple[str, str, str]]:
            return [("first three", word, word[:3])]

    assert ("والكتاب", "وال") == Analyzer(Folding(), FirstThree()).fields("والكِتابُ")
