"""What lines make of a session."""

import csv
import json

import pytest

from kashaf.search.why.language import Language
from kashaf.shell.document import Document
from kashaf.shell.lines import Paper, plain
from kashaf.shell.plain import answered
from kashaf.shell.views import Told
from kashaf.terminal import width


def texts(view):
    """The lines of a view as plain text."""
    return [plain(line) for line in view.lines(Paper(78))]


def test_a_query_finds(session):
    """A line of words is searched for, and its hits are shown with their matches."""
    answer = session.perform("رسائل")
    assert "found in" in answer.said
    assert any("[رسالة]" in line for line in texts(answer.view))


def test_a_number_opens_a_hit(session):
    """The number of a hit opens its document, whole, with all matches lit; Arabic digits do, too."""
    second = session.perform("رسائل").view.results[1]
    for number in ("2", "٢"):
        answer = session.perform(number)
        assert isinstance(answer.view, Document)
        assert second.id == answer.view.marked.id
        assert answer.view.matches > 0


def test_other_numbers_are_searched_for(session):
    """A number that no hit has is a query."""
    session.perform("كتاب")
    assert "2024" == session.perform("2024").view.question.query


def test_filters_add_up_and_go(session):
    """:where narrows, twice narrows more, and off takes all filters away."""
    total = session.perform("كتاب").view.results.total
    narrow = session.perform(":where category:ثقافة").view.results.total
    both = session.perform(":where date>=2022").view.results.total
    assert total > narrow >= both > 0
    assert total == session.perform(":where off").view.results.total


def test_facets_narrow_by_number(session):
    """:facet counts by a field, and :in keeps the hits of one of its values."""
    session.perform("كتاب")
    first = session.perform(":facet category").view.results.facets[0].buckets[0]
    assert any("(1)" in line for line in texts(session.hits))
    assert first.count == session.perform(":in 1").view.results.total


def test_sorting_goes_by_a_field(session):
    """:sort -date has the latest first."""
    session.perform("كتاب")
    dates = [
        hit.fields["date"] for hit in session.perform(":sort -date").view.results if "date" in hit.fields
    ]
    assert sorted(dates, reverse=True) == dates
    assert "score" not in session.perform(":sort off").view.question.sort


@pytest.mark.parametrize("name", ["hamza", "teh", "yeh", "letters", "vowels", "all", "operators", "broad"])
def test_switches_go_on_and_off(session, name):
    """A switch is set, or turned where nothing is said, and the question is asked anew."""
    before = session.perform("المكتبه").view.question
    assert before != session.perform(f":{name}").view.question
    assert before == session.perform(f":{name} off").view.question


def test_switches_count_before_the_first_query(session):
    """A switch that is set before anything was asked is said, and counts for what is asked."""
    assert "hamza: on" == session.perform(":hamza").said
    assert session.perform("كتاب").view.question.switches.hamza


def test_why_is_said_below_hits(session):
    """:why says how words matched below each hit, and with a number draws a score."""
    session.perform("رسائل")
    assert any("رسائل: " in line for line in texts(session.perform(":why").view))
    assert isinstance(session.perform(":why 1").view, Told)


def test_more_like_a_hit(session):
    """:more N finds documents like a hit, without itself."""
    first = session.perform("رسائل").view.results[0].id
    found = session.perform(":more 1").view.results
    assert len(found) > 0
    assert first not in [hit.id for hit in found]


def test_pages_follow_one_another(session):
    """:next and :previous turn pages, and stop at the ends."""
    first = session.perform("كتاب").view.results
    second = session.perform(":next").view.results
    assert 11 == second.offset + 1
    assert {hit.id for hit in first}.isdisjoint(hit.id for hit in second)
    assert first[0].id == session.perform(":previous").view.results[0].id
    assert "first page" in session.perform(":previous").said


