"""Searches that respect letters or vowels: what they find, mark and say, the same on every engine."""

from pathlib import Path

import pytest

import kashaf
from kashaf.engines import ENGINES
from kashaf.search.switches import Switches

TEXTS = {
    "king": "جلس المَلِكُ على عرشه",
    "unmarked king": "خطب ملك في قومه",
    "his king": "أطاع الجندي مَلِكَهم",
    "kingdom": "كان المُلْك له وحده",
    "owned": "مَلَكَ الرجل بيتا",
    "media": "تحدثت وزارة الإعلام طويلا",
    "and media": "الثقافة والإعلام معا",
    "careless media": "وسائل الاعلام كثيرة",
    "flags": "رفرفت الأعلام فوق السطح",
    "school": "ذهبنا إلى المدرسة صباحا",
    "to school": "جمعوا المال للمدرسة",
    "our school": "كبرت مدرستنا كثيرا",
    "careless school": "فتحت مدرسه جديدة",
    "on": "وقف الطائر على الغصن",
    "upon him": "سلموا عليه كلهم",
    "Ali": "نام علي مبكرا",
    "either yeh": "قرأ علی رسالة",
    "books": "اشترى كُتُبًا نادرة",
    "wrote": "كَتَبَ الشاعر قصيدة",
    "was written": "كُتِبَ العقد أمس",
    "my books": "وضعت كُتُبي هنا",
    "words": "هذا كلام جميل",
    "sun": "أشرقت الشَّمسُ",
    "house": "بناء بيته حسن، وبناؤه متين",
    "studied": "دَرَسَ الطالب ليلا",
    "taught": "دَرَّسَ الأستاذ صفا",
    "king in the title": "خبر قصير",
    "the books": "رتب الكتب بعناية",
    "and books": "أقلام وكتب ملونة",
    "Misrata": "سكنوا مصراتة قديما",
    "Egypt": "زاروا مصر طويلا",
    "meaning": "فهم معناه تماما",
    "concerned": "اجتمعت الجهات المعنية هناك",
    "his brother": "زار أخاه مساء",
    "their father": "سافر أبوهم وحده",
}
TITLES = {"king in the title": "المَلِكُ"}


