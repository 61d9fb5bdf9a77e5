import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.engines.contract import MAX_ID_BYTES
from kashaf.engines.layout import FieldType
from kashaf.errors import DocumentError, KashafError
from kashaf.indexer.mapping import Draft, FieldMapping, parse_field, reserved_names


def draft(values: dict, name: str | None = "ملف#1", **mapping: object) -> Draft:
    return FieldMapping(**mapping).form(tuple(values)).draft(values, name)


@pytest.mark.parametrize("id_name", ["id", "_id", "ID", "docid", "doc_id", "uuid", "معرف", "المعرف"])
@pytest.mark.parametrize("title_name", ["title", "Headline", "name", "عنوان", "العنوان"])
@pytest.mark.parametrize(
    "text_name", ["text", "BODY", "content", "contents", "نص", "النص", "محتوى", "المحتوى"]
)
def test_the_usual_names_are_known(id_name: str, title_name: str, text_name: str) -> None:
    """Id, title and text are found under their usual names, in any case."""
    values = {text_name: "نص", title_name: "عنوان", id_name: 7, "سنة": 1990}
    assert ("7", "عنوان", "نص", {"سنة": 1990}) == draft(values)


def test_a_number_column_is_no_id() -> None:
    """رقم numbers chapters as often as documents, and is left a field."""
    assert ("ملف#1", {"رقم": 3}) == (draft({"رقم": 3, "نص": "أ"}).id, draft({"رقم": 3, "نص": "أ"}).extras)


def test_named_fields_are_taken() -> None:
    """What the user says is not guessed; several texts are joined by empty lines."""
    values = {"رمز": "x", "رأس": "ر", "أ": "أول", "ب": "", "ج": "ثالث", "id": 1, "text": "آخر"}
    found = draft(values, id="رمز", title="رأس", text=("أ", "ب", "ج"))
    assert ("x", "ر", "أول\n\nثالث", {"id": 1, "text": "آخر"}) == found


def test_no_id_is_made_up_of_the_place_or_of_the_values() -> None:
    """A record is called by its place; without a place, equal documents have equal ids."""
    assert "ملف#1" == draft({"id": None, "text": "أ"}).id
    first, again, other = (draft({"text": text}, None).id for text in ("أ", "أ", "ب"))
    assert (True, False) == (first == again, first == other)


@pytest.mark.parametrize(
    ("values", "mapping", "reason"),
    [
        ({}, {}, "no text: no field 'text'; there are: none"),
        ({"سنة": 1}, {}, "no text: no field 'text'; there are: سنة"),
        ({"text": " \n"}, {}, "no text: text is empty"),
        ({"text": "\0"}, {}, "no text"),
        ({"text": None}, {}, "no text"),
        ({"text": 5}, {}, r"the text \(text\) is a number; it must be a string"),
        ({"text": ["أ"]}, {}, r"the text \(text\) is a list"),
        ({"text": "أ", "title": ["ب"]}, {}, r"the title \(title\) is a list"),
        ({"text": "أ"}, {"text": ("متن",)}, "no field 'متن'; there are: text"),
        ({"text": "أ"}, {"id": "رمز"}, "no id: no field 'رمز'"),
        ({"text": "أ", "id": ""}, {}, f"the id is empty; it must have 1 to {MAX_ID_BYTES} bytes"),
        ({"text": "أ", "id": "ط" * 501}, {}, f"1002 bytes; it must have 1 to {MAX_ID_BYTES}"),
        ({"text": "أ", "id": "a\0"}, {}, "no NUL"),
        ({"text": "أ", "id": "\ud800"}, {}, "lone surrogate"),
        ({"text": "أ", "id": True}, {}, "the id is true or false"),
        ({"text": "أ", "id": []}, {}, "the id is a list"),
        ({"text": "أ", 5: "ب"}, {}, "field name 5 is not a string"),
    ],
)
def test_a_bad_record_says_what_is_wrong(values: dict, mapping: dict, reason: str) -> None:
    """The reason names the field, what it is and what it must be."""
    with pytest.raises(DocumentError, match=reason):
        draft(values, **mapping)


@pytest.mark.parametrize(
    ("given_id", "expected"), [(7, "7"), (7.0, "7"), (7.5, "7.5"), ("٧", "٧"), (10**30, "1" + "0" * 30)]
)
def test_ids_are_strings(given_id: object, expected: str) -> None:
    """Numbers become ids as people write them."""
    assert expected == draft({"text": "أ", "id": given_id}).id


def test_a_type_option_is_read() -> None:
    """The last colon parts name and type."""
    assert ("a:b", FieldType.DATE) == parse_field("a:b:date")


@pytest.mark.parametrize("option", ["price", "price:", ":number", "price:money", ""])
def test_a_bad_type_option_names_the_types(option: str) -> None:
    """The error lists the types there are."""
    with pytest.raises(KashafError, match="text, keyword, number, date, hijri, stored"):
        parse_field(option)


@pytest.mark.parametrize("name", ["id", "title", "text", " "])
def test_id_title_and_text_have_their_types(name: str) -> None:
    """No other type can be given to what has one."""
    with pytest.raises(KashafError, match="cannot be given a type"):
        FieldMapping(types={name: FieldType.KEYWORD})


def test_the_names_of_levels_are_reserved() -> None:
    """A field cannot be called as a level of the title is."""
    assert {"id", "title", "text", "title.exact", "text.exact"} == reserved_names(("exact",))


@given(
    st.dictionaries(
        st.text() | st.sampled_from(["id", "text", "title"]), st.text() | st.none() | st.integers()
    )
)
def test_any_record_is_a_draft_or_a_reason(values: dict) -> None:
    """Random records never raise anything but DocumentError."""
    try:
        found = draft(values)
    except DocumentError:
        return
    assert found.text.strip()
