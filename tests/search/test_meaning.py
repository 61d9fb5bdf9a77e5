"""What a query means: the engine's query tree, the words to mark, the notes."""

import pytest

from kashaf.analyzers import Settings, build
from kashaf.engines.layout import FieldType, Layout
from kashaf.engines.normalize import children
from kashaf.engines.query import All, And, Boost, Constant, Not, Or, Phrase, Range, Term, Wildcard
from kashaf.search.meaning import Meaning, understand
from kashaf.search.parse import parse
from kashaf.search.ranking import PHRASE_WEIGHT, weight
from kashaf.search.sought import WrittenPhrase

FIELDS = {
    "title": FieldType.TEXT,
    "text": FieldType.TEXT,
    "category": FieldType.KEYWORD,
    "pages": FieldType.NUMBER,
    "date": FieldType.DATE,
    "note": FieldType.STORED,
}
ANALYZER = build(Settings("folded"))
LIGHT = build(Settings("light"))


def meaning(query: str, analyzer=ANALYZER) -> Meaning:
    return understand(parse(query).group, analyzer, Layout(analyzer.levels, FIELDS))


def word(term: str, *fields: str) -> Or:
    names = fields or ("title", "text")
    return Or(tuple(Boost(Term(f"{name}.exact", term), weight(name, "exact")) for name in names))


def phrase(*terms: str) -> Or:
    return Or(
        (
            Boost(
                Phrase("title.exact", terms),
                PHRASE_WEIGHT * weight("title", "exact") / weight("text", "exact"),
            ),
            Boost(Phrase("text.exact", terms), PHRASE_WEIGHT),
        )
    )


def test_words_are_wanted_in_title_and_text():
    """Any word finds a document, in any text field, and each match adds to the score."""
    assert Or((word("كتاب"), word("تاريخ"))) == meaning("كتابٌ تاريخ").query


def test_a_word_is_sought_at_every_level():
    """With a stemmer a word is sought as it is written and by its stem."""
    terms = {leaf.clause for leaf in meaning("والكتاب", LIGHT).query.clauses[0].clauses}
    assert {
        Term("title.exact", "والكتاب"),
        Term("text.exact", "والكتاب"),
        Term("title.stem", "كتاب"),
        Term("text.stem", "كتاب"),
    } == terms


def test_required_and_excluded_words():
    """What is required must match, what is excluded must not, what is wanted adds."""
    expected = And((And((word("كتاب"),), (word("تاريخ"),)), Not(word("عادل"))))
    assert expected == meaning("+كتاب تاريخ -عادل").query


def test_excluding_alone_leaves_all_others():
    """A query of excluded words finds every other document, without a score."""
    assert And((Constant(All(), 0.0), Not(word("عادل")))) == meaning("-عادل").query


def test_stop_words_weigh_nothing_beside_others():
    """A function word is dropped from a ranked query that holds anything else."""
    assert Or((word("كتاب"),)) == meaning("في كتاب").query


def test_stop_words_alone_are_searched():
    """A query of nothing but function words is searched whole."""
    assert Or((word("من"), word("في"))) == meaning("من في").query


def test_a_required_stop_word_filters_without_weight():
    """After + a function word must stand in the document, and adds nothing."""
    assert And((Constant(word("من"), 0.0), word("كتاب"))) == meaning("+من +كتاب").query


def test_a_phrase_keeps_its_stop_words():
    """A phrase is sought as typed; of its words those with weight rank what it finds."""
    assert And((Or((phrase("من", "كتاب"),)),), (word("كتاب"),)) == meaning('"من كتاب"').query


def test_the_words_of_a_phrase_rank_what_is_found():
    """A phrase's words add to the score of what is found, and find nothing themselves."""
    expected = And(
        (Or((phrase("حق", "المؤلف".replace("ؤ", "و")), word("كتاب"))),), (word("حق"), word("المولف"))
    )
    assert expected == meaning('"حق المؤلف" كتاب').query


def test_the_words_of_a_required_phrase_rank_too():
    """After + the phrase must match, and its words rank with the others."""
    assert And((phrase("حق"),), (word("كتاب"), word("حق"))) == meaning('+"حق" كتاب').query


