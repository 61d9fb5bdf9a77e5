"""Names and joined words meet in a search, on both engines, and say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kashaf
from kashaf.search import Relation

DOCUMENTS = {
    "joined": "التقيت عبدالله في المكتبة",
    "apart": "كتب عبد الله رسالة طويلة",
    "attached": "رسالة لعبدالله من أخيه",
    "kunya": "روي عن أبي بكر قوله",
    "kunya joined": "وصل أبوبكر إلى المدينة",
    "god willing": "سنعود إن شاء الله غدا",
    "google": "افتتحت غوغل مكتبا جديدا",
    "egyptian google": "خبر عن شركة جوجل",
    "congress": "صوت الكونجرس على القانون",
    "slave": "كان العبد يعمل في الحقل، والله أعلم",
    "camel": "شرب الجمل من النهر",
    "lice": "القمل حشرة صغيرة",
    "son": "تولى خالد ابن الوليد القيادة",
    "coffee": "اشتريت بن اليمن من السوق",
}


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[kashaf.Index]:
    """The documents in an index of each engine."""
    folder: Path = tmp_path_factory.mktemp("writings") / request.param
    with kashaf.create(folder, engine=request.param) as made:
        made.add({"id": name, "text": text} for name, text in DOCUMENTS.items())
        yield made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("عبدالله", {"joined", "apart", "attached"}),
        ("+عبدالله", {"joined", "apart", "attached"}),
        ("أبوبكر", {"kunya", "kunya joined"}),
        ("أبا بكر", {"kunya", "kunya joined"}),
        ("إنشاءالله", {"god willing"}),
        ("انشالله", {"god willing"}),
        ("جوجل", {"google", "egyptian google"}),
        ("قوقل", {"google", "egyptian google"}),
        ("كونغرس", {"congress"}),
        ("جمل", {"camel"}),
        ("بن", {"coffee"}),
        ('"عبد الله"', {"apart"}),
    ],
)
def test_writings_meet(index: kashaf.Index, query: str, found: set[str]) -> None:
    """A name finds its other writings, a phrase in quotes and an Arabic word do not."""
    assert found == {hit.id for hit in index.search(query)}


def test_son_between_names_finds_both_writings(index: kashaf.Index) -> None:
    """خالد بن الوليد finds خالد ابن الوليد, and says how بن was written there."""
    matches = {match.word: match.relation for match in index.search("خالد بن الوليد")[0].matches}
    assert Relation.WRITING is matches["بن"]


def test_the_very_writing_goes_first(index: kashaf.Index) -> None:
    """What is written as it was typed stands above its other writings."""
    assert "apart" == index.search("عبد الله")[0].id
    assert "egyptian google" == index.search("جوجل")[0].id


def test_a_hit_tells_how_it_was_written(index: kashaf.Index) -> None:
    """Joined words and foreign spellings are told apart from synonyms."""
    (apart,) = (hit for hit in index.search("عبدالله") if hit.id == "apart")
    (google,) = (hit for hit in index.search("جوجل") if hit.id == "google")
    assert (Relation.WRITING, "عبد الله") == (apart.matches[0].relation, apart.matches[0].text)
    assert Relation.SPELLING is google.matches[0].relation


def test_what_is_excluded_names_itself_only(index: kashaf.Index) -> None:
    """An excluded name takes its own writing away and no other."""
    assert "apart" in {hit.id for hit in index.search("رسالة -عبدالله")}
