"""What stands around a place."""

from hypothesis import given
from hypothesis import strategies as st

from kashaf.analyzers.chains import folded
from kashaf.search.concordance.contexts import after, before, words_after, words_before

TEXT = "قرأ الطالبُ في المكتبةِ كتابًا\nجديدًا عن النجوم البعيدة"
PLACE = TEXT.index("كتاب")


def test_words_stay_whole():
    """A word that does not fit is left out."""
    assert "في المكتبةِ" == before(TEXT, PLACE, 12)
    assert "جديدًا عن" == after(TEXT, PLACE + 6, 10)


def test_marks_take_no_width():
    """The mark on المكتبةِ is not counted."""
    assert "المكتبةِ" == before(TEXT, PLACE, 7)


def test_words_are_told_from_the_place_on():
    """The nearest word comes first on both sides."""
    assert ["المكتبه", "في"] == words_before(folded(), TEXT, PLACE, 2)
    assert ["جديدا", "عن"] == words_after(folded(), TEXT, PLACE + 6, 2)


TEXTS = st.lists(st.sampled_from(["كتاب", "مَكْتَبَةٌ", "،", "«في»", "x" * 90, "\n", "#يوم_جديد"])).map(" ".join)


@given(TEXTS, st.data(), st.integers(1, 60))
def test_contexts_are_the_nearest_words_of_the_text(text, data, width):
    """Whole chunks from the place on, and as many as fit."""
    place = data.draw(st.integers(0, len(text)))
    left, right = text[:place].split(), text[place:].split()
    shown = before(text, place, width).split(), after(text, place, width).split()
    assert left[len(left) - len(shown[0]) :] == shown[0]
    assert right[: len(shown[1])] == shown[1]


@given(TEXTS, st.data(), st.integers(1, 4))
def test_words_around_are_those_of_the_whole_text(text, data, count):
    """However little of the text is looked at, the words are the same."""
    starts = [0, *(place + 1 for place, character in enumerate(text) if character.isspace())]
    place = data.draw(st.sampled_from(starts))
    assert folded().terms(text[:place], "exact")[::-1][:count] == words_before(folded(), text, place, count)
    assert folded().terms(text[place:], "exact")[:count] == words_after(folded(), text, place, count)