def test_numbers_and_latin_written_together_are_a_phrase():
    """A date or a name with a hyphen is sought in one piece."""
    assert Or((phrase("12", "05", "2023"),)) == meaning("١٢/٠٥/٢٠٢٣").query


def test_arabic_words_written_together_are_words():
    """Both words of a hashtag are sought, each for itself."""
    assert Or((word("يوم"), word("المعلم"))) == meaning("#يوم_المعلم").query


def test_a_pattern_is_sought_with_and_without_the_article():
    """Without an index to ask, every way in which the article can be attached is a pattern of its own."""
    (found,) = meaning("مكت*").query.clauses
    patterns = {leaf for field in found.clause.clauses for leaf in field.clauses}
    assert {Wildcard("text.exact", f"{before}مكت*") for before in ("", "ال", "وال", "لل")} <= patterns
    assert Wildcard("text.exact", "ومكت*") not in patterns


def test_a_field_narrows_its_clause_only():
    """The word behind the field is sought there, the next one everywhere."""
    assert Or((word("رواية".replace("ة", "ه"), "title"), word("ليل"))) == meaning("title:رواية ليل").query


def test_fields_have_arabic_names():
    """عنوان is the title."""
    assert meaning("title:رواية").query == meaning("عنوان:رواية").query


def test_other_fields_are_asked_for_their_values():
    """A keyword is compared whole, a number and a date by value."""
    assert Or((Constant(Term("category", "كرة القدم")),)) == meaning('category:"كرة القدم"').query
    assert Or((Range("pages", 12.0, 12.0),)) == meaning("pages:١٢").query
    assert Or((Range("date", 1, 1),)) == meaning("date:1970-01-02").query


@pytest.mark.parametrize(("query", "position"), [("pages:كثيرة", 6), ("+date:أمس", 6), ("pages:/a/", 6)])
def test_a_value_of_the_wrong_type_is_a_slip(query, position):
    """The message says what may be written; the name and the value are read as words."""
    understood = meaning(query)
    (slip,) = understood.slips
    assert position == slip.position
    assert "write pages:12" in slip.message or "write date:2021-11-26" in slip.message


def test_a_group_asks_each_value():
    """Several values of one field stand in a group."""
    assert Or((Or((Range("pages", 1.0, 1.0), Range("pages", 2.0, 2.0))),)) == meaning("pages:(1 2)").query


@pytest.mark.parametrize(("query", "reason"), [("قال:شيئا", "is no field"), ("note:شيئا", "is stored only")])
def test_an_unknown_field_is_read_as_a_word(query, reason):
    """Its name is a word like any other, and a note says so."""
    understood = meaning(query)
    name, value = query.split(":")
    assert Or((word(ANALYZER.fold(name)), word(ANALYZER.fold(value)))) == understood.query
    assert reason in understood.slips[0].message


def test_what_holds_no_word_means_nothing():
    """Punctuation alone gives no query."""
    assert meaning("!!! ؟ ()").query is None


def test_marks_are_gathered_by_field():
    """What is wanted or required is marked where it is sought; what is excluded is not."""
    sought = meaning('title:رواية +كتاب -عادل "من بعيد"').sought
    assert {"رواية", "كتاب"} == {word.written for word in sought["title"].words}
    assert {"كتاب"} == {word.written for word in sought["text"].words}
    assert {WrittenPhrase("exact", ("من", "بعيد"), "من بعيد")} == sought["text"].phrases


def test_the_texts_grams_stand_for_the_titles():
    """Grams and neighbours are asked of the text alone, which holds the title's, unless a title is sought."""
    full = build(Settings("full"))

    def fields(query: str, level: str) -> set[str]:
        waiting, found = [meaning(query, full).query], set()
        while waiting:
            node = waiting.pop()
            waiting.extend(children(node))
            if isinstance(node, Term) and node.field.endswith(level):
                found.add(node.field)
        return found

    assert {"text.grams"} == fields("كتاب التاريخ", "grams")
    assert {"text.near"} == fields("كتاب التاريخ", "near")
    assert {"title.grams"} == fields("title:كتاب", "grams")
    assert {"title.root", "text.root"} == fields("كتاب التاريخ", "root")