def test_exports_are_whole(session, tmp_path):
    """:export writes all hits, not only the page, as CSV and as JSON Lines."""
    total = session.perform("كتاب").view.results.total
    assert str(total) in session.perform(f":export {tmp_path / 'hits.csv'}").said
    session.perform(f":export {tmp_path / 'hits.jsonl'}")
    with (tmp_path / "hits.csv").open(encoding="utf-8-sig") as rows:
        assert total == len(list(csv.DictReader(rows)))
    assert total == len(
        [json.loads(line) for line in (tmp_path / "hits.jsonl").read_text("utf-8").splitlines()]
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (":xyz", ":help"),
        (":open 99", "99"),
        (":open x", "1 to"),
        (":where nope:(", "nope"),
        (":sort nope", "nope"),
        (":facet nope", "nope"),
        (":hamza maybe", "maybe"),
        (":in 3", ":facet"),
        (":export hits.doc", ".csv"),
        (":export /nowhere/hits.csv", "/nowhere"),
        (":index /nowhere", "/nowhere"),
        (":lang fr", "ar, en"),
        (":meant 7", "suggestion"),
        ("((((" * 200, "deep"),
    ],
)
def test_errors_are_one_line(session, line, told):
    """What cannot be done is said in one line, and what was there stays."""
    question = session.perform("كتاب").view.question
    answer = session.perform(line)
    assert answer.failed
    assert told in answer.said
    assert "\n" not in answer.said
    assert question == session.question


def test_errors_come_before_any_search(session):
    """Commands that need hits say so where nothing was searched yet."""
    for line in (
        ":concordance",
        ":save x",
        ":open 1",
        ":next",
        ":in 1",
        ":more",
        ":why 1",
        ":export hits.csv",
    ):
        assert session.perform(line).failed


def test_suggestions_are_asked_by_number(session):
    """What may have been meant is shown, and :meant asks it."""
    meant = session.perform("مدرصة").view.results.suggestions[0].query
    assert any(meant in line for line in texts(session.hits))
    assert session.perform(":meant").view.results.total > 0


def test_typing_asks_for_beginnings(session):
    """What is still being typed finds words that begin so."""
    assert session.peek("مكتب").view.results.total >= session.perform("مكتبة").view.results.total > 0


def test_searches_are_kept_by_name(session, tmp_path, monkeypatch):
    """:save keeps the question with its filters, and :saved asks it again."""
    monkeypatch.setenv("KASHAF_SAVED", str(tmp_path / "saved.json"))
    assert "nothing is kept" in session.perform(":saved").said
    session.perform("كتاب")
    total = session.perform(":where category:ثقافة").view.results.total
    session.perform(":save كتب الثقافة")
    session.perform(":new")
    assert any("كتب الثقافة" in line for line in texts(session.perform(":saved").view))
    assert total == session.perform(":saved كتب الثقافة").view.results.total
    assert session.perform(":saved nope").failed


@pytest.mark.parametrize("begun", ["م", "ال", "«ال"])
def test_a_word_that_has_hardly_begun_waits(session, begun):
    """One letter, or the article alone, is not looked for; what stands before it is."""
    assert session.peek(begun).view is None
    expected = session.peek("رسائل").view.results.total
    assert expected == session.peek(f"رسائل {begun}").view.results.total


def test_words_are_shown_in_context(session):
    """:concordance puts each place of a word, or of the query, in a line, keywords below each other."""
    answer = session.perform(":concordance كتاب")
    assert "places in" in answer.said
    shown = [text for text in texts(answer.view) if text]
    assert 1 == len({width(text[: text.index("[")]) for text in shown})
    session.perform("كتاب")
    assert answer.said == session.perform(":سياق").said
    assert "nowhere" in session.perform(":concordance زرنوقة").said


def test_another_language_says_the_same_in_it(session):
    """:lang ar has everything said in Arabic from there on."""
    session.perform("كتاب")
    assert session.perform(":lang ar").said.startswith("عدد النتائج")
    assert session.language is Language.ARABIC
    assert session.perform(":لا-أمر").said.startswith("خطأ")


def test_another_index_starts_anew(session, folder):
    """:index opens another index with no question; without a name, it looks again at the same."""
    session.perform("كتاب")
    assert ": 120 documents" in session.perform(f":index {folder}").said
    assert session.hits is None
    assert ": 120 documents" in session.perform(":index").said


def test_plain_lines_give_text(session):
    """Without a screen each line gives text, blank ones nothing, and nothing is done behind :quit."""
    printed = "\n".join(answered(session, ["كتاب", "", ":xyz", ":quit", "رسائل"]))
    assert 1 == printed.count("found in")
    assert "Error: there is no command :xyz" in printed
