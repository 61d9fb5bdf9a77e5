"""Synonyms that people write: how a list is read, what then meets, and what must not."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kashaf
from kashaf.errors import AnalyzerError, KashafError
from kashaf.search import Hit, Match, Relation, Results
from kashaf.search.sought import Sought, SoughtPhrase, SoughtWord
from kashaf.search.synonym_leaves import SYNONYM_WEIGHT, share
from kashaf.search.synonym_lookup import SynonymLookup
from kashaf.search.synonym_rules import SynonymRule
from kashaf.search.synonym_sought import SynonymPhrase, SynonymWord, without_doubles
from kashaf.search.synonyms import Synonyms

LIST = """
# vehicles
سيارة، عربة, مركبة
جوال => هاتف محمول، موبايل
منظمة الصحة العالمية، WHO
كورونا، covid-19   # the illness
لا بد => حتما
"""
SYNONYMS = Synonyms.parse(LIST)
DOCUMENTS = {
    "car": "رأيت السيارات في الشارع",
    "carriage": "وقفت عربة قديمة عند الباب",
    "phone": "اشتريت الهاتف المحمول أمس",
    "mobile": "ضاع الجوال في السوق",
    "apart": "رد أخي على الهاتف وفي يده كتاب محمول",
    "who": "أصدرت WHO تقريرا جديدا",
    "organisation": "أصدرت منظمة الصحة العالمية تقريرا آخر",
    "health": "منظمة تهتم بشؤون الصحة",
    "illness": "ظهر لقاح covid-19 هذا العام",
    "corona": "انتشر وباء كورونا",
    "title": "لا شيء هنا",
    "surely": "سيأتي حتما",
}


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request, tmp_path_factory) -> kashaf.Index:
    made = kashaf.create(tmp_path_factory.mktemp("synonyms") / "index", engine=request.param)
    made.add(
        {"id": name, "title": "مركبة" if name == "title" else "", "text": text}
        for name, text in DOCUMENTS.items()
    )
    return made


def search(index: kashaf.Index, query: str, synonyms: Synonyms | None = SYNONYMS) -> Results:
    return index.search(query, synonyms=synonyms, limit=20)


def found(index: kashaf.Index, query: str, synonyms: Synonyms | None = SYNONYMS) -> set[str]:
    return {hit.id for hit in search(index, query, synonyms)}


def hit_of(index: kashaf.Index, query: str, document: str) -> Hit:
    return next(hit for hit in search(index, query) if hit.id == document)


def test_a_group_goes_all_ways():
    """Entries of one line find one another; commas are Arabic or Latin, and tabs part as well."""
    entries = ("سيارة", "عربة", "هاتف محمول")
    for line in ("سيارة، عربة,هاتف  محمول", "سيارة\tعربة\tهاتف محمول", "سيارة،\tعربة،، هاتف محمول ،"):
        assert (SynonymRule(entries, entries),) == Synonyms.parse(line).rules


def test_an_arrow_goes_one_way():
    """What stands left of an arrow finds what stands right."""
    expected = SynonymRule(("جوال", "نقال"), ("هاتف محمول",))
    assert (expected,) == Synonyms.parse("جوال، نقال => هاتف محمول").rules


def test_remarks_and_blank_lines(tmp_path):
    """What follows a # is passed over, and so are blank lines and a byte order mark."""
    path = tmp_path / "list.tsv"
    path.write_bytes(b"\xef\xbb\xbf# remark\r\n\r\n" + "باب، بوابة # doors\r\n".encode())
    assert Synonyms.parse("باب، بوابة") == Synonyms.read(path)


def test_lists_are_values():
    """Lists with the same lines are equal, used or not, and can stand in sets."""
    used = Synonyms.parse("باب، بوابة")
    used.lookup(kashaf.build())
    assert 1 == len({used, Synonyms.parse("# doors\nباب,بوابة")})
    assert used.lookup(kashaf.build()) is used.lookup(kashaf.build())


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("سيارة", "group of one"),
        ("سيارة، سيارة", "group of one"),
        ("سيارة،", "group of one"),
        ("سيارة =>", "nothing on one side"),
        ("=> سيارة", "nothing on one side"),
        ("سيارة => ،", "nothing on one side"),
        ("=>", "nothing on one side"),
        ("،", "nothing on one side"),
        ("أ => ب => ج", "2 arrows"),
        ("سيارة، !!", "holds no word"),
    ],
)
def test_bad_rows_are_told_by_file_and_line(tmp_path, row, reason):
    """A line that is none of a list is refused with its place, what is wrong, and in one line."""
    path = tmp_path / "list.txt"
    path.write_text(f"باب، بوابة\n{row}\n", "utf-8")
    with pytest.raises(AnalyzerError, match=rf"list\.txt:2: .*{reason}.*[;:]") as raised:
        Synonyms.read(path)
    assert "\n" not in str(raised.value)


