"""Concordances and forms, on both engines, against a plain count over the documents."""

from collections import Counter

import pytest

import kashaf
from kashaf.errors import QueryError


def found(page):
    return [(line.document, line.field, line.start) for line in page]


@pytest.mark.parametrize("lemma", ["كتاب", "مدينه", "قال", "يوم", "نجم"])
def test_a_word_is_shown_at_every_place_of_its_lemma(index, places, lemma):
    """By document, field and place, none left out."""
    page = index.concordance(lemma, level="lemma", limit=None)
    assert places(lambda token: lemma == token.terms[1]) == found(page)
    assert len(page) == page.total


def test_without_a_level_it_is_as_in_a_search(index, places):
    """All forms of the lemma, and what is written the same."""
    wanted = places(lambda token: "كتاب" in (token.terms[1], token.terms[0]))
    assert wanted == found(index.concordance("كتاب", limit=None))


def test_a_root_takes_in_all_its_words(index, places):
    """مكتبة and كاتب stand with كتاب."""
    page = index.concordance("كتاب", level="root", limit=None)
    assert places(lambda token: "كتب" == token.terms[2]) == found(page)


def test_the_exact_level_takes_the_word_alone(index, places):
    """Marks and letter forms apart."""
    page = index.concordance("كتاب", level="exact", limit=None)
    assert places(lambda token: "كتاب" == token.terms[0]) == found(page)


def test_a_phrase_is_one_place(index):
    """From its first word to its last."""
    (line, *_) = index.concordance('"من أمس"')
    assert "من أمس" == line.keyword


def test_a_place_is_that_of_the_original_text(index, records):
    """`text[start:end]` is the keyword."""
    by_id = {record["id"]: record for record in records}
    for line in index.concordance("كتاب", limit=None):
        original = by_id[line.document][line.field][line.start : line.end]
        assert line.keyword == " ".join(original.split())


def test_pages_join_without_gap(index):
    """Whatever the order, one page goes on where the other ended."""
    for by in ("corpus", "keyword", "before", "after2"):
        whole = found(index.concordance("كتاب", by=by, limit=None))
        pages = [
            index.concordance("كتاب", by=by, limit=5, offset=offset) for offset in range(0, len(whole), 5)
        ]
        assert whole == [place for page in pages for place in found(page)]
        assert [True] * (len(pages) - 1) + [False] == [page.has_more for page in pages]


def test_the_order_of_the_corpus_reads_no_more_than_it_shows(index):
    """How many places there are is not known then."""
    assert index.concordance("كتاب", limit=2).total is None
    assert index.concordance("كتاب", limit=2, by="after").total == index.concordance("كتاب", limit=0).total


def test_lines_are_sorted_by_a_word_beside(index):
    """By the first word after, then the next ones; folded, so that marks and hamza do not part them."""
    lines = index.concordance("كتاب", by="after", limit=None, width=200).lines
    firsts = [next(iter(index.analyzer.terms(line.after, "exact")), "") for line in lines]
    assert sorted(firsts) == firsts
    lines = index.concordance("كتاب", by="before2", limit=None, width=200).lines
    seconds = [(["", "", *index.analyzer.terms(line.before, "exact")])[-2] for line in lines]
    assert sorted(seconds) == seconds


def test_a_condition_keeps_to_some_documents(index, records):
    """The filter is in the query language."""
    sport = {record["id"] for record in records if record.get("category") == "رياضة"}
    page = index.concordance("فريق", where="category:رياضة", limit=None)
    assert sport >= {line.document for line in page} > set()
    assert page.total < index.concordance("فريق", limit=0).total


def test_forms_add_up(index, places):
    """Each form with its counts, the most frequent first."""
    forms = index.forms("مدينة", level="lemma")
    assert forms.total == sum(form.count for form in forms.forms)
    assert len(places(lambda token: "مدينه" == token.terms[1])) == forms.total
    assert [-form.count for form in forms.forms] == sorted(-form.count for form in forms.forms)
    assert "المدن" in {form.text for form in forms.forms}


def test_forms_leave_marks_out(tmp_path):
    """Vocalised or lengthened, it is one form; other letters make another."""
    index = kashaf.create(tmp_path / "index", analyzer="folded")
    index.add([{"id": "1", "text": "كِتاب كتـــاب كتاب مدرسة مدرسه"}])
    assert [("كتاب", 3)] == [(form.text, form.count) for form in index.forms("كتاب").forms]
    assert Counter({"مدرسة": 1, "مدرسه": 1}) == Counter(form.text for form in index.forms("مدرسة").forms)


def test_an_index_without_documents_has_no_lines(tmp_path):
    """Nothing is found, and nothing fails."""
    index = kashaf.create(tmp_path / "index")
    assert (0, 0, 0) == (
        index.concordance("كتاب").total,
        index.forms("كتاب").total,
        index.collocates("كتاب").places,
    )
    assert 0 == index.words().total


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"word": " "}, "at least one"),
        ({"word": "كتاب", "level": "grams"}, "say exact, lemma, root"),
        ({"word": "كتاب", "by": "colour"}, "say one of corpus"),
        ({"word": "كتاب", "where": " "}, "filter ' '"),
        ({"word": "كتاب", "width": 0}, "at least 1"),
    ],
)
def test_a_wrong_argument_is_answered_with_the_right_ones(index, arguments, said):
    """One line: the value, what is allowed."""
    with pytest.raises(QueryError, match=said):
        index.concordance(**arguments)
