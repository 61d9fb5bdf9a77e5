"""Collocates, use over time, vocabulary and keyness, on both engines, against plain counts."""

from collections import Counter

import pytest

import kashaf
from kashaf.errors import QueryError
from kashaf.search.concordance.association import Table, log_likelihood


@pytest.fixture(scope="module")
def rows(index, records):
    """The lemma and the folded form of each word of each text."""
    return [
        (record, [(token.terms[1], token.terms[0]) for token in index.analyzer.tokens(record.get(field, ""))])
        for record in records
        for field in ("title", "text")
    ]


def test_collocates_are_counted_once_a_place(index, rows):
    """Against windows of positions, put together."""
    around, own, everything = Counter(), Counter(), Counter()
    for _, row in rows:
        nodes = {place for place, (lemma, _) in enumerate(row) if lemma == "كتاب"}
        near = {place + gap for place in nodes for gap in range(-5, 6)} & set(range(len(row)))
        everything.update(lemma for lemma, _ in row)
        own.update(row[place][0] for place in nodes)
        around.update(row[place][0] for place in near - nodes)
    found = index.collocates("كتاب", level="lemma", minimum=1, limit=None, function_words=True)
    assert own.total() == found.places
    assert everything.total() - own.total() == found.words
    for one in found.collocates:
        assert around[one.term] == one.count
        assert everything[one.term] == one.total
        table = Table(one.count, found.in_windows, one.total, found.words)
        assert log_likelihood(table) == pytest.approx(one.log_likelihood)


def test_what_was_counted_is_counted_anew_after_a_change(tmp_path):
    """Frequencies are kept from call to call, but not beyond a commit."""
    index = kashaf.create(tmp_path / "index", analyzer="folded")
    index.add([{"id": "1", "text": "كتاب جديد في بيت قديم"}])
    assert 4 == index.collocates("كتاب", minimum=1, function_words=True).words
    index.add([{"id": "2", "text": "كتاب جديد"}])
    assert 5 == index.collocates("كتاب", minimum=1, function_words=True).words


@pytest.mark.parametrize("measure", ["log-likelihood", "log-dice", "t-score", "pmi"])
def test_the_measure_ranks(index, measure):
    """Best first, and no function word unless asked for."""
    found = index.collocates("كتاب", measure=measure, minimum=2)
    scores = [one.score(found.measure) for one in found.collocates]
    assert sorted(scores, reverse=True) == scores != []
    assert not {"في", "من"} & {one.term for one in found.collocates}


def test_use_over_time_is_relative_to_the_words_of_the_time(index, rows):
    """Each year's places and words, and the undated ones apart."""
    words, places = Counter(), Counter()
    for record, row in rows:
        words[record.get("date", "")[:4]] += len(row)
        places[record.get("date", "")[:4]] += sum("كتاب" == lemma for lemma, _ in row)
    found = index.timeline("كتاب", level="lemma", by="year")
    assert places.pop("") == found.undated
    words.pop("")
    assert dict(words) == {moment.label: moment.words for moment in found.moments}
    assert dict(places) == {moment.label: moment.count for moment in found.moments}


def test_months_without_documents_are_shown_as_gaps(index):
    """A month that nobody wrote in is not one without the word."""
    found = index.timeline("كتاب", by="month")
    labels = [moment.label for moment in found.moments]
    assert sorted(labels) == labels
    first, last = labels[0].split("-"), labels[-1].split("-")
    months = (int(last[0]) - int(first[0])) * 12 + int(last[1]) - int(first[1]) + 1
    assert months == len(labels)
    assert None in {moment.per_million for moment in found.moments}


def test_words_are_counted(index, rows):
    """Every lemma, with how often and in how many documents it stands."""
    counts = Counter(lemma for _, row in rows for lemma, _ in row)
    held = Counter()
    for name in {record["id"] for record, _ in rows}:
        held.update({lemma for record, row in rows if record["id"] == name for lemma, _ in row})
    found = index.words(occurrences=True, limit=None)
    assert counts == {word.term: word.count for word in found.words}
    assert held == {word.term: word.documents for word in found.words}


def test_the_engines_lists_say_the_same_of_documents(index):
    """What is listed at once and what is read agree, field by field."""
    listed = index.words(level="root", field="text", limit=None, sort="alphabet")
    read = index.words(level="root", field="text", limit=None, sort="alphabet", occurrences=True)
    assert [(word.term, word.documents) for word in read.words] == [
        (word.term, word.documents) for word in listed.words
    ]


def test_words_are_listed_by_prefix(index):
    """In any writing, unknown words too."""
    found = index.words(prefix="مُد", level="exact", limit=None, sort="alphabet")
    assert found.words
    assert all(word.term.startswith("مد") for word in found.words)
    assert found.total == len(found.words)


def test_lemmas_are_shown_as_they_are_written(index):
    """Not as they are folded: مدينة, على, إلى."""
    shown = {word.term: word.word for word in index.words(limit=None).words}
    assert ("مدينة", "على", "إلى") == (shown["مدينه"], shown["علي"], shown["إلي"])


def test_key_words_are_those_that_are_surer_than_chance(index, rows):
    """The counts of both parts, and their likelihood."""
    here, there = Counter(), Counter()
    for record, row in rows:
        (here if record.get("category") == "رياضة" else there).update(lemma for lemma, _ in row)
    found = index.keyness("category:رياضة")
    assert (here.total(), there.total()) == (found.words, found.against_words)
    assert {"مباراه", "فريق", "لاعب"} <= {key.term for key in found.keys}
    for key in found.keys:
        count, against = here[key.term], there[key.term]
        assert (count, against) == (key.count, key.against)
        table = Table(count, here.total(), count + against, here.total() + there.total())
        assert log_likelihood(table) == pytest.approx(key.log_likelihood)


def test_statistics_as_json_hold_what_the_values_hold(index):
    """Each to_json has its parts."""
    assert 2 == len(index.words(limit=2).to_json()["words"])
    assert 1 == len(index.keyness("category:رياضة", limit=1).to_json()["keys"])
    assert 1 == len(index.collocates("كتاب", limit=1).to_json()["collocates"])
    assert 4 == len(index.timeline("كتاب").to_json()["moments"])


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda index: index.keyness("category:لاشيء"), "no document is in the part"),
        (lambda index: index.words(level="grams"), "say exact, lemma, root"),
        (lambda index: index.words(sort="colour"), "count, alphabet"),
        (lambda index: index.words(field="date"), "no text field"),
        (lambda index: index.collocates("كتاب", measure="love"), "say one of log-likelihood"),
        (lambda index: index.collocates("كتاب", window=0), "at least 1"),
        (lambda index: index.timeline("كتاب", by="week"), "say one of year"),
        (lambda index: index.timeline("كتاب", date_field="pages"), "no field of dates"),
    ],
)
def test_a_wrong_argument_is_answered_with_the_right_ones(index, ask, said):
    """One line: the value, what is allowed."""
    with pytest.raises(QueryError, match=said):
        ask(index)