def test_files_that_cannot_be_read(tmp_path):
    """A file in another encoding, or none at all, is named."""
    path = tmp_path / "list.txt"
    path.write_bytes(b"a, b\n\xc8\xc7\xc8\n")
    with pytest.raises(AnalyzerError, match=r"list\.txt:2: not UTF-8"):
        Synonyms.read(path)
    with pytest.raises(AnalyzerError, match=r"none\.txt: No such file"):
        Synonyms.read(tmp_path / "none.txt")
    with pytest.raises(AnalyzerError, match="name a readable list"):
        Synonyms.read(tmp_path)


LINES = st.lists(st.one_of(st.text(max_size=30), st.text("سيارةعب ،,\t=>#!", max_size=30)), max_size=6).map(
    "\n".join
)


@given(LINES)
def test_random_text_is_a_list_or_an_error(text):
    """Whatever stands in a file, it is read, or refused with an error of the project's."""
    try:
        synonyms = Synonyms.parse(text)
    except KashafError:
        return
    for rule in synonyms.rules:
        assert rule.asked
        assert rule.found
        assert all(entry == " ".join(entry.split()) != "" for entry in (*rule.asked, *rule.found))


LIGHT = kashaf.build(kashaf.Settings("light"))


@given(LINES, st.text("سيارةعربهاتف ", max_size=40))
def test_the_words_of_a_query_come_back_in_order(text, query):
    """However a list parts the words of a query, each is there once, in its place."""
    try:
        lookup = SynonymLookup(Synonyms.parse(text).rules, LIGHT)
    except KashafError:
        return
    pieces = [[token] for token in LIGHT.tokens(query)]
    assert pieces == [piece for row, _ in lookup.parts(pieces) for piece in row]


@pytest.mark.parametrize("query", ["سيارة", "السيارات", "بسيارتهم", "+السيارة", "(سيارة)"])
def test_inflected_words_meet_their_group(index, query):
    """A word of a query is met by its lemma, with clitics and inflection or without."""
    assert {"car", "carriage", "title"} == found(index, query)


def test_all_ways(index):
    """Each entry of a group finds what the others find."""
    assert found(index, "سيارة") == found(index, "عربات") == found(index, "المركبة")


def test_one_way(index):
    """What stands left of an arrow finds what stands right, and not the other way round."""
    assert {"mobile", "phone"} == found(index, "جوال")
    assert {"phone", "apart"} == found(index, "هاتف محمول")


def test_several_words_are_found_in_a_row(index):
    """An entry of several words finds them in a row, inflected, and not apart."""
    assert "phone" in found(index, "جوال")
    assert "apart" not in found(index, "جوال")


@pytest.mark.parametrize("query", ["منظمة الصحة العالمية", "لمنظمة الصحة العالمية", "منظمة_الصحة_العالمية"])
def test_several_words_are_met_in_a_query(index, query):
    """Words in a row that are an entry find its group, beside what they find themselves."""
    assert {"who", "organisation", "health"} == found(index, query)


@pytest.mark.parametrize("query", ["منظمة الصحة", "العالمية الصحة منظمة", "منظمة (الصحة) العالمية"])
def test_words_that_are_not_the_entry(index, query):
    """Part of an entry, another order, or words that do not stand in one row are not met."""
    assert "who" not in found(index, query)


def test_required_words_or_their_synonym(index):
    """When the words of an entry are required, one of its synonyms will do as well."""
    assert {"who", "organisation"} == found(index, "+منظمة +الصحة +العالمية")
    assert set() == found(index, "+منظمة +الصحة +العالمية +تهتم") - {"health"}


def test_signs_are_not_mixed(index):
    """Words of an entry under different signs are words of their own."""
    assert {"organisation", "health"} == found(index, "+منظمة الصحة العالمية")


def test_words_written_together(index):
    """A name with a hyphen is an entry too, and its own documents stay first."""
    assert {"illness", "corona"} == found(index, "كورونا") == found(index, "covid-19")
    assert ["illness", "corona"] == [hit.id for hit in search(index, "covid-19")]
    assert "covid-19" == hit_of(index, "covid-19", "corona").matches[0].word