@pytest.fixture(scope="module", params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> kashaf.Index:
    """Return an index of the texts on each engine."""
    return make(tmp_path_factory.mktemp("written") / "index", request.param)


def make(folder: Path, engine: str, analyzer: str | kashaf.Settings = "full") -> kashaf.Index:
    made = kashaf.create(folder, engine=engine, analyzer=analyzer)
    made.add({"id": name, "title": TITLES.get(name, ""), "text": text} for name, text in TEXTS.items())
    return made


def found(index: kashaf.Index, query: str, *names: str, **options: bool) -> list[str]:
    return [hit.id for hit in index.search(query, limit=50, switches=Switches().having(*names), **options)]


@pytest.mark.parametrize(
    ("expected", "query", "names"),
    [
        ("king, his king, unmarked king, king in the title", "مَلِك", "vowels"),
        ("king, his king, unmarked king, king in the title", "المَلِك", "vowels"),
        ("kingdom, unmarked king", "مُلْك", "vowels"),
        ("owned, unmarked king", "مَلَكَ", "vowels"),
        ("media, and media", "إعلام", "hamza"),
        ("media, and media", "والإعلام", "hamza"),
        ("flags", "أعلام", "hamza"),
        ("careless media", "اعلام", "hamza"),
        ("school, to school, our school", "مدرسة", "teh"),
        ("careless school", "مدرسه", "teh"),
        ("king, on, either yeh, upon him", "على", "yeh"),
        ("Ali, either yeh, upon him", "علي", "yeh"),
        ("was written, and books", "كُتِب", "vowels"),
        ("sun", "شَمس", "vowels"),
        ("house", "بناء", "hamza"),
        ("studied", "دَرَسَ", "vowels"),
        ("taught", "درّس", "vowels"),
        ("books, my books, the books, and books", "كُتُب", "vowels"),
        ("wrote, and books", "كَتَبَ", "vowels"),
        ("Egypt", "مِصر", "vowels"),
        ("meaning", "معنى", "yeh"),
        ("his brother", "أخ", "hamza"),
        ("their father", "أب", "hamza"),
        ("", "مِلْك", "hamza vowels teh yeh -"),
    ],
)
def test_found(index: kashaf.Index, expected: str, query: str, names: str) -> None:
    """A word finds the forms that agree, alone and with what is attached to it, and no others."""
    if names.endswith("-"):
        assert ["unmarked king"] == found(index, query, *names.split()[:-1])
    else:
        assert sorted(expected.split(", ")) == sorted(found(index, query, *names.split()))


def test_borne_out_first(index: kashaf.Index) -> None:
    """Forms that bear the marks out go before the one that leaves them open."""
    assert "unmarked king" == found(index, "مَلِك", "vowels")[-1]
    assert "unmarked king" == found(index, "مُلْك", "vowels")[-1]


def test_excluded(index: kashaf.Index) -> None:
    """What is excluded takes away the forms that agree and no others."""
    assert ["kingdom", "owned"] == sorted(found(index, "ملك -مَلِك", "vowels"))
    assert "careless school" in found(index, "+فتحت -مدرسة", "teh")


def test_required(index: kashaf.Index) -> None:
    """What is required must be there in a form that agrees."""
    assert ["and media"] == found(index, "+إعلام +الثقافة", "hamza")
    assert [] == found(index, "+أعلام +الثقافة", "hamza")


def test_fields(index: kashaf.Index) -> None:
    """A field is asked alone."""
    assert ["king in the title"] == found(index, "title:مَلِك", "vowels")
    assert [] == found(index, "title:مُلْك", "vowels")


def test_levels(index: kashaf.Index) -> None:
    """At level `exact` nothing may be attached; at level `root`, no switch has an effect."""
    assert ["unmarked king"] == found(index, "exact:مَلِك", "vowels")
    assert sorted(found(index, "root:مَلِك")) == sorted(found(index, "root:مَلِك", "vowels"))


def test_phrases(index: kashaf.Index) -> None:
    """A phrase obeys too: as typed, or across what is attached with `lemma:`."""
    assert ["king"] == found(index, '"المَلِكُ على"', "vowels")
    assert [] == found(index, '"المُلْكُ على"', "vowels")
    assert ["king"] == found(index, '"الملك على"', "letters")
    assert [] == found(index, '"الملك علي"', "letters")
    assert ["media"] == found(index, 'lemma:"وزارة إعلام"', "hamza")
    assert ["king"] == found(index, '"المَلِك عرشه"~2', "vowels")
    assert [] == found(index, '"المُلك عرشه"~2', "vowels")
    assert ["king"] == found(index, '"عرشه المَلِك"~2u', "vowels")
    assert [] == found(index, 'lemma:"وزارة أعلام"', "hamza")


def test_marks(index: kashaf.Index) -> None:
    """Only words that agree are marked, and their relation is told."""
    index.add({"id": "both", "text": "المَلِكُ والمُلْكُ، ومَلِكٌ بلا مُلك"})
    try:
        results = index.search("مَلِك عجيب", limit=50, switches=Switches(vowels=True))
        hit = next(hit for hit in results if hit.id == "both")
        marked = [hit.snippet.text[start:end] for start, end in hit.snippet.spans]
        assert ["المَلِكُ", "ومَلِكٌ"] == marked
        assert ["with clitics"] == [str(match.relation) for match in hit.matches]
    finally:
        index.delete("both")
    phrase = index.search('"المَلِكُ على"', switches=Switches(vowels=True))[0]
    assert [("المَلِكُ على", "المَلِكُ على")] == [(match.word, match.text) for match in phrase.matches]


def test_words_without_anything_to_respect(index: kashaf.Index) -> None:
    """A word without such letters or marks is searched as any other."""
    assert found(index, "كتب") == found(index, "كتب", "letters", "vowels")


def test_patterns(index: kashaf.Index) -> None:
    """A pattern does not obey, and a note says so."""
    assert found(index, "اعل*") == found(index, "اعل*", "hamza")
    (note,) = index.search("اعل*", switches=Switches(hamza=True)).notes
    assert note.startswith("--hamza counts in words and phrases, and not in wildcards")


def test_nothing_agrees(index: kashaf.Index) -> None:
    """Where no form of the index agrees, nothing is found and a note says so."""
    results = index.search("مِلَّك", switches=Switches(vowels=True))
    assert 0 == index.search("دُرِسَ", switches=Switches(vowels=True)).total
    notes = index.search("دُرِسَ", switches=Switches(vowels=True)).notes
    assert ("the index holds no form of 'دُرِسَ' that agrees with it under --vowels",) == notes
    assert results.total in (0, 1)


@pytest.mark.parametrize("engine", ENGINES)
def test_without_the_level(engine: str, tmp_path: Path) -> None:
    """An index without written forms says so, and searches as usual; one made with them answers."""
    lean = make(tmp_path / "lean", engine, "lean")
    assert found(lean, "إعلام") == found(lean, "إعلام", "hamza")
    (note,) = lean.search("إعلام", switches=Switches(hamza=True)).notes
    assert "--hamza has no effect; index with --written, or with --analyzer full" in note
    for name, expected in (
        ("lean", ["and media", "media"]),
        ("light", ["and media", "media"]),
        ("folded", []),
    ):
        written = make(tmp_path / f"written {name}", engine, kashaf.Settings(name, written=True))
        assert expected == sorted(found(written, "إعلام", "hamza"))


def test_limit(index: kashaf.Index) -> None:
    """Where a word stands for more forms than are taken, a note says so."""
    (note,) = index.search("مَلِك", switches=Switches(vowels=True, max_terms=1)).notes
    assert "the most frequent 1 were taken; --max-terms takes more" in note


def test_engines_agree(tmp_path: Path) -> None:
    """Both engines give the same hits, scores, marks and notes."""
    one, other = (make(tmp_path / engine, engine) for engine in ("tantivy", "whoosh"))
    asked = [
        "مَلِك على",
        "إعلام -أعلام",
        '"المَلِكُ على" مدرسة',
        "+كُتُب قديم",
        "title:مَلِك علي",
        'lemma:"وزارة إعلام"',
    ]
    for query in asked:
        for names in (("vowels",), ("letters",), ("hamza", "vowels")):
            switches = Switches().having(*names)
            a, b = (index.search(query, limit=50, switches=switches) for index in (one, other))
            assert (a.total, a.notes) == (b.total, b.notes), query
            for left, right in zip(a, b, strict=True):
                assert (left.id, left.snippet, left.matches) == (right.id, right.snippet, right.matches), (
                    query
                )
                assert left.score == pytest.approx(right.score, abs=1e-4), query
