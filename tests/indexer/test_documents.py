from datetime import date

import pytest

from kashaf.engines.layout import FieldType, Layout
from kashaf.engines.stored import decode
from kashaf.errors import DocumentError
from kashaf.indexer.documents import DocumentMaker, check_waiting
from kashaf.indexer.mapping import Draft

FIELDS = {
    "title": FieldType.TEXT,
    "text": FieldType.TEXT,
    "ملخص": FieldType.TEXT,
    "سنة": FieldType.NUMBER,
    "قسم": FieldType.KEYWORD,
    "يوم": FieldType.DATE,
    "ملحق": FieldType.STORED,
}


class Reversing:
    """An analyzer of two levels: the words, and the words written backwards."""

    levels = ("as", "back")
    fingerprint = "0"

    def fields(self, text: str) -> tuple[str, ...]:
        return text, " ".join(word[::-1] for word in text.split(" "))

    def settings(self) -> dict[str, object]:
        return {}


def maker(*given: str) -> DocumentMaker:
    return DocumentMaker(Layout(Reversing.levels, FIELDS), Reversing(), given)


def test_every_text_field_stands_at_every_level() -> None:
    """Title, text and further text fields are analysed, and their words counted at the first level."""
    made = maker().make(Draft("1", "ab", "cd ef", {"ملخص": "gh"}))
    assert {
        "title.as": "ab",
        "title.back": "ba",
        "text.as": "cd ef",
        "text.back": "dc fe",
        "ملخص.as": "gh",
        "ملخص.back": "hg",
    } == dict(made.document.terms)
    assert 4 == made.words


def test_typed_fields_become_values() -> None:
    """Numbers, keywords and dates are handed over as the engine takes them; stored fields are not."""
    extras = {"سنة": "١٩٩٠", "قسم": ["أدب", "شعر"], "يوم": "2/1/1970", "ملحق": {"أ": 1}}
    made = maker().make(Draft("1", "", "نص", extras))
    values = {name: list(values) for name, values in made.document.values.items()}
    assert {"سنة": [1990.0], "قسم": ["أدب", "شعر"], "يوم": [1]} == values


def test_originals_are_stored_as_they_were() -> None:
    """Everything comes back, whatever its type, known or not."""
    extras = {"سنة": "١٩٩٠", "جديد": [1, {"أ": None}]}
    stored = decode(maker().make(Draft("1", "عنوان", "نص", extras)).document.stored)
    assert ("عنوان", "نص", extras) == (stored.title, stored.text, stored.fields)


def test_what_does_not_fit_a_guess_is_kept_and_noticed() -> None:
    """A misfit and a new field are stored, not searched, and named."""
    made = maker().make(Draft("1", "", "نص", {"سنة": "قديم", "ملخص": 5, "جديد": 1}))
    assert (["سنة", "ملخص"], ["جديد"], {}) == (made.misfits, made.unlisted, made.document.values)


def test_what_does_not_fit_a_given_type_is_an_error() -> None:
    """The error names the field, the type and the value."""
    draft = Draft("1", "", "نص", {"سنة": "قديم"})
    with pytest.raises(DocumentError, match=r"'سنة' was given as number, and 'قديم' is none"):
        maker("سنة").make(draft)
    with pytest.raises(DocumentError, match="given as number"):
        check_waiting(draft, {"سنة": FieldType.NUMBER})


def test_given_types_that_fit_are_no_error() -> None:
    """Values that fit, and absent ones, pass."""
    check_waiting(Draft("1", "", "نص", {"سنة": "١٩٩٠", "ملخص": "أ"}), FIELDS)


def test_dates_of_python_are_stored_as_they_are_written() -> None:
    """What JSON has no word for, but Python programs hand over, is stored as ISO."""
    stored = decode(maker().make(Draft("1", "", "نص", {"يوم": date(1970, 1, 2)})).document.stored)
    assert {"يوم": "1970-01-02"} == stored.fields


def test_what_cannot_be_stored_is_an_error() -> None:
    """An object of some class is refused with a reason."""
    with pytest.raises(DocumentError, match="cannot be stored"):
        maker().make(Draft("1", "", "نص", {"جديد": object()}))
    with pytest.raises(DocumentError, match="cannot be stored"):
        check_waiting(Draft("1", "", "نص", {"جديد": object()}), {})


def test_words_are_counted_where_chunks_have_none() -> None:
    """Blanks side by side are no words."""
    assert 2 == maker().make(Draft("1", "", " a  b ", {})).words


class Gramming(Reversing):
    """An analyzer with a level at which the text holds the title too."""

    levels = ("as", "grams")


def test_the_text_holds_the_titles_grams() -> None:
    """What only ranks is asked of one field: the text's grams are the title's, twice, and its own."""
    of_grams = DocumentMaker(Layout(Gramming.levels, FIELDS), Gramming())
    titled, untitled = (of_grams.make(Draft("1", title, "cd", {"ملخص": "gh"})) for title in ("ab", ""))
    assert {
        "title.as": "ab",
        "title.grams": "ba",
        "text.as": "cd",
        "text.grams": "ba ba dc",
        "ملخص.as": "gh",
        "ملخص.grams": "hg",
    } == dict(titled.document.terms)
    assert 3 == titled.words
    assert "dc" == untitled.document.terms["text.grams"]