@pytest.mark.parametrize("query", ["-سيارة", "وقف -سيارة", "-(سيارة جوال)"])
def test_excluded_words_are_not_expanded(index, query):
    """What is excluded takes away what it names, and none of its synonyms."""
    assert found(index, query, None) == found(index, query)
    assert "carriage" in found(index, query)


@pytest.mark.parametrize("query", ['"عربة"', "lemma:عربة", "exact:عربة", "عرب*"])
def test_as_typed_is_as_typed(index, query):
    """What stands in quotes, is asked at one level or is unfinished has no synonyms."""
    assert {"carriage"} == found(index, query) == found(index, query, None)


def test_a_field_narrows_synonyms_too(index):
    """Asked in the title, a synonym is found in the title."""
    assert {"title"} == found(index, "title:سيارة")


def test_a_synonym_of_a_synonym_is_none():
    """What two lines would say together is said by neither."""
    lookup = Synonyms.parse("باب، بوابة\nبوابة، مدخل").lookup(LIGHT)
    pieces = [LIGHT.tokens("باب")]
    ((_, synonyms),) = lookup.parts(pieces)
    assert ["بوابة"] == [synonym.written for synonym in synonyms]


def test_the_longest_entry_is_taken():
    """Of entries that begin at one word the longest counts; the others wait for other places."""
    lookup = Synonyms.parse("هاتف => تلفون\nهاتف محمول => جوال").lookup(LIGHT)
    pieces = [[token] for token in LIGHT.tokens("هاتف محمول هاتف")]
    rows = [(len(row), [one.written for one in synonyms]) for row, synonyms in lookup.parts(pieces)]
    assert [(2, ["جوال"]), (1, ["تلفون"])] == rows


def test_an_entry_of_function_words(index):
    """Words that weigh nothing by themselves can be an entry together."""
    assert {"surely"} == found(index, "لا بد")


def test_what_the_index_does_not_hold_changes_nothing(index):
    """Synonyms that no document has leave the query as it is."""
    nowhere = Synonyms.parse("سيارة، زقزاقة، زقزاق كبير")
    plain = [(hit.id, hit.score) for hit in search(index, "سيارة", None)]
    assert plain == [(hit.id, hit.score) for hit in search(index, "سيارة", nowhere)]


def test_a_missing_word_finds_its_synonyms(index):
    """A word that no document holds finds by its synonyms, and no note says that it is missing."""
    results = search(index, "أوتوموبيلات", Synonyms.parse("أوتوموبيلات => سيارة"))
    assert ["car"] == [hit.id for hit in results]
    assert () == results.notes


def test_without_a_list_nothing_changes(index):
    """No list and an empty one are the same."""
    plain = [(hit.id, hit.score) for hit in search(index, "سيارة جوال", None)]
    assert plain == [(hit.id, hit.score) for hit in search(index, "سيارة جوال", Synonyms())]
    assert {"car", "mobile"} == {document for document, _ in plain}


@pytest.mark.parametrize(
    ("query", "document", "expected"),
    [
        ("السيارة", "carriage", Match("السيارة", "عربة", "exact", Relation.SYNONYM)),
        ("عربات", "car", Match("عربات", "السيارات", "lemma", Relation.SYNONYM)),
        ("جوال", "phone", Match("جوال", "الهاتف المحمول", "lemma", Relation.SYNONYM)),
        ("لمنظمة الصحة العالمية", "who", Match("لمنظمة الصحة العالمية", "WHO", "exact", Relation.SYNONYM)),
    ],
)
def test_a_match_says_that_it_is_a_synonym(index, query, document, expected):
    """The word is the query's, the text is the document's."""
    assert (expected,) == hit_of(index, query, document).matches


def test_the_word_itself_is_told_before_its_synonym(index):
    """Of a document with both, the closer match is told."""
    (told,) = hit_of(index, "سيارة", "car").matches
    assert Relation.INFLECTED == told.relation
    relations = list(Relation)
    assert relations.index(Relation.BROKEN_PLURAL) + 1 == relations.index(Relation.SYNONYM)


def test_a_synonym_that_is_asked_too_is_told_as_itself(index):
    """With both words in the query, each document is told by the word that it holds."""
    told = {match.word: match.relation for match in hit_of(index, "سيارة عربة", "carriage").matches}
    assert {"عربة": Relation.AS_WRITTEN} == told


def test_a_word_and_its_synonym_are_told_once(tmp_path):
    """A document that holds both is told by the closer of them, whichever stands first."""
    index = kashaf.create(tmp_path / "index", analyzer="light")
    index.add([{"id": "1", "text": "عربة ثم سيارة"}, {"id": "2", "text": "سيارة ثم عربة"}])
    expected = (Match("سيارة", "سيارة", "exact", Relation.AS_WRITTEN),)
    assert [expected, expected] == [hit.matches for hit in search(index, "سيارة")]


def test_words_of_one_group_are_sought_once():
    """In a query of several words of a group none of them is sought for another one."""
    from kashaf.search import Search

    sought = Search(None, LIGHT, None, SYNONYMS).understand("سيارة عربة").sought["text"]
    assert {("سيارة", None), ("عربة", None), ("مركبة", "سيارة")} == {
        (word.written, getattr(word, "asked", None)) for word in sought.words
    }


def test_synonyms_are_marked(index):
    """The places of synonyms are marked in text and title, those of several words each."""
    snippet = hit_of(index, "جوال", "phone").snippet
    assert ["الهاتف", "المحمول"] == [snippet.text[start:end] for start, end in snippet.spans]
    assert ((0, 5),) == hit_of(index, "سيارة", "title").title_spans


def test_a_match_is_data(index):
    """The JSON of a hit names the relation."""
    (hit,) = (hit for hit in search(index, "سيارة").to_json()["hits"] if hit["id"] == "carriage")
    expected = {"word": "سيارة", "text": "عربة", "level": "exact", "relation": "synonym"}
    (told,) = hit["matches"]
    assert expected == {key: told[key] for key in expected}


@pytest.mark.parametrize("analyzer", ["full", "lean", "light", "folded"])
@pytest.mark.parametrize("common", ["سيارة", "عربة"])
def test_a_synonym_counts_less_than_the_word(tmp_path, analyzer, common):
    """However rare a synonym is, the same text with the very word goes first, and not by far."""
    index = kashaf.create(tmp_path / "index", analyzer=analyzer)
    index.add({"id": str(number), "text": f"{common} رقم {number}"} for number in range(10))
    index.add([{"id": "word", "text": "وصلت سيارة أمس"}, {"id": "synonym", "text": "وصلت عربة أمس"}])
    scores = {hit.id: hit.score for hit in search(index, "سيارة")}
    assert scores["synonym"] < scores["word"]
    if common == "سيارة":
        assert scores["synonym"] > 0.5 * scores["word"]


def test_the_better_match_counts(tmp_path):
    """A document with the word and its synonyms is found as one with the word is: they do not add up."""
    index = kashaf.create(tmp_path / "index", analyzer="light")
    index.add([{"id": "both", "text": "سيارة عربة"}, {"id": "one", "text": "سيارة جديدة"}])
    both, one = search(index, "سيارة")
    assert both.score == pytest.approx(one.score)


def test_the_share_of_a_synonym():
    """A synonym counts slightly less than the word, and a more telling one is held to what the word tells."""
    assert SYNONYM_WEIGHT == share(2.0, 2.0) == share(2.0, 1.0)
    assert pytest.approx(SYNONYM_WEIGHT / 4) == share(1.0, 4.0)
    assert 0.5 < SYNONYM_WEIGHT < 1


def test_marks_have_one_meaning():
    """Of two things that are sought by one term the query's own word goes first, then the first synonym."""
    levels = ("exact", "lemma")
    word = SoughtWord("ب", ("ب", "ب"), levels)
    same = SynonymWord("ب", ("ب", "ب"), levels, "أ")
    first = SynonymWord("ج", ("ج", "ج"), levels, "أ")
    second = SynonymWord("ج", ("ج", "ج"), levels, "ب")
    alike = SynonymWord("بّ", ("ب", "بب"), levels, "أ")
    phrases = [SynonymPhrase("lemma", ("د", "ه"), "أ"), SynonymPhrase("lemma", ("د", "ه"), "ب")]
    quoted = SoughtPhrase("exact", ("د", "ه"))
    expected = {word, first, SynonymWord("بّ", ("ب", "بب"), ("lemma",), "أ")}
    for order in permutations([word, same, first, second, alike]):
        settled = without_doubles(Sought(frozenset(order), phrases=frozenset([*phrases, quoted])), levels)
        assert expected == settled.words
        assert {phrases[0], quoted} == settled.phrases


@given(st.text('سيارة عربجوال()+-"*:«»', max_size=40).filter(str.strip))
def test_any_query_can_be_asked_with_synonyms(query):
    """Whatever is asked beside a list of synonyms, there is a meaning for it."""
    from kashaf.search import Search

    search = Search(None, LIGHT, None, SYNONYMS)
    assert () == search(query).hits
